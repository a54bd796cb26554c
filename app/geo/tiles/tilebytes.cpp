// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilebytes.h"

namespace onescreen::geo {

TileBytes::TileBytes() = default;

TileBytes::~TileBytes() = default;

} // namespace onescreen::geo
