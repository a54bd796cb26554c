// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/camerasigns.h"
#include "app/geo/layers/placedpainting.h"
#include "app/geo/layers/themeshapes.h"
#include "app/geo/overlaypainter.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

using test::at;
using test::sampleStyle;

namespace {

GeoLine ring(double west, double south, double east, double north)
{
    return {at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)};
}

ThemeFeature area(const QString& name, std::vector<GeoLine> rings)
{
    ThemeFeature feature;
    feature.name = name;
    feature.polygons = {{.rings = std::move(rings)}};
    return feature;
}

std::shared_ptr<const ThemeShapes> shapesOf(ThemeKind kind, std::vector<ThemeFeature> features)
{
    PackTheme theme;
    theme.id = u"t"_s;
    theme.kind = kind;
    theme.features = std::move(features);
    return std::make_shared<const ThemeShapes>(std::move(theme));
}

QImage tileOf(const TilePainting& painting)
{
    // The tile of zoom 9 around 122° E, 30° N.
    QImage image(256, 256, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const MapStyle style = sampleStyle();
    const double scale = 256 * 512.0;
    const WorldPoint middle = toWorld(at(122.0, 30.0));
    const TileFrame frame{.painter = painter,
                          .zoom = 9,
                          .scale = scale,
                          .origin = QPointF(middle.x, middle.y) * scale - QPointF(128, 128),
                          .area = QRectF(-8, -8, 272, 272),
                          .style = style};
    painting.paint(frame);
    return image;
}

} // namespace

TEST(ThemeShapes, FindsTheSmallestAreaAndNoHole)
{
    const auto shapes = shapesOf(ThemeKind::District,
                                 {area(u"large"_s, {ring(121, 29, 123, 31), ring(122.4, 30.4, 122.6, 30.6)}),
                                  area(u"small"_s, {ring(121.9, 29.9, 122.1, 30.1)})});
    EXPECT_EQ(shapes->itemAt(toWorld(at(122, 30)), 0), 1U);
    EXPECT_EQ(shapes->itemAt(toWorld(at(121.2, 29.2)), 0), 0U);
    EXPECT_FALSE(shapes->itemAt(toWorld(at(122.5, 30.5)), 0)) << "in the hole";
    EXPECT_FALSE(shapes->itemAt(toWorld(at(124, 30)), 0));
    // The name lies inside its area.
    EXPECT_EQ(shapes->itemAt(shapes->items()[1].at, 0), 1U);
}

TEST(ThemeShapes, FindsARoadWithinReach)
{
    ThemeFeature road;
    road.name = u"road"_s;
    road.lines = {{at(122, 30), at(122.2, 30)}};
    const auto shapes = shapesOf(ThemeKind::Road, {road});
    const double reach = 1e-5;
    const WorldPoint on = toWorld(at(122.1, 30));
    EXPECT_EQ(shapes->itemAt({.x = on.x, .y = on.y + 0.9 * reach}, reach), 0U);
    EXPECT_FALSE(shapes->itemAt({.x = on.x, .y = on.y + 1.1 * reach}, reach));
}

TEST(ThemeShapes, PaintsItsAreasIntoTilesAsFaintAsAsked)
{
    const auto shapes = shapesOf(ThemeKind::District, {area(u"a"_s, {ring(121.9, 29.9, 122.1, 30.1)})});
    const auto painting = std::make_shared<ThemePainting>(
        shapes, ThemeLook{.line = Qt::red, .fill = 0.5, .width = 2, .dashed = false});
    const QImage full = tileOf(*painting);
    EXPECT_NEAR(qAlpha(full.pixel(128, 128)), 128, 3);
    EXPECT_EQ(qAlpha(full.pixel(2, 2)), 0);
    const QImage half = tileOf(PlacedPainting(painting, 0.5, 0, 12));
    EXPECT_NEAR(qAlpha(half.pixel(128, 128)), 64, 3);
    const QImage outside = tileOf(PlacedPainting(painting, 1.0, 10, 12));
    EXPECT_EQ(qAlpha(outside.pixel(128, 128)), 0) << "another zoom";
}

