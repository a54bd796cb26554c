// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/demo/eventplan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int spotsPerTown = 400;
constexpr double spotRadius = 1500;
constexpr double spotSpread = 0.0004; ///< Degrees, some 40 m: nothing happens twice at the very same place.
constexpr qint64 secondMs = 1000;
constexpr double hourMs = 3'600'000;

UtcTime after(UtcTime start, double ms)
{
    return start + Milliseconds(static_cast<qint64>(ms));
}

} // namespace

EventPlanner::EventPlanner(const DemoProfile& profile, const DemoWorld& world, const DemoRoster& roster,
                           std::vector<QString> titles, quint64 seed)
    : m_profile(profile), m_world(world), m_roster(roster), m_titles(std::move(titles))
{
    for (const DemoProfile::Class& one : profile.classes) {
        m_classShares.push_back(one.share);
        m_badDayShares.push_back(one.share * (one.badDay ? profile.badDayClassFactor : 1));
    }
    m_titles.resize(profile.classes.size());
    for (const DemoTown& town : world.towns()) {
        m_townWeights.push_back(profile.townWeight(town.name));
        auto& spots = m_spots.emplace_back();
        auto& seaSpots = m_seaSpots.emplace_back();
        if (!town.seat)
            continue;
        DemoRandom random{seed, static_cast<quint64>(town.code.number()), 4};
        for (int count = 0; count < spotsPerTown; ++count)
            spots.push_back(world.landNear(*town.seat, spotRadius, random));
        for (int count = 0; count < spotsPerTown / 8; ++count) {
            if (const auto point = world.seaNear(*town.seat, 6 * spotRadius, random))
                seaSpots.push_back(*point);
        }
    }
}

EventPlan EventPlanner::plan(const PlanRequest& request, DemoRandom random) const
{
    const std::size_t eventClass = drawClass(request.badDay, random);
    const DemoProfile::Class& kind = m_profile.classes[eventClass];
    const std::size_t town = random.weighted(m_townWeights);
    EventPlan plan{
        .sourceId = request.sourceId,
        .source = kind.source.value_or(
            m_profile.sources[random.weighted(kind.seen ? m_profile.sourceShares : m_profile.toldShares)]),
        .eventClass = eventClass,
        .priority = static_cast<Priority>(random.weighted(m_profile.priorities)),
        .town = town,
        .position = std::nullopt,
        .unit = m_roster.unitFor(kind.unitKind, m_world.towns()[town]),
        .due = request.at,
        .steps = {}};
    plan.position = drawPosition(plan, random);
    drawSteps(plan, request, random);
    return plan;
}

std::size_t EventPlanner::drawClass(bool badDay, DemoRandom& random) const
{
    return random.weighted(badDay ? m_badDayShares : m_classShares);
}

std::optional<GeoPoint> EventPlanner::drawPosition(const EventPlan& plan, DemoRandom& random) const
{
    const bool atSea = m_profile.classes[plan.eventClass].unitKind == "haiyang"_L1;
    const auto& spots = atSea ? m_seaSpots[plan.town] : m_spots[plan.town];
    if (spots.empty() || !random.chance(m_profile.withPosition))
        return std::nullopt;
    // Some places come up again and again.
    const double favourite = random.unit() * random.unit();
    const GeoPoint spot = spots[static_cast<std::size_t>(favourite * static_cast<double>(spots.size()))];
    return GeoPoint::fromDegrees(spot.lon() + random.between(-spotSpread, spotSpread),
                                 spot.lat() + random.between(-spotSpread, spotSpread));
}

double EventPlanner::drawDays(const EventPlan& plan, DemoRandom& random) const
{
    const double dueDays = m_profile.dueHours[static_cast<std::size_t>(plan.priority)] / 24;
    const bool inTime = random.chance(m_profile.classes[plan.eventClass].onTime);
    if (!inTime)
        return dueDays * (1.02 + random.exponential(m_profile.overrun));
    if (plan.priority == Priority::Urgent) // the quantiles count whole days; minutes matter here
        return dueDays * random.between(0.15, 0.95);
    const double days = m_profile.daysAt(random.unit() * m_profile.shareWithin(dueDays));
    return std::clamp(days * random.between(0.5, 1.0) + random.between(0.02, 0.2), 0.02, dueDays * 0.98);
}

