// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/exportoffer.h"

namespace onescreen {

class MapView;

/// What stands under the picture of a map beside what the panel says: whose data the base map shows, with the
/// approval number (审图号) where there is one, and what must not be overlooked.
PanelPaper mapPaper(const MapView& view, PanelPaper paper, bool demonstration);

/// The view as it is when the export starts, at any size: PNG, SVG and PDF, the base map and its names as
/// vectors, pictures of a tile service fetched for that size, with legend and scale. `look` is the view's.
ExportOffer mapExportOffer(MapView& view, const PanelPaper& paper, const ThemeContext& look);

} // namespace onescreen
