// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/mercator.h"
#include "app/geo/tilepainter.h"
#include "app/geo/tiles/layeredsource.h"
#include "app/geo/tiles/nightlook.h"
#include "app/geo/tiles/tileplan.h"
#include "app/geo/tilestore.h"
#include "tests/unit/geo/samplemap.h"
#include "tests/unit/geo/tiles/tilefixture.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen::geo {

using namespace test;

namespace {

TileBytes::Answer ready(const QImage& image)
{
    return {.state = TileState::Ready, .bytes = pngOf(image)};
}

TileBytes::Answer plain(const QColor& colour)
{
    QImage image(256, 256, QImage::Format_ARGB32);
    image.fill(colour);
    return ready(image);
}

struct SourceOf
{
    std::shared_ptr<MemoryBytes> bytes = std::make_shared<MemoryBytes>();
    std::shared_ptr<LayeredSource> source;
    MapStyle style = sampleStyle();

    explicit SourceOf(LayeredSource::Look look = {}, int mostZoom = 18)
    {
        bytes->zoomRange = {.least = 0, .most = mostZoom};
        source = std::make_shared<LayeredSource>(std::vector<LayeredSource::Layer>{{.bytes = bytes}}, look);
    }
    TilePicture picture(TileAddress address) const
    {
        return source->picture(address, {.pixels = 256, .devicePixelRatio = 1.0, .style = style});
    }
};

const TileAddress here{.zoom = 10, .x = 858, .y = 422};

} // namespace

TEST(TilePlan, ADeeperZoomIsAPartOfItsAncestor)
{
    const std::vector<TilePiece> pieces = tilePieces({.zoom = 12, .x = 13, .y = 6}, 10, Datum::Wgs84);
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].source, (TileAddress{.zoom = 10, .x = 3, .y = 1}));
    EXPECT_EQ(pieces[0].part, QRectF(0.25, 0.5, 0.25, 0.25));
    EXPECT_EQ(pieces[0].target, QRectF(0, 0, 1, 1));
}

TEST(TilePlan, AFinerZoomIsFourTiles)
{
    const std::vector<TilePiece> pieces = tilePieces({.zoom = 10, .x = 5, .y = 6}, 11, Datum::Wgs84);
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[3].source, (TileAddress{.zoom = 11, .x = 11, .y = 13}));
    EXPECT_EQ(pieces[3].part, QRectF(0, 0, 1, 1));
    EXPECT_EQ(pieces[3].target, QRectF(0.5, 0.5, 0.5, 0.5));
}

TEST(TilePlan, GcjTilesAreMovedByTheOffsetOfThatPlace)
{
    // A point of WGS-84 must be found in the source's tile where GCJ-02 puts it, everywhere in the tile.
    for (const int zoom : {9, 12, 15, 18}) {
        for (const auto& [lon, lat] : {std::pair{122.107, 30.016}, std::pair{120.15, 30.28}}) {
            const WorldPoint world = toWorld(lon, lat);
            const double tiles = std::exp2(zoom);
            const TileAddress wanted{
                .zoom = zoom, .x = static_cast<int>(world.x * tiles), .y = static_cast<int>(world.y * tiles)};
            const Gcj02Coordinate moved = toGcj02(Wgs84Coordinate{.lon = lon, .lat = lat});
            const WorldPoint there = toWorld(moved.lon, moved.lat);
            const QPointF inWanted(world.x * tiles - wanted.x, world.y * tiles - wanted.y);
            bool found = false;
            double area = 0;
            for (const TilePiece& piece : tilePieces(wanted, zoom, Datum::Gcj02)) {
                area += piece.target.width() * piece.target.height();
                if (!piece.target.contains(inWanted))
                    continue;
                found = true;
                const double x = piece.source.x + piece.part.x() + inWanted.x() - piece.target.x();
                const double y = piece.source.y + piece.part.y() + inWanted.y() - piece.target.y();
                EXPECT_NEAR(x, there.x * tiles, 0.6 / 256) << zoom;
                EXPECT_NEAR(y, there.y * tiles, 0.6 / 256) << zoom;
            }
            EXPECT_TRUE(found);
            EXPECT_NEAR(area, 1.0, 1e-6); // No gap, no overlap.
        }
    }
    // Outside China nothing is moved.
    EXPECT_EQ(tilePieces({.zoom = 10, .x = 512, .y = 340}, 10, Datum::Gcj02).size(), 1U);
}

