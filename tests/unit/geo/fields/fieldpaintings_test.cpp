// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/fields/fieldpaintings.h"
#include "app/geo/tilepainter.h"
#include "tests/unit/geo/samplemap.h"

#include <QSet>

#include <gtest/gtest.h>

namespace onescreen::geo {

using test::at;
using test::code;

namespace {

constexpr int zoom = 9;

QImage painted(std::shared_ptr<const TilePainting> painting, GeoPoint middle, int pixels = 256)
{
    const WorldPoint world = toWorld(middle);
    TileContent content;
    content.map = test::sampleMap();
    content.paintings = {std::move(painting)};
    content.style = test::sampleStyle();
    return paintTile(content,
                     {.zoom = zoom,
                      .x = static_cast<int>(world.x * (1 << zoom)),
                      .y = static_cast<int>(world.y * (1 << zoom))},
                     pixels, 1.0);
}

QColor colourAt(const QImage& tile, GeoPoint place)
{
    const WorldPoint world = toWorld(place);
    const auto inTile = [&](double of) { return std::fmod(of * (1 << zoom), 1.0) * tile.width(); };
    return tile.pixelColor(static_cast<int>(inTile(world.x)), static_cast<int>(inTile(world.y)));
}

/// Colours in a square of 21 pixels around the place.
QSet<QRgb> coloursAround(const QImage& tile, GeoPoint place)
{
    const WorldPoint world = toWorld(place);
    QSet<QRgb> found;
    const int x = static_cast<int>(std::fmod(world.x * (1 << zoom), 1.0) * tile.width());
    const int y = static_cast<int>(std::fmod(world.y * (1 << zoom), 1.0) * tile.height());
    for (int dy = -10; dy <= 10; ++dy) {
        for (int dx = -10; dx <= 10; ++dx) {
            if (tile.rect().contains(x + dx, y + dy))
                found.insert(tile.pixel(x + dx, y + dy));
        }
    }
    return found;
}

} // namespace

TEST(ChoroplethPainting, ColoursValuesAndHatchesTheMissing)
{
    const std::vector<Choropleth::Value> values{
        {.code = code(u"330902"), .value = 4.0},
        {.code = code(u"330903"), .value = {}, .reason = MissingReason::NotReported}};
    const auto areas = std::make_shared<const Choropleth>(RegionLevel::County, values, 5);
    const auto painting = std::make_shared<const ChoroplethPainting>(
        areas, std::vector<ChoroplethPainting::Seat>{},
        ChoroplethPainting::Look{
            .classes = {QColor(1, 200, 3)}, .missing = QColor(250, 0, 250), .edge = Qt::white});
    const QImage tile = painted(painting, at(121.9, 30.0));
    EXPECT_EQ(colourAt(tile, at(121.9, 29.95)), QColor(1, 200, 3));
    const QSet<QRgb> missing = coloursAround(tile, at(122.1, 29.95));
    EXPECT_TRUE(missing.contains(qRgb(250, 0, 250))) << "hatched";
    EXPECT_TRUE(missing.contains(test::sampleStyle().land.rgb())) << "not filled";
    EXPECT_FALSE(missing.contains(qRgb(1, 200, 3)));
}

TEST(ChoroplethPainting, ShowsAreasWithoutOutlineAtTheirSeats)
{
    const std::vector<Choropleth::Value> values{{.code = code(u"330902001"), .value = 4.0},
                                                {.code = code(u"330902002"), .value = {}}};
    const auto areas = std::make_shared<const Choropleth>(RegionLevel::Township, values, 5);
    const auto painting = std::make_shared<const ChoroplethPainting>(
        areas,
        std::vector<ChoroplethPainting::Seat>{{.code = code(u"330902001"), .at = toWorld(121.9, 29.95)},
                                              {.code = code(u"330902009"), .at = toWorld(122.1, 29.95)}},
        ChoroplethPainting::Look{
            .classes = {QColor(1, 200, 3)}, .missing = QColor(250, 0, 250), .edge = Qt::white});
    const QImage tile = painted(painting, at(121.9, 30.0));
    EXPECT_EQ(colourAt(tile, at(121.9, 29.95)), QColor(1, 200, 3));
    EXPECT_EQ(colourAt(tile, at(122.1, 29.95)), test::sampleStyle().land) << "not part of the picture";
}

TEST(MissingPatterns, DifferByReason)
{
    QSet<int> patterns;
    for (const MissingReason reason : allMissingReasons)
        patterns.insert(missingPattern(reason));
    EXPECT_EQ(patterns.size(), static_cast<qsizetype>(allMissingReasons.size()));
    EXPECT_FALSE(patterns.contains(Qt::SolidPattern));
}

TEST(HeatPainting, ColoursByDensityAndNothingBelowTheFirstLimit)
{
    const std::vector<WorldPoint> events(100, toWorld(121.9, 29.95));
    const auto field = std::make_shared<const DensityField>(DensityField::build(events, 3000).value());
    const auto painting = std::make_shared<const HeatPainting>(
        field, HeatPainting::Look{.limits = {0.5, field->peak() / 2},
                                  .classes = {QColor(200, 100, 0), QColor(255, 255, 0)}});
    const QImage tile = painted(painting, at(121.9, 30.0));
    EXPECT_EQ(colourAt(tile, at(121.9, 29.951)), QColor(255, 255, 0));
    EXPECT_TRUE(coloursAround(tile, at(121.96, 29.97)).contains(qRgb(200, 100, 0)));
    EXPECT_EQ(colourAt(tile, at(122.1, 29.95)), test::sampleStyle().land);
    const HeatPainting empty(field, HeatPainting::Look{});
    EXPECT_EQ(painted(std::make_shared<const HeatPainting>(field, HeatPainting::Look{}), at(121.9, 30.0)),
              painted(std::make_shared<const HeatPainting>(
                          std::make_shared<const DensityField>(DensityField::build({}, 3000).value()),
                          HeatPainting::Look{.limits = {1}, .classes = {Qt::red}}),
                      at(121.9, 30.0)));
}

TEST(HeatPainting, FitsFromTileToTile)
{
    // A blob on the edge between two tiles: both sides of the edge are painted alike.
    const double edge = std::floor(toWorld(121.9, 30.0).x * (1 << zoom)) / (1 << zoom);
    const WorldPoint middle{.x = edge, .y = toWorld(121.9, 29.95).y};
    const std::vector<WorldPoint> events(50, middle);
    const auto field = std::make_shared<const DensityField>(DensityField::build(events, 2000).value());
    const auto painting = std::make_shared<const HeatPainting>(
        field, HeatPainting::Look{.limits = {field->peak() / 8}, .classes = {QColor(255, 255, 0)}});
    const QImage right = painted(painting, toGeo({.x = edge + 1e-5, .y = middle.y}));
    const QImage left = painted(painting, toGeo({.x = edge - 1e-5, .y = middle.y}));
    int same = 0;
    for (int y = 0; y < right.height(); ++y)
        same += (right.pixelColor(0, y) == QColor(255, 255, 0)) ==
                (left.pixelColor(255, y) == QColor(255, 255, 0));
    EXPECT_GE(same, right.height() - 2);
}

TEST(ReachPainting, TellsReachedUncertainAndVoidApart)
{
    const auto map = test::sampleMap();
    const auto ground = std::make_shared<const ReachGround>(
        ReachGround::build(*map, GeoBounds(at(121.7, 29.7), at(122.3, 30.3)), 0, std::nullopt));
    const std::vector<ReachTeam> teams{
        {.at = toWorld(121.83, 29.85), .kind = ResourceKind::Vehicle},
        {.at = toWorld(122.17, 29.85), .kind = ResourceKind::Vehicle, .fresh = false}};
    const auto reach = computeReach(ground, teams, {}, ReachModel{.minutes = 15}).value();
    const auto painting = std::make_shared<const ReachPainting>(
        reach, ReachPainting::Look{.bands = {QColor(0, 250, 0), QColor(0, 180, 0), QColor(0, 150, 0)},
                                   .uncertain = QColor(200, 0, 250),
                                   .empty = QColor(255, 255, 255)});
    const QImage tile = painted(painting, at(121.9, 29.9), 512);
    EXPECT_EQ(colourAt(tile, at(121.832, 29.855)), QColor(0, 250, 0));
    const QSet<QRgb> uncertain = coloursAround(tile, at(122.16, 29.86));
    EXPECT_TRUE(uncertain.contains(qRgb(200, 0, 250)));
    EXPECT_TRUE(uncertain.contains(test::sampleStyle().land.rgb()));
    const QSet<QRgb> empty = coloursAround(tile, at(122.0, 30.1));
    EXPECT_TRUE(empty.contains(qRgb(255, 255, 255)));
    EXPECT_FALSE(coloursAround(tile, at(121.75, 29.9)).contains(qRgb(255, 255, 255))) << "sea is no void";
}

} // namespace onescreen::geo
