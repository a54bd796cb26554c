// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring, nearest resources, and coordinates as people write them.
#include "app/geo/coordinateparse.h"
#include "app/geo/measure.h"
#include "app/geo/selectnearest.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::geo {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

UtcTime now()
{
    return parseRfc3339(u"2024-06-30T06:05:09Z").value();
}

ResourceFields resource(const QString& id, ResourceKind kind, std::optional<GeoPoint> place,
                        ResourceStatus status = ResourceStatus::Ready, Milliseconds age = 20s)
{
    return {.id = ResourceId::fromString(id).value(),
            .kind = kind,
            .status = status,
            .name = id,
            .unit = std::nullopt,
            .region = RegionCode::fromString(u"330902").value(),
            .position = place,
            .heading = std::nullopt,
            .positionAt = place ? std::optional(now() - age) : std::nullopt,
            .event = std::nullopt};
}

void expectReads(QStringView text, double lon, double lat, std::optional<Datum> datum = std::nullopt)
{
    const auto readings = parseCoordinates(text);
    ASSERT_TRUE(readings) << qPrintable(text.toString());
    ASSERT_EQ(readings->size(), 1U) << qPrintable(text.toString());
    EXPECT_NEAR(readings->front().lon, lon, 1e-9) << qPrintable(text.toString());
    EXPECT_NEAR(readings->front().lat, lat, 1e-9) << qPrintable(text.toString());
    EXPECT_EQ(readings->front().datum, datum) << qPrintable(text.toString());
    EXPECT_FALSE(readings->front().orderGuessed);
}

void expectProblem(QStringView text, CoordinateProblem problem)
{
    const auto readings = parseCoordinates(text);
    ASSERT_FALSE(readings) << qPrintable(text.toString());
    EXPECT_EQ(readings.error(), problem) << qPrintable(text.toString());
}

} // namespace