TEST(LayeredSource, GivesTheTileAsItIs)
{
    SourceOf of;
    const QImage tile = markedTile(Qt::darkCyan, here);
    of.bytes->tiles[here] = ready(tile);
    const TilePicture picture = of.picture(here);
    EXPECT_EQ(picture.state, TileState::Ready);
    EXPECT_EQ(picture.image, tile);
    EXPECT_EQ(of.picture({.zoom = 10, .x = 1, .y = 1}).state, TileState::Absent);
}

TEST(LayeredSource, PutsNamesOverTheMapAndMissesOnlyTheMap)
{
    auto ground = std::make_shared<MemoryBytes>();
    auto names = std::make_shared<MemoryBytes>();
    LayeredSource source({{.bytes = ground}, {.bytes = names}}, {});
    const MapStyle style = sampleStyle();
    const TileRequest request{.pixels = 256, .devicePixelRatio = 1.0, .style = style};
    ground->tiles[here] = plain(QColor(200, 0, 0));
    EXPECT_EQ(source.picture(here, request).state, TileState::Ready); // No names there is in order.
    QImage half(256, 256, QImage::Format_ARGB32);
    half.fill(Qt::transparent);
    half.setPixelColor(5, 5, Qt::white);
    names->tiles[here] = ready(half);
    const TilePicture both = source.picture(here, request);
    EXPECT_EQ(both.image.pixelColor(5, 5), QColor(Qt::white));
    EXPECT_EQ(both.image.pixelColor(6, 6), QColor(200, 0, 0));
    names->tiles[here].state = TileState::Failed;
    const TilePicture unnamed = source.picture(here, request);
    EXPECT_EQ(unnamed.state, TileState::Failed);
    EXPECT_EQ(unnamed.image.pixelColor(6, 6), QColor(200, 0, 0)); // Still shown.
}

TEST(LayeredSource, AWaitingTileIsStoodInForByAWiderOne)
{
    SourceOf of;
    of.bytes->tiles[here] = {.state = TileState::Waiting, .bytes = {}};
    EXPECT_TRUE(of.picture(here).image.isNull());
    EXPECT_EQ(of.picture(here).waitsFor, std::vector{here});
    of.bytes->tiles[{.zoom = 8, .x = 858 >> 2, .y = 422 >> 2}] = plain(QColor(0, 0, 200));
    const TilePicture picture = of.picture(here);
    EXPECT_EQ(picture.state, TileState::Waiting);
    EXPECT_EQ(picture.image.pixelColor(100, 100), QColor(0, 0, 200));
}

TEST(LayeredSource, NightTurnsLightAndKeepsHueAndShape)
{
    QImage image(4, 1, QImage::Format_ARGB32_Premultiplied);
    image.setPixelColor(0, 0, Qt::white);
    image.setPixelColor(1, 0, Qt::black);
    image.setPixelColor(2, 0, QColor(120, 160, 255)); // Light blue water.
    image.setPixelColor(3, 0, Qt::transparent);
    applyNightLook(image, NightLook::Invert);
    EXPECT_LT(image.pixelColor(0, 0).lightness(), 60);
    EXPECT_GT(image.pixelColor(1, 0).lightness(), 180);
    EXPECT_GT(image.pixelColor(2, 0).blue(), image.pixelColor(2, 0).red());
    EXPECT_LT(image.pixelColor(2, 0).lightness(), 130); // It was 187.
    EXPECT_EQ(image.pixelColor(3, 0).alpha(), 0);
}

