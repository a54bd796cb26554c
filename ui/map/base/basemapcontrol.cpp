// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/basemapcontrol.h"

#include "app/models/windowclass.h"
#include "ui/common/errortext.h"
#include "ui/map/base/basemaptext.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/toolcanvas.h"

#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto messageTime = 5s;
const SettingKey<QString> wallsKey{"map/baseForWalls"_L1, {}};

QString written(const BaseMapChoice& choice)
{
    if (choice == BaseMapChoice{})
        return {};
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"map"_s, choice.id},
                                                       {u"opacity"_s, choice.opacity},
                                                       {u"tone"_s, mapToneName(choice.tone)}})
                                 .toJson(QJsonDocument::Compact));
}

BaseMapChoice read(const QString& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    return {.id = object.value("map"_L1).toString(),
            .opacity = std::clamp(object.value("opacity"_L1).toDouble(1.0), BaseMapChoice::leastOpacity, 1.0),
            .tone = mapToneFromName(object.value("tone"_L1).toString())};
}

} // namespace

BaseMapControl::BaseMapControl(MapView& view, geo::BaseMapCatalog& catalog, SettingsStore& settings,
                               const QString& window, QObject* parent)
    : QObject(parent), m_view(view), m_catalog(catalog), m_settings(settings),
      m_key(window.isEmpty() ? QByteArray() : "map/base/" + QString(window).replace(u'@', u'-').toUtf8()),
      m_wall(window.startsWith(windowClassName(WindowClass::Wall)))
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(messageTime);
    connect(&m_silence, &QTimer::timeout, this, [this] { m_view.canvas().setMessage({}); });
    connect(&catalog, &geo::BaseMapCatalog::choiceOffered, this, [this](const QString& choice) {
        if (m_wall)
            choose(read(choice));
    });
    connect(&catalog, &geo::BaseMapCatalog::mapsChanged, this, &BaseMapControl::onMapsChanged);
    if (m_key.isEmpty())
        return;
    m_choice = kept();
    m_view.setTone(m_choice.tone);
    open();
    view.installEventFilter(this);
}

BaseMapChoice BaseMapControl::kept() const
{
    const QString own = m_settings.value(SettingKey<QString>{QLatin1StringView(m_key), {}});
    return read(own.isEmpty() && m_wall ? m_settings.value(wallsKey) : own);
}

bool BaseMapControl::eventFilter(QObject* watched, QEvent* event)
{
    // Another map of the same window may have been given another base map meanwhile.
    if (watched == &m_view && event->type() == QEvent::Show && kept() != m_choice)
        choose(kept());
    return QObject::eventFilter(watched, event);
}

void BaseMapControl::choose(const BaseMapChoice& choice)
{
    const BaseMapChoice before = std::exchange(m_choice, choice);
    if (!m_absent.isEmpty()) {
        m_absent.clear();
        updateNotice();
    }
    // A wall that goes back to the beginning says so, or it would take what was given to all walls.
    const QString text = written(choice);
    if (!m_key.isEmpty())
        m_settings.setValue(SettingKey<QString>{QLatin1StringView(m_key), {}},
                            text.isEmpty() && m_wall ? u"{}"_s : text);
    m_view.setTone(choice.tone);
    if (before.id != choice.id || m_error)
        open();
    else if (before.opacity != choice.opacity && m_source)
        m_view.setBaseSource(m_source, choice.opacity);
    Q_EMIT changed();
}

void BaseMapControl::chooseAddressed(const BaseMapChoice& choice)
{
    const bool known = choice.id.isEmpty() || m_catalog.map(choice.id);
    BaseMapChoice taken = choice;
    if (!known)
        taken.id = m_choice.id;
    if (taken != m_choice)
        choose(taken);
    if (known)
        return;
    m_absent = choice.id;
    updateNotice();
}

void BaseMapControl::chooseNext()
{
    std::vector<QString> ids{QString()};
    for (const geo::BaseMapDefinition& map : m_catalog.maps()) {
        if (map.keyGroup.isEmpty() || m_catalog.hasKey(map.keyGroup))
            ids.push_back(map.id);
    }
    const auto now = std::ranges::find(ids, m_choice.id);
    const bool last = now == ids.end() || now + 1 == ids.end();
    BaseMapChoice next = m_choice;
    next.id = last ? QString() : *(now + 1);
    choose(next);
    say(tr("底图：%1").arg(next.id.isEmpty() ? tr("内置底图") : title()));
}

