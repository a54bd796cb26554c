// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"
#include "app/geo/marker.h"
#include "tests/support/testpaths.h"
#include "tests/unit/central/demoworld.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <map>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;
using namespace onescreen::central::test;

namespace {

const UtcTime start = *parseRfc3339(u"2026-03-01T00:00:00Z");

/// Everything that makes plans, for one seed.
struct Maker
{
    explicit Maker(quint64 seed)
        : roster(zhoushan(), seed),
          planner(shippedProfile(), zhoushan(), roster,
                  std::vector<QString>(shippedProfile().classes.size(), u"t"_s), seed),
          schedule(shippedProfile(), planner, seed)
    {
    }
    std::vector<EventPlan> history(qint64 events, int days = 30)
    {
        std::vector<EventPlan> plans;
        schedule.plans({.id = 0,
                        .from = start,
                        .to = start + std::chrono::days(days),
                        .eventsPerDay = static_cast<double>(events) / days,
                        .exactEvents = events},
                       0, 1'000'000'000, [&](EventPlan&& plan) { plans.push_back(std::move(plan)); });
        return plans;
    }

    DemoRoster roster;
    EventPlanner planner;
    DemoSchedule schedule;
};

} // namespace

TEST(DemoProfile, QuantilesAndSharesAreReverse)
{
    const DemoProfile& profile = shippedProfile();
    for (const double days : {1.5, 3.3, 8.0, 20.0})
        EXPECT_NEAR(profile.daysAt(profile.shareWithin(days)), days, 1e-9);
    EXPECT_EQ(profile.daysAt(1), profile.daysToClose.back().days);
    EXPECT_GT(profile.townWeight(u"沈家门街道"_s), profile.townWeight(u"花鸟乡"_s));
}

TEST(DemoProfile, EveryWordIsInTheDictionaries)
{
    const SourceBatch rows = zhoushanRows();
    QSet<QString> words;
    for (const SourceRow& row : rows.rows)
        words.insert(row.sourceId);
    for (const DemoProfile::Class& one : shippedProfile().classes) {
        EXPECT_TRUE(words.contains(u"category/"_s + one.category.toString()))
            << one.category.toString().toStdString();
        EXPECT_TRUE(words.contains(u"unit_kind/"_s + one.unitKind)) << one.unitKind.toStdString();
    }
    for (const SourceCode& source : shippedProfile().sources)
        EXPECT_TRUE(words.contains(u"source/"_s + source.toString())) << source.toString().toStdString();
}

TEST(DemoProfile, NamesTheMemberThatIsWrong)
{
    QFile shipped(onescreen::test::sourcePath(u"resources/demo/profile.json"_s));
    ASSERT_TRUE(shipped.open(QIODevice::ReadOnly));
    const QByteArray good = shipped.readAll();
    const QTemporaryDir folder;
    const auto fieldAfter = [&](const QByteArray& from, const QByteArray& to) {
        QFile file(folder.filePath(u"p.json"_s));
        EXPECT_TRUE(good.contains(from));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(good).replace(from, to));
        file.close();
        const auto loaded = loadDemoProfile(file.fileName());
        return loaded ? u"accepted"_s : loaded.error().place.field;
    };
    EXPECT_EQ(fieldAfter("\"weekdays\"", "\"weekday\""), u"weekdays"_s);
    EXPECT_EQ(fieldAfter("\"overrun\"", "\"overran\""), u"overrun"_s);
    EXPECT_EQ(fieldAfter("{\"p\": 0.95,", "{\"p\": 0.05,"), u"days_to_close"_s);
    EXPECT_EQ(fieldAfter("onescreen-demo-profile", "else"), u"format"_s);
    EXPECT_EQ(loadDemoProfile(folder.filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
}

TEST(DemoPlans, TheSameSeedGivesTheSameEvents)
{
    Maker first(3);
    Maker second(3);
    Maker other(4);
    const auto plans = first.history(500);
    const auto again = second.history(500);
    const auto others = other.history(500);
    ASSERT_EQ(plans.size(), again.size());
    int same = 0;
    for (std::size_t at = 0; at < plans.size(); ++at) {
        EXPECT_EQ(first.planner.eventOf(plans[at], 9), second.planner.eventOf(again[at], 9));
        same += plans[at].steps.front().at == others[at].steps.front().at ? 1 : 0;
    }
    EXPECT_LT(same, 5);
}

TEST(DemoPlans, AHistoryHasExactlyTheNumberAskedFor)
{
    Maker maker(1);
    for (const qint64 events : {0, 1, 17, 1000, 20'011}) {
        const auto plans = maker.history(events);
        EXPECT_EQ(std::ssize(plans), events);
        QSet<QString> ids;
        for (const EventPlan& plan : plans) {
            ids.insert(plan.sourceId);
            EXPECT_GE(plan.steps.front().at, start);
            EXPECT_LT(plan.steps.front().at, start + std::chrono::days(30));
        }
        EXPECT_EQ(ids.size(), events);
    }
}

TEST(DemoPlans, EveryLifeFollowsTheStateMachine)
{
    Maker maker(2);
    int urgent = 0;
    int rapid = 0;
    for (const EventPlan& plan : maker.history(5000)) {
        for (std::size_t step = 1; step < plan.steps.size(); ++step) {
            ASSERT_TRUE(mayFollow(plan.steps[step - 1].state, plan.steps[step].state));
            ASSERT_LE(plan.steps[step - 1].at, plan.steps[step].at);
            const Event event = maker.planner.eventOf(plan, step + 1);
            ASSERT_EQ(event->state, plan.steps[step].state);
            ASSERT_EQ(event->origin, Origin::Replay);
        }
        ASSERT_FALSE(isOpen(plan.steps.back().state));
        if (plan.priority == Priority::Urgent) {
            ++urgent;
            rapid += plan.steps[1].at - plan.steps[0].at <= std::chrono::minutes(1) ? 1 : 0;
        }
    }
    EXPECT_GT(urgent, 100);
    EXPECT_NEAR(static_cast<double>(rapid) / urgent, shippedProfile().rapidKept, 0.08);
}

TEST(DemoPlans, TheMixFollowsTheProfile)
{
    Maker maker(6);
    const DemoProfile& profile = shippedProfile();
    constexpr int count = 40'000;
    std::map<std::size_t, int> classes;
    std::map<std::size_t, int> late;
    int withPosition = 0;
    for (int number = 0; number < count; ++number) {
        const EventPlan plan = maker.planner.plan({.sourceId = QString::number(number), .at = start},
                                                  DemoRandom{1, static_cast<quint64>(number)});
        ++classes[plan.eventClass];
        late[plan.eventClass] +=
            plan.steps.back().at > plan.due && plan.steps.back().state == EventState::Closed;
        withPosition += plan.position ? 1 : 0;
    }
    for (std::size_t at = 0; at < profile.classes.size(); ++at) {
        const double share = static_cast<double>(classes[at]) / count;
        EXPECT_NEAR(share, profile.classes[at].share, 0.004) << at;
        if (classes[at] > 800) {
            EXPECT_NEAR(static_cast<double>(late[at]) / classes[at], 1 - profile.classes[at].onTime, 0.05)
                << at;
        }
    }
    EXPECT_GT(withPosition, count / 2);
    EXPECT_LT(withPosition, count);
}

TEST(DemoPlans, PlacesLieNearTheSeatOnLandOrAtSea)
{
    Maker maker(7);
    int onLand = 0;
    int inland = 0;
    for (const EventPlan& plan : maker.history(3000)) {
        if (!plan.position)
            continue;
        const DemoTown& town = zhoushan().towns()[plan.town];
        ASSERT_TRUE(town.seat);
        const bool marine = shippedProfile().classes[plan.eventClass].unitKind == u"haiyang"_s;
        EXPECT_LT(geo::distanceMetres(*town.seat, *plan.position), marine ? 9200 : 1650);
        if (!marine) {
            ++inland;
            onLand += zhoushan().isLand(*plan.position) ? 1 : 0;
        }
    }
    // A place on the quay may come to lie some metres off it; a seat that is off the coastline stays where it
    // is.
    EXPECT_GT(static_cast<double>(onLand) / inland, 0.9);
}

TEST(DemoPlans, BadDaysAreBusierAndRare)
{
    Maker maker(1);
    int badDays = 0;
    for (int day = 0; day < 1000; ++day) {
        int hours = 0;
        for (int hour = 0; hour < 24; ++hour)
            hours += maker.schedule.isBad(start + std::chrono::hours(24 * day + hour)) ? 1 : 0;
        badDays += hours > 0 ? 1 : 0;
    }
    EXPECT_NEAR(badDays / 1000.0, shippedProfile().badDayChance * 1.5, shippedProfile().badDayChance)
        << "days are counted in UTC here, so one bad day may touch two";
}

TEST(DemoFleet, NobodyMovesFasterThanItCan)
{
    const DemoRoster roster(zhoushan(), 1);
    int vessels = 0;
    for (const DemoResource& resource : roster.resources()) {
        for (int minute = 0; minute < 180; ++minute) {
            const GeoPoint here = patrolPosition(resource, start + std::chrono::minutes(minute));
            const GeoPoint there = patrolPosition(resource, start + std::chrono::minutes(minute + 1));
            const double speed = geo::distanceMetres(here, there) / 60;
            ASSERT_LT(speed, geo::isMobile(resource.kind) ? 14.0 : 0.001);
        }
        if (resource.kind == ResourceKind::Vessel) {
            ++vessels;
            for (const GeoPoint point : resource.waypoints)
                EXPECT_FALSE(zhoushan().isLand(point));
        }
    }
    EXPECT_EQ(vessels, 8);
    EXPECT_EQ(roster.units().size(), 1 + 10 + 4 * 10 + zhoushan().towns().size());
}

TEST(DemoFleet, CamerasTellWhatTheySeeAsFarAsItIsKnown)
{
    const DemoRoster roster(zhoushan(), 1);
    int cameras = 0;
    int directed = 0;
    int measured = 0;
    for (const SourceRow& row : DemoFleet(roster).all(start)) {
        ASSERT_TRUE(row.record.has_value());
        const ResourceFields& resource = *std::get<Resource>(*row.record);
        EXPECT_EQ(resource.fieldOfView.has_value(), resource.rangeMetres.has_value());
        if (resource.kind != ResourceKind::Camera) {
            EXPECT_FALSE(resource.fieldOfView);
            continue;
        }
        ++cameras;
        directed += resource.heading.has_value();
        measured += resource.fieldOfView.has_value();
        EXPECT_TRUE(resource.heading || !resource.fieldOfView);
    }
    EXPECT_NEAR(directed, 0.8 * cameras, 0.1 * cameras);
    EXPECT_NEAR(measured, 0.6 * cameras, 0.1 * cameras);
    EXPECT_LT(measured, directed) << "some have a direction and nothing else";
}

TEST(DemoFleet, SomebodyGoesToTheSceneAndStaysThere)
{
    Maker maker(1);
    DemoFleet fleet(maker.roster);
    const auto plans = maker.history(3000);
    const auto found = std::ranges::find_if(plans, [&](const EventPlan& plan) {
        return plan.position && plan.priority == Priority::Urgent && plan.steps.size() == 5 &&
               !maker.roster.mobilesOf(plan.unit).empty();
    });
    ASSERT_NE(found, plans.end());
    const auto plan = std::make_shared<const EventPlan>(*found);
    const UtcTime noon =
        startOfBusinessDay(businessDay(start)) + std::chrono::hours(12); // everybody is on duty
    const EventId event = *EventId::fromString(u"e"_s);
    fleet.dispatch(plan, event, noon);
    std::optional<UtcTime> arrived;
    bool toldOnScene = false;
    for (int second = 0; second < 3600 && !toldOnScene; second += 5) {
        const UtcTime now = noon + std::chrono::seconds(second);
        for (const auto& arrival : fleet.arrivals(now))
            arrived = arrival.at;
        for (const SourceRow& row : fleet.moved(now)) {
            const Resource& resource = std::get<Resource>(*row.record);
            if (resource->event == event && resource->status == ResourceStatus::OnScene) {
                toldOnScene = true;
                EXPECT_EQ(resource->position, plan->position);
            }
        }
    }
    EXPECT_TRUE(arrived);
    EXPECT_TRUE(toldOnScene);
}

TEST(DemoFleet, WhoStandsOnDutyIsNotTakenForLost)
{
    Maker maker(1);
    DemoFleet fleet(maker.roster);
    const UtcTime noon = startOfBusinessDay(businessDay(start)) + std::chrono::hours(12);
    std::map<QString, UtcTime> last;
    for (int second = 0; second < 3'600; second += 10) {
        const UtcTime now = noon + std::chrono::seconds(second);
        for (const SourceRow& row : fleet.moved(now)) {
            const Resource& resource = std::get<Resource>(*row.record);
            const QString id = resource->id.toString();
            if (const auto before = last.find(id); before != last.end()) {
                EXPECT_LE(now - before->second, std::chrono::minutes(4)) << id.toStdString();
            }
            last[id] = now;
        }
    }
    EXPECT_GT(last.size(), 100U);
    for (const auto& [id, at] : last)
        EXPECT_GE(at, noon + std::chrono::minutes(56)) << id.toStdString();
}

TEST(DemoFleet, VesselsDoNotSailOverIslands)
{
    const DemoRoster roster(zhoushan(), 1);
    int overLand = 0;
    int places = 0;
    for (const DemoResource& resource : roster.resources()) {
        if (resource.kind != ResourceKind::Vessel)
            continue;
        for (int minute = 0; minute < 600; ++minute) {
            ++places;
            overLand +=
                zhoushan().isLand(patrolPosition(resource, start + std::chrono::minutes(minute))) ? 1 : 0;
        }
    }
    ASSERT_GT(places, 0);
    EXPECT_LT(static_cast<double>(overLand) / places, 0.02)
        << "the way back to the first place may be short of sea";
}
