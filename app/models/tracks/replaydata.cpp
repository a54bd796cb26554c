// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/replaydata.h"

#include <algorithm>
#include <unordered_map>

namespace onescreen {

namespace {

qint64 countUpTo(const std::vector<qint64>& sorted, qint64 ms)
{
    return std::ranges::upper_bound(sorted, ms) - sorted.begin();
}

/// The first moment at which secondOfMap() reaches it.
qint64 dueMs(DueSecond due)
{
    return (qint64{due} - secondOfMap(fromMs(0))) * 1'000;
}

std::optional<MapPoint> pointAt(const EventLife& life, UtcTime at)
{
    const auto state = life.stateAt(at);
    if (!state || !life.hasPosition)
        return std::nullopt;
    MapPoint point = life.point;
    point.state = *state;
    // The map calls overdue what is due before now; what was not due yet at that moment must not be called
    // so.
    if (point.due != noDue && secondOfMap(at) < qint64{point.due})
        point.due = noDue;
    return point;
}

} // namespace

ReplayData::ReplayData(const TimeSpan& window, std::shared_ptr<const EventLives> lives,
                       std::shared_ptr<const TrackAnswer> tracks, std::vector<ResourceFields> resources)
    : m_window(window), m_lives(std::move(lives)), m_tracks(std::move(tracks))
{
    std::unordered_map<QString, std::size_t> byId;
    for (std::size_t i = 0; i < resources.size(); ++i)
        byId.emplace(resources[i].id.toString(), i);
    for (const ResourceTrack& track : m_tracks->tracks) {
        if (const auto found = byId.find(track.resource.toString()); found != byId.end())
            m_movers.push_back({.resource = std::move(resources[found->second]), .track = &track});
    }
    makeSteps();
}

void ReplayData::makeSteps()
{
    for (std::size_t i = 0; i < m_lives->lives.size(); ++i) {
        const EventLife& life = m_lives->lives[i];
        for (const qint64 at : {life.reported, life.accepted, life.assigned, life.closed}) {
            if (at != EventLife::never)
                m_steps.push_back({.at = at, .life = static_cast<quint32>(i)});
        }
        if (life.point.due != noDue)
            m_steps.push_back({.at = dueMs(life.point.due), .life = static_cast<quint32>(i)});
        m_reports.push_back(life.reported);
        if (life.closed != EventLife::never)
            m_ends.push_back(life.closed);
    }
    std::ranges::sort(m_steps, {}, &Step::at);
    std::ranges::sort(m_reports);
    std::ranges::sort(m_ends);
}

std::vector<ResourceFields> ReplayData::resourcesAt(UtcTime at) const
{
    std::vector<ResourceFields> found;
    for (const Mover& mover : m_movers) {
        const ResourceTrack& track = *mover.track;
        const auto fix = geo::fixAt(track.points, geo::trackRulesFor(track.kind), at);
        if (!fix)
            continue;
        ResourceFields fields = mover.resource;
        fields.position = fix->place;
        fields.positionAt = at - fix->age;
        fields.heading = fix->heading;
        fields.status = fix->status;
        fields.event.reset();
        found.push_back(std::move(fields));
    }
    return found;
}

std::vector<ResourceTrack> ReplayData::trailsAt(UtcTime at, Milliseconds length,
                                                const std::vector<ResourceId>& resources) const
{
    std::vector<ResourceTrack> trails;
    for (const Mover& mover : m_movers) {
        const ResourceTrack& track = *mover.track;
        if (!resources.empty() && std::ranges::find(resources, track.resource) == resources.end())
            continue;
        const auto first = std::ranges::lower_bound(track.points, at - length, {}, &TrackPoint::until);
        const auto last = std::ranges::upper_bound(track.points, at, {}, &TrackPoint::at);
        if (first >= last)
            continue;
        ResourceTrack trail{.resource = track.resource, .kind = track.kind, .points = {first, last}};
        trail.points.back().until = std::min(trail.points.back().until, at);
        // To where it is now, so that the trail does not end behind the sign.
        const auto fix = geo::fixAt(track.points, geo::trackRulesFor(track.kind), at);
        if (fix && fix->place != trail.points.back().place)
            trail.points.push_back({.at = at, .until = at, .place = fix->place, .status = fix->status});
        trails.push_back(std::move(trail));
    }
    return trails;
}

MapPoints ReplayData::eventsAt(UtcTime at) const
{
    MapPoints points;
    if (!m_lives)
        return points;
    points.categoryRoots = m_lives->categoryRoots;
    for (const EventLife& life : m_lives->lives) {
        if (const auto point = pointAt(life, at))
            points.points.push_back(*point);
        else if (life.stateAt(at))
            ++points.withoutPosition;
    }
    return points;
}

std::span<const ReplayData::Step> ReplayData::stepsIn(qint64 from, qint64 to) const
{
    const auto first = std::ranges::upper_bound(m_steps, from, {}, &Step::at);
    const auto last = std::ranges::upper_bound(m_steps, to, {}, &Step::at);
    return {first, last};
}

ReplayData::Changes ReplayData::changesBetween(UtcTime from, UtcTime to) const
{
    Changes changes;
    std::vector<quint32> touched;
    for (const Step& step : stepsIn(std::min(toMs(from), toMs(to)), std::max(toMs(from), toMs(to))))
        touched.push_back(step.life);
    std::ranges::sort(touched);
    const auto repeated = std::ranges::unique(touched);
    touched.erase(repeated.begin(), repeated.end());
    for (const quint32 index : touched) {
        const EventLife& life = m_lives->lives[index];
        if (!life.hasPosition)
            continue;
        if (const auto point = pointAt(life, to))
            changes.upserts.push_back(*point);
        else
            changes.removals.push_back(life.point.row);
    }
    return changes;
}

ReplayCounts ReplayData::countsAt(UtcTime at) const
{
    const qint64 ms = toMs(at);
    const qint64 before = toMs(m_window.from) - 1;
    ReplayCounts counts;
    counts.reported = countUpTo(m_reports, ms) - countUpTo(m_reports, before);
    counts.closed = countUpTo(m_ends, ms) - countUpTo(m_ends, before);
    counts.open = countUpTo(m_reports, ms) - countUpTo(m_ends, ms);
    for (const Mover& mover : m_movers) {
        const ResourceTrack& track = *mover.track;
        const geo::TrackRules rules = geo::trackRulesFor(track.kind);
        const auto fix = geo::fixAt(track.points, rules, at);
        counts.units += fix ? 1 : 0;
        // Who has gone off duty is silent, but not lost.
        const bool isLost = fix && fix->age > rules.longestSilence && fix->status != ResourceStatus::Off;
        counts.silent += isLost ? 1 : 0;
    }
    return counts;
}

std::vector<ReplayBin> ReplayData::bins(int count) const
{
    std::vector<ReplayBin> bins(static_cast<std::size_t>(std::max(count, 0)));
    const qint64 length = m_window.length().count();
    if (!m_lives || bins.empty() || length <= 0)
        return bins;
    const auto binOf = [&](qint64 ms) -> ReplayBin* {
        const qint64 off = ms - toMs(m_window.from);
        return off < 0 || off >= length ? nullptr : &bins[static_cast<std::size_t>(off * count / length)];
    };
    for (const EventLife& life : m_lives->lives) {
        if (ReplayBin* bin = binOf(life.reported)) {
            ++bin->reported;
            bin->urgent += life.point.priority == Priority::Urgent ? 1 : 0;
        }
        if (ReplayBin* bin = life.closed == EventLife::never ? nullptr : binOf(life.closed))
            ++bin->closed;
    }
    return bins;
}

std::optional<UtcTime> ReplayData::nextReport(UtcTime at, bool back) const
{
    const qint64 ms = toMs(at);
    if (back) {
        const auto found = std::ranges::lower_bound(m_reports, ms);
        if (found == m_reports.begin() || *std::prev(found) < toMs(m_window.from))
            return std::nullopt;
        return fromMs(*std::prev(found));
    }
    const auto found = std::ranges::upper_bound(m_reports, ms);
    if (found == m_reports.end() || *found >= toMs(m_window.to))
        return std::nullopt;
    return fromMs(*found);
}

std::optional<EventRow> ReplayData::eventReportedAt(UtcTime at) const
{
    if (!m_lives)
        return std::nullopt;
    const auto found = std::ranges::lower_bound(m_lives->lives, toMs(at), {}, &EventLife::reported);
    if (found == m_lives->lives.end() || found->reported != toMs(at))
        return std::nullopt;
    return found->point.row;
}

} // namespace onescreen
