// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tracks/simplify.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onescreen::geo {

double distanceToLine(WorldPoint point, WorldPoint from, WorldPoint to)
{
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double length = dx * dx + dy * dy;
    const double share =
        length > 0 ? std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length, 0.0, 1.0) : 0.0;
    return std::hypot(point.x - (from.x + share * dx), point.y - (from.y + share * dy));
}

std::vector<std::size_t> simplified(std::span<const WorldPoint> line, double tolerance)
{
    if (line.empty())
        return {};
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = 1;
    // A stack instead of recursion: a track may have a hundred thousand points.
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        double farthest = tolerance;
        std::size_t at = first;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double distance = distanceToLine(line[i], line[first], line[last]);
            if (distance > farthest) {
                farthest = distance;
                at = i;
            }
        }
        if (at == first)
            continue;
        kept[at] = 1;
        open.emplace_back(first, at);
        open.emplace_back(at, last);
    }
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i] != 0)
            indexes.push_back(i);
    }
    return indexes;
}

} // namespace onescreen::geo
