// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/trackpoint.h"

#include <optional>
#include <span>
#include <vector>

namespace onescreen::geo {

/// When two successive points of a track are not joined.
struct TrackRules
{
    Milliseconds longestSilence{std::chrono::minutes{5}}; ///< Longer without news: nobody knows the way.
    double fastest = 70;       ///< Metres a second; what would need more is a jump.
    double noise = 50;         ///< Metres; a shorter step is never a jump, however fast it would be.
    Milliseconds clockStep{0}; ///< To what the times are rounded in the source; 0 for milliseconds.
};
/// Staff 5 min, 45 m/s (they ride in cars); vehicles 5 min, 70 m/s; vessels 15 min, 30 m/s (58 knots).
TrackRules trackRulesFor(ResourceKind kind);

enum class TrackBreak : quint8 {
    None,
    Silence, ///< Too long without news.
    Jump,    ///< Farther than could be gone in the time.
};

/// `to` follows `from`.
TrackBreak breakBetween(const TrackPoint& from, const TrackPoint& to, const TrackRules& rules);

/// Points first to last without a break between them; a single point is a segment too.
struct TrackSegment
{
    std::size_t first = 0;
    std::size_t last = 0;
    TrackBreak before = TrackBreak::None; ///< What parts it from the one before.

    friend bool operator==(const TrackSegment&, const TrackSegment&) = default;
};
/// `points` in the order of time. Every point is in exactly one segment.
std::vector<TrackSegment> segmentsOf(std::span<const TrackPoint> points, const TrackRules& rules);

/// Sorts by time and leaves out what contradicts it: of points of one moment the first is kept, and a point
/// that begins before the one before has ended is dropped. For tracks from files.
std::vector<TrackPoint> inOrder(std::vector<TrackPoint> points);

/// Where somebody was at a moment.
struct TrackFix
{
    GeoPoint place;
    ResourceStatus status = ResourceStatus::Ready;
    std::optional<int>
        heading;         ///< Degrees from north: of the way, or, where it stands, as reported or as it came.
    Milliseconds age{0}; ///< How long nothing had been heard; 0 on the way and where it was confirmed.
    bool inGap = false;  ///< In a gap: the last place before it.
};
/// None before the first point. On the way from point to point the place is interpolated (straight in
/// longitude and latitude); in a gap and after the last point it is the last known one, with its age.
std::optional<TrackFix> fixAt(std::span<const TrackPoint> points, const TrackRules& rules, UtcTime at);

/// Degrees from north at the start of the great circle; none when both are one place.
std::optional<int> bearing(GeoPoint from, GeoPoint to);
/// `share` 0 at `from`, 1 at `to`; takes the short way over the 180° meridian.
GeoPoint between(GeoPoint from, GeoPoint to, double share);

struct TrackSummary
{
    double metres = 0; ///< Along the segments; nothing is counted across a break.
    Milliseconds known{0};
    int silences = 0;
    int jumps = 0;
};
TrackSummary summaryOf(std::span<const TrackPoint> points, const TrackRules& rules);

inline constexpr double metresPerNauticalMile = 1852.0;
constexpr double nauticalMiles(double metres)
{
    return metres / metresPerNauticalMile;
}
constexpr double knots(double metresPerSecond)
{
    return metresPerSecond * 3600.0 / metresPerNauticalMile;
}

} // namespace onescreen::geo
