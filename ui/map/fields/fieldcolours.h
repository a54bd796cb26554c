// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/choropleth.h"
#include "app/geo/sprites.h"
#include "ui/common/theme.h"

#include <QBrush>

#include <array>
#include <vector>

namespace onescreen {

/// One colour for each class: the theme's blue ramp from little to much, and where there is a target blue on
/// the side that meets it and orange on the other, both stronger away from it (a pair that colour-blind
/// people tell apart). `goodAbove`: the target is met above it.
std::vector<QColor> classColours(const std::vector<geo::Choropleth::Class>& classes, const Theme& theme,
                                 bool goodAbove);
/// From little to much, with alpha, so that the map shines through where there is little.
std::vector<QColor> heatColours(std::size_t classes, const Theme& theme);

struct ReachColours
{
    std::array<QColor, 3> bands;
    QColor uncertain;
    QColor empty;
};
ReachColours reachColours(const Theme& theme);

/// A square as areas are filled, for legends. Brushes with a picture need a name of their own.
const QImage& areaSymbol(geo::SpriteCache& sprites, const QBrush& brush, const QString& name = {});

} // namespace onescreen
