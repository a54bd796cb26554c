// SPDX-License-Identifier: GPL-3.0-or-later
// Forces, trails, following and replay in the scene of the map.
#include "app/geo/pack/packio.h"
#include "tests/support/sampleresources.h"
#include "tests/support/scenebench.h"
#include "tests/support/testpaths.h"
#include "ui/common/plainlabel.h"
#include "ui/common/style.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/movercard.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/map/movers/trailslayer.h"
#include "ui/map/time/replayframe.h"
#include "ui/map/time/timebar.h"
#include "ui/map/time/timetrack.h"
#include "ui/scenes/mapscene.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

using test::sampleNow;

constexpr int patience = 30'000;
constexpr int units = 40;

ResourceId unitId(int number)
{
    return test::idOf<ResourceId>(u"unit-%1"_s.arg(number));
}

ResourceKind kindOf(int number)
{
    return number % 5 == 0   ? ResourceKind::Vessel
           : number % 2 == 0 ? ResourceKind::Vehicle
                             : ResourceKind::Staff;
}

/// A round through the town, a quarter of an hour long.
GeoPoint placeAt(int number, UtcTime at)
{
    const double turn =
        2 * std::numbers::pi * (std::chrono::duration<double>(at.time_since_epoch()).count() / 900.0) +
        number;
    const double wide = kindOf(number) == ResourceKind::Vessel ? 0.02 : 0.012;
    const double lon = 122.10 + 0.03 * (number % 8) + wide * std::cos(turn) * (1 + 0.3 * std::sin(3 * turn));
    const double lat = 30.00 + 0.015 * (number / 8) + 0.7 * wide * std::sin(turn);
    return GeoPoint::fromDegrees(lon, lat).value();
}

/// Two hours of rounds; unit 3 was silent for half an hour, unit 4 has a jump.
std::shared_ptr<const TrackAnswer> tracks(UtcTime from, UtcTime to)
{
    auto answer = std::make_shared<TrackAnswer>();
    answer->oldest = from;
    for (int number = 0; number < units; ++number) {
        ResourceTrack track{.resource = unitId(number), .kind = kindOf(number), .points = {}};
        for (UtcTime at = from; at <= to; at += 20s) {
            if (number == 3 && at > to - 50min && at < to - 20min)
                continue;
            GeoPoint place = placeAt(number, at);
            if (number == 4 && at > to - 15min && at < to - 14min)
                place = GeoPoint::fromDegrees(123.5, 30.4).value();
            track.points.push_back(
                {.at = at, .until = at, .place = place, .status = ResourceStatus::EnRoute});
        }
        answer->tracks.push_back(std::move(track));
    }
    std::ranges::sort(answer->tracks, {}, &ResourceTrack::resource);
    return answer;
}

