// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/themeshapes.h"
#include "ui/map/maplayer.h"

#include <memory>

namespace onescreen {

/// A thematic layer of a data pack: facilities, hazard points, districts, duty grids, roads with their
/// chiefs. What the window may not see is not in it.
class ThemeMapLayer final : public MapLayer
{
    Q_OBJECT
public:
    explicit ThemeMapLayer(std::shared_ptr<const geo::ThemeShapes> shapes, QObject* parent = nullptr);

    [[nodiscard]] const geo::PackTheme& theme() const { return m_shapes->theme(); }

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    void setTheme(const ThemeContext& context) override;
    [[nodiscard]] geo::OverlayLayer* painter() override;
    [[nodiscard]] std::shared_ptr<const geo::TilePainting> tilePainting() const override;
    [[nodiscard]] std::optional<geo::Hit> hitAt(const geo::Camera& camera, QPointF pixel) const override;
    [[nodiscard]] QString hoverText(const geo::Hit& hit) const override;

private:
    [[nodiscard]] QString textOf(std::size_t item) const;

    std::shared_ptr<const geo::ThemeShapes> m_shapes;
    geo::ThemeSigns m_signs;
    QColor m_colour;
    std::shared_ptr<const geo::TilePainting> m_painting; ///< Null for points.
};

/// Words for a kind of theme: "设施", "隐患点", "片区", "值班网格", "路长路段".
QString themeKindText(geo::ThemeKind kind);

} // namespace onescreen
