// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pack/packtheme.h"

#include <QLineF>

#include <boost/geometry/algorithms/correct.hpp>
#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

namespace bg = boost::geometry;
using PlanePoint = bg::model::d2::point_xy<double>;
using PlanePolygon = bg::model::polygon<PlanePoint>;

using KindName = std::pair<ThemeKind, QLatin1StringView>;
constexpr std::array kindNames{KindName{ThemeKind::Facility, "facility"_L1},
                               KindName{ThemeKind::Hazard, "hazard"_L1},
                               KindName{ThemeKind::District, "district"_L1},
                               KindName{ThemeKind::Grid, "grid"_L1}, KindName{ThemeKind::Road, "road"_L1}};

// The edge of the Web-Mercator square.
constexpr double mostLatitude = 85.0511;
constexpr double halfTurn = 180.0;

PlanePoint planeOf(GeoPoint point)
{
    return {point.lon(), point.lat()};
}

/// Where two edges of a ring cross, which is what helps to find it; none when they only touch. Looks at every
/// pair: asked only of outlines that are known to be wrong.
std::optional<QPointF> crossingOf(const GeoLine& ring)
{
    const auto at = [&](std::size_t i) { return QPointF(ring[i].lon(), ring[i].lat()); };
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const QLineF edge(at(i), at(i + 1));
        for (std::size_t j = i + 2; j + 1 < ring.size(); ++j) {
            const bool neighbours = i == 0 && j + 2 == ring.size(); // of a closed ring
            QPointF crossing;
            if (!neighbours &&
                edge.intersects(QLineF(at(j), at(j + 1)), &crossing) == QLineF::BoundedIntersection)
                return crossing;
        }
    }
    return std::nullopt;
}

QString wordsOf(bg::validity_failure_type failure, const GeoPolygon& polygon)
{
    for (const GeoLine& ring : polygon.rings) {
        if (const std::optional<QPointF> at = crossingOf(ring))
            return u"the outline crosses or touches itself at %1, %2."_s.arg(at->x(), 0, 'f', 5)
                .arg(at->y(), 0, 'f', 5);
    }
    switch (failure) {
    case bg::failure_self_intersections:
        return u"the outline crosses or touches itself."_s;
    case bg::failure_spikes:
        return u"the outline has a spike without width."_s;
    case bg::failure_interior_rings_outside:
    case bg::failure_nested_interior_rings:
    case bg::failure_intersecting_interiors:
        return u"a hole lies outside the outline or crosses another one."_s;
    case bg::failure_disconnected_interior:
        return u"its holes cut the area in two."_s;
    default:
        return u"the outline encloses no area."_s;
    }
}

/// Why a run of points cannot be drawn where it says; empty when it can.
QString lineFault(const GeoLine& line)
{
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (std::abs(line[i].lat()) > mostLatitude)
            return u"%1° of latitude lies beyond the map, which ends at ±85.05°."_s.arg(line[i].lat());
        if (i > 0 && std::abs(line[i].lon() - line[i - 1].lon()) > halfTurn)
            return u"runs over the 180° meridian; cut it there into two parts."_s;
    }
    return {};
}

QString geometryFault(const PackRecord& record)
{
    if (record.point)
        return lineFault({*record.point});
    for (const GeoLine& line : record.lines) {
        if (QString fault = lineFault(line); !fault.isEmpty())
            return fault;
    }
    for (const GeoPolygon& polygon : record.polygons) {
        for (const GeoLine& ring : polygon.rings) {
            if (QString fault = lineFault(ring); !fault.isEmpty())
                return fault;
        }
        if (QString fault = outlineFault(polygon); !fault.isEmpty())
            return fault;
    }
    return {};
}

} // namespace

QString themeKindName(ThemeKind kind)
{
    return std::ranges::find(kindNames, kind, &KindName::first)->second;
}

std::optional<ThemeKind> themeKindFromName(QStringView name)
{
    const auto known =
        std::ranges::find_if(kindNames, [name](const KindName& entry) { return entry.second == name; });
    return known == kindNames.end() ? std::nullopt : std::optional(known->first);
}

QString outlineFault(const GeoPolygon& polygon)
{
    PlanePolygon plane;
    plane.inners().resize(polygon.rings.empty() ? 0 : polygon.rings.size() - 1);
    for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
        auto& ring = i == 0 ? plane.outer() : plane.inners()[i - 1];
        for (const GeoPoint point : polygon.rings[i])
            ring.push_back(planeOf(point));
    }
    // Which way round a ring goes says nothing here; RFC 7946 asks for one way, files have both.
    bg::correct(plane);
    bg::validity_failure_type failure = bg::no_failure;
    if (bg::is_valid(plane, failure) || failure == bg::failure_duplicate_points)
        return {};
    return wordsOf(failure, polygon);
}

PackTheme readTheme(LayerReading& reading, std::vector<PackRecord> records)
{
    const PackLayer& layer = reading.layer();
    PackTheme theme{.id = layer.id,
                    .title = layer.title,
                    .kind = layer.theme.value_or(ThemeKind::Facility),
                    .origin = layer.origin,
                    .approximate = layer.approximate,
                    .date = layer.date,
                    .source = layer.source,
                    .features = {}};
    for (PackRecord& record : records) {
        const QString& name = reading.valueOf(record, "name"_L1);
        if (name.isEmpty()) {
            reading.fault(record, u"name"_s, u"is empty."_s);
            continue;
        }
        if (const QString fault = geometryFault(record); !fault.isEmpty()) {
            reading.fault(record, u"coordinates"_s, fault);
            continue;
        }
        theme.features.push_back({.name = name,
                                  .type = reading.valueOf(record, "type"_L1),
                                  .unit = reading.valueOf(record, "unit"_L1),
                                  .person = reading.valueOf(record, "person"_L1),
                                  .phone = reading.valueOf(record, "phone"_L1),
                                  .note = reading.valueOf(record, "note"_L1),
                                  .point = record.point,
                                  .lines = std::move(record.lines),
                                  .polygons = std::move(record.polygons)});
    }
    return theme;
}

} // namespace onescreen::geo
