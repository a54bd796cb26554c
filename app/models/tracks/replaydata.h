// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/eventlife.h"
#include "app/domain/resource.h"
#include "app/domain/timespan.h"
#include "app/geo/tracks/track.h"
#include "app/store/trackquestion.h"

#include <memory>
#include <span>
#include <vector>

namespace onescreen {

/// How many events came and went in one part of a window.
struct ReplayBin
{
    int reported = 0;
    int urgent = 0; ///< Of these.
    int closed = 0;
};

/// How it stood at a moment of a window.
struct ReplayCounts
{
    qint64 reported = 0; ///< Since the window's beginning.
    qint64 closed = 0;   ///< Since the window's beginning; those that were cancelled too.
    qint64 open = 0;
    qint64 units = 0;  ///< That had been heard of.
    qint64 silent = 0; ///< Of these, on duty and longer without news than the rules of their tracks allow.

    friend bool operator==(const ReplayCounts&, const ReplayCounts&) = default;
};

/// What happened in a window, ready to be asked for any moment of it. Pure and immutable, so it may be made
/// on any thread and read on all.
class ReplayData
{
public:
    ReplayData() = default;
    ReplayData(const TimeSpan& window, std::shared_ptr<const EventLives> lives,
               std::shared_ptr<const TrackAnswer> tracks, std::vector<ResourceFields> resources);

    [[nodiscard]] const TimeSpan& window() const { return m_window; }
    /// Those that had a position then, where they were: `position`, `positionAt` (the moment less the age of
    /// the news), `heading` and `status` are of that moment; which event they were on is not known.
    [[nodiscard]] std::vector<ResourceFields> resourcesAt(UtcTime at) const;
    /// Points up to that moment and not older than `length`, of those in `resources` (all when empty).
    [[nodiscard]] std::vector<ResourceTrack> trailsAt(UtcTime at, Milliseconds length,
                                                      const std::vector<ResourceId>& resources) const;
    /// Every event that had been reported by then, as it stood.
    [[nodiscard]] MapPoints eventsAt(UtcTime at) const;
    struct Changes
    {
        std::vector<MapPoint> upserts;
        std::vector<EventRow> removals;
    };
    /// What turns the events of one moment into those of another, forwards or backwards.
    [[nodiscard]] Changes changesBetween(UtcTime from, UtcTime to) const;
    [[nodiscard]] ReplayCounts countsAt(UtcTime at) const;
    /// `count` equal parts of the window.
    [[nodiscard]] std::vector<ReplayBin> bins(int count) const;
    /// The next report after `at` (the last one before it with `back`); none when there is no more in the
    /// window.
    [[nodiscard]] std::optional<UtcTime> nextReport(UtcTime at, bool back) const;
    [[nodiscard]] std::optional<EventRow> eventReportedAt(UtcTime at) const;

    [[nodiscard]] bool isCut() const { return m_lives && m_lives->cut; }
    /// Points of tracks are at least so far apart; 0: none were left out.
    [[nodiscard]] Milliseconds spacing() const { return m_tracks ? m_tracks->spacing : Milliseconds{0}; }
    /// Before it no positions are kept; none when none are at all.
    [[nodiscard]] std::optional<UtcTime> tracksSince() const
    {
        return m_tracks ? m_tracks->oldest : std::nullopt;
    }

private:
    /// A moment at which an event shows another state.
    struct Step
    {
        qint64 at = 0;
        quint32 life = 0;
    };
    struct Mover
    {
        ResourceFields resource;
        const ResourceTrack* track; ///< In m_tracks.
    };
    [[nodiscard]] std::span<const Step> stepsIn(qint64 from, qint64 to) const;
    void makeSteps();

    TimeSpan m_window{};
    std::shared_ptr<const EventLives> m_lives;
    std::shared_ptr<const TrackAnswer> m_tracks;
    std::vector<Mover> m_movers;
    std::vector<Step> m_steps;     ///< By time.
    std::vector<qint64> m_reports; ///< Sorted.
    std::vector<qint64> m_ends;    ///< Sorted.
};

} // namespace onescreen
