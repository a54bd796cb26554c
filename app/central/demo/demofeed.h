// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/demofleet.h"
#include "app/central/demo/demoindicators.h"
#include "app/central/demo/demoschedule.h"
#include "app/central/logservice.h"

#include <queue>

#include <map>

namespace onescreen::central {

struct DemoSettings
{
    quint64 seed = 1;
    double speed = 0.2;              ///< Changes of events in a second, about.
    int historyDays = 30;            ///< Before the first start.
    std::optional<qint64> events;    ///< In the history; by default as many as the profile has in those days.
    std::chrono::minutes tracks{60}; ///< So long before the first start the fleet was on its rounds.
};

/// The demonstration: writes the history of the last days at the first start, then goes on living. Every row
/// has origin replay. Equal seed, settings and time of start give equal rows; a restart goes on where it
/// stopped, and the time in between is filled at the pace of the history. Lives in the thread of the
/// LogService it is given.
class DemoFeed
{
public:
    /// `titles`: dictionary of categories. `indicators` may be empty: then no values are invented. `clock`
    /// must outlive the feed.
    DemoFeed(DemoProfile profile, DemoWorld world, const Dictionary& titles, const DemoSettings& settings,
             const Clock& clock, std::vector<DemoIndicator> indicators = {});

    Result<void> start(LogService& log);
    /// Everything that has happened since the last call; to be called about every second.
    Result<void> tick(LogService& log);

private:
    struct Pending
    {
        UtcTime at;
        std::size_t step;
        std::shared_ptr<const EventPlan> plan;

        bool operator>(const Pending& other) const
        {
            return std::tie(at, plan->sourceId, step) > std::tie(other.at, other.plan->sourceId, other.step);
        }
    };
    Result<void> storeRoster(LogService& log, UtcTime at);
    Result<void> writeTracks(LogService& log, UtcTime from, UtcTime now);
    Result<void> storeFigures(LogService& log, UtcTime now);
    Result<void> begin(LogService& log, UtcTime now);
    Result<void> resume(DemoMemory memory, UtcTime now);
    Result<void> writeHistory(LogService& log, const DemoSegment& history, UtcTime now);
    [[nodiscard]] DemoSegment liveSegment(int id, UtcTime from, double historyPerDay) const;
    void await(EventPlan&& plan, UtcTime shownUntil);
    void show(const Pending& next);
    void addNote(const EventPlan& plan, const QString& key, UtcTime at, const QString& text);
    SourceBatch& batchFor(const SourceCode& source);
    Result<void> flush(LogService& log, std::size_t atLeast);
    Result<void> reportFeeds(LogService& log, UtcTime now);
    Result<void> remember(LogService& log, UtcTime now);
    [[nodiscard]] QString stepText(const EventPlan& plan, std::size_t step) const;

    DemoProfile m_profile;
    DemoWorld m_world;
    DemoSettings m_settings;
    const Clock& m_clock;
    DemoRoster m_roster;
    EventPlanner m_planner;
    DemoSchedule m_schedule;
    DemoFleet m_fleet;
    DemoFigures m_figures;
    QDate m_figuresMonth; ///< First day of the month for which they were last told.
    DemoMemory m_memory;
    qint64 m_nextHour = 0; ///< First hour of the last segment that is not planned yet.
    std::priority_queue<Pending, std::vector<Pending>, std::greater<>> m_pending;
    std::map<SourceCode, SourceBatch> m_batches;
    UtcTime m_lastFeeds, m_lastMemory;
};

} // namespace onescreen::central