void EventPlanner::drawSteps(EventPlan& plan, const PlanRequest& request, DemoRandom& random) const
{
    const bool urgent = plan.priority == Priority::Urgent;
    const double haste = urgent ? 1 : request.haste;
    const double whole = drawDays(plan, random) * 24 * hourMs / haste;
    plan.due =
        after(request.at, m_profile.dueHours[static_cast<std::size_t>(plan.priority)] * hourMs / haste);
    const auto delay = [&](double lowS, double highS, double mostOfWhole) {
        const double ms = random.between(lowS, highS) * secondMs / haste;
        return std::max(std::min(ms, mostOfWhole * whole), static_cast<double>(secondMs));
    };
    const bool rapid = urgent && random.chance(m_profile.rapidKept);
    const double slow = urgent ? 4 : 1;
    const double accepted = rapid
                                ? delay(8, m_profile.acknowledgeS * 0.95, 0.15)
                                : (urgent ? delay(m_profile.acknowledgeS, m_profile.acknowledgeS * slow, 0.15)
                                          : delay(180, 5400, 0.15));
    const double assigned = accepted + (urgent ? delay(10, 45, 0.2) : delay(60, 10'800, 0.2));
    const double handling =
        assigned + (rapid ? delay(20, m_profile.setOutS * 0.95, 0.25)
                          : (urgent ? delay(m_profile.setOutS, m_profile.setOutS * slow, 0.25)
                                    : delay(600, 14'400, 0.25)));
    plan.steps = {{request.at, EventState::Reported}, {after(request.at, accepted), EventState::Accepted}};
    if (random.chance(m_profile.cancelled)) {
        plan.steps.push_back({after(request.at, accepted + 0.3 * (whole - accepted)), EventState::Cancelled});
        return;
    }
    plan.steps.push_back({after(request.at, assigned), EventState::Assigned});
    plan.steps.push_back({after(request.at, handling), EventState::Handling});
    const double rest = std::max(whole - handling, 60.0 * secondMs);
    if (!urgent && random.chance(m_profile.suspended)) {
        plan.steps.push_back({after(request.at, handling + 0.3 * rest), EventState::Suspended});
        plan.steps.push_back({after(request.at, handling + 0.7 * rest), EventState::Handling});
    }
    plan.steps.push_back({after(request.at, handling + rest), EventState::Closed});
}

Event EventPlanner::eventOf(const EventPlan& plan, std::size_t steps) const
{
    const DemoTown& town = m_world.towns()[plan.town];
    const UtcTime reported = plan.steps.front().at;
    const QString day = businessDay(reported).toString(u"yyyyMMdd");
    EventFields fields{
        .id = *EventId::fromString(sourceRowId(plan.source, Entity::Event, plan.sourceId, reported)),
        .number = u"YS%1-%2"_s.arg(day, plan.sourceId.section(u'-', 1)),
        .source = plan.source,
        .sourceId = plan.sourceId,
        .category = m_profile.classes[plan.eventClass].category,
        .state = EventState::Reported,
        .priority = plan.priority,
        .origin = Origin::Replay,
        .region = town.code,
        .title = town.name + m_titles[plan.eventClass],
        .address = m_world.name() + town.countyName + town.name,
        .description = u"演示数据：按真实案件的统计规律生成，不是真实事件。"_s,
        .position = plan.position,
        .reportedAt = reported,
        .dueAt = plan.due};
    for (std::size_t at = 1; at < std::min(steps, plan.steps.size()); ++at) {
        const EventPlan::Step& step = plan.steps[at];
        fields.state = step.state;
        if (step.state == EventState::Accepted)
            fields.acceptedAt = step.at;
        if (step.state == EventState::Assigned) {
            fields.assignedAt = step.at;
            fields.unit = plan.unit;
        }
        if (!isOpen(step.state))
            fields.closedAt = step.at;
    }
    return *Event::of(std::move(fields)); // every part comes from checked values
}

} // namespace onescreen::central
