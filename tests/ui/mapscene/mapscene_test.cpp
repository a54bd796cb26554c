// SPDX-License-Identifier: GPL-3.0-or-later
// F11: the whole map in every window class and size, and its address.
#include "tests/ui/mapscene/mapscenetest.h"
#include "ui/map/layers/cornerlegend.h"
#include "ui/map/layers/thememaplayer.h"

#include <algorithm>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

TEST_F(MapSceneTest, EveryClassAndSize)
{
    fillEvents(1500);
    bench.questions.cacheStatus.replayed = 1;
    struct Shot
    {
        QString name;
        WindowClass windowClass;
        QSize size;
        bool night = true;
    };
    const std::vector<Shot> shots{{u"duty-1366"_s, WindowClass::Duty, {1366, 680}},
                                  {u"duty-1920"_s, WindowClass::Duty, {1920, 980}},
                                  {u"duty-1920-day"_s, WindowClass::Duty, {1920, 980}, false},
                                  {u"leader-3840"_s, WindowClass::Leader, {3840, 2060}},
                                  {u"wall-3840"_s, WindowClass::Wall, {3840, 2160}},
                                  {u"wall-6656"_s, WindowClass::Wall, {6656, 1792}}};
    for (const Shot& shot : shots) {
        open(shot.windowClass, shot.size, {}, shot.night);
        waitComplete();
        const bool wall = shot.windowClass == WindowClass::Wall;
        EXPECT_EQ(board() == nullptr, wall) << shot.name.toStdString();
        EXPECT_EQ(scene->findChild<CornerLegend*>()->isHidden(), !wall) << shot.name.toStdString();
        EXPECT_TRUE(scene->problems().isEmpty());
        EXPECT_EQ(view().events().size(), 1500U);
        EXPECT_GT(view().events().total().overdueOpen, 0U);
        if (board()) {
            board()->rows().front()->setOpen(true);
            const auto* options = board()->findChild<QWidget*>(u"eventOptions"_s);
            EXPECT_TRUE(QTest::qWaitFor([&] {
                return options->height() >= options->minimumSizeHint().height();
            })) << shot.name.toStdString();
        }
        keep(shot.name);
    }
}

// For people: every kind of thematic layer and the cameras from close by, by night and by day.
TEST_F(MapSceneTest, LayersFromCloseBy)
{
    fillEvents(300);
    bench.questions.cacheStatus.replayed = 1;
    bench.questions.resourceRows = cameras();
    for (const bool night : {true, false}) {
        open(WindowClass::Duty, {1920, 980}, {}, night);
        ASSERT_TRUE(QTest::qWaitFor([&] { return view().layer(u"theme-grids") != nullptr; }));
        view().layer(u"theme-grids")->setVisible(true);
        view().holdAt(GeoPoint::fromDegrees(122.20, 29.995).value(), 13.2);
        waitComplete();
        keep(night ? u"layers-13"_s : u"layers-13-day"_s);
        EXPECT_TRUE(std::ranges::any_of(view().hits().all(), [](const geo::Hit& hit) {
            return hit.kind == geo::Hit::Kind::Item && hit.layer == u"theme-facilities";
        }));
        const auto area =
            view().hitAt(view().camera().project(GeoPoint::fromDegrees(122.19, 30.005).value()));
        ASSERT_TRUE(area);
        view().holdAt(GeoPoint::fromDegrees(122.15, 30.02).value(), 16);
        waitComplete();
        keep(night ? u"layers-16"_s : u"layers-16-day"_s);
    }
}

