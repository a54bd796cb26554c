// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/crs.h"
#include "app/geo/tileaddress.h"

#include <QRectF>

#include <vector>

namespace onescreen::geo {

/// Which part of a source's tile covers which part of the tile that is wanted. Both rectangles are parts of
/// the side, 0..1; `target` is where the whole of `part` goes.
struct TilePiece
{
    TileAddress source;
    QRectF part;
    QRectF target;
};

/// The pieces of zoom `sourceZoom` (at most one more than the wanted tile's) that make up a tile. In a source
/// of GCJ-02 the picture is moved by the offset at the tile's centre, which is exact to half a pixel
/// everywhere in a tile of 256 (the offset changes by less than 0.4 % of the way); up to four source tiles
/// are then cut. BD-09 has tiles of its own and is not handled.
std::vector<TilePiece> tilePieces(TileAddress wanted, int sourceZoom, Datum datum);

} // namespace onescreen::geo