TEST(TilePainter, WhatASourceLacksIsPaintedFromTheBuiltInMap)
{
    SourceOf of;
    const WorldPoint world = toWorld(at(121.95, 30.05));
    const TileAddress tile{
        .zoom = 12, .x = static_cast<int>(world.x * 4096), .y = static_cast<int>(world.y * 4096)};
    TileContent content{.map = sampleMap(), .choropleth = nullptr, .style = sampleStyle(), .base = of.source};
    const QImage vectors =
        paintTile({.map = sampleMap(), .choropleth = nullptr, .style = sampleStyle()}, tile, 256, 1.0);
    for (const TileState state : {TileState::Absent, TileState::Failed, TileState::Waiting}) {
        of.bytes->tiles[tile] = {.state = state, .bytes = {}};
        const PaintedTile painted = paintedTile(content, tile, 256, 1.0);
        EXPECT_EQ(painted.base, state);
        EXPECT_EQ(painted.image, vectors);
    }
    of.bytes->tiles[tile] = plain(QColor(200, 0, 0));
    const PaintedTile painted = paintedTile(content, tile, 256, 1.0);
    EXPECT_EQ(painted.base, TileState::Ready);
    EXPECT_EQ(painted.image.pixelColor(20, 20), QColor(200, 0, 0));
    content.baseOpacity = 0.5;
    const QColor half = paintTile(content, tile, 256, 1.0).pixelColor(20, 20);
    EXPECT_NEAR(half.red(), 100, 2);
    EXPECT_NEAR(half.blue(), 100, 2); // Over the colour of the sea.
}

TEST(TileStore, PaintsATileAnewWhenItsSourceHasIt)
{
    SourceOf of;
    of.bytes->tiles[here] = {.state = TileState::Waiting, .bytes = {}};
    TileStore store(16 * 1024 * 1024);
    QSignalSpy readySpy(&store, &TileStore::tileReady);
    store.setContent(std::make_shared<TileContent>(
        TileContent{.map = nullptr, .choropleth = nullptr, .style = sampleStyle(), .base = of.source}));
    store.tile(here, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return readySpy.size() == 1; }));
    const TileStore::Answer waiting = store.tile(here, {});
    EXPECT_FALSE(waiting.current);
    EXPECT_FALSE(waiting.image.isNull()); // The built-in map meanwhile.
    EXPECT_TRUE(store.isIdle());          // Asking again paints nothing.
    of.bytes->tiles[here] = plain(QColor(0, 200, 0));
    Q_EMIT of.bytes->arrived(here);
    ASSERT_TRUE(QTest::qWaitFor([&] { return readySpy.size() == 2; }));
    EXPECT_FALSE(store.tile(here, {}).current);
    ASSERT_TRUE(QTest::qWaitFor([&] { return readySpy.size() == 3; }));
    EXPECT_TRUE(store.tile(here, {}).current);
    EXPECT_EQ(store.peek(here).pixelColor(9, 9), QColor(0, 200, 0));
}

TEST(TileStore, AsksAgainForWhatFailedWhenItsSourceIsRenewed)
{
    SourceOf of;
    of.bytes->tiles[here] = {.state = TileState::Failed, .bytes = {}};
    TileStore store(16 * 1024 * 1024);
    QSignalSpy readySpy(&store, &TileStore::tileReady);
    QSignalSpy renewedSpy(&store, &TileStore::renewed);
    store.setContent(std::make_shared<TileContent>(
        TileContent{.map = nullptr, .choropleth = nullptr, .style = sampleStyle(), .base = of.source}));
    store.tile(here, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return readySpy.size() == 1; }));
    EXPECT_TRUE(store.tile(here, {}).current);
    of.bytes->tiles[here] = plain(QColor(0, 200, 0));
    Q_EMIT of.bytes->renewed();
    EXPECT_EQ(renewedSpy.size(), 1);
    EXPECT_FALSE(store.tile(here, {}).current);
    ASSERT_TRUE(QTest::qWaitFor([&] { return readySpy.size() == 2; }));
    EXPECT_EQ(store.peek(here).pixelColor(9, 9), QColor(0, 200, 0));
}

} // namespace onescreen::geo
