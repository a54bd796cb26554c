// SPDX-License-Identifier: GPL-3.0-or-later
// Golden pictures of the map: what it looks like is kept under tests/golden/map, and a picture that differs
// from it fails. tests/golden/renew.py writes them anew.
#include "tests/support/goldenpicture.h"
#include "tests/ui/map/fullmap.h"
#include "ui/map/export/mapexport.h"
#include "ui/map/mapbuttons.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/trailslayer.h"
#include "ui/map/tools/maptools.h"
#include "ui/map/tools/selectionpanel.h"
#include "ui/scenes/mappanel.h"

#include <QAction>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

[[maybe_unused]] const bool sameFonts = useGoldenFonts();

const QStringList forces{u"movers"_s, u"trails"_s};

class GoldenMap : public testing::Test
{
protected:
    void expectGolden(const QImage& picture, const QString& name, const GoldenTolerance& tolerance = {})
    {
        EXPECT_TRUE(isGolden(picture, name, GoldenFolders::of(u"map"_s), tolerance));
    }
    void open(bool night = true)
    {
        map.open({.night = night});
        map.hideMiniMap();
    }
    [[nodiscard]] QPoint pixelOf(double lon, double lat) const
    {
        return map.view().camera().project(GeoPoint::fromDegrees(lon, lat).value()).toPoint();
    }
    [[nodiscard]] QByteArray exported(ExportFormat format) const
    {
        const ExportOffer offer = map.scene().findChild<MapPanel*>()->exportOffer();
        const auto make = exportBytes(offer, format, PictureSize::of({600, 420}, 96).value(),
                                      paperLook(offer.look, false), std::make_shared<ExportJob>());
        return QtConcurrent::run(make).result().value();
    }

    FullMap map;
};

} // namespace

TEST_F(GoldenMap, BaseMapByNightAndDay)
{
    for (const bool night : {true, false}) {
        open(night);
        map.showOnly({u"labels"_s});
        map.goTo(122.15, 30.02, 8.4);
        expectGolden(map.picture(), night ? u"base-night"_s : u"base-day"_s);
    }
}

TEST_F(GoldenMap, EventsAsClustersAndAlone)
{
    open();
    map.showOnly({u"events"_s, u"labels"_s});
    map.goTo(122.15, 30.02, 10.5);
    map.view().select(1);
    expectGolden(map.picture(), u"clusters"_s);
    open(false);
    map.showOnly({u"events"_s, u"labels"_s});
    map.goTo(122.15, 30.02, 15);
    expectGolden(map.picture(), u"events-street-day"_s);
}

TEST_F(GoldenMap, ForcesWithTheirTrails)
{
    open();
    map.showOnly(forces + QStringList{u"labels"_s});
    qobject_cast<TrailsLayer*>(map.view().layer(u"trails"))->setWho(TrailsLayer::Who::All);
    map.goTo(122.17, 30.01, 12);
    expectGolden(map.picture(), u"forces"_s);
}

TEST_F(GoldenMap, CamerasAndDevices)
{
    open();
    map.showOnly({u"cameras"_s, u"devices"_s});
    map.goTo(122.15, 30.02, 15.6);
    expectGolden(map.picture(), u"cameras"_s);
}

TEST_F(GoldenMap, ThematicLayers)
{
    open();
    map.showOnly({u"theme-facilities"_s, u"theme-hazards"_s, u"theme-roads"_s, u"theme-districts"_s,
                  u"theme-grids"_s, u"labels"_s});
    map.goTo(122.19, 30.0, 12.6);
    expectGolden(map.picture(), u"themes-night"_s);
}

TEST_F(GoldenMap, ArealLayers)
{
    const std::vector<std::pair<QString, bool>> layers{
        {u"choropleth"_s, true}, {u"choropleth"_s, false}, {u"heat"_s, true}, {u"reach"_s, true}};
    for (const auto& [layer, night] : layers) {
        open(night);
        map.showOnly({layer, u"labels"_s});
        map.goTo(122.15, 30.05, layer == u"choropleth" ? 8.6 : 10);
        expectGolden(map.picture(), layer + (night ? u"-night"_s : u"-day"_s));
    }
}

TEST_F(GoldenMap, AtSea)
{
    open();
    map.showOnly({u"sea"_s, u"movers"_s, u"labels"_s});
    map.goTo(122.17, 30.0, 11);
    expectGolden(map.picture(), u"sea"_s);
}

