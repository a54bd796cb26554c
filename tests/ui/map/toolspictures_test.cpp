// SPDX-License-Identifier: GPL-3.0-or-later
// The tools on the map scene at the sizes of desks, kept under build/…/pictures/maptools for people to look
// at.
#include "app/geo/pack/packio.h"
#include "tests/support/scenebench.h"
#include "tests/support/testpaths.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/eventfan.h"
#include "ui/map/tools/maptoolbar.h"
#include "ui/map/tools/maptools.h"
#include "ui/map/tools/minimap.h"
#include "ui/map/tools/searchbox.h"
#include "ui/map/tools/selectionpanel.h"
#include "ui/map/tools/toolcanvas.h"
#include "ui/scenes/mapscene.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

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

struct Desk
{
    QString name;
    QSize size;
    bool night = true;
};

class MapToolsPictures : public testing::TestWithParam<Desk>
{
protected:
    MapToolsPictures()
    {
        bench.pack = zhejiang();
        bench.questions.nameData = sampleNames();
        std::mt19937 random(3);
        std::normal_distribution<double> off(0, 0.02);
        for (int i = 1; i <= 900; ++i) {
            QueueItem item = sampleItem(i);
            item.position = i <= 12 ? at(122.105, 30.02) : at(122.15 + 2 * off(random), 30.02 + off(random));
            item.priority = i % 29 == 0  ? Priority::Urgent
                            : i % 5 == 0 ? Priority::Important
                                         : Priority::Normal;
            item.state = i % 3 == 0 ? EventState::Reported : EventState::Handling;
            bench.questions.events[i] = item;
        }
        for (int i = 0; i < 24; ++i)
            bench.questions.resourceRows.push_back(
                {.row = resource(i, off(random), off(random)), .version = 1});
        const Desk& desk = GetParam();
        bench.theme = {.theme = desk.night ? Theme::night() : Theme::day(),
                       .metrics = metricsFor(WindowClass::Duty, {.pixels = desk.size}),
                       .wall = false};
        applyTheme(*qApp, bench.theme);
        SceneContext context = bench.context();
        context.window = u"duty@1"_s;
        scene = std::make_unique<MapScene>(context, nullptr);
        scene->resize(desk.size);
        scene->show();
        tools = scene->findChild<MapTools*>();
        view = scene->findChild<MapView*>();
        waitComplete();
        view->takeHold();
        view->setCamera(at(122.13, 30.02), 12.5);
        waitComplete();
    }
    ~MapToolsPictures() override
    {
        scene.reset();
        applyTheme(*qApp, ThemeContext{});
    }
    static Resource resource(int i, double x, double y)
    {
        constexpr std::array kinds{ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel,
                                   ResourceKind::Camera};
        return Resource::of({.id = ResourceId::fromString(u"r%1"_s.arg(i)).value(),
                             .kind = kinds.at(static_cast<std::size_t>(i) % kinds.size()),
                             .status = i % 7 == 0 ? ResourceStatus::Off : ResourceStatus::Ready,
                             .name = u"执法%1"_s.arg(i),
                             .unit = std::nullopt,
                             .region = RegionCode::fromString(u"330902").value(),
                             .position = at(122.15 + 2 * x, 30.02 + y),
                             .heading = 40,
                             .positionAt = sampleNow - std::chrono::minutes{i % 5 == 0 ? 40 : 1},
                             .event = std::nullopt})
            .value();
    }
    void waitComplete() const
    {
        ASSERT_TRUE(QTest::qWaitForWindowExposed(scene.get()));
        scene->grab();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, 30'000));
        scene->grab();
        ASSERT_TRUE(QTest::qWaitFor([&] { return scene->isComplete(); }, 30'000));
    }
    void keep(const QString& what) const
    {
        QApplication::processEvents();
        const QDir folder(QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/maptools"));
        folder.mkpath(u"."_s);
        scene->grab().save(folder.filePath(GetParam().name + u'-' + what + u".png"_s));
    }
    [[nodiscard]] QPoint pixelOf(double lon, double lat) const
    {
        return view->camera().project(at(lon, lat)).toPoint();
    }
    /// Everything of the line above the map can be reached.
    void expectBarFits() const
    {
        for (const QWidget* child : tools->bar().findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            EXPECT_TRUE(tools->bar().rect().contains(child->geometry())) << qPrintable(child->objectName());
    }

    SceneBench bench;
    std::unique_ptr<MapScene> scene;
    MapTools* tools = nullptr;
    MapView* view = nullptr;
};

} // namespace

TEST_P(MapToolsPictures, SelectionNearestMeasuringSearchAndFan)
{
    ASSERT_NE(tools, nullptr);
    expectBarFits();
    tools->action(u"circle"_s)->trigger();
    QTest::mousePress(view, Qt::LeftButton, {}, pixelOf(122.12, 30.02));
    QTest::mouseMove(view, pixelOf(122.13, 30.02));
    QTest::mouseMove(view, pixelOf(122.145, 30.02));
    keep(u"radius-drawing"_s);
    QTest::mouseRelease(view, Qt::LeftButton, {}, pixelOf(122.145, 30.02));
    const SelectionPanel& list = tools->selecting().panel();
    EXPECT_TRUE(list.isVisible());
    EXPECT_GT(list.model().rowCount(), 20);
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.model().itemAt(0).has_value(); }));
    view->setTool(nullptr);
    // The list does not hide the small map.
    const auto* mini = scene->findChild<MiniMap*>();
    const QRect beside(mini->mapTo(scene.get(), QPoint(0, 0)), mini->size());
    EXPECT_FALSE(beside.intersects(QRect(list.mapTo(scene.get(), QPoint(0, 0)), list.size())));
    keep(u"selection"_s);

