// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/geopoint.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onescreen::geo {

/// A place in the Web-Mercator square (EPSG:3857 scaled): x grows to the east, y to the south, both 0..1.
/// Latitudes beyond ±85.0511° lie on its upper and lower edge.
struct WorldPoint
{
    double x = 0.5;
    double y = 0.5;

    friend bool operator==(const WorldPoint&, const WorldPoint&) = default;
};

inline constexpr double maxMercatorLatitude = 85.05112877980659;
inline constexpr double earthCircumference = 40'075'016.68557849; ///< Metres along the equator, WGS-84.

inline WorldPoint toWorld(double lon, double lat)
{
    const double clamped = std::clamp(lat, -maxMercatorLatitude, maxMercatorLatitude);
    const double sine = std::sin(clamped * std::numbers::pi / 180.0);
    const double y = 0.5 - std::atanh(sine) / (2.0 * std::numbers::pi);
    return {.x = lon / 360.0 + 0.5, .y = std::clamp(y, 0.0, 1.0)};
}
inline WorldPoint toWorld(GeoPoint point)
{
    return toWorld(point.lon(), point.lat());
}

inline double longitudeOf(WorldPoint point)
{
    return (point.x - 0.5) * 360.0;
}
inline double latitudeOf(WorldPoint point)
{
    return std::atan(std::sinh(2.0 * std::numbers::pi * (0.5 - point.y))) * 180.0 / std::numbers::pi;
}
/// The point on earth; coordinates outside the square are brought to its edge.
inline GeoPoint toGeo(WorldPoint point)
{
    const WorldPoint inside{.x = std::clamp(point.x, 0.0, 1.0), .y = std::clamp(point.y, 0.0, 1.0)};
    // Clamping makes the degrees valid, so the optional is never empty.
    return GeoPoint::fromDegrees(std::clamp(longitudeOf(inside), -180.0, 180.0), latitudeOf(inside)).value();
}

} // namespace onescreen::geo
