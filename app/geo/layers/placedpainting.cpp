// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/placedpainting.h"

namespace onescreen::geo {

PlacedPainting::PlacedPainting(std::shared_ptr<const TilePainting> painting, double opacity, int fromZoom,
                               int toZoom)
    : m_painting(std::move(painting)), m_opacity(opacity), m_fromZoom(fromZoom), m_toZoom(toZoom)
{
}

void PlacedPainting::paint(const TileFrame& frame) const
{
    if (frame.zoom < m_fromZoom || frame.zoom > m_toZoom)
        return;
    if (m_opacity >= 1.0) {
        m_painting->paint(frame);
        return;
    }
    // By way of a sheet of its own: a painting sets opacities of its own, and its parts lie on each other.
    const QPaintDevice* tile = frame.painter.device();
    QImage sheet(tile->width(), tile->height(), QImage::Format_ARGB32_Premultiplied);
    sheet.fill(Qt::transparent);
    QPainter painter(&sheet);
    painter.setRenderHints(frame.painter.renderHints());
    TileFrame inner{.painter = painter,
                    .zoom = frame.zoom,
                    .scale = frame.scale,
                    .origin = frame.origin,
                    .area = frame.area,
                    .devicePixelRatio = frame.devicePixelRatio,
                    .map = frame.map,
                    .style = frame.style};
    m_painting->paint(inner);
    painter.end();
    const double before = frame.painter.opacity();
    frame.painter.setOpacity(before * m_opacity);
    frame.painter.drawImage(QPointF(0, 0), sheet);
    frame.painter.setOpacity(before);
}

} // namespace onescreen::geo
