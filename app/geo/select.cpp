// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/select.h"

#include "app/geo/distance.h"
#include "app/geo/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

enum class Covering { None, Some, All };

constexpr double meanRadius = 6'371'008.8; // As in distance.cpp.
constexpr double pi = std::numbers::pi;
// An event is judged by its degrees, which lie up to 4 mm from the middle of its key's cell (1e-10 of the
// world).
constexpr double worldSlack = 3e-10;
constexpr double metreSlack = 1e-3;

double radians(double degrees)
{
    return degrees * pi / 180.0;
}

QPointF planePoint(WorldPoint point)
{
    return {point.x, point.y};
}

/// Whether a segment may touch the rectangle (never false when it does).
bool mayTouch(QPointF a, QPointF b, const QRectF& rect)
{
    if (std::max(a.x(), b.x()) < rect.left() || std::min(a.x(), b.x()) > rect.right() ||
        std::max(a.y(), b.y()) < rect.top() || std::min(a.y(), b.y()) > rect.bottom())
        return false;
    // Boxes overlap: the rectangle is missed only when all its corners are on one side of the line.
    const QPointF along = b - a;
    const auto side = [&](double x, double y) { return along.x() * (y - a.y()) - along.y() * (x - a.x()); };
    const std::array sides{side(rect.left(), rect.top()), side(rect.right(), rect.top()),
                           side(rect.left(), rect.bottom()), side(rect.right(), rect.bottom())};
    return !(std::ranges::all_of(sides, [](double s) { return s > 0; }) ||
             std::ranges::all_of(sides, [](double s) { return s < 0; }));
}

/// Parts of the map against one kind of area. `cover` may say Some where the truth is None or All, never the
/// other way round.
struct BoundsTest
{
    explicit BoundsTest(const GeoBounds& bounds) : area(bounds) {}

    [[nodiscard]] Covering cover(const QRectF& /*world*/, const GeoBounds& cell) const
    {
        if (!area.intersects(cell))
            return Covering::None;
        return area.contains(cell) ? Covering::All : Covering::Some;
    }
    [[nodiscard]] bool contains(WorldPoint point) const { return area.contains(toGeo(point)); }

    GeoBounds area;
};

struct RingTest
{
    explicit RingTest(const SelectRing& of) : ring(of) {}

    [[nodiscard]] Covering cover(const QRectF& world, const GeoBounds& /*cell*/) const
    {
        const QRectF wide = world.adjusted(-worldSlack, -worldSlack, worldSlack, worldSlack);
        if (!ring.bounds().intersects(wide) && !wide.intersects(ring.bounds()))
            return Covering::None;
        const std::vector<QPointF>& points = ring.points();
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (mayTouch(points[i], points[i + 1 == points.size() ? 0 : i + 1], wide))
                return Covering::Some;
        }
        return ringContains(points, world.center()) ? Covering::All : Covering::None;
    }
    [[nodiscard]] bool contains(WorldPoint point) const
    {
        return ringContains(ring.points(), planePoint(toWorld(toGeo(point))));
    }

    const SelectRing& ring;
};

struct CircleTest
{
    explicit CircleTest(const SelectCircle& of) : circle(of) {}

    [[nodiscard]] Covering cover(const QRectF& /*world*/, const GeoBounds& cell) const
    {
        if (distanceMetres(circle.centre(), cell) > circle.metres() + metreSlack)
            return Covering::None;
        // No place of the cell is farther than its middle and the way from there along meridian and parallel.
        const double lat = (cell.south() + cell.north()) / 2;
        const double lon = (cell.west() + cell.east()) / 2;
        const double flattest = cell.south() <= 0 && cell.north() >= 0
                                    ? 0.0
                                    : std::min(std::abs(cell.south()), std::abs(cell.north()));
        const double reach =
            meanRadius * (radians(cell.north() - cell.south()) / 2 +
                          radians(cell.east() - cell.west()) / 2 * std::cos(radians(flattest)));
        const std::optional<GeoPoint> middle = GeoPoint::fromDegrees(lon, lat);
        const bool all =
            middle && distanceMetres(circle.centre(), *middle) + reach < circle.metres() - metreSlack;
        return all ? Covering::All : Covering::Some;
    }
    [[nodiscard]] bool contains(WorldPoint point) const
    {
        return distanceMetres(circle.centre(), toGeo(point)) <= circle.metres();
    }

