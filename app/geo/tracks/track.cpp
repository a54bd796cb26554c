// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tracks/track.h"

#include "app/geo/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace std::chrono_literals;

namespace onescreen::geo {

namespace {

constexpr double radians = std::numbers::pi / 180.0;

double seconds(Milliseconds length)
{
    return std::chrono::duration<double>(length).count();
}

double shareOf(UtcTime from, UtcTime to, UtcTime at)
{
    return to > from ? seconds(at - from) / seconds(to - from) : 1.0;
}

/// As reported; else of the way on, else of the way that led here.
std::optional<int> headingAt(std::span<const TrackPoint> points, std::size_t at, const TrackRules& rules)
{
    if (points[at].heading)
        return *points[at].heading;
    const auto way = [&](std::size_t from) {
        return breakBetween(points[from], points[from + 1], rules) == TrackBreak::None
                   ? bearing(points[from].place, points[from + 1].place)
                   : std::nullopt;
    };
    const auto on = at + 1 < points.size() ? way(at) : std::nullopt;
    return on || at == 0 ? on : way(at - 1);
}

} // namespace

TrackRules trackRulesFor(ResourceKind kind)
{
    switch (kind) {
    case ResourceKind::Staff:
        return {.longestSilence = 5min, .fastest = 45};
    case ResourceKind::Vessel:
        return {.longestSilence = 15min, .fastest = 30};
    case ResourceKind::Vehicle:
    case ResourceKind::Camera:
    case ResourceKind::Device:
        break;
    }
    return {.longestSilence = 5min, .fastest = 70};
}

TrackBreak breakBetween(const TrackPoint& from, const TrackPoint& to, const TrackRules& rules)
{
    const Milliseconds silence = to.at - from.until;
    if (silence > rules.longestSilence)
        return TrackBreak::Silence;
    const double metres = distanceMetres(from.place, to.place);
    const double time = seconds(std::max(silence, Milliseconds{0}) + rules.clockStep);
    return metres > rules.noise && metres > rules.fastest * time ? TrackBreak::Jump : TrackBreak::None;
}

std::vector<TrackSegment> segmentsOf(std::span<const TrackPoint> points, const TrackRules& rules)
{
    std::vector<TrackSegment> segments;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const TrackBreak parted = i == 0 ? TrackBreak::None : breakBetween(points[i - 1], points[i], rules);
        if (i == 0 || parted != TrackBreak::None)
            segments.push_back({.first = i, .last = i, .before = parted});
        else
            segments.back().last = i;
    }
    return segments;
}

std::vector<TrackPoint> inOrder(std::vector<TrackPoint> points)
{
    std::ranges::stable_sort(points, {}, &TrackPoint::at);
    std::vector<TrackPoint> kept;
    kept.reserve(points.size());
    for (const TrackPoint& point : points) {
        if (point.until >= point.at && (kept.empty() || point.at > kept.back().until))
            kept.push_back(point);
    }
    return kept;
}

std::optional<TrackFix> fixAt(std::span<const TrackPoint> points, const TrackRules& rules, UtcTime at)
{
    const auto next = std::ranges::upper_bound(points, at, {}, &TrackPoint::at);
    if (next == points.begin())
        return std::nullopt;
    const TrackPoint& here = *std::prev(next);
    TrackFix fix{.place = here.place,
                 .status = here.status,
                 .heading = headingAt(points, static_cast<std::size_t>(next - points.begin()) - 1, rules)};
    if (at <= here.until)
        return fix;
    if (next == points.end()) {
        fix.age = at - here.until;
        return fix;
    }
    if (breakBetween(here, *next, rules) != TrackBreak::None) {
        fix.age = at - here.until;
        fix.inGap = true;
        return fix;
    }
    fix.place = between(here.place, next->place, shareOf(here.until, next->at, at));
    if (const auto way = bearing(here.place, next->place))
        fix.heading = way;
    return fix;
}

std::optional<int> bearing(GeoPoint from, GeoPoint to)
{
    if (from == to)
        return std::nullopt;
    const double east = (to.lon() - from.lon()) * radians;
    const double a = from.lat() * radians;
    const double b = to.lat() * radians;
    const double angle = std::atan2(std::sin(east) * std::cos(b),
                                    std::cos(a) * std::sin(b) - std::sin(a) * std::cos(b) * std::cos(east));
    return (static_cast<int>(std::lround(angle / radians)) + 360) % 360;
}

GeoPoint between(GeoPoint from, GeoPoint to, double share)
{
    double east = to.lon() - from.lon();
    if (std::abs(east) > 180)
        east -= std::copysign(360.0, east);
    double lon = from.lon() + east * share;
    if (std::abs(lon) > 180)
        lon -= std::copysign(360.0, lon);
    return GeoPoint::fromDegrees(lon, from.lat() + (to.lat() - from.lat()) * share).value_or(from);
}

TrackSummary summaryOf(std::span<const TrackPoint> points, const TrackRules& rules)
{
    TrackSummary summary;
    for (const TrackSegment& segment : segmentsOf(points, rules)) {
        summary.silences += segment.before == TrackBreak::Silence ? 1 : 0;
        summary.jumps += segment.before == TrackBreak::Jump ? 1 : 0;
        summary.known += points[segment.last].until - points[segment.first].at;
        for (std::size_t i = segment.first; i < segment.last; ++i)
            summary.metres += distanceMetres(points[i].place, points[i + 1].place);
    }
    return summary;
}

} // namespace onescreen::geo
