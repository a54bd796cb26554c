// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/basemap.h"

namespace onescreen::geo {

struct BorderLines
{
    std::vector<GeoLine> exact;
    std::vector<GeoLine> approximate; ///< Pieces that no exact outline has.
};

/// The lines that part areas, made from their outlines: pieces that follow the shore of `land` point by point
/// are left out (the coast is drawn there), and a piece that two outlines share is given once. Outlines whose
/// points differ from those of their neighbours and of the land are given as they are.
BorderLines borderLines(const std::vector<const BaseMapSource::Area*>& areas,
                        const std::vector<GeoPolygon>& land);

} // namespace onescreen::geo
