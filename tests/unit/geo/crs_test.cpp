// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/crs.h"
#include "app/geo/distance.h"

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

double metresBetween(double lon1, double lat1, double lon2, double lat2)
{
    // Small distances only: a plane is enough and does not round to 1e-7 degree.
    constexpr double perDegree = 111'320.0;
    const double dx = (lon1 - lon2) * perDegree * std::cos(lat1 * std::numbers::pi / 180.0);
    return std::hypot(dx, (lat1 - lat2) * perDegree);
}

} // namespace

TEST(Crs, GoesThereAndBackWithinAMillimetreAllOverChina)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lons(73.5, 135.0);
    std::uniform_real_distribution<double> lats(18.0, 53.5);
    for (int i = 0; i < 5000; ++i) {
        const Wgs84Coordinate start{lons(random), lats(random)};
        const Wgs84Coordinate viaGcj = toWgs84(toGcj02(start));
        const Wgs84Coordinate viaBaidu = toWgs84(toBd09(start));
        ASSERT_LT(metresBetween(start.lon, start.lat, viaGcj.lon, viaGcj.lat), 0.001);
        ASSERT_LT(metresBetween(start.lon, start.lat, viaBaidu.lon, viaBaidu.lat), 0.001);
    }
}

// Published pair of the coordtransform libraries: 116.404, 39.915 as WGS-84, GCJ-02 and BD-09.
TEST(Crs, AgreesWithAPublishedPair)
{
    const Gcj02Coordinate gcj = toGcj02(Wgs84Coordinate{116.404, 39.915});
    EXPECT_NEAR(gcj.lon, 116.41024449916938, 1e-6);
    EXPECT_NEAR(gcj.lat, 39.91640428150164, 1e-6);
    const Bd09Coordinate baidu = toBd09(Gcj02Coordinate{116.404, 39.915});
    EXPECT_NEAR(baidu.lon, 116.41036949371029, 1e-6);
    EXPECT_NEAR(baidu.lat, 39.92133699351021, 1e-6);
}

TEST(Crs, MovesZhoushanBySomeHundredMetres)
{
    const Gcj02Coordinate gcj = toGcj02(Wgs84Coordinate{122.107, 30.016});
    const double metres = metresBetween(gcj.lon, gcj.lat, 122.107, 30.016);
    EXPECT_GT(metres, 300);
    EXPECT_LT(metres, 700);
}

TEST(Crs, LeavesPlacesOutsideChinaAlone)
{
    const Gcj02Coordinate chicago = toGcj02(Wgs84Coordinate{-87.65, 41.85});
    EXPECT_EQ(chicago.lon, -87.65);
    EXPECT_EQ(chicago.lat, 41.85);
}

TEST(Crs, ConvertsAtRunTimeAndRefusesImpossibleDegrees)
{
    const std::optional<GeoPoint> point = toGeoPoint(Datum::Gcj02, 116.41024449916938, 39.91640428150164);
    ASSERT_TRUE(point);
    EXPECT_NEAR(point->lon(), 116.404, 2e-7);
    EXPECT_NEAR(point->lat(), 39.915, 2e-7);
    EXPECT_FALSE(toGeoPoint(Datum::Gcj02, 39.9, 116.4)); // Swapped: latitude 116.4.
    EXPECT_FALSE(toGeoPoint(Datum::Wgs84, std::nan(""), 30.0));
    const Degrees back = fromGeoPoint(Datum::Gcj02, *point);
    EXPECT_NEAR(back.lon, 116.41024449916938, 2e-7);
}

TEST(Crs, KnowsItsNames)
{
    for (const Datum datum : {Datum::Wgs84, Datum::Cgcs2000, Datum::Gcj02, Datum::Bd09})
        EXPECT_EQ(datumFromName(datumName(datum)), datum);
    EXPECT_EQ(datumFromName(u"gcj02"_s), Datum::Gcj02);
    EXPECT_EQ(datumFromName(u"EPSG:4490"_s), Datum::Cgcs2000);
    EXPECT_FALSE(datumFromName(u"Beijing54"_s));
}

} // namespace onescreen::geo
