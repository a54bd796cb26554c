// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/marine.h"

#include "app/geo/distance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace onescreen::geo {

namespace {

bool holds(const DetailedShape& shape, QPointF point)
{
    if (!shape.bounds().contains(point))
        return false;
    bool inside = false;
    for (const PlaneLine& ring : shape.at(DetailedShape::detailZooms.back()))
        inside = inside != ringContains(ring, point);
    return inside;
}

bool holds(const std::vector<DetailedShape>& shapes, QPointF point)
{
    return std::ranges::any_of(shapes, [&](const DetailedShape& shape) { return holds(shape, point); });
}

double toRectangle(QPointF from, const QRectF& to)
{
    const double x = std::max({to.left() - from.x(), 0.0, from.x() - to.right()});
    const double y = std::max({to.top() - from.y(), 0.0, from.y() - to.bottom()});
    return std::hypot(x, y);
}

double toSegment(QPointF from, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double share =
        length > 0 ? std::clamp(QPointF::dotProduct(from - a, along) / length, 0.0, 1.0) : 0.0;
    const QPointF off = from - (a + share * along);
    return std::hypot(off.x(), off.y());
}

} // namespace

Waters watersAt(const BaseMap& map, WorldPoint point)
{
    const QPointF at(point.x, point.y);
    if (holds(map.lakes(), at))
        return Waters::Lake;
    if (holds(map.land(), at))
        return Waters::Land;
    return map.coverage().contains(toGeo(point)) ? Waters::Sea : Waters::Unknown;
}

std::optional<double> metresToCoast(const BaseMap& map, WorldPoint point)
{
    const QPointF at(point.x, point.y);
    double least = std::numeric_limits<double>::infinity();
    for (const DetailedShape& piece : map.coast()) {
        if (toRectangle(at, piece.bounds()) >= least)
            continue;
        for (const PlaneLine& line : piece.at(DetailedShape::detailZooms.back())) {
            for (std::size_t i = 1; i < line.size(); ++i)
                least = std::min(least, toSegment(at, line[i - 1], line[i]));
        }
    }
    if (!std::isfinite(least))
        return std::nullopt;
    // Web Mercator keeps shapes: a length near a point is the ground's times one factor.
    return least * earthCircumference * std::cos(latitudeOf(point) * std::numbers::pi / 180.0);
}

void VesselSpeeds::take(std::span<const ResourceFields> resources)
{
    QHash<QString, Seen> next;
    for (const ResourceFields& resource : resources) {
        if (resource.kind != ResourceKind::Vessel || !resource.position || !resource.positionAt)
            continue;
        const QString id = resource.id.toString();
        const Fix fix{.at = *resource.position, .taken = *resource.positionAt};
        const auto before = m_seen.constFind(id);
        if (before == m_seen.constEnd()) {
            next.insert(id, {.last = fix, .knots = {}});
            continue;
        }
        Seen seen = *before;
        const Milliseconds apart = fix.taken - seen.last.taken;
        if (apart > longest || apart < Milliseconds::zero()) {
            seen = {.last = fix, .knots = {}};
        } else if (apart >= shortest) {
            const double metres = distanceMetres(seen.last.at, fix.at);
            const double speed = knots(metres / std::chrono::duration<double>(apart).count());
            seen.knots = speed <= mostKnots ? std::optional(speed) : std::nullopt;
            seen.last = fix;
        }
        next.insert(id, seen);
    }
    m_seen = std::move(next);
}

std::optional<double> VesselSpeeds::knotsOf(const ResourceId& vessel, UtcTime now) const
{
    const auto seen = m_seen.constFind(vessel.toString());
    if (seen == m_seen.constEnd() || now - seen->last.taken > longest)
        return std::nullopt;
    return seen->knots;
}

} // namespace onescreen::geo
