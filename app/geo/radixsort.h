// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/pointblock.h"

namespace onescreen::geo {

/// Sorts by key, then by row: eight passes of a byte each, of which those where all keys agree are left out.
void sortByPlace(std::vector<PointEntry>& entries);

} // namespace onescreen::geo
