// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/geopoint.h"

#include <optional>
#include <span>

namespace onescreen::geo {

inline constexpr double metresOfNauticalMile = 1852.0;

/// Length in metres of the shortest line over the WGS-84 ellipsoid through the points, by Vincenty's inverse
/// formula (Boost.Geometry); 0 for fewer than two points. Crosses ±180° on the short side.
double pathMetres(std::span<const GeoPoint> points);
/// The same for one pair.
double pathMetres(GeoPoint from, GeoPoint to);

/// Area in square metres on the WGS-84 ellipsoid inside the closed line of geodesics through the points
/// (Boost.Geometry, Vincenty, order 5). None with fewer than three different points, and when the line
/// crosses itself on the map: what it encloses is then no single area.
std::optional<double> areaSquareMetres(std::span<const GeoPoint> ring);

} // namespace onescreen::geo
