// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/selectring.h"

#include "app/geo/geometry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

/// Of the longer side of a line that has too many corners; doubled until they are few enough.
constexpr double firstTolerance = 1e-6;

GeoPoint placeOf(QPointF point)
{
    return toGeo(WorldPoint{.x = point.x(), .y = point.y()});
}

Result<GeoRing> ringOf(const GeoBounds& bounds)
{
    if (bounds.southWest() != bounds.northEast())
        return GeoRing::rectangle(bounds.southWest(), bounds.northEast());
    const auto moved = [&](qint64 by) {
        const GeoPoint at = bounds.southWest();
        return GeoPoint::fromE7(std::clamp<qint64>(at.lon7() + by, -1'800'000'000, 1'800'000'000),
                                std::clamp<qint64>(at.lat7() + by, -900'000'000, 900'000'000))
            .value_or(at);
    };
    return GeoRing::rectangle(moved(-1), moved(1));
}

Result<GeoRing> ringOf(const SelectRing& ring)
{
    PlaneLine line = ring.points();
    const double side = std::max(ring.bounds().width(), ring.bounds().height());
    for (double tolerance = side * firstTolerance; line.size() > GeoRing::mostPoints; tolerance *= 2)
        line = simplifiedRing(ring.points(), tolerance);
    std::vector<GeoPoint> points;
    points.reserve(line.size());
    std::ranges::transform(line, std::back_inserter(points), placeOf);
    return GeoRing::of(std::move(points));
}

Result<GeoRing> ringOf(const SelectCircle& circle)
{
    const std::vector<std::vector<WorldPoint>> rings = outlineOf(circle);
    const GeoBounds bounds = boundsOf(SelectArea(circle));
    if (rings.size() != 1 || (bounds.west() <= -180.0 && bounds.east() >= 180.0))
        return failure(ErrorKind::Invalid, u"The area reaches across the 180 degree meridian or a pole."_s);
    std::vector<GeoPoint> points;
    points.reserve(rings.front().size());
    std::ranges::transform(rings.front(), std::back_inserter(points),
                           [](WorldPoint point) { return toGeo(point); });
    return GeoRing::of(std::move(points));
}

} // namespace

Result<GeoRing> filterRing(const SelectArea& area)
{
    return std::visit([](const auto& one) { return ringOf(one); }, area);
}

SelectArea selectArea(const GeoRing& ring)
{
    std::vector<WorldPoint> points;
    points.reserve(ring.points().size());
    std::ranges::transform(ring.points(), std::back_inserter(points),
                           [](GeoPoint at) { return toWorld(at); });
    if (Result<SelectRing> line = SelectRing::of(points))
        return *std::move(line);
    return GeoBounds(ring.southWest(), ring.northEast());
}

} // namespace onescreen::geo
