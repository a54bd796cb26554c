// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/replaymodel.h"
#include "app/models/tracks/replayplayer.h"
#include "app/models/tracks/trackmodel.h"
#include "app/models/tracks/windowchoice.h"
#include "tests/support/fakequestions.h"
#include "tests/support/sampleresources.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

const UtcTime start = parseRfc3339(u"2024-06-30T00:00:00Z").value(); // 08:00 in Asia/Shanghai
constexpr int patience = 20'000;

EventLife life(EventRow row, Milliseconds reported, std::optional<Milliseconds> accepted = {},
               std::optional<Milliseconds> assigned = {}, std::optional<Milliseconds> closed = {})
{
    const auto ms = [](std::optional<Milliseconds> after) {
        return after ? toMs(start + *after) : EventLife::never;
    };
    EventLife life;
    life.point = {.row = row,
                  .lon7 = 1'221'234'567,
                  .lat7 = 300'000'000,
                  .state = closed ? EventState::Closed : EventState::Handling,
                  .priority = row % 3 == 0 ? Priority::Urgent : Priority::Normal};
    life.reported = toMs(start + reported);
    life.accepted = ms(accepted);
    life.assigned = ms(assigned);
    life.closed = ms(closed);
    return life;
}

std::shared_ptr<const EventLives> livesOf(std::vector<EventLife> lives)
{
    std::ranges::stable_sort(lives, {}, &EventLife::reported);
    return std::make_shared<const EventLives>(
        EventLives{.lives = std::move(lives), .categoryRoots = {u"01"_s}});
}

TrackPoint point(Milliseconds after, double lon)
{
    return {.at = start + after,
            .until = start + after,
            .place = GeoPoint::fromDegrees(lon, 30).value(),
            .status = ResourceStatus::EnRoute};
}

std::shared_ptr<const TrackAnswer> tracksOf(std::vector<ResourceTrack> tracks)
{
    return std::make_shared<const TrackAnswer>(TrackAnswer{.tracks = std::move(tracks), .oldest = start});
}

ResourceTrack carTrack()
{
    return {.resource = test::idOf<ResourceId>(u"car"_s),
            .kind = ResourceKind::Vehicle,
            .points = {point(0s, 122.0), point(60s, 122.01), point(120s, 122.02), point(30min, 122.1)}};
}

const TimeSpan hour{.from = start, .to = start + 1h};

} // namespace

TEST(WindowChoice, wordsReadBackAndNonsenseIsRefused)
{
    for (const auto kind : {WindowChoice::Kind::All, WindowChoice::Kind::LastHour, WindowChoice::Kind::Shift,
                            WindowChoice::Kind::Today})
        EXPECT_EQ(WindowChoice::fromString(WindowChoice(kind).toString()), WindowChoice(kind));
    const auto custom = WindowChoice::custom(start, start + 90min);
    ASSERT_TRUE(custom);
    EXPECT_EQ(WindowChoice::fromString(custom->toString()), custom);
    EXPECT_EQ(custom->resolve(start + 99h), (TimeSpan{.from = start, .to = start + 90min}));
    EXPECT_FALSE(WindowChoice::custom(start, start));
    EXPECT_FALSE(WindowChoice::custom(start, start + 24h * 32));
    for (const QString& text : {u""_s, u"hour"_s, u".."_s, u"2024-06-30T00:00:00Z..x"_s,
                                u"2024-06-30T01:00:00Z..2024-06-30T00:00:00Z"_s})
        EXPECT_FALSE(WindowChoice::fromString(text)) << text.toStdString();
}

TEST(WindowChoice, relativeWindowsEndNow)
{
    const auto from = [](WindowChoice::Kind kind, UtcTime now) {
        return WindowChoice(kind).resolve(now)->from;
    };
    const UtcTime midnight = start - 8h;
    EXPECT_EQ(from(WindowChoice::Kind::LastHour, start + 5h), start + 4h);
    EXPECT_EQ(from(WindowChoice::Kind::Today, start + 5h), midnight);
    EXPECT_EQ(from(WindowChoice::Kind::Shift, start + 5h), start);
    EXPECT_EQ(from(WindowChoice::Kind::Shift, start), start);
    EXPECT_EQ(from(WindowChoice::Kind::Shift, start + 12h), start + 12h);
    EXPECT_EQ(from(WindowChoice::Kind::Shift, start - 1ms), start - 12h);
    EXPECT_FALSE(WindowChoice().resolve(start));
}

