// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/camera.h"
#include "app/geo/choropleth.h"
#include "app/geo/mapstyle.h"

#include <QImage>

#include <memory>

namespace onescreen::geo {

/// What base map tiles show. Immutable and shared by threads.
struct TileContent
{
    std::shared_ptr<const BaseMap> map;           ///< May be null: tiles are plain.
    std::shared_ptr<const Choropleth> choropleth; ///< May be null.
    MapStyle style;
};

/// A tile of the usual scheme (x to the east, y to the south).
struct TileAddress
{
    int zoom = 0;
    int x = 0;
    int y = 0;

    friend bool operator==(const TileAddress&, const TileAddress&) = default;
    friend size_t qHash(const TileAddress& tile, size_t seed = 0)
    {
        return qHashMulti(seed, tile.zoom, tile.x, tile.y);
    }
};

/// Paints sea, land, choropleth, rivers, coast and boundaries (no labels: those are placed in the overlay).
/// `pixels` is the tile's side in device pixels; lines are as thick as `devicePixelRatio` asks. Any thread.
QImage paintTile(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio);

/// A rectangle of tiles of one zoom, both ends included.
struct TileRange
{
    int zoom = 0;
    int left = 0, top = 0, right = 0, bottom = 0;
};
/// The tiles of the whole zoom at or below the camera's that it sees.
TileRange visibleTiles(const Camera& camera);

/// Which of the style's seven ramp colours a class is drawn in (the legend uses it too).
std::size_t rampIndex(int classIndex, int classes);

} // namespace onescreen::geo