TEST(Measure, LengthOnTheEllipsoid)
{
    // One degree of the meridian at the equator and of the equator itself (WGS-84: 110,574.3885578 m and
    // 111,319.4907932 m).
    EXPECT_NEAR(pathMetres(at(0, 0), at(0, 1)), 110'574.3886, 0.001);
    EXPECT_NEAR(pathMetres(at(0, 0), at(1, 0)), 111'319.4908, 0.001);
    EXPECT_NEAR(pathMetres(at(179.5, 0), at(-179.5, 0)), 111'319.4908, 0.001);
    EXPECT_NEAR(pathMetres(at(10, 90), at(120, 90)), 0, 0.001);
    EXPECT_EQ(pathMetres(at(1, 1), at(1, 1)), 0);
    const std::vector line{at(0, 0), at(0, 1), at(1, 1), at(1, 0)};
    EXPECT_NEAR(pathMetres(line), 2 * 110'574.3886 + pathMetres(at(0, 1), at(1, 1)), 0.002);
    EXPECT_EQ(pathMetres(std::vector{at(3, 3)}), 0);
}

TEST(Measure, AreaOnTheEllipsoid)
{
    // An octant of the earth: an eighth of 510,065,621,724,089 m².
    const auto octant = areaSquareMetres(std::vector{at(0, 0), at(90, 0), at(0, 90)});
    ASSERT_TRUE(octant);
    EXPECT_NEAR(*octant / (510'065'621'724'089.0 / 8), 1.0, 1e-6);
    // About a hectare, whichever way round, and with the first point repeated.
    const std::vector square{at(122, 30), at(122.001036, 30), at(122.001036, 30.000902), at(122, 30.000902)};
    const auto area = areaSquareMetres(square);
    ASSERT_TRUE(area);
    EXPECT_NEAR(*area, 10'000, 20);
    EXPECT_NEAR(*areaSquareMetres(std::vector(square.rbegin(), square.rend())), *area, 1e-3);
    std::vector closed = square;
    closed.push_back(square.front());
    EXPECT_NEAR(*areaSquareMetres(closed), *area, 1e-6);
    // Over the date line.
    const auto wide =
        areaSquareMetres(std::vector{at(179.9, 0), at(-179.9, 0), at(-179.9, 0.2), at(179.9, 0.2)});
    ASSERT_TRUE(wide);
    EXPECT_NEAR(*wide, *areaSquareMetres(std::vector{at(0, 0), at(0.2, 0), at(0.2, 0.2), at(0, 0.2)}), 1);
}

TEST(Measure, KnowsNoAreaOfALineOrAnEight)
{
    EXPECT_FALSE(areaSquareMetres({}));
    EXPECT_FALSE(areaSquareMetres(std::vector{at(1, 1), at(2, 2), at(2, 2), at(1, 1)}));
    EXPECT_FALSE(areaSquareMetres(std::vector{at(0, 0), at(1, 1), at(1, 0), at(0, 1)}));
}

TEST(Nearest, LeavesOutWhatIsOffAndMarksWhatIsStale)
{
    const GeoPoint here = at(122, 30);
    const std::vector all{
        resource(u"far"_s, ResourceKind::Vehicle, at(122.1, 30)),
        resource(u"off"_s, ResourceKind::Vehicle, at(122.001, 30), ResourceStatus::Off),
        resource(u"lost"_s, ResourceKind::Staff, std::nullopt),
        resource(u"old"_s, ResourceKind::Staff, at(122.01, 30), ResourceStatus::Ready, 47min),
        resource(u"cam"_s, ResourceKind::Camera, at(122.0001, 30), ResourceStatus::Ready, 24h)};
    constexpr std::array teams{ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel};
    const NearAnswer answer = nearestResources(all, here, teams, now(), 10);
    ASSERT_EQ(answer.found.size(), 2U);
    EXPECT_EQ(answer.found[0].index, 3U);
    EXPECT_EQ(answer.found[0].fading, Fading::Ghost);
    EXPECT_EQ(answer.found[0].age, Milliseconds{47min});
    EXPECT_EQ(answer.found[1].index, 0U);
    EXPECT_EQ(answer.off, 1);
    EXPECT_EQ(answer.withoutPosition, 1);
    // 9.63 km by vehicle: times 1.3 at 40 km/h.
    const double metres = answer.found[1].metres;
    EXPECT_NEAR(metres, 9630, 10);
    EXPECT_NEAR(static_cast<double>(answer.found[1].travel.value().count()), metres * 1.3 / (40 / 3.6) * 1000,
                1);

    constexpr std::array cameras{ResourceKind::Camera};
    const NearAnswer seen = nearestResources(all, here, cameras, now(), 10);
    ASSERT_EQ(seen.found.size(), 1U);
    EXPECT_FALSE(seen.found[0].travel);
    EXPECT_EQ(seen.found[0].fading, Fading::Full);
    EXPECT_EQ(nearestResources(all, here, teams, now(), 1).usable, 2);
    EXPECT_EQ(nearestResources(all, here, teams, now(), 1).found.size(), 1U);
    EXPECT_TRUE(nearestResources({}, here, teams, now(), 5).found.empty());
}

TEST(Coordinates, DecimalInEitherOrder)
{
    expectReads(u"122.107, 30.016", 122.107, 30.016);
    expectReads(u"30.016 122.107", 122.107, 30.016);
    expectReads(u" (122.107，30.016) ", 122.107, 30.016);
    expectReads(u"30.016/122.107", 122.107, 30.016);
}

TEST(Coordinates, LabelsAndHemispheres)
{
    expectReads(u"lat 30.016 lng 122.107", 122.107, 30.016);
    expectReads(u"纬度：30.016 经度：122.107", 122.107, 30.016);
    expectReads(u"东经122.107 北纬30.016", 122.107, 30.016);
    expectReads(u"N30.016 E122.107", 122.107, 30.016);
    expectReads(u"41.8781N 87.6298W", -87.6298, 41.8781);
    expectReads(u"33.8688S, 151.2093E", 151.2093, -33.8688);
    expectReads(u"lon=12 lat=5", 12, 5);
}

TEST(Coordinates, DegreesMinutesSeconds)
{
    const double lon = 122 + 6 / 60.0 + 25.2 / 3600;
    const double lat = 30 + 57.6 / 3600;
    expectReads(u"122°06′25.2″E 30°00′57.6″N", lon, lat);
    expectReads(u"30°00'57.6\"N, 122°06'25.2\"E", lon, lat);
    expectReads(u"东经122度6分25.2秒 北纬30度0分57.6秒", lon, lat);
    expectReads(u"122 06 25.2, 30 00 57.6", lon, lat);
    expectReads(u"E122 06 25.2 N30 00 57.6", lon, lat);
    expectReads(u"122°06.42′ 30°00.96′", 122 + 6.42 / 60, 30 + 0.96 / 60);
    expectReads(u"１２２°６′ ３０°", 122.1, 30);
    EXPECT_EQ(sexagesimalText(lon, lat), u"122°06′25.2″E 30°00′57.6″N"_s);
    EXPECT_EQ(sexagesimalText(-0.99999999, -30), u"1°00′00.0″W 30°00′00.0″S"_s);
}

TEST(Coordinates, NamesOfDatums)
{
    expectReads(u"GCJ-02 122.107,30.016", 122.107, 30.016, Datum::Gcj02);
    expectReads(u"122.107,30.016 (bd09)", 122.107, 30.016, Datum::Bd09);
    expectReads(u"百度 122.107,30.016", 122.107, 30.016, Datum::Bd09);
    expectReads(u"高德坐标 122.107,30.016", 122.107, 30.016, Datum::Gcj02);
    expectReads(u"CGCS2000 122.107 30.016", 122.107, 30.016, Datum::Cgcs2000);
}

TEST(Coordinates, GivesBothOrdersWhenNothingTellsThemApart)
{
    const auto readings = parseCoordinates(u"30.5, 60.25");
    ASSERT_TRUE(readings);
    ASSERT_EQ(readings->size(), 2U);
    EXPECT_EQ((*readings)[0],
              (CoordinateReading{.lon = 30.5, .lat = 60.25, .datum = {}, .orderGuessed = true}));
    EXPECT_EQ((*readings)[1],
              (CoordinateReading{.lon = 60.25, .lat = 30.5, .datum = {}, .orderGuessed = true}));
}

TEST(Coordinates, EdgesOfTheWorld)
{
    expectReads(u"180, 0", 180, 0);
    expectReads(u"-180 90", -180, 90);
    expectReads(u"90S 180W", -180, -90);
    expectProblem(u"180.0001, 0", CoordinateProblem::Longitude);
    expectProblem(u"122.1N 30.0E", CoordinateProblem::Latitude); // swapped
    expectProblem(u"122.1, 95.2", CoordinateProblem::Latitude);
    expectProblem(u"lon 200 lat 30", CoordinateProblem::Longitude);
    expectProblem(u"122°60′ 30°00′", CoordinateProblem::Sixtieths);
    expectProblem(u"122.5°30′ 30°00′", CoordinateProblem::Sixtieths);
}

TEST(Coordinates, LeavesOtherTextsAlone)
{
    for (const QStringView text :
         {QStringView(), QStringView(u"定海区"), QStringView(u"人民北路123号3幢"), QStringView(u"122.107"),
          QStringView(u"ZS-2024-0001 3"), QStringView(u"1 2 3"), QStringView(u"20240630 17"),
          QStringView(u"E E"), QStringView(u"30N 31N"), QStringView(u"1,2,3,4,5,6,7,8"),
          QStringView(u"''' °°"), QStringView(u"nan, nan")})
        expectProblem(text, CoordinateProblem::NotCoordinates);
}

} // namespace onescreen::geo