TEST_F(GoldenMap, SelectingMeasuringAndTheNearest)
{
    open();
    map.showOnly({u"events"_s, u"movers"_s, u"labels"_s});
    map.goTo(122.15, 30.02, 12);
    MapTools& tools = map.tools();
    tools.selecting().select(
        geo::SelectCircle::of(GeoPoint::fromDegrees(122.13, 30.02).value(), 2400).value());
    expectGolden(map.picture(), u"selection"_s);
    tools.showNearest(tools.selecting().panel().model().events().front(), false);
    expectGolden(map.picture(), u"nearest"_s);
    tools.nearest().close();
    tools.selecting().clear();
    for (const auto& [tool, name] :
         {std::pair(u"distance"_s, u"distance"_s), std::pair(u"area"_s, u"area"_s)}) {
        tools.action(tool)->trigger();
        for (const QPoint point : {pixelOf(122.10, 30.01), pixelOf(122.12, 30.04), pixelOf(122.18, 30.02)})
            QTest::mouseClick(&map.view(), Qt::LeftButton, {}, point);
        QTest::keyClick(&map.view(), Qt::Key_Return);
        expectGolden(map.picture(), name);
        map.view().setTool(nullptr);
    }
}

TEST_F(GoldenMap, ExportedSheet)
{
    open();
    map.showOnly({u"events"_s, u"movers"_s, u"choropleth"_s, u"labels"_s});
    map.goTo(122.15, 30.05, 9.6);
    map.tools().selecting().select(
        geo::SelectCircle::of(GeoPoint::fromDegrees(122.2, 30.02).value(), 9000).value());
    map.settle();
    expectGolden(QImage::fromData(exported(ExportFormat::Png)), u"sheet"_s);
    QSvgRenderer svg(exported(ExportFormat::Svg));
    ASSERT_TRUE(svg.isValid());
    QImage drawn(600, 420, QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    svg.render(&painter);
    painter.end();
    expectGolden(drawn, u"sheet-svg"_s);
}

TEST_F(GoldenMap, WholeScenes)
{
    map.open({.mapSize = {640, 400}});
    map.goTo(122.15, 30.02, 11.4);
    expectGolden(map.scenePicture(), u"scene-night"_s);
    map.open({.mapSize = {1000, 300}, .windowClass = WindowClass::Wall});
    map.goTo(122.15, 30.02, 11.4);
    expectGolden(map.scenePicture(), u"scene-wall"_s);
}

TEST_F(GoldenMap, WhatIsWrittenOnTheMapKeepsBesideTheList)
{
    map.open({.mapSize = {820, 400}});
    const MapView& view = map.view();
    const auto* words = view.findChild<MapDecorations*>();
    const QRect before = words->attributionRect();
    map.goTo(122.15, 30.02, 11.4);
    map.tools().selecting().select(
        geo::SelectCircle::of(GeoPoint::fromDegrees(122.13, 30.02).value(), 2400).value());
    const SelectionPanel& list = map.tools().selecting().panel();
    ASSERT_TRUE(list.isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return list.model().itemAt(0).has_value(); }));
    const int free = list.mapTo(&map.scene(), QPoint()).x() - view.mapTo(&map.scene(), QPoint()).x();
    EXPECT_LE(words->attributionRect().right(), free);
    EXPECT_LE(view.findChild<MapButtons*>()->geometry().right(), free);
    expectGolden(map.scenePicture(), u"scene-selection"_s);
    map.tools().selecting().clear();
    EXPECT_EQ(words->attributionRect(), before);
}

TEST_F(GoldenMap, ScenesWithoutEventsAndWithoutData)
{
    map.bench.questions.events.clear();
    map.bench.questions.resourceRows.clear();
    map.open({.night = false});
    expectGolden(map.scenePicture(), u"scene-empty-day"_s);
    map.bench.questions.failure =
        Error{.kind = ErrorKind::Corrupt, .text = u"the cache is damaged"_s, .place = {}};
    FullMap broken;
    broken.bench.questions.failure = map.bench.questions.failure;
    broken.open({});
    expectGolden(broken.scenePicture(), u"scene-error"_s);
}

} // namespace onescreen::test
