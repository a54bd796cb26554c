// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/placedpainting.h"

#include <QPaintEngine>

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

namespace {

/// Pixels of a picture to one of the paper's 96 DPI, in files that keep vectors: 384 DPI, less where the
/// paper is so large that the picture would have more than 40 million.
double pictureRatio(QSizeF area)
{
    constexpr double most = 4.0;
    constexpr double pixels = 40e6;
    return std::clamp(std::sqrt(pixels / std::max(1.0, area.width() * area.height())), 1.0, most);
}

} // namespace

PlacedPainting::PlacedPainting(std::shared_ptr<const TilePainting> painting, double opacity, int fromZoom,
                               int toZoom)
    : m_painting(std::move(painting)), m_opacity(opacity), m_fromZoom(fromZoom), m_toZoom(toZoom)
{
}

void PlacedPainting::paint(const TileFrame& frame) const
{
    if (frame.zoom < m_fromZoom || frame.zoom > m_toZoom)
        return;
    QPainter& painter = frame.painter;
    const bool raster = painter.paintEngine()->type() == QPaintEngine::Raster;
    // In pixels of the paper, whatever its resolution: a tile's frame has them, that of an export has not.
    const double ratio =
        raster ? std::max(1.0, painter.deviceTransform().m11()) : pictureRatio(frame.area.size());
    const TileFrame fine{.painter = painter,
                         .zoom = frame.zoom,
                         .scale = frame.scale * ratio,
                         .origin = frame.origin * ratio,
                         .area = QRectF(frame.area.topLeft() * ratio, frame.area.size() * ratio),
                         .devicePixelRatio = frame.devicePixelRatio * ratio,
                         .map = frame.map,
                         .style = frame.style};
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    if (raster && m_opacity < 1.0) {
        paintFaint(fine);
    } else {
        // Where vectors are kept each part is made fainter by itself.
        painter.setOpacity(painter.opacity() * m_opacity);
        m_painting->paint(fine);
    }
    painter.restore();
}

void PlacedPainting::paintFaint(const TileFrame& frame) const
{
    // By way of a sheet of its own: parts of a painting lie on each other.
    const QRect area = frame.area.toAlignedRect();
    QImage sheet(area.size(), QImage::Format_ARGB32_Premultiplied);
    sheet.fill(Qt::transparent);
    QPainter painter(&sheet);
    painter.setRenderHints(frame.painter.renderHints());
    painter.translate(-area.topLeft());
    m_painting->paint({.painter = painter,
                       .zoom = frame.zoom,
                       .scale = frame.scale,
                       .origin = frame.origin,
                       .area = frame.area,
                       .devicePixelRatio = frame.devicePixelRatio,
                       .map = frame.map,
                       .style = frame.style});
    painter.end();
    frame.painter.setOpacity(frame.painter.opacity() * m_opacity);
    frame.painter.drawImage(area.topLeft(), sheet);
}

} // namespace onescreen::geo