TEST_F(MapSceneTest, AnAddressShowsTheSameView)
{
    fillEvents(200);
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    EXPECT_TRUE(scene->address().option(u"at"_s).isEmpty())
        << "a map that fits itself says nothing of its place";
    view().holdAt(GeoPoint::fromDegrees(122.2, 30.0).value(), 13.25);
    view().layer(u"cameras")->setVisible(false);
    view().eventLayer().setPick(
        {.hiddenStates = {EventState::Reported}, .hiddenPriorities = {}, .hiddenRoots = {}});
    ViewAddress address = scene->address();
    address.setArea(RegionCode::fromString(u"330902"));
    const QString text = address.toString();

    open(WindowClass::Duty, {1280, 720});
    scene->setAddress(ViewAddress::parse(text).value());
    waitComplete();
    EXPECT_EQ(scene->address().toString(), text);
    EXPECT_FALSE(view().layer(u"cameras")->isVisible());
    EXPECT_NEAR(view().camera().zoom(), 13.25, 1e-9);
    EXPECT_NEAR(view().camera().center().lon(), 122.2, 1e-5);
    EXPECT_TRUE(view().isHeld());
    EXPECT_LT(view().events().size(), 200U);

    // A broken place is left aside.
    scene->setAddress(ViewAddress::parse(u"map?area=330902&view=at:here").value());
    EXPECT_NEAR(view().camera().zoom(), 13.25, 1e-9);
}

TEST_F(MapSceneTest, EachWindowFindsItsLayersAgain)
{
    open(WindowClass::Duty, {1280, 720}, u"duty"_s);
    view().layer(u"devices")->setVisible(false);
    open(WindowClass::Duty, {1280, 720}, u"duty"_s);
    EXPECT_FALSE(view().layer(u"devices")->isVisible());
    open(WindowClass::Duty, {1280, 720}, u"duty@1"_s);
    EXPECT_TRUE(view().layer(u"devices")->isVisible());
}

TEST_F(MapSceneTest, InventedLayersAreShownOnlyOverADemonstration)
{
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    EXPECT_EQ(view().layer(u"theme-hazards"), nullptr);
    // Those of a real pack need no demonstration.
    geo::PackTheme real;
    real.id = u"real"_s;
    real.features.push_back({.name = u"站"_s, .point = GeoPoint::fromDegrees(122.1, 30.0)});
    SceneContext context = bench.context();
    context.themes = std::make_shared<const std::vector<geo::PackTheme>>(std::vector{real});
    scene = std::make_unique<MapScene>(context, nullptr);
    EXPECT_NE(view().layer(u"theme-real"), nullptr);
}

TEST_F(MapSceneTest, TheWallSeesNoPersons)
{
    bench.questions.cacheStatus.replayed = 1;
    for (const auto& [windowClass, sees] :
         {std::pair(WindowClass::Duty, true), std::pair(WindowClass::Wall, false)}) {
        open(windowClass, {1280, 720});
        ASSERT_TRUE(QTest::qWaitFor([&] { return view().layer(u"theme-roads") != nullptr; }));
        const auto& theme = qobject_cast<ThemeMapLayer*>(view().layer(u"theme-roads"))->theme();
        EXPECT_EQ(std::ranges::any_of(theme.features, [](const auto& one) { return !one.person.isEmpty(); }),
                  sees);
    }
}

TEST_F(MapSceneTest, LFoldsTheBoardAndTheLegendTakesItsPlace)
{
    fillEvents(20);
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    view().setFocus();
    ASSERT_FALSE(board()->isFolded());
    EXPECT_TRUE(scene->findChild<CornerLegend*>()->isHidden());
    QTest::keyClick(&view(), Qt::Key_L);
    EXPECT_TRUE(board()->isFolded());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !scene->findChild<CornerLegend*>()->isHidden(); }));
    QTest::keyClick(&view(), Qt::Key_L);
    EXPECT_FALSE(board()->isFolded());
}

TEST_F(MapSceneTest, AnEmptyCacheAndAnErrorSaySo)
{
    open(WindowClass::Duty, {1280, 720});
    waitComplete();
    EXPECT_TRUE(scene->problems().isEmpty());
    keep(u"empty"_s);
    bench.questions.failure =
        Error{.kind = ErrorKind::Corrupt, .text = u"the cache is damaged"_s, .place = {}};
    open(WindowClass::Duty, {1280, 720});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !scene->problems().isEmpty(); }));
    keep(u"error"_s);
}
