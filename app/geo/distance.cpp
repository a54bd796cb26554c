// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"

#include <cmath>
#include <numbers>

namespace onescreen::geo {

namespace {

constexpr double meanRadius = 6'371'008.8;

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180.0;
}

double haversine(double lat1, double lat2, double deltaLon)
{
    const double sinLat = std::sin((lat2 - lat1) / 2);
    const double sinLon = std::sin(deltaLon / 2);
    const double h = sinLat * sinLat + std::cos(lat1) * std::cos(lat2) * sinLon * sinLon;
    return 2 * meanRadius * std::asin(std::sqrt(std::min(1.0, h)));
}

/// Nearest point of a piece of a meridian: the foot of the perpendicular great circle, or an end.
double distanceToMeridian(double lat, double deltaLon, double south, double north)
{
    const double cosine = std::cos(deltaLon);
    double nearest = std::min(haversine(lat, south, deltaLon), haversine(lat, north, deltaLon));
    if (cosine > 0) {
        const double foot = std::atan2(std::tan(lat), cosine);
        if (foot > south && foot < north)
            nearest = std::min(nearest, haversine(lat, foot, deltaLon));
    }
    return nearest;
}

} // namespace

double distanceMetres(GeoPoint a, GeoPoint b)
{
    return haversine(radians(a.lat()), radians(b.lat()), radians(b.lon() - a.lon()));
}

double distanceMetres(GeoPoint from, const GeoBounds& to)
{
    const double lat = radians(from.lat());
    const double south = radians(to.south());
    const double north = radians(to.north());
    if (from.lon7() >= to.southWest().lon7() && from.lon7() <= to.northEast().lon7()) {
        if (lat >= south && lat <= north)
            return 0;
        return meanRadius * (lat < south ? south - lat : lat - north);
    }
    return std::min(distanceToMeridian(lat, radians(to.west() - from.lon()), south, north),
                    distanceToMeridian(lat, radians(to.east() - from.lon()), south, north));
}

} // namespace onescreen::geo
