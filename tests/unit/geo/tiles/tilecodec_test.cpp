// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilecodec.h"
#include "tests/unit/geo/tiles/tilefixture.h"

#include <gtest/gtest.h>

#include <random>

namespace onescreen::geo {

using namespace test;

namespace {

/// A PNG head that claims that size; nothing follows.
QByteArray pngClaiming(quint32 width, quint32 height)
{
    QByteArray bytes = pngOf(QImage(16, 16, QImage::Format_RGB32)).first(33);
    for (int i = 0; i < 4; ++i) {
        bytes[16 + i] = static_cast<char>(width >> (24 - 8 * i));
        bytes[20 + i] = static_cast<char>(height >> (24 - 8 * i));
    }
    return bytes;
}

} // namespace

TEST(TileCodec, KnowsWhatBytesAre)
{
    EXPECT_EQ(tileFormat({}), TileFormat::Empty);
    EXPECT_EQ(tileFormat(pngOf(QImage(4, 4, QImage::Format_RGB32))), TileFormat::Picture);
    EXPECT_EQ(tileFormat("\xff\xd8\xff\xe0"), TileFormat::Picture);
    EXPECT_EQ(tileFormat(gzipped("x")), TileFormat::Gzip);
    EXPECT_EQ(tileFormat(sampleVectorTile("A")), TileFormat::Vector);
    for (const char* page : {"<html><body>403</body></html>", "  \n<!DOCTYPE html>", "{\"msg\":\"no key\"}",
                             "<?xml version=\"1.0\"?>", "Forbidden"})
        EXPECT_EQ(tileFormat(page), TileFormat::Page) << page;
    EXPECT_EQ(tileFormat(QByteArray("\x01\x02\xff\xfe", 4)), TileFormat::Unknown);
}

TEST(TileCodec, DecodesPicturesAndRefusesTheRest)
{
    QImage image(256, 256, QImage::Format_RGB32);
    image.fill(QColor(10, 200, 30));
    const QByteArray png = pngOf(image);
    const Result<QImage> decoded = decodePicture(png);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(*decoded, image);
    for (const QByteArray& bad : {QByteArray(), QByteArray("<html></html>"), png.first(8), png.first(40),
                                  pngClaiming(60'000, 60'000), pngClaiming(0, 256), pngClaiming(4096, 256)})
        EXPECT_FALSE(decodePicture(bad)) << bad.size();
}

TEST(TileCodec, GarbageNeverDecodesAndNeverCrashes)
{
    std::mt19937 random(7);
    std::uniform_int_distribution<int> byte(0, 255);
    const QByteArray png = pngOf(markedTile(Qt::darkGreen, {.zoom = 3, .x = 1, .y = 2}));
    for (int round = 0; round < 300; ++round) {
        QByteArray garbage(round, '\0');
        for (char& one : garbage)
            one = static_cast<char>(byte(random));
        EXPECT_FALSE(decodePicture(garbage));
        // A picture with one bit turned: it may decode, but only to its own size.
        QByteArray hurt = png;
        hurt[static_cast<qsizetype>(random() % static_cast<std::size_t>(hurt.size()))] ^= 1;
        const Result<QImage> image = decodePicture(hurt);
        EXPECT_TRUE(!image || image->width() <= 2048);
    }
}

TEST(TileCodec, UnpacksOnlyWhatIsWhole)
{
    const QByteArray plain = sampleVectorTile("Dinghai");
    const QByteArray packed = gzipped(plain);
    EXPECT_EQ(unpacked(packed), plain);
    EXPECT_EQ(unpacked(plain), plain);
    EXPECT_FALSE(unpacked(packed.first(packed.size() / 2)));
    EXPECT_FALSE(unpacked(packed.first(4)));
    // 40 MiB of zeros in some 40 kB.
    const Result<QByteArray> bomb = unpacked(gzipped(QByteArray(40 * 1024 * 1024, '\0')));
    ASSERT_FALSE(bomb);
    EXPECT_TRUE(bomb.error().text.contains(QLatin1StringView("8 MiB")));
}

} // namespace onescreen::geo
