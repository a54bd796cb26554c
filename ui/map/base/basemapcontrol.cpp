// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/basemapcontrol.h"

#include "ui/common/errortext.h"
#include "ui/map/base/basemaptext.h"
#include "ui/map/mapview.h"

#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double leastOpacity = 0.1;

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
            .opacity = std::clamp(object.value("opacity"_L1).toDouble(1.0), leastOpacity, 1.0),
            .tone = mapToneFromName(object.value("tone"_L1).toString())};
}

} // namespace

BaseMapControl::BaseMapControl(MapView& view, geo::BaseMapCatalog& catalog, SettingsStore& settings,
                               const QString& window, QObject* parent)
    : QObject(parent), m_view(view), m_catalog(catalog), m_settings(settings),
      m_key(window.isEmpty() ? QByteArray() : "map/base/" + QString(window).replace(u'@', u'-').toUtf8())
{
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
    return read(m_settings.value(SettingKey<QString>{QLatin1StringView(m_key), {}}));
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
    if (!m_key.isEmpty())
        m_settings.setValue(SettingKey<QString>{QLatin1StringView(m_key), {}}, written(choice));
    m_view.setTone(choice.tone);
    if (before.id != choice.id || m_error)
        open();
    else if (before.opacity != choice.opacity && m_source)
        m_view.setBaseSource(m_source, choice.opacity);
    Q_EMIT changed();
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
    if (m_error)
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
