// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/selectnearest.h"

#include "app/geo/distance.h"
#include "app/geo/fields/reach.h"

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

namespace {

constexpr double kilometresAnHour = 1.0 / 3.6;
constexpr double millisecondsOfSecond = 1000.0;

} // namespace

Milliseconds TravelAssumption::timeFor(double straightMetres) const
{
    const double seconds = straightMetres * detour / metresPerSecond;
    return Milliseconds{std::llround(seconds * millisecondsOfSecond)};
}

std::optional<TravelAssumption> travelAssumption(ResourceKind kind)
{
    if (!isMobile(kind))
        return std::nullopt;
    // Those of the 15-minute reach, so that the two never contradict each other.
    const ReachModel model;
    return TravelAssumption{.detour = model.detour(kind),
                            .metresPerSecond = model.kmh(kind) * kilometresAnHour};
}

NearAnswer nearestResources(std::span<const ResourceFields> resources, GeoPoint from,
                            std::span<const ResourceKind> kinds, UtcTime now, std::size_t limit)
{
    NearAnswer answer;
    for (std::size_t i = 0; i < resources.size(); ++i) {
        const ResourceFields& one = resources[i];
        if (std::ranges::find(kinds, one.kind) == kinds.end())
            continue;
        if (one.status == ResourceStatus::Off) {
            ++answer.off;
            continue;
        }
        if (!one.position) {
            ++answer.withoutPosition;
            continue;
        }
        NearResource near{.index = i, .metres = distanceMetres(from, *one.position)};
        if (const std::optional<TravelAssumption> travel = travelAssumption(one.kind)) {
            near.travel = travel->timeFor(near.metres);
            if (one.positionAt)
                near.age = now - *one.positionAt;
            near.fading = fadingFor(near.age.value_or(Milliseconds{0}));
        }
        answer.found.push_back(near);
    }
    answer.usable = static_cast<qint64>(answer.found.size());
    std::ranges::stable_sort(answer.found, {}, &NearResource::metres);
    answer.found.resize(std::min(answer.found.size(), limit));
    return answer;
}

} // namespace onescreen::geo
