// SPDX-License-Identifier: GPL-3.0-or-later
// What narrows the map to a part, whom it follows, which map lies below, and the cards.
#include "app/geo/tiles/basemapcatalog.h"
#include "tests/ui/mapscene/mapscenetest.h"
#include "ui/map/base/basemapcontrol.h"
#include "ui/map/cards/mapcard.h"
#include "ui/map/movers/movercard.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/queue/queuefilterbar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

TEST_F(MapSceneTest, ALineOnTheMapIsAFilterWithAChipThatTakesItAway)
{
    fillEvents(200);
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    auto* chips = scene->findChild<QueueChips*>(u"mapFilterChips"_s);
    ASSERT_NE(chips, nullptr);
    EXPECT_TRUE(chips->isHidden()) << "nothing is left out";
    QSignalSpy told(scene.get(), &Scene::addressChanged);
    ViewAddress address = scene->address();
    EventFilter filter = address.filter(businessDay(sampleNow));
    filter.inside = GeoRing::rectangle(GeoPoint::fromDegrees(122.15, 30.0).value(),
                                       GeoPoint::fromDegrees(122.3, 30.1).value())
                        .value();
    address.setFilter(filter);
    scene->setAddress(ViewAddress::parse(address.toString()).value());
    ASSERT_FALSE(chips->isHidden());
    waitComplete();
    const auto within = std::ranges::count_if(bench.questions.events, [&](const auto& event) {
        return filter.inside->contains(*event.second.position);
    });
    ASSERT_GT(within, 0);
    ASSERT_LT(within, 200);
    EXPECT_EQ(view().events().size(), static_cast<std::size_t>(within));
    keep(u"inside"_s);
    told.clear();
    const QList<QToolButton*> shown = chips->findChildren<QToolButton*>(u"filterChip"_s);
    ASSERT_EQ(shown.size(), 1);
    EXPECT_TRUE(shown.front()->accessibleName().contains(u"km²"_s))
        << shown.front()->accessibleName().toStdString();
    QTest::mouseClick(shown.front(), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.count() > 0; }));
    EXPECT_FALSE(scene->address().filter(businessDay(sampleNow)).inside);
    EXPECT_TRUE(chips->isHidden());
    waitComplete();
    EXPECT_EQ(view().events().size(), 200U);
}

TEST_F(MapSceneTest, OneUnitsEventsAndPeopleAlone)
{
    const auto unit = [&](const QString& id, std::optional<QString> parent) {
        bench.questions.nameData.units.push_back(
            Unit::of({.id = UnitId::fromString(id).value(),
                      .name = u"队 "_s + id,
                      .kind = UnitKindCode::fromString(u"zonghe").value(),
                      .region = RegionCode::fromString(u"330902").value(),
                      .parent = parent ? UnitId::fromString(*parent) : std::nullopt})
                .value());
    };
    unit(u"big"_s, {});
    unit(u"part"_s, u"big"_s);
    unit(u"other"_s, {});
    for (const QString& id : {u"big"_s, u"part"_s, u"other"_s}) {
        ResourceFields fields{.id = ResourceId::fromString(u"car-"_s + id).value(),
                              .kind = ResourceKind::Vehicle,
                              .name = u"车 "_s + id,
                              .unit = UnitId::fromString(id),
                              .region = RegionCode::fromString(u"330902").value(),
                              .position =
                                  GeoPoint::fromDegrees(122.1 + 0.01 * static_cast<double>(id.size()), 30.0),
                              .heading = {},
                              .positionAt = sampleNow,
                              .event = {}};
        bench.questions.resourceRows.push_back(
            {.row = Resource::of(std::move(fields)).value(), .version = 1});
    }
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    auto* desk = scene->findChild<MoversDesk*>();
    ASSERT_EQ(desk->movers().shownIds().size(), 3U);
    desk->choose(ResourceId::fromString(u"car-big"));
    view().setFocus();
    auto* only = scene->findChild<QToolButton*>(u"moverUnitOnly"_s);
    ASSERT_TRUE(only->isVisible());
    QTest::mouseClick(only, Qt::LeftButton);
    EXPECT_EQ(scene->address().filter(businessDay(sampleNow)).facts.units,
              (QSet<QString>{u"big"_s, u"part"_s}));
    EXPECT_EQ(desk->movers().shownIds().size(), 2U);
    // The same by key takes it back; the layer's own settings never knew of it.
    QTest::keyClick(&view(), Qt::Key_U, Qt::ControlModifier);
    EXPECT_TRUE(scene->address().filter(businessDay(sampleNow)).facts.units.isEmpty());
    EXPECT_EQ(desk->movers().shownIds().size(), 3U);
    EXPECT_FALSE(desk->movers().settings().contains(u"onlyUnits"_s));
}

TEST_F(MapSceneTest, WhoIsFollowedStandsInTheAddressAndIsFollowedAgain)
{
    ResourceFields car{.id = ResourceId::fromString(u"car").value(),
                       .kind = ResourceKind::Vehicle,
                       .name = u"车"_s,
                       .unit = {},
                       .region = RegionCode::fromString(u"330902").value(),
                       .position = GeoPoint::fromDegrees(122.2, 30.0),
                       .heading = {},
                       .positionAt = sampleNow,
                       .event = {}};
    const std::vector<Stored<Resource>> rows{{.row = Resource::of(car).value(), .version = 1}};
    bench.questions.resourceRows = rows;
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    auto* desk = scene->findChild<MoversDesk*>();
    desk->choose(car.id);
    desk->toggleFollow();
    // The operator's own zoom; the vehicle stays in the middle.
    view().holdAt(*car.position, 12.5);
    const QString text = scene->address().toString();
    ASSERT_EQ(ViewAddress::parse(text)->option(u"follow"_s), u"car"_s);

    open(WindowClass::Duty, {1280, 720});
    scene->setAddress(ViewAddress::parse(text).value());
    waitComplete();
    desk = scene->findChild<MoversDesk*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return desk->movers().chosen() == car.id; }));
    EXPECT_EQ(desk->follower().state(), Follower::State::Following);
    EXPECT_NEAR(view().camera().zoom(), 12.5, 1e-9) << "where the address says";
    EXPECT_EQ(scene->address().toString(), text);

    // Who is not on the map yet stays wanted.
    bench.questions.resourceRows.clear();
    open(WindowClass::Duty, {1280, 720});
    scene->setAddress(ViewAddress::parse(text).value());
    waitComplete();
    EXPECT_EQ(scene->address().option(u"follow"_s), u"car"_s);
}

