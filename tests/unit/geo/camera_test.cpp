// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/camera.h"

#include <gtest/gtest.h>

#include <random>

namespace onescreen::geo {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

constexpr QSizeF screen(1920, 1080);

void expectNear(QPointF a, QPointF b, double tolerance = 1e-6)
{
    EXPECT_NEAR(a.x(), b.x(), tolerance);
    EXPECT_NEAR(a.y(), b.y(), tolerance);
}

} // namespace

TEST(Camera, ProjectsItsCentreToTheMiddle)
{
    const Camera camera(at(122.1, 30.0), 10.5, screen);
    expectNear(camera.project(camera.center()), {960, 540}, 0.01);
    EXPECT_DOUBLE_EQ(camera.zoom(), 10.5);
}

TEST(Camera, ProjectsAndBackWithinTheRoundingOfAPoint)
{
    std::mt19937 random(3);
    std::uniform_real_distribution<double> zooms(4, 19);
    std::uniform_real_distribution<double> xs(0, 1920);
    std::uniform_real_distribution<double> ys(0, 1080);
    for (int i = 0; i < 1000; ++i) {
        const Camera camera(at(122.1, 30.0), zooms(random), screen);
        const QPointF pixel(xs(random), ys(random));
        // A GeoPoint is exact to 1e-7 degree, which is 0.04 pixels at zoom 19.
        expectNear(camera.project(camera.unproject(pixel)), pixel, 0.1);
    }
}

TEST(Camera, AgreesWithTheTileScheme)
{
    // Tile 10/857/421 has its upper left corner at 121.289...° E, 30.44...° N (slippy map formula).
    const WorldPoint world = toWorld(at(121.2890625, 30.4486737));
    EXPECT_NEAR(world.x * 1024, 857.0, 1e-6);
    EXPECT_NEAR(world.y * 1024, 421.0, 1e-4);
}

TEST(Camera, KeepsThePointUnderTheCursorWhenZooming)
{
    Camera camera(at(122.1, 30.0), 9, screen);
    const QPointF cursor(300, 800);
    const GeoPoint under = camera.unproject(cursor);
    for (const double zoom : {9.5, 12.25, 18.0, 8.0}) {
        camera = camera.zoomedAbout(cursor, zoom);
        EXPECT_DOUBLE_EQ(camera.zoom(), zoom);
        expectNear(camera.project(under), cursor, 0.1);
    }
}

TEST(Camera, PansByPixels)
{
    const Camera camera(at(122.1, 30.0), 11, screen);
    const GeoPoint under = camera.unproject({500, 500});
    expectNear(camera.pannedBy({40, -25}).project(under), {540, 475}, 0.01);
}

TEST(Camera, FitsBoundsInsideItsMargin)
{
    const GeoBounds bounds(at(121.5, 29.5), at(123.2, 31.0));
    const Camera camera = Camera(at(0, 0), 3, screen).fittedTo(bounds, 40);
    const QPointF low = camera.project(bounds.southWest());
    const QPointF high = camera.project(bounds.northEast());
    EXPECT_GE(low.x(), 39.9);
    EXPECT_LE(low.y(), 1040.1);
    EXPECT_LE(high.x(), 1880.1);
    EXPECT_GE(high.y(), 39.9);
    EXPECT_NEAR(low.y() - high.y(), 1000, 0.5); // One side fills the view.
    EXPECT_TRUE(camera.visibleBounds().contains(bounds));
}

TEST(Camera, FitsASinglePointAtTheClosestAllowed)
{
    const Camera camera = Camera(at(0, 0), 3, screen).fittedTo(GeoBounds(at(122, 30)), 40, 14);
    EXPECT_DOUBLE_EQ(camera.zoom(), 14);
    expectNear(camera.project(at(122, 30)), {960, 540}, 0.01);
}

TEST(Camera, NeverShowsBeyondTheWorld)
{
    for (const GeoPoint corner : {at(180, 90), at(-180, -90), at(180, -90), at(-180, 90)}) {
        const Camera camera = Camera(corner, 6, screen).pannedBy({-1e7, 1e7}).pannedBy({1e7, -2e7});
        EXPECT_TRUE(QRectF(-1e-9, -1e-9, 1 + 2e-9, 1 + 2e-9).contains(camera.visibleWorld()));
        EXPECT_NEAR(camera.visibleWorld().width() * camera.worldSize(), 1920, 1e-3);
        EXPECT_NEAR(camera.visibleWorld().height() * camera.worldSize(), 1080, 1e-3);
    }
    EXPECT_DOUBLE_EQ(Camera(at(0, 0), 99, screen).zoom(), highestZoom);
    EXPECT_DOUBLE_EQ(Camera(at(0, 0), std::nan(""), screen).worldSize(), 1920); // The world fills the view.
    EXPECT_GE(Camera(at(0, 0), -5, {100, 100}).zoom(), lowestZoom);
}

TEST(Camera, HoldsThePolesAndTheDateLine)
{
    const Camera camera(at(180, 85.05), 5, screen);
    const QPointF pole = camera.project(at(180, 90));
    expectNear(pole, camera.project(at(180, maxMercatorLatitude)), 0.01);
    EXPECT_EQ(camera.unproject({1e9, 0}).lon(), 180.0);
    EXPECT_NEAR(camera.unproject({0, -1e9}).lat(), maxMercatorLatitude, 1e-6);
    EXPECT_EQ(toGeo(WorldPoint{.x = -3, .y = 7}), at(-180, -maxMercatorLatitude));
}

TEST(Camera, TakesAnEmptySizeAsOnePixel)
{
    const Camera camera(at(122, 30), 10, {0, -3});
    EXPECT_EQ(camera.size(), QSizeF(1, 1));
    EXPECT_TRUE(std::isfinite(camera.metresPerPixel()));
}

TEST(Camera, AlignsToWholeDevicePixels)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> zooms(4, 19);
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        for (int i = 0; i < 200; ++i) {
            const Camera camera(at(122.1, 30.0), zooms(random), screen);
            const Camera aligned = camera.aligned(ratio);
            const double tile = aligned.worldSize() / std::exp2(std::floor(camera.zoom())) * ratio;
            ASSERT_NEAR(tile, std::round(tile), 1e-6);
            const QPointF origin = aligned.project(WorldPoint{.x = 0, .y = 0}) * ratio;
            ASSERT_NEAR(origin.x(), std::round(origin.x()), 1e-3);
            ASSERT_NEAR(origin.y(), std::round(origin.y()), 1e-3);
            ASSERT_NEAR(aligned.zoom(), camera.zoom(), 0.003);
        }
    }
}

TEST(Camera, MeasuresMetresOfAPixel)
{
    // 156,543 m at the equator and zoom 0, halved by every zoom, shrinking with the cosine of the latitude.
    EXPECT_NEAR(Camera(at(0, 0), 10, screen).metresPerPixel(), 152.874, 0.01);
    EXPECT_NEAR(Camera(at(0, 60), 10, screen).metresPerPixel(), 76.437, 0.01);
}

} // namespace onescreen::geo