void BaseMapControl::chooseNextTone()
{
    BaseMapChoice next = m_choice;
    switch (m_choice.tone) {
    case MapTone::Theme:
        next.tone = MapTone::Night;
        break;
    case MapTone::Night:
        next.tone = MapTone::Day;
        break;
    case MapTone::Day:
        next.tone = MapTone::Theme;
        break;
    }
    choose(next);
    say(tr("底图昼夜：%1")
            .arg(next.tone == MapTone::Theme   ? tr("随界面")
                 : next.tone == MapTone::Night ? tr("夜间")
                                               : tr("日间")));
}

void BaseMapControl::giveToWalls()
{
    const QString text = written(m_choice);
    m_settings.setValue(wallsKey, text);
    m_catalog.offerChoice(text);
}

void BaseMapControl::say(const QString& text)
{
    m_view.canvas().setMessage(text);
    m_silence.start();
}

void BaseMapControl::onMapsChanged()
{
    const geo::BaseMapDefinition* map = m_catalog.map(m_choice.id);
    if (!m_choice.id.isEmpty() && !map)
        choose({.id = {}, .opacity = m_choice.opacity, .tone = m_choice.tone}); // It was removed.
    else if (map && *map != m_shown)
        open();
    Q_EMIT changed();
}

void BaseMapControl::open()
{
    ++m_openings;
    m_error.reset();
    m_opening = false;
    if (m_choice.id.isEmpty()) {
        m_shown = {};
        show(std::shared_ptr<geo::TileSource>());
        return;
    }
    if (const geo::BaseMapDefinition* map = m_catalog.map(m_choice.id))
        m_shown = *map;
    m_opening = true;
    m_catalog.open(m_choice.id)
        .then(this, [this, opening = m_openings](const geo::BaseMapCatalog::Opened& opened) {
            if (opening != m_openings)
                return;
            m_opening = false;
            show(opened);
        });
    Q_EMIT changed();
}

void BaseMapControl::show(const geo::BaseMapCatalog::Opened& opened)
{
    if (m_source)
        m_source->disconnect(this);
    m_source = opened.value_or(nullptr);
    m_error = opened ? std::nullopt : std::optional(opened.error());
    if (m_error)
        qWarning("The base map cannot be shown: %s", qUtf8Printable(m_error->toString()));
    if (m_source)
        connect(m_source.get(), &geo::TileSource::statusChanged, this, [this] {
            updateNotice();
            Q_EMIT changed();
        });
    m_view.setBaseSource(m_source, m_choice.opacity);
    updateNotice();
    Q_EMIT changed();
}

QString BaseMapControl::title() const
{
    const geo::BaseMapDefinition* map = m_catalog.map(m_choice.id);
    return map ? map->title : m_choice.id;
}

void BaseMapControl::updateNotice()
{
    if (!m_absent.isEmpty())
        m_view.setBaseNotice(tr("地址里的底图“%1”这台电脑没有，仍用原来的底图。").arg(m_absent));
    else if (m_error)
        m_view.setBaseNotice(tr("底图“%1”不能使用，已用内置底图代替：%2").arg(title(), errorText(*m_error)));
    else
        m_view.setBaseNotice(m_source ? sourceNotice(title(), m_source->status()) : QString());
}

bool BaseMapControl::hasProblem() const
{
    return m_error || (m_source && m_source->status().fault != geo::SourceFault::None);
}

QString BaseMapControl::stateText() const
{
    if (m_opening)
        return tr("正在打开…");
    if (m_error)
        return errorText(*m_error);
    if (!m_source)
        return tr("数据包自带，不用网络");
    const geo::SourceStatus status = m_source->status();
    const QString next = sourceNextStep(status.fault);
    return next.isEmpty() ? sourceStateText(status) : tr("%1。%2。").arg(sourceStateText(status), next);
}

} // namespace onescreen
