// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/mapstyle.h"

#include <memory>

namespace onescreen::geo::test {

inline GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}
inline GeoLine box(double west, double south, double east, double north)
{
    return {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
}
inline RegionCode code(QStringView text)
{
    return RegionCode::fromString(text).value();
}

/// An island from 121.8 to 122.2° E and 29.8 to 30.2° N, two counties that part at 122° E, a lake in the
/// western one. The counties' outer edges follow the island's points, as packs do.
inline BaseMapSource sampleSource()
{
    BaseMapSource source;
    const GeoLine island{at(121.8, 29.8), at(122.0, 29.8), at(122.2, 29.8), at(122.2, 30.2),
                         at(122.0, 30.2), at(121.8, 30.2), at(121.8, 29.8)};
    source.land = {{.rings = {island}}};
    source.lakes = {{.rings = {box(121.86, 30.1, 121.94, 30.16)}}};
    source.coast = {island};
    source.rivers = {{at(121.8, 29.9), at(122.2, 29.9)}};
    source.areas = {{.code = code(u"330902"),
                     .name = QStringLiteral("West"),
                     .parts = {{.rings = {box(121.8, 29.8, 122.0, 30.2)}}}},
                    {.code = code(u"330903"),
                     .name = QStringLiteral("East"),
                     .parts = {{.rings = {box(122.0, 29.8, 122.2, 30.2)}}}}};
    source.labels = {{.at = at(121.9, 30.0), .text = QStringLiteral("West"), .rank = LabelRank::County},
                     {.at = at(122.1, 30.0), .text = QStringLiteral("East"), .rank = LabelRank::County},
                     {.at = at(121.9, 30.0002), .text = QStringLiteral("Village"), .rank = LabelRank::Place}};
    source.coverage = GeoBounds(at(121, 29), at(123, 31));
    return source;
}
inline std::shared_ptr<const BaseMap> sampleMap()
{
    return std::make_shared<const BaseMap>(sampleSource());
}

/// Colours that cannot be mixed up.
inline MapStyle sampleStyle()
{
    MapStyle style;
    style.outside = QColor(10, 10, 10);
    style.sea = QColor(0, 0, 200);
    style.land = QColor(100, 100, 100);
    style.coast = QColor(0, 255, 255);
    style.river = QColor(0, 120, 255);
    style.boundary = QColor(255, 255, 0);
    style.missing = QColor(255, 0, 255);
    for (std::size_t i = 0; i < style.ramp.size(); ++i)
        style.ramp.at(i) = QColor(0, 100 + 20 * static_cast<int>(i), 0);
    style.areaOpacity = 1.0;
    style.text = Qt::white;
    style.secondary = Qt::lightGray;
    style.halo = Qt::black;
    style.badge = QColor(20, 30, 40);
    style.badgeEdge = QColor(80, 80, 80);
    style.accent = QColor(255, 128, 0);
    style.urgent = QColor(255, 0, 0);
    style.state.fill(QColor(0, 200, 100));
    style.priority.fill(QColor(200, 200, 0));
    style.resource.fill(QColor(0, 100, 250));
    style.font.setPixelSize(12);
    return style;
}

} // namespace onescreen::geo::test
