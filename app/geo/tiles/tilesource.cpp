// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilesource.h"

namespace onescreen::geo {

TileSource::TileSource() = default;

TileSource::~TileSource() = default;

} // namespace onescreen::geo