    const SelectCircle& circle;
};

GeoBounds geoBoundsOf(const QRectF& world)
{
    return {toGeo(WorldPoint{.x = world.left(), .y = world.top()}),
            toGeo(WorldPoint{.x = world.right(), .y = world.bottom()})};
}

} // namespace

/// Walks the quadtree of the sorted order.
class AreaSearch
{
public:
    template <typename Test> static Selection run(const ClusterIndex& index, const Test& test)
    {
        Selection found;
        const ClusterIndex::Range all = index.everything();
        if (!all.empty())
            visit(index, test, {.key = 0, .level = 0}, all, found);
        return found;
    }

private:
    // Below this many events a cell is read instead of being cut further.
    static constexpr std::size_t readDirectly = 16;

    static bool isFew(const ClusterIndex::Range& range)
    {
        return range.from.block == range.to.block && range.to.offset - range.from.offset <= readDirectly;
    }
    template <typename Test>
    static void visit(const ClusterIndex& index, const Test& test, ClusterCell cell,
                      ClusterIndex::Range range, Selection& found)
    {
        if (isFew(range) || cell.level == deepestLevel) {
            take(index, range, found,
                 [&](const PointEntry& entry) { return test.contains(worldOf(entry.key)); });
            return;
        }
        const QRectF world = cell.worldRect();
        const Covering covering = test.cover(world, geoBoundsOf(world));
        if (covering == Covering::None)
            return;
        if (covering == Covering::All) {
            found.sums += index.sumsOf(range);
            index.forEach(range, [&](const PointEntry& entry) {
                found.events.push_back(entry);
                return true;
            });
            return;
        }
        const int level = cell.level + 1;
        for (MortonKey quarter = 0; quarter < 4 && !range.empty(); ++quarter) {
            const ClusterCell child{.key = cell.key | (quarter << (64 - 2 * level)), .level = level};
            ClusterIndex::Range part = range;
            if (quarter < 3)
                part.to = index.lowerBound(lastKeyOfCell(child.key, level) + 1, range);
            range.from = part.to;
            if (!part.empty())
                visit(index, test, child, part, found);
        }
    }
    template <typename Accept>
    static void take(const ClusterIndex& index, const ClusterIndex::Range& range, Selection& found,
                     Accept accept)
    {
        index.forEach(range, [&](const PointEntry& entry) {
            if (accept(entry)) {
                found.events.push_back(entry);
                found.sums += sumsOf(entry);
            }
            return true;
        });
    }
    static PointSums sumsOf(const PointEntry& entry)
    {
        PointSums sums{.x = mortonX(entry.key), .y = mortonY(entry.key)};
        sums.byState.at(static_cast<std::size_t>(entry.state)) = 1;
        sums.urgentOpen = entry.priority == Priority::Urgent && isOpen(entry.state) ? 1 : 0;
        return sums;
    }
};

Result<SelectRing> SelectRing::of(std::span<const WorldPoint> points)
{
    SelectRing ring;
    for (const WorldPoint point : points) {
        if (!std::isfinite(point.x) || !std::isfinite(point.y))
            return failure(ErrorKind::Invalid, u"a point of the line is not a number"_s);
        if (ring.m_points.empty() || ring.m_points.back() != planePoint(point))
            ring.m_points.push_back(planePoint(point));
    }
    while (ring.m_points.size() > 1 && ring.m_points.front() == ring.m_points.back())
        ring.m_points.pop_back();
    if (ring.m_points.size() < 3)
        return failure(ErrorKind::Invalid, u"an area needs at least three different points"_s);
    ring.m_bounds = geo::boundsOf(ring.m_points);
    return ring;
}

Result<SelectCircle> SelectCircle::of(GeoPoint centre, double metres)
{
    if (!(metres > 0 && metres <= mostMetres))
        return failure(ErrorKind::Invalid, u"a radius lies between 0 and %1 m"_s.arg(mostMetres, 0, 'f', 0));
    return SelectCircle(centre, metres);
}

