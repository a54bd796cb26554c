// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/geobounds.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace onescreen::geo {

inline constexpr double tileSize = 256.0; ///< Pixels of a tile, and of the whole world at zoom 0.
inline constexpr double lowestZoom = 2.0;
inline constexpr double highestZoom = 19.0; ///< As far as the osm plugin of QtLocation goes.

/// What a map view looks at: centre, zoom and size in device-independent pixels. North is up. A value: every
/// operation gives a new camera. It never leaves the Web-Mercator square: zoom is held between lowestZoom (or
/// where the world fills the view) and highestZoom, and the centre so that no pixel lies outside the world.
class Camera
{
public:
    /// A size below 1x1 is taken as 1x1.
    Camera(GeoPoint center, double zoom, QSizeF size) : Camera(toWorld(center), zoom, size) {}

    [[nodiscard]] GeoPoint center() const { return toGeo(m_center); }
    [[nodiscard]] WorldPoint worldCenter() const { return m_center; }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    /// Pixels of the whole world's side.
    [[nodiscard]] double worldSize() const { return m_worldSize; }
    /// Ground metres of one pixel at the centre.
    [[nodiscard]] double metresPerPixel() const;

    [[nodiscard]] QPointF project(WorldPoint point) const;
    [[nodiscard]] QPointF project(GeoPoint point) const { return project(toWorld(point)); }
    [[nodiscard]] WorldPoint worldAt(QPointF pixel) const;
    /// Pixels outside the world give the nearest point of its edge.
    [[nodiscard]] GeoPoint unproject(QPointF pixel) const { return toGeo(worldAt(pixel)); }
    /// The part of the world square (0..1) that is seen.
    [[nodiscard]] QRectF visibleWorld() const;
    [[nodiscard]] GeoBounds visibleBounds() const;

    /// Moves the picture by that many pixels: what was under the cursor stays under it.
    [[nodiscard]] Camera pannedBy(QPointF pixels) const;
    /// The point under `pixel` stays there, unless the edge of the world forbids it.
    [[nodiscard]] Camera zoomedAbout(QPointF pixel, double zoom) const;
    [[nodiscard]] Camera centeredOn(GeoPoint center) const { return {toWorld(center), m_zoom, m_size}; }
    [[nodiscard]] Camera withZoom(double zoom) const { return {m_center, zoom, m_size}; }
    [[nodiscard]] Camera resized(QSizeF size) const { return {m_center, m_zoom, size}; }
    /// The closest look (at most `closest`) that shows all of `bounds` with `margin` pixels free on every
    /// side.
    [[nodiscard]] Camera fittedTo(const GeoBounds& bounds, double margin, double closest = 15.0) const;
    /// The nearest camera whose tiles lie on whole device pixels and whose world measures a whole number of
    /// device pixels a tile, so that tiles are drawn without scaling. Moves the picture by less than a pixel.
    [[nodiscard]] Camera aligned(double devicePixelRatio) const;

    friend bool operator==(const Camera&, const Camera&) = default;

private:
    Camera(WorldPoint center, double zoom, QSizeF size);

    WorldPoint m_center;
    double m_zoom;
    QSizeF m_size;
    double m_worldSize;
};

} // namespace onescreen::geo
