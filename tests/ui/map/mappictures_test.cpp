// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the map with the default pack: compared between both views, and kept for people to look at.
#include "tests/ui/map/mapfixture.h"

#include <QApplication>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

struct Scene
{
    QString name;
    QSize size{1920, 1080};
    bool night = true;
    bool wall = false;
    bool choropleth = true;
    int events = 6000;
    std::optional<std::pair<GeoPoint, double>> camera;
};

std::unique_ptr<MapView> makeView(const Scene& scene, MapBackend backend, const Clock& clock)
{
    std::unique_ptr<MapView> view(createMapView(backend, clock));
    const Metrics metrics = scene.wall ? metricsFor(WindowClass::Wall, {.pixels = scene.size}) : Metrics{};
    const ThemeContext context{
        .theme = scene.night ? Theme::night() : Theme::day(), .metrics = metrics, .wall = scene.wall};
    applyTheme(*qApp, context);
    view->setTheme(context);
    view->resize(scene.size);
    view->setBaseMap(zhoushanMap());
    if (scene.choropleth)
        view->setChoropleth(RegionLevel::County, countyValues(), u"未结事件"_s);
    view->setEvents(zhoushanEvents(scene.events));
    view->setResources(zhoushanResources());
    if (scene.camera) {
        view->setAutoFit(false);
        view->setCamera(scene.camera->first, scene.camera->second);
    }
    return view;
}

int distinctColours(const QImage& picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    return static_cast<int>(colours.size());
}

} // namespace

TEST(MapPictures, RasterViewAtEverySizeAndStyle)
{
    const ManualClock clock(mapNow());
    const GeoPoint town = GeoPoint::fromDegrees(122.15, 30.0).value();
    const std::vector<Scene> scenes{
        {.name = u"night-1920"_s},
        {.name = u"night-3840-wall"_s, .size = {3840, 2160}, .wall = true},
        {.name = u"day-1920"_s, .night = false},
        {.name = u"night-province"_s, .choropleth = false, .camera = std::pair{town, 7.6}},
        {.name = u"night-town"_s, .choropleth = false, .camera = std::pair{town, 13.4}},
        {.name = u"night-street"_s, .choropleth = false, .camera = std::pair{town, 16.0}},
    };
    for (const Scene& scene : scenes) {
        const std::unique_ptr<MapView> view = makeView(scene, MapBackend::Raster, clock);
        const QImage picture = pictureOf(*view);
        keepPicture(picture, u"raster-"_s + scene.name + u".png"_s);
        EXPECT_EQ(picture.size(), scene.size);
        EXPECT_GT(distinctColours(picture), 60) << qPrintable(scene.name);
        EXPECT_FALSE(view->hits().all().empty()) << qPrintable(scene.name);
    }
}

TEST(MapPictures, BothViewsShowTheSame)
{
    const ManualClock clock(mapNow());
    const GeoPoint town = GeoPoint::fromDegrees(122.15, 30.0).value();
    // A whole zoom: QtLocation scales tiles at others, which blurs lines by design.
    const Scene scene{
        .name = u"same"_s, .size = {1200, 800}, .events = 2000, .camera = std::pair{town, 11.0}};
    const std::unique_ptr<MapView> raster = makeView(scene, MapBackend::Raster, clock);
    const std::unique_ptr<MapView> location = makeView(scene, MapBackend::Location, clock);
    const QImage a = pictureOf(*raster);
    const QImage b = pictureOf(*location);
    keepPicture(a, u"compare-raster.png"_s);
    keepPicture(b, u"compare-location.png"_s);
    EXPECT_LT(meanDifference(a, b), 2.0);
    // And the comparison would notice: the same view one kilometre on differs by much more.
    raster->setCamera(GeoPoint::fromDegrees(122.16, 30.0).value(), 11.0);
    EXPECT_GT(meanDifference(pictureOf(*raster), b), 3.0);
}

} // namespace onescreen::test
