// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/layeredsource.h"
#include "app/geo/tiles/vectorpainter.h"
#include "app/geo/tiles/vectorstyle.h"
#include "tests/unit/geo/samplemap.h"
#include "tests/unit/geo/tiles/tilefixture.h"

#include <gtest/gtest.h>

#include <random>

namespace onescreen::geo {

using namespace test;
using namespace Qt::StringLiterals;

namespace {

MapStyle vectorLook()
{
    MapStyle style = sampleStyle();
    style.road = QColor(250, 250, 250);
    style.green = QColor(0, 90, 0);
    style.built = QColor(90, 90, 0);
    return style;
}

QImage painted(const QByteArray& bytes, int zoom)
{
    const Result<VectorTile> tile = decodeVectorTile(bytes);
    EXPECT_TRUE(tile);
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    paintVectorTile(painter, {.tile = *tile, .square = QRectF(0, 0, 256, 256)}, zoom, vectorLook(), 1.0);
    return image;
}

} // namespace

TEST(VectorTile, ReadsLayersFeaturesAndTags)
{
    const Result<VectorTile> tile = decodeVectorTile(sampleVectorTile("定海区"));
    ASSERT_TRUE(tile) << qPrintable(tile.error().text);
    ASSERT_EQ(tile->layers.size(), 3U);
    EXPECT_EQ(tile->layers[0].name, u"water"_s);
    const VectorTile::Feature& water = tile->layers[0].features.at(0);
    EXPECT_EQ(water.kind, VectorTile::Kind::Area);
    EXPECT_EQ(water.lines.at(0), (PlaneLine{{0.0, 0.0}, {0.5, 0.0}, {0.5, 1.0}, {0.0, 1.0}}));
    const VectorTile::Feature& road = tile->layers[1].features.at(0);
    EXPECT_EQ(road.className, u"motorway"_s);
    const VectorTile::Feature& place = tile->layers[2].features.at(0);
    EXPECT_EQ(place.kind, VectorTile::Kind::Point);
    EXPECT_EQ(place.name, u"定海区"_s);
    EXPECT_EQ(place.lines.at(0).at(0), QPointF(0.5, 0.5));
}

TEST(VectorTile, ChineseNamesAreTakenFirst)
{
    const QByteArray bytes =
        vectorTileOf({{"place",
                       {{.kind = 1,
                         .points = {{1, 1}},
                         .tags = {{"name", "Dinghai"}, {"name:zh", "定海"}, {"rank", "7"}}}}}});
    const Result<VectorTile> tile = decodeVectorTile(bytes);
    ASSERT_TRUE(tile);
    EXPECT_EQ(tile->layers[0].features[0].name, u"定海"_s);
    EXPECT_EQ(tile->layers[0].features[0].rank, 7);
    EXPECT_FALSE(tile->layers[0].features[0].adminLevel);
}

TEST(VectorTile, CutOffAndGarbageAreRefusedOrPartlyReadButNeverCrash)
{
    const QByteArray whole = sampleVectorTile("Dinghai");
    int refused = 0;
    for (qsizetype size = 1; size < whole.size(); ++size)
        refused += decodeVectorTile(whole.first(size)) ? 0 : 1;
    EXPECT_GT(refused, whole.size() / 2); // A cut between two layers is a shorter tile.
    EXPECT_FALSE(decodeVectorTile("<html>no tile</html>"));
    std::mt19937 random(11);
    for (int round = 0; round < 2000; ++round) {
        QByteArray hurt = whole;
        for (int i = 0; i < 3; ++i)
            hurt[static_cast<qsizetype>(random() % static_cast<std::size_t>(hurt.size()))] =
                static_cast<char>(random());
        if (const Result<VectorTile> tile = decodeVectorTile(hurt)) {
            for (const VectorTile::Layer& layer : tile->layers) {
                for (const VectorTile::Feature& feature : layer.features)
                    EXPECT_FALSE(feature.lines.empty());
            }
        }
    }
}

TEST(VectorTile, GeometryThatMakesNoSenseIsSkipped)
{
    // Points far outside any buffer; the other feature stays.
    const QByteArray bytes = vectorTileOf({{"road",
                                            {{.kind = 2, .points = {{0, 0}, {4096 * 1000, 5}}},
                                             {.kind = 2, .points = {{0, 0}, {4096, 4096}}}}}});
    const Result<VectorTile> tile = decodeVectorTile(bytes);
    ASSERT_TRUE(tile);
    EXPECT_EQ(tile->skipped, 1);
    EXPECT_EQ(tile->layers[0].features.size(), 1U);
}

TEST(VectorStyle, KnowsCommonLayersAndIsPlainAboutOthers)
{
    EXPECT_EQ(roleOfLayer(u"water"), VectorRole::Water);
    EXPECT_EQ(roleOfLayer(u"waterway"), VectorRole::Waterway);
    EXPECT_EQ(roleOfLayer(u"HYDA"), VectorRole::Water);
    EXPECT_EQ(roleOfLayer(u"LRDL"), VectorRole::Road);
    EXPECT_EQ(roleOfLayer(u"水系线"), VectorRole::Waterway);
    EXPECT_EQ(roleOfLayer(u"水系面"), VectorRole::Water);
    EXPECT_EQ(roleOfLayer(u"主要道路"), VectorRole::Road);
    EXPECT_EQ(roleOfLayer(u"地名注记"), VectorRole::Place);
    EXPECT_EQ(roleOfLayer(u"unheard_of"), VectorRole::Other);
    const VectorTile::Feature village{.kind = VectorTile::Kind::Point, .className = u"village"_s};
    EXPECT_FALSE(nameLook(VectorRole::Place, village, 9));
    EXPECT_TRUE(nameLook(VectorRole::Place, village, 12));
    const VectorTile::Feature path{.kind = VectorTile::Kind::Line, .className = u"path"_s};
    EXPECT_FALSE(roadWidth(path, 12));
    EXPECT_TRUE(roadWidth(path, 16));
}

TEST(VectorPainter, PaintsWaterLandAndRoads)
{
    const QImage image = painted(sampleVectorTile("A"), 12);
    const MapStyle style = vectorLook();
    EXPECT_EQ(image.pixelColor(60, 60), style.sea);
    EXPECT_EQ(image.pixelColor(150, 60), style.land);
    EXPECT_GT(image.pixelColor(192, 60).lightness(), style.land.lightness() + 40); // The motorway.
    // Water that ends at the tile's edge has no shore line there, but has one in the middle of the tile.
    EXPECT_EQ(image.pixelColor(60, 0), style.sea);
    EXPECT_NE(image.pixelColor(128, 60), style.sea);
}

TEST(VectorPainter, UnknownLayersAreDrawnPlainly)
{
    const QImage image =
        painted(vectorTileOf({{"something_new", {{.kind = 2, .points = {{0, 2048}, {4096, 2048}}}}}}), 12);
    EXPECT_NE(image.pixelColor(100, 128), vectorLook().land);
    EXPECT_EQ(image.pixelColor(100, 60), vectorLook().land);
}

TEST(VectorPainter, NamesCrossTheEdgesOfTilesWithoutBeingCut)
{
    // A town on the common edge of two tiles, known to the western one only.
    MemoryBytes bytes;
    bytes.zoomRange = {.least = 0, .most = 14};
    const TileAddress west{.zoom = 12, .x = 100, .y = 200};
    const TileAddress east{.zoom = 12, .x = 101, .y = 200};
    const auto ready = [](const QByteArray& tile) {
        return TileBytes::Answer{.state = TileState::Ready, .bytes = tile};
    };
    bytes.tiles[west] = ready(vectorTileOf(
        {{"place",
          {{.kind = 1, .points = {{4090, 2048}}, .tags = {{"class", "city"}, {"name", "WWWWWWWW"}}}}}}));
    bytes.tiles[east] = ready(vectorTileOf({{"other", {{.kind = 1, .points = {{1, 1}}}}}}));
    LayeredSource source({{.bytes = std::shared_ptr<TileBytes>(&bytes, [](TileBytes*) {}), .vector = true}},
                         {});
    const MapStyle style = vectorLook();
    const auto inkOn = [&](TileAddress tile) {
        const TilePicture picture =
            source.picture(tile, {.pixels = 256, .devicePixelRatio = 1.0, .style = style});
        int ink = 0;
        for (int y = 0; y < 256; ++y) {
            for (int x = 0; x < 256; ++x)
                ink += picture.image.pixelColor(x, y) == style.text ? 1 : 0;
        }
        return ink;
    };
    const int left = inkOn(west);
    const int right = inkOn(east);
    EXPECT_GT(left, 20);
    EXPECT_GT(right, 20);
    EXPECT_LT(std::abs(left - right), std::max(left, right)); // Both have their half.
}

TEST(VectorPainter, NoNameLiesOverAMoreImportantOne)
{
    std::vector<SampleFeature> places{
        {.kind = 1, .points = {{2048, 2048}}, .tags = {{"class", "city"}, {"name", "City"}}}};
    for (int i = 0; i < 40; ++i)
        places.push_back({.kind = 1,
                          .points = {{2048 + (i % 7) * 20, 2048 + (i % 5) * 20}},
                          .tags = {{"class", "village"}, {"name", "V" + QByteArray::number(i)}}});
    const Result<VectorTile> tile = decodeVectorTile(vectorTileOf({{"place", places}}));
    const Result<VectorTile> alone = decodeVectorTile(vectorTileOf({{"place", {places.front()}}}));
    ASSERT_TRUE(tile && alone);
    const auto written = [](const VectorTile& of) {
        QImage image(256, 256, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        paintVectorNames(painter, {{.tile = of, .square = QRectF(0, 0, 256, 256)}}, QRectF(0, 0, 256, 256),
                         12, vectorLook(), 1.0);
        return image;
    };
    EXPECT_EQ(written(*tile), written(*alone)); // All villages lie under the city's name.
}

} // namespace onescreen::geo
