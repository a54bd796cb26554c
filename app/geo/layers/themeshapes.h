// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/overlaylayer.h"
#include "app/geo/pack/packtheme.h"
#include "app/geo/tilepainting.h"

#include <memory>
#include <optional>
#include <vector>

namespace onescreen::geo {

/// The geometry of a thematic layer, prepared for painting and for finding what is under the cursor.
/// Immutable, so threads may share it; what is not shown to this window is not in `theme`.
class ThemeShapes
{
public:
    struct Item
    {
        WorldPoint at;                      ///< Of the sign, or of the name inside an area or on a line.
        std::optional<DetailedShape> shape; ///< Of an area (rings) or a road (lines).
    };

    explicit ThemeShapes(PackTheme theme);

    [[nodiscard]] const PackTheme& theme() const { return m_theme; }
    [[nodiscard]] ThemeShape shape() const { return themeShapeOf(m_theme.kind); }
    /// As many as the theme's features, in their order.
    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    /// The area that contains the point (the smallest of several), or the line within `tolerance` (in parts
    /// of the world's side). None for points: those are signs.
    [[nodiscard]] std::optional<std::size_t> itemAt(WorldPoint point, double tolerance) const;

private:
    PackTheme m_theme;
    std::vector<Item> m_items;
};

/// Colours of a thematic layer; the caller's, this folder knows none.
struct ThemeLook
{
    QColor line;
    double fill = 0;    ///< Opacity of the areas' inside.
    double width = 1.5; ///< Of outlines and roads, in logical pixels.
    bool dashed = false;

    friend bool operator==(const ThemeLook&, const ThemeLook&) = default;
};

/// Areas and roads of a theme in tiles.
class ThemePainting final : public TilePainting
{
public:
    ThemePainting(std::shared_ptr<const ThemeShapes> shapes, const ThemeLook& look);
    void paint(const TileFrame& frame) const override;

private:
    std::shared_ptr<const ThemeShapes> m_shapes;
    ThemeLook m_look;
};

/// Signs of the points of a theme (pentagon: facility, triangle: hazard), those that would lie on each other
/// once with their number; names of areas and roads where they fit.
class ThemeSigns final : public OverlayLayer
{
public:
    /// `layer`: id that hits carry.
    ThemeSigns(QString layer, std::shared_ptr<const ThemeShapes> shapes);

    void setColour(const QColor& colour) { m_colour = colour; }
    void prepare(const LayerFrame& frame) override;
    void paint(const LayerFrame& frame) override;

private:
    struct Group
    {
        std::vector<std::size_t> members;
        QPointF sum; ///< Of their places on screen.
    };

    void paintGroup(const LayerFrame& frame, Group group) const;
    void paintNames(const LayerFrame& frame) const;

    QString m_layer;
    std::shared_ptr<const ThemeShapes> m_shapes;
    QColor m_colour;
    std::vector<Group> m_groups; ///< Of the picture that is being made.
};

/// The sign of a point of that kind in that colour.
const QImage& themeSymbol(SpriteCache& sprites, ThemeKind kind, const QColor& colour);
double themeRadius(const MapStyle& style);

} // namespace onescreen::geo
