// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/resource.h"
#include "app/geo/marker.h"

#include <optional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// How a straight line becomes a journey: its length times `detour`, at `metresPerSecond` on the whole way.
/// Assumptions, not measurements, those of fields/reach.h: without roads in the data pack nothing better is
/// known.
struct TravelAssumption
{
    double detour = 1.0;
    double metresPerSecond = 1.0;

    [[nodiscard]] Milliseconds timeFor(double straightMetres) const;
};
/// By the defaults of ReachModel; none for what does not move (cameras, devices).
std::optional<TravelAssumption> travelAssumption(ResourceKind kind);

struct NearResource
{
    std::size_t index = 0;              ///< Into the resources that were given.
    double metres = 0;                  ///< Straight line over the ground (distance.h).
    std::optional<Milliseconds> travel; ///< None for what does not move.
    Fading fading = Fading::Full;       ///< By the age of the position; what does not move is always Full.
    std::optional<Milliseconds> age;    ///< Of the position, of what moves.
};

struct NearAnswer
{
    std::vector<NearResource> found; ///< Nearest first; at equal distance in the order given.
    qint64 usable = 0;               ///< All that could have been found: found.size() or more.
    qint64 off = 0;                  ///< 离线/故障, left out.
    qint64 withoutPosition = 0;      ///< Left out.
};

/// The nearest of those kinds, at most `limit`. Those that are off or have no position are counted and left
/// out; a stale position counts as it is and is marked.
NearAnswer nearestResources(std::span<const ResourceFields> resources, GeoPoint from,
                            std::span<const ResourceKind> kinds, UtcTime now, std::size_t limit);

} // namespace onescreen::geo
