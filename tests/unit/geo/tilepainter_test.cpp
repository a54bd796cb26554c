// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tilepainter.h"
#include "app/geo/tilestore.h"
#include "tests/unit/geo/samplemap.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen::geo {

using test::at;
using test::code;
using test::sampleMap;
using test::sampleStyle;

namespace {

TileContent contentWith(std::shared_ptr<const Choropleth> choropleth = nullptr)
{
    return {.map = sampleMap(), .choropleth = std::move(choropleth), .style = sampleStyle()};
}

TileAddress tileAt(GeoPoint point, int zoom)
{
    const WorldPoint world = toWorld(point);
    return {.zoom = zoom,
            .x = static_cast<int>(world.x * std::exp2(zoom)),
            .y = static_cast<int>(world.y * std::exp2(zoom))};
}

/// The colour of a place, painted in its own tile.
QColor colourAt(const TileContent& content, GeoPoint point, int zoom = 12)
{
    const TileAddress tile = tileAt(point, zoom);
    const WorldPoint world = toWorld(point);
    const QImage image = paintTile(content, tile, 256, 1.0);
    return image.pixelColor(static_cast<int>((world.x * std::exp2(zoom) - tile.x) * 256),
                            static_cast<int>((world.y * std::exp2(zoom) - tile.y) * 256));
}

} // namespace

TEST(TilePainter, PaintsSeaLandLakeAndTheUnknown)
{
    const TileContent content = contentWith();
    EXPECT_EQ(colourAt(content, at(121.95, 30.05)), content.style.land);
    EXPECT_EQ(colourAt(content, at(121.90, 30.13)), content.style.sea); // The lake.
    EXPECT_EQ(colourAt(content, at(122.50, 30.05)), content.style.sea);
    EXPECT_EQ(colourAt(content, at(124.00, 30.05)), content.style.outside);
    EXPECT_EQ(colourAt({.map = nullptr, .choropleth = nullptr, .style = content.style}, at(0, 0)),
              content.style.sea);
}

TEST(TilePainter, DrawsCoastAndBorder)
{
    const TileContent content = contentWith();
    const QColor shore = colourAt(content, at(122.2, 30.05));
    EXPECT_GT(shore.green(), 150); // Cyan, whatever the antialiasing.
    const QColor border = colourAt(content, at(122.0, 30.05));
    EXPECT_GT(border.red(), 120);
    EXPECT_GT(border.red(), border.blue());
}

TEST(TilePainter, ColoursAreasByClassAndHatchesMissing)
{
    const std::vector<Choropleth::Value> values{{.code = code(u"330902"), .value = 5.0},
                                                {.code = code(u"330903"), .value = std::nullopt}};
    const TileContent content = contentWith(std::make_shared<Choropleth>(RegionLevel::County, values, 5));
    EXPECT_EQ(colourAt(content, at(121.95, 30.05)), content.style.ramp.at(3));
    const QImage east = paintTile(content, tileAt(at(122.1, 30.05), 12), 256, 1.0);
    int hatched = 0;
    int plain = 0;
    for (int x = 0; x < 256; ++x) {
        hatched += east.pixelColor(x, 128) == content.style.missing ? 1 : 0;
        plain += east.pixelColor(x, 128) == content.style.land ? 1 : 0;
    }
    EXPECT_GT(hatched, 10);
    EXPECT_GT(plain, 100);
}

TEST(TilePainter, NeighboursFitTogether)
{
    // Four tiles of one zoom make the tile above them, apart from detail: no seams of another colour.
    const TileContent content = contentWith();
    const TileAddress tile = tileAt(at(121.95, 30.05), 12);
    const QImage left = paintTile(content, tile, 256, 1.0);
    const QImage right = paintTile(content, {.zoom = tile.zoom, .x = tile.x + 1, .y = tile.y}, 256, 1.0);
    int differing = 0;
    for (int y = 0; y < 256; ++y)
        differing += left.pixelColor(255, y) != right.pixelColor(0, y) ? 1 : 0;
    EXPECT_LT(differing, 16);
}

TEST(TilePainter, SeesTheTilesOfACamera)
{
    const TileRange range = visibleTiles(Camera(at(122, 30), 10, {512, 256}).aligned(1.0));
    EXPECT_EQ(range.zoom, 10);
    EXPECT_GE(range.right - range.left, 1);
    EXPECT_LE(range.right - range.left, 2);
    const TileRange world = visibleTiles(Camera(at(0, 0), 2, {1024, 1024}));
    EXPECT_EQ(world.left, 0);
    EXPECT_EQ(world.right, 3);
    EXPECT_EQ(world.top, 0);
    EXPECT_EQ(world.bottom, 3);
}

TEST(TileStore, PaintsInTheBackgroundAndTellsOldFromCurrent)
{
    TileStore store(16 * 1024 * 1024);
    QSignalSpy ready(&store, &TileStore::tileReady);
    store.setContent(std::make_shared<TileContent>(contentWith()));
    const TileAddress tile = tileAt(at(121.95, 30.05), 12);
    EXPECT_TRUE(store.tile(tile, {}).image.isNull());
    EXPECT_FALSE(store.isIdle());
    ASSERT_TRUE(QTest::qWaitFor([&] { return ready.size() == 1; }));
    EXPECT_TRUE(store.isIdle());
    EXPECT_TRUE(store.tile(tile, {}).current);
    EXPECT_EQ(store.tile(tile, {}).image, paintTile(contentWith(), tile, 256, 1.0));

    // Another size or content: the old picture is given meanwhile.
    const TileStore::Answer other = store.tile(tile, {.pixels = 300});
    EXPECT_FALSE(other.current);
    EXPECT_EQ(other.image.width(), 256);
    ASSERT_TRUE(QTest::qWaitFor([&] { return ready.size() == 2; }));
    EXPECT_EQ(store.tile(tile, {.pixels = 300}).image.width(), 300);
    store.setContent(std::make_shared<TileContent>(contentWith()));
    EXPECT_FALSE(store.tile(tile, {.pixels = 300}).current);
    EXPECT_FALSE(store.peek(tile).isNull());
}

TEST(TileStore, StaysWithinItsBytes)
{
    constexpr qsizetype threeTiles = 3 * 256 * 256 * 4;
    TileStore store(threeTiles);
    QSignalSpy ready(&store, &TileStore::tileReady);
    for (int x = 0; x < 8; ++x)
        store.tile({.zoom = 8, .x = x, .y = 3}, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return ready.size() == 8; }));
    int kept = 0;
    for (int x = 0; x < 8; ++x)
        kept += store.peek({.zoom = 8, .x = x, .y = 3}).isNull() ? 0 : 1;
    EXPECT_EQ(kept, 3);
}

TEST(TileStore, ForgetsWhatIsNoLongerWanted)
{
    TileStore store(16 * 1024 * 1024);
    for (int x = 0; x < 50; ++x)
        store.tile({.zoom = 8, .x = x, .y = 3}, {});
    store.keepOnly({});
    EXPECT_TRUE(store.isIdle());
}

} // namespace onescreen::geo
