// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/camera.h"

#include <cmath>

namespace onescreen::geo {

namespace {

double heldZoom(double zoom, QSizeF size)
{
    const double filling = std::log2(std::max(size.width(), size.height()) / tileSize);
    const double lowest = std::min(std::max(lowestZoom, filling), highestZoom);
    return std::clamp(std::isfinite(zoom) ? zoom : lowest, lowest, highestZoom);
}

double heldAxis(double center, double halfView)
{
    return halfView >= 0.5 ? 0.5 : std::clamp(center, halfView, 1.0 - halfView);
}

} // namespace

Camera::Camera(WorldPoint center, double zoom, QSizeF size)
    : m_center(center), m_zoom(0), m_size(std::max(size.width(), 1.0), std::max(size.height(), 1.0)),
      m_worldSize(0)
{
    m_zoom = heldZoom(zoom, m_size);
    m_worldSize = tileSize * std::exp2(m_zoom);
    m_center.x = heldAxis(center.x, m_size.width() / 2 / m_worldSize);
    m_center.y = heldAxis(center.y, m_size.height() / 2 / m_worldSize);
}

double Camera::metresPerPixel() const
{
    const double latitude = latitudeOf(m_center) * std::numbers::pi / 180.0;
    return earthCircumference * std::cos(latitude) / m_worldSize;
}

QPointF Camera::project(WorldPoint point) const
{
    return {(point.x - m_center.x) * m_worldSize + m_size.width() / 2,
            (point.y - m_center.y) * m_worldSize + m_size.height() / 2};
}

WorldPoint Camera::worldAt(QPointF pixel) const
{
    return {.x = (pixel.x() - m_size.width() / 2) / m_worldSize + m_center.x,
            .y = (pixel.y() - m_size.height() / 2) / m_worldSize + m_center.y};
}

QRectF Camera::visibleWorld() const
{
    const WorldPoint corner = worldAt({0, 0});
    const QRectF view(corner.x, corner.y, m_size.width() / m_worldSize, m_size.height() / m_worldSize);
    return view & QRectF(0, 0, 1, 1);
}

GeoBounds Camera::visibleBounds() const
{
    return {unproject({0, 0}), unproject({m_size.width(), m_size.height()})};
}

Camera Camera::pannedBy(QPointF pixels) const
{
    return {
        WorldPoint{.x = m_center.x - pixels.x() / m_worldSize, .y = m_center.y - pixels.y() / m_worldSize},
        m_zoom, m_size};
}

Camera Camera::zoomedAbout(QPointF pixel, double zoom) const
{
    const WorldPoint anchor = worldAt(pixel);
    const double held = heldZoom(zoom, m_size);
    const double newWorldSize = tileSize * std::exp2(held);
    return {WorldPoint{.x = anchor.x - (pixel.x() - m_size.width() / 2) / newWorldSize,
                       .y = anchor.y - (pixel.y() - m_size.height() / 2) / newWorldSize},
            held, m_size};
}

Camera Camera::fittedTo(const GeoBounds& bounds, double margin, double closest) const
{
    const WorldPoint a = toWorld(bounds.southWest());
    const WorldPoint b = toWorld(bounds.northEast());
    const double width = std::max(m_size.width() - 2 * margin, 1.0);
    const double height = std::max(m_size.height() - 2 * margin, 1.0);
    constexpr double smallest = 1e-12; // A single point: "closest" decides.
    const double scale =
        std::min(width / std::max(b.x - a.x, smallest), height / std::max(a.y - b.y, smallest));
    return {WorldPoint{.x = (a.x + b.x) / 2, .y = (a.y + b.y) / 2},
            std::min(closest, std::log2(scale / tileSize)), m_size};
}

Camera Camera::aligned(double devicePixelRatio) const
{
    const double level = std::floor(m_zoom);
    const double tiles = std::exp2(level);
    const double tilePixels = std::round(m_worldSize / tiles * devicePixelRatio);
    const auto zoomFor = [&](double pixels) {
        return level + std::log2(pixels / (tileSize * devicePixelRatio));
    };
    Camera result(m_center, zoomFor(tilePixels), m_size);
    // Rounding down may leave a world that does not fill the view.
    if (result.m_zoom > zoomFor(tilePixels) && tilePixels < m_worldSize / tiles * devicePixelRatio)
        result = Camera(m_center, zoomFor(tilePixels + 1), m_size);
    const double devicePixels = result.m_worldSize * devicePixelRatio;
    const auto snap = [&](double center, double extent) {
        const double corner = center * devicePixels - extent / 2 * devicePixelRatio;
        return (std::round(corner) + extent / 2 * devicePixelRatio) / devicePixels;
    };
    result.m_center.x = snap(result.m_center.x, m_size.width());
    result.m_center.y = snap(result.m_center.y, m_size.height());
    return result;
}

} // namespace onescreen::geo
