// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/geometry.h"

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

namespace {

double squaredDistanceToSegment(QPointF point, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double share =
        length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0.0;
    const QPointF off = point - (a + along * share);
    return QPointF::dotProduct(off, off);
}

/// Keeps the side of the ring where `inside(point)` >= 0; `inside` is linear in the point.
template <typename Inside> PlaneLine clippedByLine(const PlaneLine& ring, Inside inside)
{
    PlaneLine kept;
    kept.reserve(ring.size() + 4);
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF from = ring[i];
        const QPointF to = ring[i + 1 == ring.size() ? 0 : i + 1];
        const double fromInside = inside(from);
        const double toInside = inside(to);
        if (fromInside >= 0)
            kept.push_back(from);
        if ((fromInside >= 0) != (toInside >= 0))
            kept.push_back(from + (to - from) * (fromInside / (fromInside - toInside)));
    }
    return kept;
}

} // namespace

PlaneLine simplified(std::span<const QPointF> line, double tolerance)
{
    if (line.size() < 3)
        return {line.begin(), line.end()};
    const double limit = tolerance * tolerance;
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest = limit;
        std::size_t split = 0;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = squaredDistanceToSegment(line[i], line[first], line[last]);
            if (distance > farthest) {
                farthest = distance;
                split = i;
            }
        }
        if (split == 0)
            continue;
        keep[split] = true;
        open.emplace_back(first, split);
        open.emplace_back(split, last);
    }
    PlaneLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i])
            result.push_back(line[i]);
    }
    return result;
}

PlaneLine simplifiedRing(std::span<const QPointF> ring, double tolerance)
{
    if (ring.size() < 3)
        return {};
    // Cut at the point farthest from the first, so that both halves have a direction.
    const auto distance = [&](QPointF p) { return std::hypot(p.x() - ring[0].x(), p.y() - ring[0].y()); };
    const auto farthest =
        static_cast<std::size_t>(std::ranges::max_element(ring, {}, distance) - ring.begin());
    PlaneLine result = simplified(ring.subspan(0, farthest + 1), tolerance);
    PlaneLine second(ring.begin() + static_cast<std::ptrdiff_t>(farthest), ring.end());
    second.push_back(ring[0]);
    second = simplified(second, tolerance);
    if (second.size() > 2)
        result.insert(result.end(), second.begin() + 1, second.end() - 1);
    return result.size() < 3 ? PlaneLine{} : result;
}

PlaneLine clippedRing(std::span<const QPointF> ring, const QRectF& rect)
{
    PlaneLine kept(ring.begin(), ring.end());
    kept = clippedByLine(kept, [&](QPointF p) { return p.x() - rect.left(); });
    kept = clippedByLine(kept, [&](QPointF p) { return rect.right() - p.x(); });
    kept = clippedByLine(kept, [&](QPointF p) { return p.y() - rect.top(); });
    kept = clippedByLine(kept, [&](QPointF p) { return rect.bottom() - p.y(); });
    return kept.size() < 3 ? PlaneLine{} : kept;
}

std::vector<PlaneLine> visibleRuns(std::span<const QPointF> line, const QRectF& rect)
{
    std::vector<PlaneLine> runs;
    bool open = false;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const QPointF a = line[i - 1];
        const QPointF b = line[i];
        const bool seen = std::min(a.x(), b.x()) <= rect.right() && std::max(a.x(), b.x()) >= rect.left() &&
                          std::min(a.y(), b.y()) <= rect.bottom() && std::max(a.y(), b.y()) >= rect.top();
        if (seen && !open)
            runs.push_back({a});
        if (seen)
            runs.back().push_back(b);
        open = seen;
    }
    return runs;
}

QRectF boundsOf(std::span<const QPointF> line)
{
    if (line.empty())
        return {};
    const auto [left, right] = std::ranges::minmax(line, {}, [](QPointF p) { return p.x(); });
    const auto [top, bottom] = std::ranges::minmax(line, {}, [](QPointF p) { return p.y(); });
    return {QPointF(left.x(), top.y()), QPointF(right.x(), bottom.y())};
}

bool ringContains(std::span<const QPointF> ring, QPointF point)
{
    bool inside = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i];
        const QPointF b = ring[i + 1 == ring.size() ? 0 : i + 1];
        if ((a.y() > point.y()) != (b.y() > point.y()) &&
            point.x() < (b.x() - a.x()) * (point.y() - a.y()) / (b.y() - a.y()) + a.x())
            inside = !inside;
    }
    return inside;
}

} // namespace onescreen::geo
