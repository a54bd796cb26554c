// SPDX-License-Identifier: GPL-3.0-or-later
// F11: the whole map in every window class and size, and its address.
#include "app/geo/pack/packio.h"
#include "tests/support/scenebench.h"
#include "tests/support/testpaths.h"
#include "ui/map/layers/cornerlegend.h"
#include "ui/map/layers/layerboard.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapview.h"
#include "ui/scenes/mapscene.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const geo::Pack> zhejiang()
{
    static const std::shared_ptr<const geo::Pack> pack = [] {
        Result<geo::Pack> loaded = geo::loadPack(sourcePath(u"resources/packs/zhejiang"_s));
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().toString()));
        return std::make_shared<const geo::Pack>(*std::move(loaded));
    }();
    return pack;
}

/// Cameras around a crossing: working, off, with and without a known direction.
std::vector<Stored<Resource>> cameras()
{
    std::vector<Stored<Resource>> rows;
    for (int i = 0; i < 12; ++i) {
        ResourceFields fields{
            .id = ResourceId::fromString(u"cam%1"_s.arg(i)).value(),
            .kind = i % 5 == 4 ? ResourceKind::Device : ResourceKind::Camera,
            .status = i % 4 == 3 ? ResourceStatus::Off : ResourceStatus::Ready,
            .origin = Origin::Replay,
            .name = u"演示点位%1"_s.arg(i),
            .unit = std::nullopt,
            .region = RegionCode::fromString(u"330902").value(),
            .position = GeoPoint::fromDegrees(122.15 + 0.002 * (i % 4 - 2), 30.02 + 0.0015 * (i / 4 - 1)),
            .heading = i % 6 == 5 ? std::nullopt : std::optional(i * 47 % 360),
            .positionAt = sampleNow,
            .event = std::nullopt};
        rows.push_back({.row = Resource::of(std::move(fields)).value(), .version = 1});
    }
    return rows;
}

struct MapSceneTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<MapScene> scene;

    MapSceneTest()
    {
        bench.pack = zhejiang();
        bench.questions.nameData = sampleNames();
    }
    ~MapSceneTest() override { applyTheme(*qApp, ThemeContext{}); }

    void fillEvents(int count)
    {
        std::mt19937 random(1);
        std::normal_distribution<double> off(0, 0.02);
        std::uniform_int_distribution<int> pick(0, 99);
        for (int i = 1; i <= count; ++i) {
            const int share = pick(random);
            QueueItem item = sampleItem(i);
            item.position = GeoPoint::fromDegrees(122.15 + 2 * off(random), 30.02 + off(random)).value();
            item.priority = share < 3    ? Priority::Urgent
                            : share < 20 ? Priority::Important
                                         : Priority::Normal;
            item.state = share % 3 == 0 ? EventState::Reported : EventState::Handling;
            item.dueAt =
                share % 4 == 0 ? sampleNow - std::chrono::hours{1} : sampleNow + std::chrono::hours{30};
            bench.questions.events[item.row] = item;
        }
    }
    void open(WindowClass windowClass, QSize size, const QString& window = {}, bool night = true)
    {
        scene.reset();
        bench.windowClass = windowClass;
        bench.theme = {.theme = night ? Theme::night() : Theme::day(),
                       .metrics = metricsFor(windowClass, {.pixels = size}),
                       .wall = windowClass == WindowClass::Wall};
        applyTheme(*qApp, bench.theme);
        SceneContext context = bench.context();
        context.window = window;
        const geo::FoundThemes found = geo::findThemes(sourcePath(u"resources/themes"_s));
        context.themes = std::make_shared<const std::vector<geo::PackTheme>>(found.themes);
        scene = std::make_unique<MapScene>(context, nullptr);
        scene->resize(size);
        scene->show();
    }
    void waitComplete() const
    {
        ASSERT_TRUE(QTest::qWaitForWindowExposed(scene.get()));
        scene->grab();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, 30'000));
        scene->grab();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, 30'000));
    }
    void keep(const QString& name) const
    {
        const QDir folder(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/mapscene"));
        folder.mkpath(u"."_s);
        scene->grab().save(folder.filePath(name + u".png"_s));
    }
    [[nodiscard]] MapView& view() const { return *scene->findChild<MapView*>(); }
    [[nodiscard]] LayerBoard* board() const { return scene->findChild<LayerBoard*>(); }
};

} // namespace

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
