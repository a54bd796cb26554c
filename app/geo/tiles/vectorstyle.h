// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/vectortile.h"

#include <QStringView>

#include <optional>

namespace onescreen::geo {

/// What a layer of vector tiles shows, as far as it makes a difference to its look.
enum class VectorRole { Green, Built, Water, Waterway, Building, Boundary, Road, Rail, Place, Name, Other };

/// By its name: the layers of OpenMapTiles, those of Chinese base data (国家基础地理信息: HYDA, LRDL, BOUL,
/// AGNP …, also with Chinese names); Other for names that are not known, which are drawn plainly.
VectorRole roleOfLayer(QStringView layer);

/// How wide a road is drawn by its class, in pixels at a desk; none: not at this zoom.
std::optional<double> roadWidth(const VectorTile::Feature& road, int zoom);

/// How a name is written. A smaller priority is placed first.
struct NameLook
{
    int priority = 0;
    double size = 1.0; ///< Relative to the style's font.
    bool bold = false;
};
/// None: not at this zoom.
std::optional<NameLook> nameLook(VectorRole role, const VectorTile::Feature& feature, int zoom);

} // namespace onescreen::geo
