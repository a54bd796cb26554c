// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/crs.h"

#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr double pi = std::numbers::pi;
// Krasovsky 1940, the ellipsoid of the published GCJ-02 formula.
constexpr double semiMajorAxis = 6'378'245.0;
constexpr double eccentricitySquared = 0.00669342162296594323;
constexpr double baiduFactor = pi * 3000.0 / 180.0;
// 1e-9 degree is 0.1 mm.
constexpr double inverseTolerance = 1e-9;
constexpr int inverseRounds = 30;

bool insideChina(double lon, double lat)
{
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}

double latitudeWave(double x, double y)
{
    double value = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x));
    value += (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
    value += (20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) * 2.0 / 3.0;
    return value + (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y * pi / 30.0)) * 2.0 / 3.0;
}

double longitudeWave(double x, double y)
{
    double value = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x));
    value += (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
    value += (20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) * 2.0 / 3.0;
    return value + (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
}

Degrees gcjOffset(double lon, double lat)
{
    const double radLat = lat / 180.0 * pi;
    const double sine = std::sin(radLat);
    const double magic = 1.0 - eccentricitySquared * sine * sine;
    const double meridian = semiMajorAxis * (1.0 - eccentricitySquared) / (magic * std::sqrt(magic));
    const double parallel = semiMajorAxis / std::sqrt(magic) * std::cos(radLat);
    return {.lon = longitudeWave(lon - 105.0, lat - 35.0) * 180.0 / (parallel * pi),
            .lat = latitudeWave(lon - 105.0, lat - 35.0) * 180.0 / (meridian * pi)};
}

/// Finds p with forward(p) == target, for a forward that moves points by a small smooth offset.
template <typename From, typename To, typename Forward> From inverse(To target, Forward forward)
{
    From guess{target.lon, target.lat};
    for (int round = 0; round < inverseRounds; ++round) {
        const To reached = forward(guess);
        const double lonError = target.lon - reached.lon;
        const double latError = target.lat - reached.lat;
        guess.lon += lonError;
        guess.lat += latError;
        if (std::abs(lonError) < inverseTolerance && std::abs(latError) < inverseTolerance)
            break;
    }
    return guess;
}

} // namespace

QString datumName(Datum datum)
{
    switch (datum) {
    case Datum::Wgs84:
        return u"WGS-84"_s;
    case Datum::Cgcs2000:
        return u"CGCS2000"_s;
    case Datum::Gcj02:
        return u"GCJ-02"_s;
    case Datum::Bd09:
        break;
    }
    return u"BD-09"_s;
}

std::optional<Datum> datumFromName(QStringView name)
{
    const QString plain = name.trimmed().toString().remove(u'-').toUpper();
    if (plain == "WGS84"_L1 || plain == "EPSG:4326"_L1)
        return Datum::Wgs84;
    if (plain == "CGCS2000"_L1 || plain == "EPSG:4490"_L1)
        return Datum::Cgcs2000;
    if (plain == "GCJ02"_L1)
        return Datum::Gcj02;
    if (plain == "BD09"_L1)
        return Datum::Bd09;
    return std::nullopt;
}

Gcj02Coordinate toGcj02(Wgs84Coordinate point)
{
    if (!insideChina(point.lon, point.lat))
        return {point.lon, point.lat};
    const Degrees offset = gcjOffset(point.lon, point.lat);
    return {point.lon + offset.lon, point.lat + offset.lat};
}

Wgs84Coordinate toWgs84(Gcj02Coordinate point)
{
    if (!insideChina(point.lon, point.lat))
        return {point.lon, point.lat};
    // The offset is used without the box test, so that the search cannot be thrown out at the box's edge.
    return inverse<Wgs84Coordinate>(point, [](Wgs84Coordinate at) {
        const Degrees offset = gcjOffset(at.lon, at.lat);
        return Gcj02Coordinate{at.lon + offset.lon, at.lat + offset.lat};
    });
}

Bd09Coordinate toBd09(Gcj02Coordinate point)
{
    const double radius = std::hypot(point.lon, point.lat) + 0.00002 * std::sin(point.lat * baiduFactor);
    const double angle = std::atan2(point.lat, point.lon) + 0.000003 * std::cos(point.lon * baiduFactor);
    return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

Gcj02Coordinate toGcj02(Bd09Coordinate point)
{
    return inverse<Gcj02Coordinate>(point, [](Gcj02Coordinate at) { return toBd09(at); });
}

Wgs84Coordinate toWgs84(Cgcs2000Coordinate point)
{
    return {point.lon, point.lat};
}

Cgcs2000Coordinate toCgcs2000(Wgs84Coordinate point)
{
    return {point.lon, point.lat};
}

Wgs84Coordinate toWgs84(Bd09Coordinate point)
{
    return toWgs84(toGcj02(point));
}

Bd09Coordinate toBd09(Wgs84Coordinate point)
{
    return toBd09(toGcj02(point));
}

std::optional<GeoPoint> toGeoPoint(Datum datum, double lon, double lat)
{
    if (!GeoPoint::fromDegrees(lon, lat))
        return std::nullopt;
    Wgs84Coordinate result{lon, lat};
    if (datum == Datum::Gcj02)
        result = toWgs84(Gcj02Coordinate{lon, lat});
    else if (datum == Datum::Bd09)
        result = toWgs84(Bd09Coordinate{lon, lat});
    return GeoPoint::fromDegrees(result.lon, result.lat);
}

Degrees fromGeoPoint(Datum datum, GeoPoint point)
{
    const Wgs84Coordinate from{point.lon(), point.lat()};
    if (datum == Datum::Gcj02) {
        const Gcj02Coordinate to = toGcj02(from);
        return {.lon = to.lon, .lat = to.lat};
    }
    if (datum == Datum::Bd09) {
        const Bd09Coordinate to = toBd09(from);
        return {.lon = to.lon, .lat = to.lat};
    }
    return {.lon = from.lon, .lat = from.lat};
}

} // namespace onescreen::geo