class MoversScene : public testing::Test
{
protected:
    MoversScene()
    {
        bench.pack = [] {
            auto pack = geo::loadPack(test::sourcePath(u"resources/packs/zhejiang"_s));
            return pack ? std::make_shared<const geo::Pack>(*std::move(pack)) : nullptr;
        }();
        bench.questions.overviewAnswer = test::sampleOverview();
        bench.questions.nameData = test::sampleNames();
        bench.questions.nameData.units = {Unit::of({.id = test::idOf<UnitId>(u"u1"_s),
                                                    .name = u"定海区综合行政执法大队"_s,
                                                    .kind = test::idOf<UnitKindCode>(u"zonghe"_s),
                                                    .region = RegionCode::fromNumber(330'902'000).value(),
                                                    .parent = std::nullopt})
                                              .value()};
        bench.questions.trackAnswer = tracks(sampleNow - 2h, sampleNow);
        for (int number = 0; number < units; ++number) {
            ResourceFields fields = test::sampleResource(unitId(number).toString(), kindOf(number));
            const Milliseconds age = number % 11 == 7  ? Milliseconds{47min}
                                     : number % 9 == 5 ? Milliseconds{8min}
                                                       : 15s;
            fields.name = fields.kind == ResourceKind::Vehicle ? u"浙L%1"_s.arg(10'000 + 37 * number)
                                                               : u"执法%1号"_s.arg(number);
            fields.status = static_cast<ResourceStatus>(number % 3);
            fields.unit = test::idOf<UnitId>(u"u1"_s);
            fields.position = placeAt(number, sampleNow - age);
            fields.positionAt = sampleNow - age;
            fields.heading = number * 9;
            bench.questions.resourceRows.push_back({.row = Resource::of(fields).value(), .version = 1});
        }
        fillEvents();
    }
    ~MoversScene() override { applyTheme(*qApp, ThemeContext{}); }

    void fillEvents()
    {
        auto lives = std::make_shared<EventLives>();
        lives->categoryRoots = {u"01"_s};
        for (int i = 1; i <= 120; ++i) {
            QueueItem item = test::sampleItem(i);
            item.position =
                GeoPoint::fromDegrees(122.08 + 0.0025 * (i % 97), 29.98 + 0.0011 * (i % 71)).value();
            item.state = EventState::Handling;
            item.reportedAt = sampleNow - i * 1min;
            bench.questions.events[item.row] = item;
            EventLife life;
            life.point = {.row = i,
                          .lon7 = item.position->lon7(),
                          .lat7 = item.position->lat7(),
                          .state = EventState::Closed,
                          .priority = i % 20 == 0 ? Priority::Urgent : Priority::Normal};
            life.reported = toMs(item.reportedAt);
            life.closed = toMs(item.reportedAt + 40min);
            lives->lives.push_back(life);
        }
        std::ranges::sort(lives->lives, {}, &EventLife::reported);
        bench.questions.livesAnswer = lives;
    }
    void open(QSize size = {1366, 700}, WindowClass windowClass = WindowClass::Duty,
              const QString& address = {})
    {
        bench.windowClass = windowClass;
        bench.theme = {.metrics = metricsFor(windowClass, {.pixels = size}),
                       .wall = windowClass == WindowClass::Wall};
        applyTheme(*qApp, bench.theme);
        scene = std::make_unique<MapScene>(bench.context(), nullptr);
        if (!address.isEmpty())
            scene->setAddress(bench.address(address));
        scene->resize(size);
        scene->show();
        settle();
    }
    void settle() const
    {
        scene->grab();
        EXPECT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, patience));
        scene->grab();
        EXPECT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, patience));
    }
    void keep(const QString& name) const
    {
        const QDir folder(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/movers"));
        folder.mkpath(u"."_s);
        scene->grab().save(folder.filePath(name + u".png"_s));
    }
    [[nodiscard]] MoversDesk& desk() const { return *scene->findChild<MoversDesk*>(); }
    [[nodiscard]] MapView& view() const { return *scene->findChild<MapView*>(); }
    [[nodiscard]] TimeBar& bar() const { return *scene->findChild<TimeBar*>(); }
    [[nodiscard]] ReplayFrame& frame() const { return *scene->findChild<ReplayFrame*>(); }
    [[nodiscard]] MoverCard& card() const { return *scene->findChild<MoverCard*>(); }
    [[nodiscard]] std::size_t eventsShown() const { return view().events().size(); }
    void replay()
    {
        bar().findChild<QToolButton*>(u"timeReplay"_s)->click();
        settle();
    }

    test::SceneBench bench;
    std::unique_ptr<MapScene> scene;
};

} // namespace

TEST_F(MoversScene, theForcesStandOnTheMapInPlaceOfTheTeams)
{
    open();
    EXPECT_EQ(view().layer(u"teams"), nullptr);
    EXPECT_EQ(desk().movers().movers().size(), std::size_t{units});
    EXPECT_EQ(desk().movers().movers().front().force, u"zonghe"_s);
    EXPECT_FALSE(frame().isVisible());
    EXPECT_EQ(eventsShown(), 120U);
}

TEST_F(MoversScene, aChosenOneHasACardATrailAndCanBeFollowedByKey)
{
    open();
    desk().choose(unitId(2));
    EXPECT_TRUE(card().isVisible());
    EXPECT_EQ(bench.questions.trackQuestion->resources, std::vector{unitId(2)});
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_F);
    EXPECT_EQ(desk().follower().state(), Follower::State::Following);
    EXPECT_TRUE(scene->address().toString().contains(u"follow:unit-2"_s))
        << scene->address().toString().toStdString();
    const GeoPoint place = placeAt(2, sampleNow - 15s);
    EXPECT_NEAR(view().camera().center().lon(), place.lon(), 1e-3);
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_FALSE(card().isVisible());
    EXPECT_EQ(desk().follower().state(), Follower::State::Off);
}

TEST_F(MoversScene, aReplayShowsThePastAndSaysSo)
{
    open();
    replay();
    ASSERT_TRUE(desk().isReplaying());
    EXPECT_TRUE(frame().isVisible());
    const TimeSpan window = *desk().player().window();
    EXPECT_EQ(window.from, startOfShift(sampleNow));
    desk().player().seek(sampleNow - 90min);
    settle();
    EXPECT_EQ(eventsShown(), 31U) << "reported 120 to 90 minutes ago";
    desk().player().seek(sampleNow);
    settle();
    EXPECT_EQ(eventsShown(), 120U);
    desk().player().seek(sampleNow - 35min);
    settle();
    const Mover* silent = desk().movers().mover(unitId(3));
    ASSERT_NE(silent, nullptr);
    EXPECT_EQ(desk().movers().now() - *silent->resource.positionAt, 15min) << "inside its gap";

    // What comes in meanwhile does not get into the picture of the past.
    const std::size_t before = eventsShown();
    bench.questions.events[500] = test::sampleItem(500);
    bench.questions.events[500].position = GeoPoint::fromDegrees(122.1, 30.0);
    Q_EMIT bench.hub().dataChanged(test::eventsChanged({500}));
    EXPECT_EQ(eventsShown(), before);

    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_FALSE(desk().isReplaying());
    EXPECT_FALSE(frame().isVisible());
    settle();
    EXPECT_EQ(eventsShown(), 121U) << "back to now, with what has come";
}

