// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/labellayout.h"
#include "app/geo/layers/hitlist.h"
#include "app/geo/layers/overlaylayer.h"

#include <span>

namespace onescreen::geo {

/// A layer in its place of a picture. Not owned.
struct PlacedLayer
{
    OverlayLayer* layer = nullptr;
    double opacity = 1.0;
    bool belowLabels = false; ///< Areas and lines: labels of places stay readable above them.
};

/// What the overlay shows.
struct OverlayContent
{
    std::span<const PlacedLayer> layers; ///< From below to above; those below labels first.
    bool labels = true;
    UtcTime now;
};

/// Paints everything above the base map and keeps what it painted for hit tests. UI thread.
class OverlayPainter
{
public:
    void setStyle(const MapStyle& style, double devicePixelRatio);
    void setMap(std::shared_ptr<const BaseMap> map) { m_labels.setMap(std::move(map)); }
    void paint(QPainter& painter, const Camera& camera, const OverlayContent& content);
    [[nodiscard]] const HitList& hits() const { return m_hits; }
    /// For text and symbols painted by others in the same look.
    [[nodiscard]] SpriteCache& sprites() { return m_sprites; }

private:
    SpriteCache m_sprites;
    LabelLayout m_labels;
    HitList m_hits;
    std::vector<SignPlace> m_places;
    std::vector<QRectF> m_words; ///< Of layers, in the picture that is being made.
    MapStyle m_style;
    double m_ratio = 0;
};

} // namespace onescreen::geo
