// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scenebench.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/map/tools/maptools.h"
#include "ui/map/tools/selectionpanel.h"

#include <QTest>

#include <gtest/gtest.h>

#include <set>

namespace onescreen::test {

using namespace Qt::StringLiterals;

inline GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

inline ResourceFields resource(const QString& id, const QString& name, ResourceKind kind, GeoPoint place)
{
    return {.id = ResourceId::fromString(id).value(),
            .kind = kind,
            .status = ResourceStatus::Ready,
            .name = name,
            .unit = std::nullopt,
            .region = RegionCode::fromString(u"330902").value(),
            .position = place,
            .heading = std::nullopt,
            .positionAt = sampleNow - std::chrono::seconds{10},
            .event = std::nullopt};
}

/// All tools over the small map, with two vehicles, a camera and the given events.
struct MapToolsTest : testing::Test
{
    SceneBench bench;
    std::unique_ptr<ResourceModel> resources;
    std::unique_ptr<MapView> view;
    std::unique_ptr<MapTools> tools;
    QString window = u"duty@1"_s;

    MapToolsTest()
    {
        bench.questions.nameData = sampleNames();
        bench.questions.resourceRows = {
            {.row =
                 Resource::of(resource(u"v1"_s, u"车甲"_s, ResourceKind::Vehicle, at(122.05, 30.0))).value(),
             .version = 1},
            {.row =
                 Resource::of(resource(u"v2"_s, u"车乙"_s, ResourceKind::Vehicle, at(122.01, 30.0))).value(),
             .version = 1},
            {.row = Resource::of(resource(u"c1"_s, u"眼"_s, ResourceKind::Camera, at(122.02, 30.0))).value(),
             .version = 1}};
    }
    ~MapToolsTest() override
    {
        tools.reset();
        view.reset();
    }
    void open(std::vector<MapPoint> points = {})
    {
        for (const MapPoint& point : points) {
            QueueItem item = sampleItem(point.row);
            item.position = GeoPoint::fromE7(point.lon7, point.lat7);
            bench.questions.events[point.row] = item;
        }
        resources = std::make_unique<ResourceModel>(bench.hub(), WindowClass::Duty);
        view.reset(createMapView(MapBackend::Raster, bench.clock));
        view->setTheme({});
        view->resize(800, 600);
        view->setAutoFit(false);
        view->setBaseMap(smallMap());
        view->setCamera(at(122.0, 30.0), 11);
        view->setEvents(mapPoints(std::move(points)));
        SceneContext context = bench.context();
        context.window = window;
        tools = std::make_unique<MapTools>(*view, *resources, context,
                                           [] { return SceneBench::address(u"map?period=7d"_s); });
        pictureOf(*view);
        ASSERT_TRUE(QTest::qWaitFor([&] { return resources->items().size() == 3; }));
        view->setFocus();
    }
    [[nodiscard]] QPoint pixelOf(double lon, double lat) const
    {
        return view->camera().project(at(lon, lat)).toPoint();
    }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(view.get(), which, modifiers);
    }
    void click(QPoint where) const { QTest::mouseClick(view.get(), Qt::LeftButton, {}, where); }
    void drag(const std::vector<QPoint>& line) const
    {
        QTest::mousePress(view.get(), Qt::LeftButton, {}, line.front());
        for (const QPoint point : line)
            QTest::mouseMove(view.get(), point);
        QTest::mouseRelease(view.get(), Qt::LeftButton, {}, line.back());
    }
    [[nodiscard]] std::set<EventRow> chosen() const
    {
        const std::vector<EventRow>& rows = tools->selecting().panel().model().events();
        return {rows.begin(), rows.end()};
    }
};

inline std::vector<MapPoint> threeEvents()
{
    return {mapPoint(1, 121.95, 30.02), mapPoint(2, 122.0, 30.0), mapPoint(3, 122.08, 29.95)};
}

} // namespace onescreen::test
