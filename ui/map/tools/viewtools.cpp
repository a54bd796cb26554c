// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/viewtools.h"

#include "app/geo/coordinateparse.h"
#include "ui/common/settingsstore.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/datumtext.h"
#include "ui/map/tools/toolcanvas.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto messageTime = 5s;

QString datumEntry()
{
    return u"map-datum"_s;
}

} // namespace

ViewTools::ViewTools(MapView& map, const SceneContext& context, AddressSource address, QObject* parent)
    : QObject(parent), m_map(map), m_settings(context.settings), m_window(context.window),
      m_address(std::move(address))
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(messageTime);
    connect(&m_silence, &QTimer::timeout, this, [this] { m_map.canvas().setMessage({}); });
    const QString kept = m_settings.windowValue(m_window, datumEntry());
    const auto known =
        std::ranges::find(allDatums, kept, [](geo::Datum datum) { return QString(geo::datumName(datum)); });
    if (known != allDatums.end()) {
        m_datum = *known;
        m_map.setDatum(m_datum);
    }
}

void ViewTools::chooseDatum(geo::Datum datum)
{
    m_datum = datum;
    m_map.setDatum(datum);
    m_settings.setWindowValue(m_window, datumEntry(),
                              datum == geo::Datum::Wgs84 ? QString() : QString(geo::datumName(datum)));
}

QList<QAction*> ViewTools::addDatums(QMenu* menu)
{
    QList<QAction*> entries;
    auto* group = new QActionGroup(this);
    for (const geo::Datum datum : allDatums) {
        QAction* entry = menu->addAction(datumText(datum));
        entry->setObjectName(u"datum-"_s + geo::datumName(datum));
        entry->setCheckable(true);
        entry->setChecked(datum == m_datum);
        entry->setActionGroup(group);
        connect(entry, &QAction::triggered, this, [this, datum] { chooseDatum(datum); });
        entries << entry;
    }
    return entries;
}

void ViewTools::copyAddress()
{
    copy(m_address().toString(), tr("已复制视图地址"));
}

void ViewTools::pasteAddress()
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (const Result<ViewAddress> address = ViewAddress::parse(text))
        Q_EMIT openAddressRequested(*address);
    else if (geo::parseCoordinates(text))
        Q_EMIT searchRequested(text);
    else
        say(tr("剪贴板中既不是视图地址，也不是坐标。"));
}

void ViewTools::copyCoordinates()
{
    const geo::Degrees at = geo::fromGeoPoint(m_datum, m_map.camera().center());
    const QString text = u"%1, %2"_s.arg(at.lon, 0, 'f', 6).arg(at.lat, 0, 'f', 6);
    copy(text, tr("已复制 %1（经度, 纬度 · %2）").arg(text, geo::datumName(m_datum)));
}

void ViewTools::copy(const QString& text, const QString& message)
{
    QGuiApplication::clipboard()->setText(text);
    say(message);
}

void ViewTools::say(const QString& message)
{
    m_map.canvas().setMessage(message);
    m_silence.start();
}

} // namespace onescreen
