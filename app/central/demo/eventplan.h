// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/demoprofile.h"
#include "app/central/demo/demoroster.h"
#include "app/central/demo/demoworld.h"

namespace onescreen::central {

/// The whole life of one event of the demonstration, known from its beginning.
struct EventPlan
{
    struct Step
    {
        UtcTime at;
        EventState state;
    };

    QString sourceId;
    SourceCode source;
    std::size_t eventClass = 0; ///< Index into the profile's classes.
    Priority priority = Priority::Normal;
    std::size_t town = 0; ///< Index into the world's towns.
    std::optional<GeoPoint> position;
    UnitId unit;
    UtcTime due;
    std::vector<Step> steps; ///< By time; the first is the report.
};

/// What a plan is drawn for.
struct PlanRequest
{
    QString sourceId;
    UtcTime at;
    double haste = 1; ///< Hours and days of events that are not urgent pass this many times faster.
    bool badDay = false;
};

/// Draws events from the profile. Equal requests with an equal random state give equal plans.
class EventPlanner
{
public:
    /// `titles` are the names of the profile's classes, in its order. The others must outlive the planner.
    EventPlanner(const DemoProfile& profile, const DemoWorld& world, const DemoRoster& roster,
                 std::vector<QString> titles, quint64 seed);

    [[nodiscard]] EventPlan plan(const PlanRequest& request, DemoRandom random) const;
    /// The event as it stands after its first `steps` steps, 1 to all.
    [[nodiscard]] Event eventOf(const EventPlan& plan, std::size_t steps) const;

private:
    [[nodiscard]] std::size_t drawClass(bool badDay, DemoRandom& random) const;
    [[nodiscard]] std::optional<GeoPoint> drawPosition(const EventPlan& plan, DemoRandom& random) const;
    [[nodiscard]] double drawDays(const EventPlan& plan, DemoRandom& random) const;
    void drawSteps(EventPlan& plan, const PlanRequest& request, DemoRandom& random) const;

    const DemoProfile& m_profile;
    const DemoWorld& m_world;
    const DemoRoster& m_roster;
    std::vector<double> m_classShares, m_badDayShares, m_townWeights;
    std::vector<QString> m_titles;
    std::vector<std::vector<GeoPoint>> m_spots; ///< Of each town: places that events happen at.
    std::vector<std::vector<GeoPoint>> m_seaSpots;
};

} // namespace onescreen::central
