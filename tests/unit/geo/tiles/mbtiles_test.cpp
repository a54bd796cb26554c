// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/layeredsource.h"
#include "app/geo/tiles/mbtiles.h"
#include "app/geo/tiles/sqlitefile.h"
#include "tests/unit/geo/samplemap.h"
#include "tests/unit/geo/tiles/tilefixture.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace onescreen::geo {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

class MbTilesTest : public ::testing::Test
{
protected:
    [[nodiscard]] QString path(const QString& name = u"a.mbtiles"_s) const { return m_folder.filePath(name); }
    void write(const QByteArray& bytes)
    {
        QFile file(path());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void database(const char* sql)
    {
        QFile::remove(path());
        const auto file = SqliteFile::open(path(), SqliteFile::Mode::Write);
        ASSERT_TRUE(file);
        ASSERT_TRUE((*file)->run(sql));
    }
    [[nodiscard]] QString refusal() const
    {
        const auto file = MbTiles::open(path());
        EXPECT_FALSE(file);
        return file ? QString() : file.error().text;
    }

private:
    QTemporaryDir m_folder;
};

SampleTile tileOf(TileAddress address)
{
    return {.address = address, .bytes = pngOf(markedTile(Qt::darkGray, address))};
}

} // namespace

TEST_F(MbTilesTest, ReadsTilesTurnedRound)
{
    const TileAddress north{.zoom = 3, .x = 6, .y = 1};
    const TileAddress south{.zoom = 3, .x = 6, .y = 6};
    writeMbTiles(path(), {tileOf(north), tileOf(south)},
                 {{u"name"_s, u"测试"_s},
                  {u"format"_s, u"png"_s},
                  {u"bounds"_s, u"120.5,29,123,31.25"_s},
                  {u"attribution"_s, u"<a href=\"https://example.org\">&copy; Maker</a>"_s}});
    const auto file = MbTiles::open(path());
    ASSERT_TRUE(file) << qPrintable(file.error().toString());
    EXPECT_EQ((*file)->info().name, u"测试"_s);
    EXPECT_EQ((*file)->info().attribution, u"© Maker"_s);
    EXPECT_FALSE((*file)->info().vector);
    ASSERT_TRUE((*file)->info().bounds);
    EXPECT_DOUBLE_EQ((*file)->info().bounds->north(), 31.25);
    for (const TileAddress address : {north, south}) {
        const TileBytes::Answer answer = (*file)->get(address);
        ASSERT_EQ(answer.state, TileState::Ready);
        const QImage image = QImage::fromData(answer.bytes);
        EXPECT_EQ(image.pixelColor(10, 10), markOf(address));
    }
    EXPECT_EQ((*file)->get({.zoom = 3, .x = 6, .y = 2}).state, TileState::Absent);
    EXPECT_EQ((*file)->get({.zoom = 4, .x = 6, .y = 2}).state, TileState::Absent);
}

TEST_F(MbTilesTest, MakesUpForMissingMetadata)
{
    database("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);"
             "INSERT INTO tiles VALUES (5, 1, 2, x'1f8b0800'), (9, 1, 2, x'1f8b0800')");
    const auto file = MbTiles::open(path());
    ASSERT_TRUE(file) << qPrintable(file.error().toString());
    EXPECT_EQ((*file)->info().name, u"a"_s);
    EXPECT_TRUE((*file)->info().vector); // By what the first tile looks like.
    EXPECT_EQ((*file)->zooms().least, 5);
    EXPECT_EQ((*file)->zooms().most, 9);
}