TEST(ReplayPlayer, runsBySpeedAndStopsAtTheEnd)
{
    ManualClock clock(start + 5h);
    ReplayPlayer player(clock);
    EXPECT_TRUE(player.isLive());
    EXPECT_EQ(player.at(), start + 5h);
    player.play();
    player.seek(start);
    player.step(3);
    EXPECT_TRUE(player.isLive()) << "nothing to play yet";

    player.replay(hour, start + 10min);
    EXPECT_EQ(player.at(), start + 10min);
    EXPECT_FALSE(player.isPlaying());
    player.setSpeed(60);
    player.play();
    clock.advance(10s);
    EXPECT_EQ(player.at(), start + 20min);
    player.setSpeed(600);
    clock.advance(1s);
    EXPECT_EQ(player.at(), start + 30min);
    clock.setNow(start - 99h);
    EXPECT_EQ(player.at(), start + 30min) << "the wall clock does not matter";
    clock.advance(10min);
    EXPECT_EQ(player.at(), hour.to);
    player.advance();
    EXPECT_FALSE(player.isPlaying());
    player.play();
    EXPECT_EQ(player.at(), hour.from) << "begins again";
    player.goLive();
    EXPECT_TRUE(player.isLive());
    EXPECT_FALSE(player.isPlaying());
}

