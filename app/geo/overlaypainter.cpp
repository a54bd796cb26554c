// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/overlaypainter.h"

#include <algorithm>

namespace onescreen::geo {

void OverlayPainter::setStyle(const MapStyle& style, double devicePixelRatio)
{
    if (m_style == style && m_ratio == devicePixelRatio)
        return;
    m_style = style;
    m_ratio = devicePixelRatio;
    m_sprites.setLook(style, devicePixelRatio);
    m_labels.invalidate();
}

void OverlayPainter::paint(QPainter& painter, const Camera& camera, const OverlayContent& content)
{
    m_hits.clear();
    m_places.clear();
    m_words.clear();
    const LayerFrame frame{.painter = painter,
                           .camera = camera,
                           .style = m_style,
                           .sprites = m_sprites,
                           .hits = m_hits,
                           .places = m_places,
                           .devicePixelRatio = m_ratio,
                           .now = content.now,
                           .words = &m_words};
    for (const PlacedLayer& placed : content.layers)
        placed.layer->prepare(frame);
    bool labels = content.labels;
    const auto paintLabels = [&] {
        if (!std::exchange(labels, false))
            return;
        m_labels.paint(painter, camera, m_sprites, [this](const QRectF& box) {
            return std::ranges::any_of(m_places, [&](const SignPlace& place) { return place.covers(box); }) ||
                   std::ranges::any_of(m_words, [&](const QRectF& word) { return word.intersects(box); });
        });
    };
    for (const PlacedLayer& placed : content.layers) {
        if (!placed.belowLabels)
            paintLabels();
        painter.save();
        painter.setOpacity(painter.opacity() * placed.opacity);
        placed.layer->paint(frame);
        painter.restore();
    }
    paintLabels();
}

} // namespace onescreen::geo
