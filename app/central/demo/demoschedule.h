// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/eventplan.h"

#include <QByteArray>

#include <functional>

namespace onescreen::central {

/// A stretch of time in which events come up by one rule.
struct DemoSegment
{
    int id = 0;
    UtcTime from;
    std::optional<UtcTime> to; ///< None: goes on.
    double eventsPerDay = 0;   ///< On average.
    double haste = 1;          ///< See PlanRequest.
    bool steady = false;       ///< Quiet hours are less quiet, so that there is something to see at any time.
    std::optional<qint64> exactEvents; ///< Exactly so many; needs `to`.
};

/// Which events come up when: every event is a function of the seed, its segment, its hour and its number
/// there.
class DemoSchedule
{
public:
    using Take = std::function<void(EventPlan&&)>;

    DemoSchedule(const DemoProfile& profile, const EventPlanner& planner, quint64 seed)
        : m_profile(profile), m_planner(planner), m_seed(seed)
    {
    }

    /// Events of the segment that are reported in hours [first, last] (hours since 1970), in order of hours.
    void plans(const DemoSegment& segment, qint64 firstHour, qint64 lastHour, const Take& take) const;
    /// The bad part of a bad day.
    [[nodiscard]] bool isBad(UtcTime at) const;

private:
    struct Window
    {
        UtcTime from, to;
    };
    [[nodiscard]] double weightOf(const DemoSegment& segment, qint64 hour) const;
    [[nodiscard]] qint64 countIn(const DemoSegment& segment, qint64 hour, double before, double whole) const;
    void planHour(const DemoSegment& segment, qint64 hour, qint64 count, const Take& take) const;

    const DemoProfile& m_profile;
    const EventPlanner& m_planner;
    quint64 m_seed;
};

/// The hour a moment lies in, counted from 1970.
qint64 hourOf(UtcTime at);

/// What the demonstration has to remember over a restart.
struct DemoMemory
{
    quint64 seed = 0;
    UtcTime shownUntil;
    UtcTime began; ///< Of the first event.
    std::vector<DemoSegment> segments;

    [[nodiscard]] QByteArray toJson() const;
    static Result<DemoMemory> fromJson(const QByteArray& json);
};

} // namespace onescreen::central