TEST(ReplayPlayer, seeksAndStepsStayInside)
{
    ManualClock clock(start + 5h);
    ReplayPlayer player(clock);
    player.replay(hour, start - 7h);
    EXPECT_EQ(player.at(), hour.from);
    EXPECT_EQ(player.stepLength(), 1min);
    player.step(5);
    EXPECT_EQ(player.at(), start + 5min);
    player.step(-9);
    EXPECT_EQ(player.at(), start);
    player.seek(start + 9h);
    EXPECT_EQ(player.at(), hour.to);
    player.setSpeed(0);
    EXPECT_EQ(player.speed(), 1);
    player.setSpeed(100'000);
    EXPECT_EQ(player.speed(), 600);
    player.seek(start);
    player.play();
    player.step(1);
    EXPECT_FALSE(player.isPlaying()) << "a step stops";
}

TEST(ReplayPlayer, tellsWhereItIsWhilePlaying)
{
    ManualClock clock(start);
    ReplayPlayer player(clock);
    QSignalSpy moved(&player, &ReplayPlayer::moved);
    player.replay(hour, start);
    player.play();
    const auto before = moved.count();
    clock.advance(500ms);
    player.advance();
    ASSERT_EQ(moved.count(), before + 1);
    EXPECT_EQ(moved.last().at(0).value<UtcTime>(), start + 30s);
    player.pause();
    const auto paused = moved.count();
    player.advance();
    EXPECT_EQ(moved.count(), paused);
}

TEST(ReplayData, eventsComeAndGoAtTheirTimes)
{
    const ReplayData data(hour, livesOf({life(1, 0min, 1min, 2min, 30min), life(2, 10min), life(3, -2h)}),
                          tracksOf({}), {});
    const auto states = [&](Milliseconds after) {
        std::map<EventRow, EventState> found;
        for (const MapPoint& one : data.eventsAt(start + after).points)
            found[one.row] = one.state;
        return found;
    };
    using Found = std::map<EventRow, EventState>;
    EXPECT_EQ(states(0min), (Found{{1, EventState::Reported}, {3, EventState::Reported}}));
    EXPECT_EQ(states(90s), (Found{{1, EventState::Accepted}, {3, EventState::Reported}}));
    EXPECT_EQ(states(11min),
              (Found{{1, EventState::Assigned}, {2, EventState::Reported}, {3, EventState::Reported}}));
    EXPECT_EQ(states(30min).at(1), EventState::Closed);
    EXPECT_EQ(data.countsAt(start + 11min), (ReplayCounts{.reported = 2, .closed = 0, .open = 3}));
    EXPECT_EQ(data.countsAt(start + 31min), (ReplayCounts{.reported = 2, .closed = 1, .open = 2}));
    EXPECT_EQ(data.nextReport(start, false), start + 10min);
    EXPECT_EQ(data.nextReport(start + 10min, false), std::nullopt);
    EXPECT_EQ(data.nextReport(start + 10min, true), start);
    EXPECT_EQ(data.nextReport(start, true), std::nullopt) << "before the window";
    EXPECT_EQ(data.eventReportedAt(start + 10min), 2);
    const auto bins = data.bins(6);
    EXPECT_EQ(bins[0].reported, 1);
    EXPECT_EQ(bins[1].reported, 1);
    EXPECT_EQ(bins[3].closed, 1);
    EXPECT_TRUE(data.bins(0).empty());
    EXPECT_TRUE(ReplayData().bins(4)[0].reported == 0);
}

TEST(ReplayData, nothingIsOverdueBeforeItWasDue)
{
    EventLife late = life(1, 0min);
    late.point.due = dueSecond(start + 20min);
    const ReplayData data(hour, livesOf({late}), tracksOf({}), {});
    EXPECT_EQ(data.eventsAt(start + 20min - 1s).points.at(0).due, noDue);
    EXPECT_EQ(data.eventsAt(start + 20min).points.at(0).due, late.point.due);
    const auto changes = data.changesBetween(start + 19min, start + 21min);
    ASSERT_EQ(changes.upserts.size(), 1U);
    EXPECT_EQ(changes.upserts[0].due, late.point.due);
}

TEST(ReplayData, changesLeadFromAnyMomentToAnyOther)
{
    std::mt19937 random(5);
    const auto after = [&](int from, int length) {
        return from * 1min + (random() % static_cast<unsigned>(length)) * 1s;
    };
    std::vector<EventLife> lives;
    for (EventRow row = 1; row <= 300; ++row) {
        const Milliseconds reported = after(-20, 4'000);
        const Milliseconds accepted = reported + after(0, 300);
        const Milliseconds assigned = accepted + after(0, 300);
        lives.push_back(life(row, reported, row % 5 ? std::optional(accepted) : std::nullopt,
                             row % 7 ? std::optional(assigned) : std::nullopt,
                             row % 2 ? std::optional(assigned + after(0, 2'000)) : std::nullopt));
        lives.back().hasPosition = row % 11 != 0;
        lives.back().point.due = row % 3 ? dueSecond(start + after(0, 3'600)) : noDue;
    }
    const ReplayData data(hour, livesOf(lives), tracksOf({}), {});
    const auto shown = [&](UtcTime at) {
        std::map<EventRow, MapPoint> found;
        for (const MapPoint& one : data.eventsAt(at).points)
            found[one.row] = one;
        return found;
    };
    UtcTime at = start;
    auto map = shown(at);
    for (int step = 0; step < 300; ++step) {
        const UtcTime next = start + (random() % 3'600) * 1s;
        const auto changes = data.changesBetween(at, next);
        for (const EventRow row : changes.removals)
            map.erase(row);
        for (const MapPoint& one : changes.upserts)
            map[one.row] = one;
        ASSERT_EQ(map, shown(next)) << "from " << toMs(at) << " to " << toMs(next);
        at = next;
    }
}

TEST(ReplayData, resourcesAreWhereTheyWereAndAgeInGaps)
{
    const ReplayData data(hour, livesOf({}), tracksOf({carTrack()}), {test::sampleResource(u"car"_s)});
    EXPECT_TRUE(data.resourcesAt(start - 1ms).empty());
    const auto moving = data.resourcesAt(start + 30s);
    ASSERT_EQ(moving.size(), 1U);
    EXPECT_NEAR(moving[0].position->lon(), 122.005, 1e-6);
    EXPECT_EQ(moving[0].heading, 90);
    EXPECT_EQ(moving[0].status, ResourceStatus::EnRoute);
    EXPECT_EQ(moving[0].positionAt, start + 30s);
    const auto silent = data.resourcesAt(start + 20min);
    EXPECT_NEAR(silent[0].position->lon(), 122.02, 1e-6) << "not on the way to where it will be heard next";
    EXPECT_EQ(silent[0].positionAt, start + 2min);
    EXPECT_EQ(data.countsAt(start + 20min).silent, 1);
    EXPECT_EQ(data.countsAt(start + 30min).silent, 0);
    ResourceTrack home = carTrack();
    home.points.erase(home.points.begin() + 1, home.points.end());
    home.points[0].status = ResourceStatus::Off;
    const ReplayData atNight(hour, livesOf({}), tracksOf({home}), {test::sampleResource(u"car"_s)});
    EXPECT_EQ(atNight.countsAt(start + 50min).silent, 0) << "off duty is not lost";
    EXPECT_EQ(atNight.countsAt(start + 50min).units, 1);
    EXPECT_EQ(data.tracksSince(), start);
}

TEST(ReplayData, trailsEndWhereTheSignIs)
{
    const ReplayData data(hour, livesOf({}), tracksOf({carTrack()}), {test::sampleResource(u"car"_s)});
    const auto trails = data.trailsAt(start + 90s, 45s, {});
    ASSERT_EQ(trails.size(), 1U);
    ASSERT_EQ(trails[0].points.size(), 2U) << "the point of a minute ago, and now";
    EXPECT_NEAR(trails[0].points.back().place.lon(), 122.015, 1e-6);
    EXPECT_TRUE(data.trailsAt(start + 90s, 45s, {test::idOf<ResourceId>(u"other"_s)}).empty());
    // In the gap it ends at the last place, without a line into the unknown.
    const auto gap = data.trailsAt(start + 20min, 1h, {});
    EXPECT_EQ(gap[0].points.back().at, start + 2min);
}

TEST(ReplayModel, readsOnceAndRedactsForTheWall)
{
    test::FakeQuestions questions;
    ManualClock clock(start + 2h);
    questions.livesAnswer = livesOf({life(1, 0min)});
    questions.trackAnswer = tracksOf({carTrack()});
    questions.resourceRows = {{.row = Resource::of(test::sampleResource(u"car"_s)).value(), .version = 1}};
    for (const WindowClass windowClass : {WindowClass::Duty, WindowClass::Wall}) {
        DataHub hub(questions, clock);
        ReplayModel model(hub, windowClass);
        EXPECT_EQ(model.state(), ModelState::Empty);
        QSignalSpy loaded(&model, &ReplayModel::loaded);
        model.load(hour, {});
        EXPECT_EQ(model.state(), ModelState::Loading);
        ASSERT_TRUE(QTest::qWaitFor([&] { return loaded.count() == 1; }, patience));
        const bool wall = windowClass == WindowClass::Wall;
        EXPECT_EQ(model.data()->resourcesAt(start + 30s).at(0).name.isEmpty(), wall);
        const MapPoint event = model.data()->eventsAt(start).points.at(0);
        EXPECT_EQ(event.lon7 == 1'221'234'567, !wall) << "on a wall positions are put on a grid";
        EXPECT_EQ(questions.lifeQuestion->from, start);
        model.clear();
        EXPECT_TRUE(model.data()->eventsAt(start).points.empty());
    }
}

TEST(ReplayModel, aFailureIsToldAndALaterWindowWins)
{
    test::FakeQuestions questions;
    questions.manual = true;
    ManualClock clock(start + 2h);
    DataHub hub(questions, clock);
    questions.deliverAll();
    ReplayModel model(hub, WindowClass::Duty);
    QSignalSpy loaded(&model, &ReplayModel::loaded);
    questions.failure = Error{.kind = ErrorKind::Timeout, .text = u"too slow"_s, .place = {}};
    model.load(hour, {});
    questions.deliverAll();
    EXPECT_EQ(model.state(), ModelState::Error);
    EXPECT_EQ(model.error()->kind, ErrorKind::Timeout);

    questions.failure.reset();
    questions.livesAnswer = livesOf({life(1, 0min)});
    model.load(hour, {});
    questions.livesAnswer = livesOf({life(1, 0min), life(2, 0min)});
    model.load(hour, {});
    questions.deliverAll();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.state() == ModelState::Ready; }, patience));
    EXPECT_EQ(loaded.count(), 1);
    EXPECT_EQ(model.data()->eventsAt(start).points.size(), 2U);
    EXPECT_FALSE(model.error());
}

TEST(TrackModel, asksForThoseWantedAndForNobodyElse)
{
    test::FakeQuestions questions;
    ManualClock clock(start + 1h);
    questions.trackAnswer = tracksOf({carTrack()});
    DataHub hub(questions, clock);
    TrackModel model(hub);
    QSignalSpy changed(&model, &TrackModel::changed);
    EXPECT_FALSE(questions.trackQuestion);
    const auto car = test::idOf<ResourceId>(u"car"_s);
    model.setWanted({car, car}, false, 15min);
    ASSERT_TRUE(questions.trackQuestion);
    EXPECT_EQ(questions.trackQuestion->from, start + 45min);
    EXPECT_EQ(questions.trackQuestion->resources, std::vector{car});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(model.tracks().size(), 1U);
    model.setWanted({car}, false, 15min);
    EXPECT_EQ(questions.asked.count(u"tracks"_s), 1) << "the same again is no question";
    model.setWanted({}, true, 60min);
    EXPECT_TRUE(questions.trackQuestion->resources.empty());
    model.setWanted({}, false, 60min);
    EXPECT_TRUE(model.tracks().empty());
    EXPECT_EQ(model.state(), ModelState::Empty);
    EXPECT_EQ(questions.asked.count(u"tracks"_s), 2);
}

TEST(TrackModel, keepsWhatItHasWhenTheCacheFails)
{
    test::FakeQuestions questions;
    ManualClock clock(start + 1h);
    questions.trackAnswer = tracksOf({carTrack()});
    DataHub hub(questions, clock);
    TrackModel model(hub);
    model.setWanted({}, true, 15min);
    questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"broken"_s, .place = {}};
    model.setWanted({}, true, 60min);
    EXPECT_EQ(model.state(), ModelState::Error);
    EXPECT_EQ(model.tracks().size(), 1U);
}

} // namespace onescreen