TEST_F(MoversScene, theKeysOfAReplayWorkOnTheMapToo)
{
    open();
    replay();
    desk().player().seek(sampleNow - 30min);
    view().setFocus();
    const geo::Camera camera = view().camera();
    QTest::keyClick(&view(), Qt::Key_Right);
    EXPECT_EQ(desk().player().at(), sampleNow - 30min + desk().player().stepLength());
    EXPECT_EQ(view().camera(), camera) << "the step is not also a move of the map";
    QTest::keyClick(&view(), Qt::Key_Space);
    EXPECT_TRUE(desk().player().isPlaying());
    bench.clock.advance(2s);
    desk().player().advance();
    EXPECT_EQ(desk().player().at(), sampleNow - 30min + desk().player().stepLength() + 2min);
}

TEST_F(MoversScene, theAddressBringsTheMomentBack)
{
    open();
    replay();
    desk().player().setSpeed(300);
    desk().player().seek(sampleNow - 42min);
    const QString address = scene->address().toString();
    desk().player().goLive();
    scene->setAddress(bench.address(address));
    settle();
    EXPECT_TRUE(desk().isReplaying());
    EXPECT_EQ(desk().player().at(), sampleNow - 42min);
    EXPECT_EQ(desk().player().speed(), 300);
    // Following is part of it, in a replay too.
    scene->setAddress(bench.address(u"map?view=window:shift;replay:%1;follow:unit-6"_s.arg(
        QString(toRfc3339(sampleNow - 20min)).replace(u':', u"%3A"_s))));
    settle();
    EXPECT_EQ(desk().follower().state(), Follower::State::Following);
    const geo::Camera camera = view().camera();
    EXPECT_TRUE(Follower::isInMiddle(camera, camera.project(placeAt(6, sampleNow - 20min))));
    // An address that does not speak of time leaves it alone.
    scene->setAddress(bench.address(u"map?area=330902"_s));
    EXPECT_TRUE(desk().isReplaying());
    scene->setAddress(bench.address(u"map?view=window:all"_s));
    EXPECT_FALSE(desk().isReplaying());
    scene->setAddress(bench.address(u"map?view=window:nonsense;replay:yesterday"_s));
    EXPECT_FALSE(desk().isReplaying());
}

TEST_F(MoversScene, aWindowNarrowsTheLiveMap)
{
    open();
    scene->setAddress(bench.address(u"map?view=window:1h"_s));
    settle();
    EXPECT_FALSE(desk().isReplaying());
    EXPECT_EQ(eventsShown(), 60U);
    scene->setAddress(bench.address(u"map?view=window:all"_s));
    settle();
    EXPECT_EQ(eventsShown(), 120U);
}

TEST_F(MoversScene, aWallShowsNoNamesAndHasNoCard)
{
    open({3840, 2160}, WindowClass::Wall);
    for (const Mover& mover : desk().movers().movers()) {
        if (mover.resource.kind != ResourceKind::Vessel) {
            EXPECT_TRUE(mover.resource.name.isEmpty());
        }
    }
    desk().choose(unitId(2));
    EXPECT_FALSE(card().isVisible());
    keep(u"wall-3840"_s);
}

TEST_F(MoversScene, pictures)
{
    open({1920, 1000}, WindowClass::Duty, u"map?view=at:122.20000_30.03000_12.60"_s);
    desk().trails().setWho(TrailsLayer::Who::All);
    desk().trails().setMinutes(15);
    desk().choose(unitId(4));
    settle();
    keep(u"live-1920"_s);
    desk().trails().setMinutes(60);
    desk().choose(unitId(3));
    desk().toggleFollow();
    settle();
    keep(u"follow-1920"_s);
    replay();
    desk().player().seek(sampleNow - 30min);
    settle();
    keep(u"replay-1920"_s);
    bench.questions.failure = Error{.kind = ErrorKind::Timeout, .text = u"too slow"_s, .place = {}};
    desk().player().goLive();
    bar().findChild<QToolButton*>(u"timeReplay"_s)->click();
    EXPECT_FALSE(bar().findChild<PlainLabel*>(u"timeCounts"_s)->text().isEmpty());
    keep(u"failed-1920"_s);
}

TEST_F(MoversScene, picturesInOtherSizes)
{
    for (const QSize size : {QSize(3840, 2080), QSize(1366, 680)}) {
        open(size, WindowClass::Duty, u"map?view=at:122.20000_30.03000_12.60"_s);
        desk().trails().setWho(TrailsLayer::Who::All);
        desk().choose(unitId(6));
        replay();
        desk().player().seek(sampleNow - 20min);
        settle();
        keep(u"replay-%1"_s.arg(size.width()));
        EXPECT_LE(bar().minimumSizeHint().width(), size.width()) << "the bar must not widen the window";
    }
}

} // namespace onescreen
