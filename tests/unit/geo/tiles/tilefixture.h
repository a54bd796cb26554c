// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/mbtiles.h"
#include "app/geo/tiles/tilebytes.h"

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QImage>
#include <QString>

#include <vector>

namespace onescreen::geo::test {

QByteArray pngOf(const QImage& image);
/// A tile of one colour with its address' colour in the upper left quarter, so that a wrong tile is seen.
QImage markedTile(const QColor& colour, TileAddress address, int pixels = 256);
QColor markOf(TileAddress address);
QByteArray gzipped(const QByteArray& bytes);

/// A feature of a vector tile in units of an extent of 4096.
struct SampleFeature
{
    int kind = 1; ///< 1 point, 2 line, 3 area.
    std::vector<QPoint> points;
    std::vector<std::pair<QByteArray, QByteArray>> tags{};
    std::vector<std::vector<QPoint>> holes{}; ///< Of an area: further rings.
};
struct SampleLayer
{
    QByteArray name;
    std::vector<SampleFeature> features;
};
QByteArray vectorTileOf(const std::vector<SampleLayer>& layers);
/// Water in the west half, a road from north to south, and a city in the middle.
QByteArray sampleVectorTile(const QByteArray& place);

struct SampleTile
{
    TileAddress address;
    QByteArray bytes;
};
/// Writes an MBTiles file (rows counted from the south, as the format says).
void writeMbTiles(const QString& path, const std::vector<SampleTile>& tiles,
                  const QHash<QString, QString>& metadata);

/// Gives what it was told.
class MemoryBytes final : public TileBytes
{
    Q_OBJECT
public:
    Answer get(TileAddress address) override { return tiles.value(address); }
    Answer peek(TileAddress address) override
    {
        const Answer answer = tiles.value(address);
        return answer.state == TileState::Ready ? answer : Answer{};
    }
    void reject(TileAddress address) override { rejected.push_back(address); }
    [[nodiscard]] Zooms zooms() const override { return zoomRange; }
    [[nodiscard]] SourceStatus status() const override { return current; }

    QHash<TileAddress, Answer> tiles;
    Zooms zoomRange;
    SourceStatus current;
    std::vector<TileAddress> rejected;
};

} // namespace onescreen::geo::test
