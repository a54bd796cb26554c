// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/mapstyle.h"

#include <QPainter>
#include <QPainterPath>

namespace onescreen::geo {

/// The tile that is being painted. Everything lives as long as the call.
struct TileFrame
{
    QPainter& painter; ///< In device pixels of the tile, antialiasing on.
    int zoom = 0;
    double scale = 1; ///< Device pixels of the whole world's side.
    QPointF origin;   ///< Of the tile in the world, in device pixels: pixel = world * scale - origin.
    QRectF area;      ///< Of the tile and a little beyond, in its pixels.
    double devicePixelRatio = 1;
    const BaseMap* map = nullptr; ///< The built-in vectors; null when there are none.
    const MapStyle& style;

    [[nodiscard]] QRectF world() const { return {(origin + area.topLeft()) / scale, area.size() / scale}; }
    [[nodiscard]] QPointF toPixel(WorldPoint at) const { return QPointF(at.x, at.y) * scale - origin; }
    [[nodiscard]] bool sees(const DetailedShape& shape) const;
    /// The shape in pixels of the tile, cut to `area`, for filling by the even-odd rule.
    [[nodiscard]] QPainterPath pathOf(const DetailedShape& shape) const;
};

/// Something areal that is painted into tiles, above the land and below the lines of the base map (above
/// tiles that come as pictures). Immutable: threads of the tile pool share it. paint() may take as long as a
/// tile does (milliseconds) and must not touch anything outside the frame.
class TilePainting
{
public:
    TilePainting() = default;
    virtual ~TilePainting() = default;
    TilePainting(const TilePainting&) = delete;
    TilePainting& operator=(const TilePainting&) = delete;

    virtual void paint(const TileFrame& frame) const = 0;
};

} // namespace onescreen::geo
