// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"
#include "app/geo/layers/overlaylayer.h"
#include "ui/map/maplayer.h"

#include <functional>
#include <optional>

namespace onescreen {

/// The administrative areas of the base map as a layer: pointing at the ground tells which area it is, and
/// the one whose card is open has its outline drawn. Its lines themselves belong to the base map.
class RegionLayer final : public MapLayer
{
    Q_OBJECT
public:
    /// What pointing at an area says; plain text, empty: nothing.
    using Words = std::function<QString(const geo::BaseMap::Area& area)>;

    RegionLayer(const ThemeContext& context, Words words, QObject* parent = nullptr);

    /// The smallest area at a place that the zoom is close enough for: townships from zoom 10.5 (only where
    /// the map has their outlines), counties from 7, else cities. Null where there is none, and at sea.
    [[nodiscard]] const geo::BaseMap::Area* areaAt(GeoPoint at) const;
    /// Draws its outline; none: nothing is drawn.
    void mark(std::optional<RegionCode> area);

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] geo::OverlayLayer* painter() override;
    void setTheme(const ThemeContext& context) override;
    void setBaseMap(const std::shared_ptr<const geo::BaseMap>& map) override;
    void setCamera(const geo::Camera& camera) override;
    [[nodiscard]] QString groundText(geo::WorldPoint at) const override;

private:
    class Painter final : public geo::OverlayLayer
    {
    public:
        void paint(const geo::LayerFrame& frame) override;

        std::shared_ptr<const geo::BaseMap> map;
        std::optional<RegionCode> marked;
        QColor colour;
    };

    [[nodiscard]] const geo::BaseMap::Area* areaAt(geo::WorldPoint at) const;

    Words m_words;
    std::shared_ptr<const geo::BaseMap> m_map;
    double m_zoom = 0;
    Painter m_painter;
};

} // namespace onescreen
