// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/mercator.h"

#include <span>
#include <vector>

namespace onescreen::geo {

/// Indexes of the points that a line must keep so that every point left out lies within `tolerance` (in the
/// units of the world square) of the line between the kept points around it (Douglas and Peucker, 1973).
/// First and last are always kept. Worst case quadratic.
std::vector<std::size_t> simplified(std::span<const WorldPoint> line, double tolerance);

/// Distance of a point from the straight line between two others, ends included.
double distanceToLine(WorldPoint point, WorldPoint from, WorldPoint to);

} // namespace onescreen::geo
