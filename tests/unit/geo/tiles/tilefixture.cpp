// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/geo/tiles/tilefixture.h"

#include "app/geo/tiles/sqlitefile.h"

#include <QBuffer>
#include <QFile>
#include <QPainter>

#include <gtest/gtest.h>
#include <protozero/pbf_writer.hpp>

#include <zlib.h>

namespace onescreen::geo::test {

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QColor markOf(TileAddress address)
{
    return {(address.zoom * 37) % 256, (address.x * 53) % 256, (address.y * 71) % 256};
}

QImage markedTile(const QColor& colour, TileAddress address, int pixels)
{
    QImage image(pixels, pixels, QImage::Format_RGB32);
    image.fill(colour);
    QPainter painter(&image);
    painter.fillRect(0, 0, pixels / 2, pixels / 2, markOf(address));
    return image;
}

QByteArray gzipped(const QByteArray& bytes)
{
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    QByteArray input = bytes;
    QByteArray output(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    output.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return output;
}

namespace {

std::vector<quint32> geometryOf(const SampleFeature& feature)
{
    constexpr quint32 moveTo = 1;
    constexpr quint32 lineTo = 2;
    constexpr quint32 closePath = 7;
    std::vector<quint32> commands;
    QPoint last;
    const auto step = [&](QPoint to) {
        commands.push_back(protozero::encode_zigzag32(to.x() - last.x()));
        commands.push_back(protozero::encode_zigzag32(to.y() - last.y()));
        last = to;
    };
    const auto add = [&](const std::vector<QPoint>& line) {
        commands.push_back(moveTo | (1U << 3U));
        step(line.front());
        if (line.size() > 1) {
            commands.push_back(lineTo | (static_cast<quint32>(line.size() - 1) << 3U));
            for (std::size_t i = 1; i < line.size(); ++i)
                step(line[i]);
        }
        if (feature.kind == 3)
            commands.push_back(closePath | (1U << 3U));
    };
    add(feature.points);
    std::ranges::for_each(feature.holes, add);
    return commands;
}

} // namespace

QByteArray vectorTileOf(const std::vector<SampleLayer>& layers)
{
    std::string data;
    protozero::pbf_writer tile(data);
    for (const SampleLayer& layer : layers) {
        protozero::pbf_writer one(tile, 3);
        one.add_string(1, layer.name.constData());
        std::vector<std::pair<QByteArray, QByteArray>> known;
        for (const SampleFeature& feature : layer.features) {
            protozero::pbf_writer out(one, 2);
            std::vector<quint32> tags;
            for (const auto& tag : feature.tags) {
                tags.push_back(static_cast<quint32>(known.size()));
                tags.push_back(static_cast<quint32>(known.size()));
                known.push_back(tag);
            }
            if (!tags.empty())
                out.add_packed_uint32(2, tags.begin(), tags.end());
            out.add_enum(3, feature.kind);
            const std::vector<quint32> geometry = geometryOf(feature);
            out.add_packed_uint32(4, geometry.begin(), geometry.end());
        }
        for (const auto& [key, value] : known)
            one.add_string(3, key.constData());
        for (const auto& [key, value] : known) {
            protozero::pbf_writer out(one, 4);
            bool number = false;
            const int whole = value.toInt(&number);
            if (number)
                out.add_int64(4, whole);
            else
                out.add_string(1, value.constData());
        }
        one.add_uint32(5, 4096);
        one.add_uint32(15, 2);
    }
    return {data.data(), static_cast<qsizetype>(data.size())};
}

QByteArray sampleVectorTile(const QByteArray& place)
{
    return vectorTileOf(
        {{"water", {{.kind = 3, .points = {{0, 0}, {2048, 0}, {2048, 4096}, {0, 4096}}}}},
         {"transportation",
          {{.kind = 2, .points = {{3072, -64}, {3072, 4160}}, .tags = {{"class", "motorway"}}}}},
         {"place", {{.kind = 1, .points = {{2048, 2048}}, .tags = {{"class", "city"}, {"name", place}}}}}});
}

void writeMbTiles(const QString& path, const std::vector<SampleTile>& tiles,
                  const QHash<QString, QString>& metadata)
{
    QFile::remove(path);
    const auto file = SqliteFile::open(path, SqliteFile::Mode::Write);
    ASSERT_TRUE(file) << qPrintable(file.error().toString());
    ASSERT_TRUE((*file)->run("CREATE TABLE metadata (name text, value text);"
                             "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, "
                             "tile_data blob);"
                             "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
                             "BEGIN"));
    auto meta = SqliteQuery::prepare(**file, "INSERT INTO metadata VALUES (?1, ?2)");
    for (auto entry = metadata.cbegin(); entry != metadata.cend(); ++entry) {
        const QByteArray name = entry.key().toUtf8();
        const QByteArray value = entry.value().toUtf8();
        meta->reset();
        meta->bindText(1, name);
        meta->bindText(2, value);
        ASSERT_TRUE(meta->next());
        meta->reset();
    }
    auto insert = SqliteQuery::prepare(**file, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)");
    for (const SampleTile& tile : tiles) {
        insert->reset();
        insert->bind(1, qint64{tile.address.zoom});
        insert->bind(2, qint64{tile.address.x});
        insert->bind(3, (qint64{1} << tile.address.zoom) - 1 - tile.address.y);
        insert->bind(4, tile.bytes);
        ASSERT_TRUE(insert->next());
        insert->reset();
    }
    ASSERT_TRUE((*file)->run("COMMIT"));
}

} // namespace onescreen::geo::test
