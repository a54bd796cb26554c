// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/geobounds.h"

namespace onescreen::geo {

/// Great-circle distance in metres on a sphere of 6,371,008.8 m (mean radius): within 0.6 % of the ellipsoid.
double distanceMetres(GeoPoint a, GeoPoint b);
/// Distance from a point to the nearest point of a rectangle, same sphere; 0 inside.
double distanceMetres(GeoPoint from, const GeoBounds& to);

} // namespace onescreen::geo