TEST(ThemeShapes, JoinsPointsThatLieOnEachOther)
{
    std::vector<ThemeFeature> points;
    for (int i = 0; i < 4; ++i) {
        ThemeFeature feature;
        feature.name = u"f%1"_s.arg(i);
        feature.point = at(i < 3 ? 122.0 : 122.2, 30.0);
        points.push_back(feature);
    }
    ThemeSigns signs(u"theme-t"_s, shapesOf(ThemeKind::Facility, points));
    signs.setColour(Qt::blue);
    OverlayPainter overlay;
    overlay.setStyle(sampleStyle(), 1.0);
    QImage image(800, 600, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    const std::vector<PlacedLayer> layers{{.layer = &signs}};
    overlay.paint(painter, Camera(at(122.1, 30), 11, {800, 600}),
                  {.layers = layers, .labels = false, .now = {}});
    ASSERT_EQ(overlay.hits().all().size(), 2U);
    std::size_t members = 0;
    for (const Hit& hit : overlay.hits().all()) {
        EXPECT_EQ(hit.kind, Hit::Kind::Item);
        EXPECT_EQ(hit.layer, u"theme-t"_s);
        members += hit.markers.size();
    }
    EXPECT_EQ(members, 4U);
}

TEST(CameraSector, PointsWhereTheCameraLooks)
{
    const Camera camera(at(122, 30), 16, {800, 600});
    const QPolygonF north =
        cameraSector(camera, toWorld(at(122, 30)), {.heading = 0, .fieldOfView = 60, .range = 150});
    const QPointF tip = camera.project(at(122, 30));
    EXPECT_EQ(north.first(), tip);
    const double radius = 150 / camera.metresPerPixel();
    for (qsizetype i = 1; i < north.size(); ++i) {
        const QPointF off = north.at(i) - tip;
        EXPECT_NEAR(std::hypot(off.x(), off.y()), radius, 0.5);
        EXPECT_LT(off.y(), 0) << "north is up";
        EXPECT_LE(std::abs(off.x()), radius * 0.5 + 0.01) << "30 degrees to either side";
    }
    const QPolygonF east =
        cameraSector(camera, toWorld(at(122, 30)), {.heading = 90, .fieldOfView = 60, .range = 150});
    EXPECT_GT(east.at(east.size() / 2).x(), tip.x() + radius * 0.99);
}

TEST(CameraSector, AViewAllAroundIsACircleAndNeedsNoHeading)
{
    Marker marker{.at = toWorld(at(122, 30)),
                  .kind = ResourceKind::Camera,
                  .heading = {},
                  .fieldOfView = 360,
                  .rangeMetres = 80,
                  .name = {},
                  .ageText = {}};
    const auto view = cameraView(marker);
    ASSERT_TRUE(view.has_value());
    EXPECT_FALSE(view->assumed);
    const Camera camera(at(122, 30), 16, {800, 600});
    const QPolygonF circle = cameraSector(camera, marker.at, *view);
    const QPointF centre = camera.project(at(122, 30));
    for (const QPointF& corner : circle)
        EXPECT_NEAR(std::hypot(corner.x() - centre.x(), corner.y() - centre.y()),
                    80 / camera.metresPerPixel(), 0.5);
    marker.fieldOfView = 90;
    EXPECT_FALSE(cameraView(marker)) << "nobody knows where it looks";
    marker.heading = 10;
    marker.kind = ResourceKind::Vehicle;
    EXPECT_FALSE(cameraView(marker));
}

TEST(CameraSector, WhatIsNotRecordedIsAssumedAndSaidSo)
{
    Marker marker{
        .at = toWorld(at(122, 30)), .kind = ResourceKind::Camera, .heading = 90, .name = {}, .ageText = {}};
    EXPECT_TRUE(cameraView(marker)->assumed);
    EXPECT_EQ(cameraView(marker)->fieldOfView, assumedFieldOfView);
    EXPECT_EQ(cameraView(marker)->range, assumedRange);
    marker.fieldOfView = 38;
    EXPECT_TRUE(cameraView(marker)->assumed) << "its range is not known";
    EXPECT_EQ(cameraView(marker)->fieldOfView, 38);
    marker.rangeMetres = 120;
    EXPECT_FALSE(cameraView(marker)->assumed);
    EXPECT_EQ(cameraView(marker)->range, 120);

    // The same sector with a line and dashed: the dashed one has gaps along its edge.
    std::vector<Marker> markers{marker};
    CameraSigns signs;
    signs.setMarkers(&markers);
    OverlayPainter overlay;
    overlay.setStyle(sampleStyle(), 1.0);
    const Camera camera(at(122, 30), 17, {400, 400});
    const auto edgePixels = [&] {
        QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        const std::vector<PlacedLayer> layers{{.layer = &signs}};
        overlay.paint(painter, camera, {.layers = layers, .labels = false, .now = {}});
        painter.end();
        int strong = 0;
        for (int y = 0; y < 400; ++y) {
            for (int x = 230; x < 400; ++x) // beyond the sign itself
                strong += qAlpha(image.pixel(x, y)) > 100;
        }
        return strong;
    };
    const int solid = edgePixels();
    markers.front().fieldOfView.reset();
    markers.front().rangeMetres.reset();
    const int dashed = edgePixels();
    ASSERT_GT(dashed, 0);
    EXPECT_GT(solid, 0);
    // Per pixel of outline: the assumed sector is larger, its line all the same thinner.
    const auto outline = [&](const CameraView& view) {
        const QPolygonF sector = cameraSector(camera, marker.at, view);
        double length = 0;
        for (qsizetype i = 1; i < sector.size(); ++i)
            length += QLineF(sector[i - 1], sector[i]).length();
        return length;
    };
    const CameraView known{.heading = 90, .fieldOfView = 38, .range = 120};
    const CameraView assumed{.heading = 90, .fieldOfView = assumedFieldOfView, .range = assumedRange};
    EXPECT_LT(dashed / outline(assumed), 0.9 * solid / outline(known));
}

TEST(CameraSector, IsDrawnFromCloseByWhereTheHeadingIsKnown)
{
    std::vector<Marker> markers{
        {.at = toWorld(at(122, 30)), .kind = ResourceKind::Camera, .heading = 0, .name = {}, .ageText = {}}};
    CameraSigns signs;
    signs.setMarkers(&markers);
    OverlayPainter overlay;
    overlay.setStyle(sampleStyle(), 1.0);
    const auto picture = [&](double zoom) {
        QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        const std::vector<PlacedLayer> layers{{.layer = &signs}};
        overlay.paint(painter, Camera(at(122, 30), zoom, {400, 400}),
                      {.layers = layers, .labels = false, .now = {}});
        return image;
    };
    const QImage close = picture(17);
    const QImage far = picture(11);
    markers.front().heading.reset();
    EXPECT_NE(picture(17), close) << "nobody knows where it looks: no sector";
    EXPECT_EQ(picture(11), far) << "a sector that hides under the sign is not drawn";
    const double metresPerPixel = Camera(at(122, 30), 17, {400, 400}).metresPerPixel();
    EXPECT_GT(qAlpha(close.pixel(200, 200 - static_cast<int>(75 / metresPerPixel))), 0) << "it looks north";
    EXPECT_EQ(qAlpha(close.pixel(200, 200 + static_cast<int>(75 / metresPerPixel))), 0);
}

} // namespace onescreen::geo
