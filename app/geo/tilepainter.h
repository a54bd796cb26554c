// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/camera.h"
#include "app/geo/choropleth.h"
#include "app/geo/mapstyle.h"
#include "app/geo/tileaddress.h"
#include "app/geo/tilepainting.h"
#include "app/geo/tiles/tilesource.h"

#include <QImage>

#include <memory>
#include <span>
#include <vector>

namespace onescreen::geo {

/// What base map tiles show. Immutable and shared by threads.
struct TileContent
{
    std::shared_ptr<const BaseMap> map;           ///< May be null: tiles are plain.
    std::shared_ptr<const Choropleth> choropleth; ///< May be null.
    /// Areal layers, painted in this order after the choropleth. None of them is null.
    std::vector<std::shared_ptr<const TilePainting>> paintings{};
    MapStyle style;
    /// Shown in place of the built-in land and sea; null: those. Where it has nothing they are painted.
    std::shared_ptr<TileSource> base{};
    double baseOpacity = 1.0; ///< Of its pictures over the colour of the sea.
};

/// A tile as far as it could be painted.
struct PaintedTile
{
    QImage image;
    TileState base = TileState::Ready; ///< Of the source below; Ready without one.
    std::vector<TileAddress> waitsFor; ///< As TilePicture says.
};

/// Paints the base map (pictures of a source, or the built-in sea, land, rivers and coast), areal layers and
/// boundaries. No labels of the built-in map: those are placed in the overlay. `pixels` is the tile's side in
/// device pixels; lines are as thick as `devicePixelRatio` asks. Any thread.
PaintedTile paintedTile(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio);
/// The same without what the source said.
QImage paintTile(const TileContent& content, TileAddress tile, int pixels, double devicePixelRatio);

/// A picture of the base map's source and where it lies.
struct GroundPicture
{
    QRectF place; ///< Pixels of what is painted.
    QImage image;
};
/// The same for any painter, as vectors where the base map has them: `part` of what the camera sees, in its
/// logical pixels. `pictures` are those of content.base, which is not asked. Any thread.
void paintGround(QPainter& painter, const TileContent& content, const Camera& camera, const QRectF& part,
                 std::span<const GroundPicture> pictures = {});

/// The tiles of the whole zoom at or below the camera's that it sees.
TileRange visibleTiles(const Camera& camera);

/// Which of the style's seven ramp colours a class is drawn in (the legend uses it too).
std::size_t rampIndex(int classIndex, int classes);

} // namespace onescreen::geo
