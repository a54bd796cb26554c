// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tileplan.h"

#include "app/geo/mercator.h"

#include <cmath>

namespace onescreen::geo {

namespace {

constexpr double sliver = 1e-6; ///< Of a tile: nothing is cut that thin.

TilePiece partOfAncestor(TileAddress wanted, int sourceZoom)
{
    const int up = wanted.zoom - sourceZoom;
    const double side = std::exp2(-up);
    const int mask = (1 << up) - 1;
    return {.source = {.zoom = sourceZoom, .x = wanted.x >> up, .y = wanted.y >> up},
            .part = QRectF((wanted.x & mask) * side, (wanted.y & mask) * side, side, side),
            .target = QRectF(0, 0, 1, 1)};
}

/// How far the picture of GCJ-02 lies from where it belongs, in world units.
QPointF offsetAt(WorldPoint centre)
{
    const Gcj02Coordinate moved =
        toGcj02(Wgs84Coordinate{.lon = longitudeOf(centre), .lat = latitudeOf(centre)});
    const WorldPoint there = toWorld(moved.lon, moved.lat);
    return {there.x - centre.x, there.y - centre.y};
}

} // namespace

std::vector<TilePiece> tilePieces(TileAddress wanted, int sourceZoom, Datum datum)
{
    const double tiles = std::exp2(wanted.zoom);
    const QPointF offset = datum == Datum::Gcj02
                               ? offsetAt({.x = (wanted.x + 0.5) / tiles, .y = (wanted.y + 0.5) / tiles})
                               : QPointF();
    if (offset.isNull() && sourceZoom <= wanted.zoom)
        return {partOfAncestor(wanted, sourceZoom)};
    // The wanted tile in tiles of the source's zoom.
    const double sourceTiles = std::exp2(sourceZoom);
    const double side = sourceTiles / tiles;
    const QRectF area((wanted.x / tiles + offset.x()) * sourceTiles,
                      (wanted.y / tiles + offset.y()) * sourceTiles, side, side);
    std::vector<TilePiece> pieces;
    const auto last = static_cast<int>(sourceTiles) - 1;
    for (int y = static_cast<int>(std::floor(area.top())); y < area.bottom(); ++y) {
        for (int x = static_cast<int>(std::floor(area.left())); x < area.right(); ++x) {
            const QRectF seen = area & QRectF(x, y, 1, 1);
            if (x < 0 || y < 0 || x > last || y > last || seen.width() < sliver || seen.height() < sliver)
                continue;
            pieces.push_back(
                {.source = {.zoom = sourceZoom, .x = x, .y = y},
                 .part = seen.translated(-x, -y),
                 .target = QRectF((seen.left() - area.left()) / side, (seen.top() - area.top()) / side,
                                  seen.width() / side, seen.height() / side)});
        }
    }
    return pieces;
}

} // namespace onescreen::geo
