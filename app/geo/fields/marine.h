// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/ids.h"
#include "app/domain/resource.h"
#include "app/geo/basemap.h"
#include "app/geo/tracks/track.h"

#include <QHash>

#include <optional>
#include <span>

namespace onescreen::geo {

enum class Waters : quint8 {
    Unknown, ///< Outside what the map covers.
    Land,
    Lake,
    Sea,
};
Waters watersAt(const BaseMap& map, WorldPoint point);

/// Ground metres from a point to the nearest line of the map's coast; none without a coast. Straight over
/// ground (true within 0.1 % up to 100 km). Looks at the coast's pieces by their bounds: 20 µs for a
/// province.
std::optional<double> metresToCoast(const BaseMap& map, WorldPoint point);

/// Speeds of vessels from their own successive positions: there is no speed in the records.
class VesselSpeeds
{
public:
    static constexpr Milliseconds shortest = std::chrono::seconds{5};
    static constexpr Milliseconds longest = std::chrono::minutes{5};
    /// More is no vessel but a jump of the position.
    static constexpr double mostKnots = 70;

    /// The newest state of all resources; others than vessels are passed over, vessels that are not among
    /// them forgotten.
    void take(std::span<const ResourceFields> resources);
    /// Over ground, between the last two positions that lie `shortest` to `longest` apart; none before there
    /// are two, and none once the last is older than `longest`.
    [[nodiscard]] std::optional<double> knotsOf(const ResourceId& vessel, UtcTime now) const;

private:
    struct Fix
    {
        GeoPoint at;
        UtcTime taken;
    };
    struct Seen
    {
        Fix last;
        std::optional<double> knots;
    };

    QHash<QString, Seen> m_seen;
};

} // namespace onescreen::geo
