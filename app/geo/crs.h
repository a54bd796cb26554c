// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/geopoint.h"

#include <QString>

#include <optional>

namespace onescreen::geo {

/// Geodetic datums met in Chinese data. WGS-84 is what the program stores.
enum class Datum {
    Wgs84,
    Cgcs2000, ///< National datum; differs from WGS-84 by centimetres, so the same numbers are used.
    Gcj02,    ///< Public Chinese web maps: WGS-84 with a smooth offset of some 300 to 700 m inside China.
    Bd09,     ///< Baidu: GCJ-02 with one more offset.
};
/// "WGS-84", "CGCS2000", "GCJ-02", "BD-09".
QString datumName(Datum datum);
/// Accepts the names above in any case, with or without the hyphen, and EPSG:4326 and EPSG:4490.
std::optional<Datum> datumFromName(QStringView name);

/// Degrees in one datum. Two datums are two types, so mixing them does not compile.
template <Datum D> struct Coordinate
{
    double lon = 0;
    double lat = 0;
};
using Wgs84Coordinate = Coordinate<Datum::Wgs84>;
using Cgcs2000Coordinate = Coordinate<Datum::Cgcs2000>;
using Gcj02Coordinate = Coordinate<Datum::Gcj02>;
using Bd09Coordinate = Coordinate<Datum::Bd09>;

/// Conversions by the published approximation formulas of GCJ-02 and BD-09. The inverse is found by
/// iteration, so there and back is exact to 1 mm inside China; outside (the box 72.004..137.8347° E,
/// 0.8293..55.8271° N) GCJ-02 equals WGS-84.
Gcj02Coordinate toGcj02(Wgs84Coordinate point);
Wgs84Coordinate toWgs84(Gcj02Coordinate point);
Bd09Coordinate toBd09(Gcj02Coordinate point);
Gcj02Coordinate toGcj02(Bd09Coordinate point);
Wgs84Coordinate toWgs84(Cgcs2000Coordinate point);
Cgcs2000Coordinate toCgcs2000(Wgs84Coordinate point);
Wgs84Coordinate toWgs84(Bd09Coordinate point);
Bd09Coordinate toBd09(Wgs84Coordinate point);

/// For borders where the datum is known only at run time (a file's mapping). None when the degrees are out of
/// range.
std::optional<GeoPoint> toGeoPoint(Datum datum, double lon, double lat);
/// The same place in another datum, degrees: for showing and copying coordinates.
struct Degrees
{
    double lon = 0;
    double lat = 0;
};
Degrees fromGeoPoint(Datum datum, GeoPoint point);

} // namespace onescreen::geo