TEST_F(MapSceneTest, TheBaseMapStandsInTheAddressAndWallsTakeItByKeyOrFromADesk)
{
    geo::BaseMapCatalog catalog(bench.clock, {}, nullptr);
    for (const QString& id : {u"streets"_s, u"photo"_s})
        ASSERT_TRUE(
            catalog.put({.id = id, .title = u"图 "_s + id, .urls = {u"http://127.0.0.1:9/{z}/{x}/{y}"_s}}));
    const auto show = [&](WindowClass windowClass, const QString& window) {
        bench.windowClass = windowClass;
        SceneContext context = bench.context();
        context.window = window;
        context.baseMaps = &catalog;
        auto made = std::make_unique<MapScene>(context, nullptr);
        made->resize(1280, 720);
        made->show();
        return made;
    };
    const auto control = [](const MapScene& of) { return of.findChild<BaseMapControl*>(); };
    {
        const auto desk = show(WindowClass::Duty, u"duty"_s);
        EXPECT_EQ(desk->address().option(u"base"_s), u"builtin"_s);
        control(*desk)->choose({.id = u"photo"_s, .opacity = 0.6, .tone = MapTone::Day});
        const QString text = desk->address().toString();
        EXPECT_TRUE(text.contains(u"base:photo"_s)) << text.toStdString();

        const auto wall = show(WindowClass::Wall, u"wall"_s);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(wall.get()));
        EXPECT_EQ(control(*wall)->choice(), BaseMapChoice{}) << "each window its own";
        wall->setAddress(ViewAddress::parse(text).value());
        EXPECT_EQ(control(*wall)->choice(),
                  (BaseMapChoice{.id = u"photo"_s, .opacity = 0.6, .tone = MapTone::Day}));
        // An address that says nothing leaves it.
        wall->setAddress(ViewAddress::parse(u"map?area=330902").value());
        EXPECT_EQ(control(*wall)->choice().id, u"photo"_s);
        // One that is not here: the map stays, and the map says so.
        wall->setAddress(ViewAddress::parse(u"map?view=base:elsewhere").value());
        EXPECT_EQ(control(*wall)->choice().id, u"photo"_s);
        EXPECT_EQ(control(*wall)->choice().tone, MapTone::Theme);

        wall->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(wall.get()));
        QTest::keyClick(wall.get(), Qt::Key_M, Qt::ControlModifier);
        EXPECT_TRUE(control(*wall)->choice().id.isEmpty()) << "after the last the built-in one";
        QTest::keyClick(wall.get(), Qt::Key_M, Qt::ControlModifier);
        EXPECT_EQ(control(*wall)->choice().id, u"streets"_s);
        QTest::keyClick(wall.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        EXPECT_EQ(control(*wall)->choice().tone, MapTone::Night);

        auto* give = desk->findChild<QPushButton*>(u"baseMapWalls"_s);
        ASSERT_NE(give, nullptr);
        give->click();
        EXPECT_EQ(control(*wall)->choice(), control(*desk)->choice());
        EXPECT_EQ(control(*wall)->choice().id, u"photo"_s);
    }
    const auto later = show(WindowClass::Wall, u"wall@2"_s);
    EXPECT_EQ(control(*later)->choice().id, u"photo"_s) << "one that is opened later begins with it";
    const auto duty = show(WindowClass::Duty, u"duty@2"_s);
    EXPECT_TRUE(control(*duty)->choice().id.isEmpty());
}

TEST_F(MapSceneTest, ACardOfAnAreaAndOneOfAVehicleDoNotStandOverEachOther)
{
    bench.questions.overviewAnswer = sampleOverview();
    ResourceFields car{.id = ResourceId::fromString(u"car").value(),
                       .kind = ResourceKind::Vehicle,
                       .name = u"车"_s,
                       .unit = {},
                       .region = RegionCode::fromString(u"330902").value(),
                       .position = GeoPoint::fromDegrees(122.2, 30.0),
                       .heading = {},
                       .positionAt = sampleNow,
                       .event = {}};
    bench.questions.resourceRows = {{.row = Resource::of(car).value(), .version = 1}};
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    view().holdAt(GeoPoint::fromDegrees(122.1, 30.05).value(), 10);
    view().setFocus();
    const auto* area = scene->findChild<MapCard*>();
    const auto* mover = scene->findChild<MoverCard*>();
    QTest::keyClick(&view(), Qt::Key_I);
    EXPECT_TRUE(area->isVisible());
    keep(u"areacard"_s);
    scene->findChild<MoversDesk*>()->choose(car.id);
    EXPECT_TRUE(mover->isVisible());
    EXPECT_FALSE(area->isVisible());
    QTest::keyClick(&view(), Qt::Key_I);
    EXPECT_FALSE(mover->isVisible());
    EXPECT_TRUE(area->isVisible());
    // The card drills: the address says the area.
    QTest::keyClick(&view(), Qt::Key_Return);
    EXPECT_TRUE(scene->address().area().has_value());
}
