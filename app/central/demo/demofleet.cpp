// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/demofleet.h"

#include "app/geo/distance.h"

#include <algorithm>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr double leastMove = 10; ///< Metres.
constexpr std::chrono::seconds missionInterval{10};
constexpr std::chrono::seconds roundInterval{40};
constexpr std::chrono::seconds stayInterval{
    120}; ///< Who stands somewhere on duty says so; beyond the others.
constexpr std::chrono::minutes longestOnScene{40};
constexpr std::chrono::seconds shortestOnScene{30};

double speedOf(ResourceKind kind) // metres a second
{
    switch (kind) {
    case ResourceKind::Staff:
        return 5; // on an electric bicycle
    case ResourceKind::Vehicle:
        return 9;
    default:
        return 8; // 16 knots
    }
}

/// At night one in three is on duty; of what stands somewhere now and then one does not work.
bool isOff(const DemoResource& resource, UtcTime at)
{
    if (resource.kind == ResourceKind::Camera || resource.kind == ResourceKind::Device)
        return demoHash(resource.sourceId) % 33 == 0;
    const auto hour =
        std::chrono::duration_cast<std::chrono::hours>(at - startOfBusinessDay(businessDay(at))).count();
    const bool night = hour >= 22 || hour < 6;
    return night && resource.kind == ResourceKind::Staff && demoHash(resource.sourceId) % 3 != 0;
}

std::optional<int> headingOf(GeoPoint from, GeoPoint to)
{
    const double north = to.lat() - from.lat();
    const double east = (to.lon() - from.lon()) * std::cos(from.lat() * std::numbers::pi / 180);
    if (north == 0 && east == 0)
        return std::nullopt;
    const int degrees = static_cast<int>(std::lround(std::atan2(east, north) * 180 / std::numbers::pi));
    return (degrees + 360) % 360;
}

double part(UtcTime from, UtcTime to, UtcTime at)
{
    return std::clamp(static_cast<double>((at - from).count()) /
                          std::max<double>(1, static_cast<double>((to - from).count())),
                      0.0, 1.0);
}

} // namespace

DemoFleet::DemoFleet(const DemoRoster& roster) : m_roster(roster), m_missions(roster.resources().size())
{
    for (const DemoResource& resource : roster.resources())
        m_told.push_back({.position = resource.base});
}

std::vector<SourceRow> DemoFleet::all(UtcTime now) const
{
    std::vector<SourceRow> rows;
    rows.reserve(m_roster.resources().size());
    for (std::size_t at = 0; at < m_roster.resources().size(); ++at)
        rows.push_back(rowOf(at, situationOf(at, now), std::nullopt, now));
    return rows;
}

void DemoFleet::dispatch(const std::shared_ptr<const EventPlan>& plan, const EventId& event, UtcTime now)
{
    if (!plan->position)
        return;
    for (const std::size_t index : m_roster.mobilesOf(plan->unit)) {
        const Situation here = situationOf(index, now);
        if (m_missions[index] || here.status != ResourceStatus::Ready)
            continue;
        const DemoResource& resource = m_roster.resources()[index];
        const auto travel = Milliseconds(static_cast<qint64>(
            1000 * (10 + geo::distanceMetres(here.position, *plan->position) / speedOf(resource.kind))));
        const UtcTime arrive = now + travel;
        const UtcTime leave =
            std::clamp(plan->steps.back().at, arrive + shortestOnScene, arrive + longestOnScene);
        m_missions[index] = Mission{.plan = plan,
                                    .event = event,
                                    .from = here.position,
                                    .start = now,
                                    .arrive = arrive,
                                    .leave = leave,
                                    .back = leave + travel};
        m_told[index].next = now;
        return;
    }
}

DemoFleet::Situation DemoFleet::situationOf(std::size_t index, UtcTime at) const
{
    const DemoResource& resource = m_roster.resources()[index];
    const GeoPoint round = patrolPosition(resource, at);
    if (const auto& mission = m_missions[index]) {
        const GeoPoint scene = *mission->plan->position;
        if (at < mission->arrive)
            return {between(mission->from, scene, part(mission->start, mission->arrive, at)),
                    ResourceStatus::EnRoute, mission->event};
        if (at < mission->leave)
            return {scene, ResourceStatus::OnScene, mission->event};
        if (at < mission->back)
            return {between(scene, round, part(mission->leave, mission->back, at)), ResourceStatus::Ready,
                    std::nullopt};
    }
    if (isOff(resource, at))
        return {resource.base, ResourceStatus::Off, std::nullopt};
    return {round, ResourceStatus::Ready, std::nullopt};
}

std::vector<SourceRow> DemoFleet::moved(UtcTime now)
{
    std::vector<SourceRow> rows;
    for (std::size_t index = 0; index < m_told.size(); ++index) {
        Told& told = m_told[index];
        const bool busy = m_missions[index].has_value();
        if (busy && now >= m_missions[index]->back)
            m_missions[index].reset();
        if (m_roster.resources()[index].waypoints.empty() || now < told.next)
            continue;
        const Situation here = situationOf(index, now);
        const bool same =
            here.status == told.status && geo::distanceMetres(told.position, here.position) < leastMove;
        if (same && (here.status == ResourceStatus::Off || now < told.next + stayInterval))
            continue;
        rows.push_back(rowOf(index, here, headingOf(told.position, here.position), now));
        // The first round is spread, so that not everybody speaks at the same moment for ever.
        const bool first = told.next == UtcTime{};
        const auto interval = busy ? missionInterval : roundInterval;
        const auto spread = std::chrono::seconds(first ? demoHash(m_roster.resources()[index].sourceId) %
                                                             static_cast<quint64>(interval.count())
                                                       : 0);
        told = {.position = here.position, .status = here.status, .next = now + interval - spread};
    }
    return rows;
}

std::vector<DemoFleet::Arrival> DemoFleet::arrivals(UtcTime now)
{
    std::vector<Arrival> found;
    for (auto& mission : m_missions) {
        if (mission && !mission->arrivalTold && now >= mission->arrive) {
            mission->arrivalTold = true;
            found.push_back({mission->plan, mission->event, mission->arrive});
        }
    }
    return found;
}

SourceRow DemoFleet::rowOf(std::size_t index, const Situation& now, std::optional<int> heading,
                           UtcTime at) const
{
    const DemoResource& resource = m_roster.resources()[index];
    const QString id = sourceRowId(demoSource(), Entity::Resource, resource.sourceId, {});
    auto record = Resource::of({.id = *ResourceId::fromString(id),
                                .kind = resource.kind,
                                .status = now.status,
                                .origin = Origin::Replay,
                                .name = resource.name,
                                .unit = resource.unit,
                                .region = resource.region,
                                .position = now.position,
                                .heading = resource.heading ? resource.heading : heading,
                                .fieldOfView = resource.fieldOfView,
                                .rangeMetres = resource.rangeMetres,
                                .positionAt = at,
                                .event = now.event});
    return {.entity = Entity::Resource,
            .sourceId = resource.sourceId,
            .record = record ? Result<Record>(*std::move(record)) : std::unexpected(record.error())};
}

} // namespace onescreen::central