bool isInside(const SelectArea& area, GeoPoint point)
{
    if (const auto* bounds = std::get_if<GeoBounds>(&area))
        return bounds->contains(point);
    if (const auto* ring = std::get_if<SelectRing>(&area))
        return ringContains(ring->points(), planePoint(toWorld(point)));
    const auto& circle = std::get<SelectCircle>(area);
    return distanceMetres(circle.centre(), point) <= circle.metres();
}

namespace {

GeoBounds boundsOfCircle(const SelectCircle& circle)
{
    const double reach = circle.metres() / meanRadius;
    const double lat = radians(circle.centre().lat());
    const double degrees = 180.0 / pi;
    const double south = std::max(lat - reach, -pi / 2) * degrees;
    const double north = std::min(lat + reach, pi / 2) * degrees;
    double west = -180;
    double east = 180;
    if (lat + reach < pi / 2 && lat - reach > -pi / 2) {
        // The meridian that touches the circle: sin(dlon) = sin(reach) / cos(lat).
        const double width = std::asin(std::min(1.0, std::sin(reach) / std::cos(lat))) * degrees;
        west = circle.centre().lon() - width;
        east = circle.centre().lon() + width;
        if (west < -180 || east > 180) {
            west = -180;
            east = 180;
        }
    }
    // All four are in range, so the points exist.
    return {GeoPoint::fromDegrees(west, south).value(), GeoPoint::fromDegrees(east, north).value()};
}

using WorldRing = std::vector<WorldPoint>;

std::vector<WorldRing> outlineOfCircle(const SelectCircle& circle)
{
    constexpr int corners = 128;
    const double reach = circle.metres() / meanRadius;
    const double lat = radians(circle.centre().lat());
    PlaneLine line;
    for (int i = 0; i < corners; ++i) {
        const double bearing = 2 * pi * i / corners;
        const double sine =
            std::sin(lat) * std::cos(reach) + std::cos(lat) * std::sin(reach) * std::cos(bearing);
        const double dLon = std::atan2(std::sin(bearing) * std::sin(reach) * std::cos(lat),
                                       std::cos(reach) - std::sin(lat) * sine);
        const WorldPoint at = toWorld(0, std::asin(std::clamp(sine, -1.0, 1.0)) * 180.0 / pi);
        line.emplace_back(circle.centre().lon() / 360.0 + 0.5 + dLon / (2 * pi), at.y);
    }
    std::vector<WorldRing> rings;
    for (const double turn : {0.0, -1.0, 1.0}) {
        PlaneLine turned;
        for (const QPointF point : line)
            turned.emplace_back(point.x() + turn, point.y());
        WorldRing ring;
        for (const QPointF point : clippedRing(turned, QRectF(0, 0, 1, 1)))
            ring.push_back({.x = point.x(), .y = point.y()});
        if (!ring.empty())
            rings.push_back(std::move(ring));
    }
    return rings;
}

} // namespace

GeoBounds boundsOf(const SelectArea& area)
{
    if (const auto* bounds = std::get_if<GeoBounds>(&area))
        return *bounds;
    if (const auto* ring = std::get_if<SelectRing>(&area))
        return geoBoundsOf(ring->bounds());
    return boundsOfCircle(std::get<SelectCircle>(area));
}

std::vector<std::vector<WorldPoint>> outlineOf(const SelectArea& area)
{
    if (const auto* circle = std::get_if<SelectCircle>(&area))
        return outlineOfCircle(*circle);
    WorldRing ring;
    if (const auto* drawn = std::get_if<SelectRing>(&area)) {
        for (const QPointF point : drawn->points())
            ring.push_back({.x = point.x(), .y = point.y()});
        return {ring};
    }
    const auto& bounds = std::get<GeoBounds>(area);
    const WorldPoint a = toWorld(bounds.southWest());
    const WorldPoint b = toWorld(bounds.northEast());
    return {{a, {.x = b.x, .y = a.y}, b, {.x = a.x, .y = b.y}}};
}

Selection eventsInside(const ClusterIndex& index, const SelectArea& area)
{
    if (const auto* bounds = std::get_if<GeoBounds>(&area))
        return AreaSearch::run(index, BoundsTest(*bounds));
    if (const auto* ring = std::get_if<SelectRing>(&area))
        return AreaSearch::run(index, RingTest(*ring));
    return AreaSearch::run(index, CircleTest(std::get<SelectCircle>(area)));
}

} // namespace onescreen::geo
