// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mapstyle.h"
#include "app/geo/tileaddress.h"
#include "app/geo/tiles/vectortile.h"

#include <QPainter>

namespace onescreen::geo {

/// A decoded tile and where it lies in the picture: its square in device pixels, which may reach beyond.
struct PlacedVectorTile
{
    const VectorTile& tile;
    QRectF square;
};

/// Draws areas and lines of a tile in the map's colours. `zoom` is that of the picture. The ground between is
/// filled with the land's colour.
void paintVectorTile(QPainter& painter, const PlacedVectorTile& placed, int zoom, const MapStyle& style,
                     double devicePixelRatio);

/// Writes the names of all tiles that reach into `picture` (device pixels). A name is written when no more
/// important one lies where it would: so two pictures that are given the same surroundings agree on every
/// name that crosses their common edge. Give the neighbours on all sides.
void paintVectorNames(QPainter& painter, const std::vector<PlacedVectorTile>& tiles, const QRectF& picture,
                      int zoom, const MapStyle& style, double devicePixelRatio);

} // namespace onescreen::geo