    const EventRow event = list.model().events().front();
    tools->showNearest(event, false);
    EXPECT_TRUE(tools->nearest().panel().isVisible());
    keep(u"nearest"_s);
    tools->nearest().close();
    tools->selecting().clear();

    tools->action(u"distance"_s)->trigger();
    for (const QPoint point : {pixelOf(122.09, 30.01), pixelOf(122.11, 30.03), pixelOf(122.14, 30.02)})
        QTest::mouseClick(view, Qt::LeftButton, {}, point);
    QTest::mouseMove(view, pixelOf(122.15, 30.035));
    EXPECT_TRUE(view->canvas().rect().contains(view->canvas().textRect()));
    keep(u"measuring"_s);
    view->setTool(nullptr);

    QTest::mouseClick(view, Qt::LeftButton, {}, pixelOf(122.105, 30.02));
    // Larger signs are parted later.
    view->setCamera(at(122.105, 30.02), 16 + std::ceil(std::log2(bench.theme.metrics.scale)));
    waitComplete();
    if (!view->fan().isOpen())
        QTest::mouseClick(view, Qt::LeftButton, {}, pixelOf(122.105, 30.02));
    EXPECT_TRUE(view->fan().isOpen());
    view->walk(1);
    keep(u"fan"_s);

    auto* box = scene->findChild<SearchBox*>();
    box->search(u"海"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !box->model().isBusy(); }, 30'000));
    EXPECT_TRUE(scene->window()->rect().contains(box->popup()->geometry()));
    keep(u"search"_s);
    box->search(u"BD-09 122.1185, 30.0215"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !box->model().isBusy(); }, 30'000));
    keep(u"coordinates"_s);
    box->search({});
    tools->bookmarks().add(u"定海城区"_s, view->camera().center(), 13, scene->address());
    tools->bookmarks().add(u"沈家门渔港"_s, at(122.3, 29.95), 14, scene->address());
    tools->action(u"bookmarks"_s)->trigger();
    keep(u"bookmarks"_s);
}

INSTANTIATE_TEST_SUITE_P(Desks, MapToolsPictures,
                         testing::Values(Desk{u"1366"_s, {1366, 680}}, Desk{u"1920"_s, {1920, 980}},
                                         Desk{u"1920-day"_s, {1920, 980}, false},
                                         Desk{u"3840"_s, {3840, 2060}}),
                         [](const auto& parameter) {
                             return u"D"_s.append(parameter.param.name).remove(u'-').toStdString();
                         });