TEST_F(MbTilesTest, WhatIsNoMbTilesFileIsRefusedWithAReason)
{
    EXPECT_TRUE(refusal().contains("cannot be read"_L1));
    write("");
    EXPECT_TRUE(refusal().contains("empty"_L1));
    write("This is a text file, whatever its name says.\n");
    EXPECT_TRUE(refusal().contains("no SQLite database"_L1));
    write(QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x'));
    EXPECT_FALSE(refusal().isEmpty());
    database("CREATE TABLE other (a integer)");
    EXPECT_TRUE(refusal().contains("\"tiles\""_L1));
    database("CREATE TABLE tiles (z integer, x integer, y integer, png blob)");
    EXPECT_TRUE(refusal().contains("\"tiles\""_L1));
    database(
        "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)");
    EXPECT_TRUE(refusal().contains("no tiles"_L1));
    database("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);"
             "INSERT INTO tiles VALUES (-4, 0, 0, x'00'), (900, 0, 0, x'00')");
    EXPECT_TRUE(refusal().contains("no tiles"_L1));
}

TEST_F(MbTilesTest, ADamagedPageIsAFailedTileAndIsTold)
{
    std::vector<SampleTile> tiles;
    for (int x = 0; x < 64; ++x)
        tiles.push_back(tileOf({.zoom = 6, .x = x, .y = 20}));
    writeMbTiles(path(), tiles, {{u"format"_s, u"png"_s}});
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    for (qint64 page = 8; page * 4096 < file.size(); ++page) {
        file.seek(page * 4096);
        file.write(QByteArray(4096, '\xee'));
    }
    file.close();
    const auto opened = MbTiles::open(path());
    if (!opened) // Found while opening: as good.
        return;
    int failed = 0;
    for (const SampleTile& tile : tiles) {
        const TileBytes::Answer answer = (*opened)->get(tile.address);
        failed += answer.state == TileState::Failed ? 1 : 0;
    }
    EXPECT_TRUE(failed == 0 || (*opened)->status().fault == SourceFault::Damaged);
}

TEST_F(MbTilesTest, MissingZoomsAreFilledFromTheNearestAbove)
{
    // Zooms 2 and 5 only; zoom 4 shows a part of 2, zoom 7 a part of 5.
    const TileAddress wide{.zoom = 2, .x = 3, .y = 1};
    const TileAddress near{.zoom = 5, .x = 27, .y = 13};
    writeMbTiles(path(), {tileOf(wide), tileOf(near)}, {});
    const auto file = MbTiles::open(path());
    ASSERT_TRUE(file);
    LayeredSource source({{.bytes = *file, .vector = false}}, {});
    const MapStyle style = sampleStyle();
    const TileRequest request{.pixels = 256, .devicePixelRatio = 1.0, .style = style};
    // 4/13/6 lies in the upper left quarter of 2/3/1's lower… it is column 1 of 4, row 2 of 4.
    const TilePicture four = source.picture({.zoom = 4, .x = 13, .y = 6}, request);
    ASSERT_EQ(four.state, TileState::Ready);
    EXPECT_EQ(four.image.pixelColor(128, 128), QColor(Qt::darkGray));
    const TilePicture corner = source.picture({.zoom = 4, .x = 12, .y = 4}, request);
    EXPECT_EQ(corner.image.pixelColor(128, 128), markOf(wide));
    const TilePicture seven = source.picture({.zoom = 7, .x = 108, .y = 52}, request);
    ASSERT_EQ(seven.state, TileState::Ready);
    EXPECT_EQ(seven.image.pixelColor(128, 128), markOf(near));
    EXPECT_EQ(source.picture({.zoom = 1, .x = 1, .y = 0}, request).state, TileState::Absent);
}

TEST_F(MbTilesTest, GarbageTilesAreCountedAndLeftOut)
{
    const TileAddress good{.zoom = 4, .x = 3, .y = 3};
    const TileAddress page{.zoom = 4, .x = 4, .y = 3};
    const TileAddress cut{.zoom = 4, .x = 5, .y = 3};
    writeMbTiles(path(),
                 {tileOf(good),
                  {.address = page, .bytes = "<html>error</html>"},
                  {.address = cut, .bytes = tileOf(cut).bytes.first(60)}},
                 {{u"format"_s, u"png"_s}});
    const auto file = MbTiles::open(path());
    ASSERT_TRUE(file);
    LayeredSource source({{.bytes = *file, .vector = false}}, {});
    const MapStyle style = sampleStyle();
    const TileRequest request{.pixels = 256, .devicePixelRatio = 1.0, .style = style};
    EXPECT_EQ(source.picture(good, request).state, TileState::Ready);
    for (const TileAddress bad : {page, cut, page}) {
        const TilePicture picture = source.picture(bad, request);
        EXPECT_EQ(picture.state, TileState::Failed);
        EXPECT_TRUE(picture.image.isNull());
    }
    EXPECT_EQ(source.status().damaged, 2); // Each once.
    EXPECT_EQ(source.status().fault, SourceFault::None);
}

} // namespace onescreen::geo
