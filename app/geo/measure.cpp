// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/measure.h"

#include "app/geo/mercator.h"

#include <boost/geometry/algorithms/area.hpp>
#include <boost/geometry/algorithms/distance.hpp>
#include <boost/geometry/algorithms/intersects.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometries/ring.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <cmath>
#include <vector>

namespace onescreen::geo {

namespace {

namespace bg = boost::geometry;

using EarthPoint = bg::model::point<double, 2, bg::cs::geographic<bg::degree>>;
using EarthRing = bg::model::ring<EarthPoint, false, true>;
using PlanePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using PlaneRing = bg::model::ring<PlanePoint, false, true>;

const bg::srs::spheroid<double>& wgs84()
{
    static const bg::srs::spheroid<double> ellipsoid(6'378'137.0, 6'356'752.3142451793);
    return ellipsoid;
}

EarthPoint earthPoint(GeoPoint point)
{
    return {point.lon(), point.lat()};
}

std::vector<GeoPoint> differentPoints(std::span<const GeoPoint> points)
{
    std::vector<GeoPoint> kept;
    for (const GeoPoint point : points) {
        if (kept.empty() || kept.back() != point)
            kept.push_back(point);
    }
    while (kept.size() > 1 && kept.front() == kept.back())
        kept.pop_back();
    return kept;
}

bool crossesItself(const std::vector<GeoPoint>& points)
{
    PlaneRing ring;
    double turned = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        const GeoPoint point = points[i % points.size()];
        // A step over ±180° goes on beyond the edge of the map.
        if (i > 0) {
            const double step = point.lon() - points[i - 1].lon();
            turned += step > 180 ? -360 : step < -180 ? 360 : 0;
        }
        ring.emplace_back(point.lon() + turned, toWorld(point).y * 360.0);
    }
    return bg::intersects(ring);
}

} // namespace

double pathMetres(GeoPoint from, GeoPoint to)
{
    const bg::strategy::distance::vincenty<bg::srs::spheroid<double>> strategy(wgs84());
    return from == to ? 0.0 : bg::distance(earthPoint(from), earthPoint(to), strategy);
}

double pathMetres(std::span<const GeoPoint> points)
{
    double metres = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        metres += pathMetres(points[i - 1], points[i]);
    return metres;
}

std::optional<double> areaSquareMetres(std::span<const GeoPoint> ring)
{
    const std::vector<GeoPoint> points = differentPoints(ring);
    if (points.size() < 3 || crossesItself(points))
        return std::nullopt;
    EarthRing earth;
    for (const GeoPoint point : points)
        earth.push_back(earthPoint(point));
    earth.push_back(earth.front());
    constexpr std::size_t order = 5;
    const bg::strategy::area::geographic<bg::strategy::vincenty, order, bg::srs::spheroid<double>> strategy(
        wgs84());
    return std::abs(bg::area(earth, strategy));
}

} // namespace onescreen::geo
