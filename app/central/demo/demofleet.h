// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/eventplan.h"

#include <memory>

namespace onescreen::central {

/// Moves the people, vehicles and vessels: on their rounds, to an event, there, and back.
class DemoFleet
{
public:
    explicit DemoFleet(const DemoRoster& roster);

    /// Every resource, as it is at the beginning.
    [[nodiscard]] std::vector<SourceRow> all(UtcTime now) const;
    /// Sends somebody of the event's unit, if anybody is free and the event has a place.
    void dispatch(const std::shared_ptr<const EventPlan>& plan, const EventId& event, UtcTime now);
    /// Rows of those that have moved more than 10 m or changed their state since they were last told, each at
    /// most every ten seconds (on a mission) or forty (on a round). Who stands still on duty is told every
    /// few minutes, so that he is not taken for lost.
    [[nodiscard]] std::vector<SourceRow> moved(UtcTime now);

    struct Arrival
    {
        std::shared_ptr<const EventPlan> plan;
        EventId event;
        UtcTime at;
    };
    /// Who has come to the scene since the last call.
    [[nodiscard]] std::vector<Arrival> arrivals(UtcTime now);

private:
    struct Mission
    {
        std::shared_ptr<const EventPlan> plan;
        EventId event;
        GeoPoint from;
        UtcTime start, arrive, leave, back;
        bool arrivalTold = false;
    };
    struct Told
    {
        GeoPoint position;
        ResourceStatus status = ResourceStatus::Ready;
        UtcTime next; ///< Not again before.
    };
    struct Situation
    {
        GeoPoint position;
        ResourceStatus status;
        std::optional<EventId> event;
    };
    [[nodiscard]] Situation situationOf(std::size_t index, UtcTime at) const;
    [[nodiscard]] SourceRow rowOf(std::size_t index, const Situation& now, std::optional<int> heading,
                                  UtcTime at) const;

    const DemoRoster& m_roster;
    std::vector<std::optional<Mission>> m_missions;
    std::vector<Told> m_told;
};

} // namespace onescreen::central
