// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"
#include "app/geo/fields/marine.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::geo {

using test::at;
using test::code;

namespace {

const UtcTime start{std::chrono::seconds{1'700'000'000}};

ResourceFields vessel(GeoPoint where, UtcTime taken)
{
    return {.id = ResourceId::fromString(u"ship-1").value(),
            .kind = ResourceKind::Vessel,
            .status = ResourceStatus::Ready,
            .name = u"ship"_s,
            .unit = {},
            .region = code(u"330902"),
            .position = where,
            .heading = {},
            .positionAt = taken,
            .event = {}};
}

std::optional<double> speedAfter(const std::vector<ResourceFields>& fixes, UtcTime now)
{
    VesselSpeeds speeds;
    for (const ResourceFields& fix : fixes)
        speeds.take({&fix, 1});
    return speeds.knotsOf(ResourceId::fromString(u"ship-1").value(), now);
}

} // namespace

TEST(Marine, UnitsAreTheInternationalOnes)
{
    EXPECT_DOUBLE_EQ(nauticalMiles(1852), 1);
    EXPECT_DOUBLE_EQ(knots(1852.0 / 3600), 1);
}

TEST(Marine, KnowsSeaLandAndLakes)
{
    const auto map = test::sampleMap();
    EXPECT_EQ(watersAt(*map, toWorld(121.83, 29.9)), Waters::Land);
    EXPECT_EQ(watersAt(*map, toWorld(121.9, 30.13)), Waters::Lake);
    EXPECT_EQ(watersAt(*map, toWorld(121.5, 30.0)), Waters::Sea);
    EXPECT_EQ(watersAt(*map, toWorld(110.0, 30.0)), Waters::Unknown);
}

TEST(Marine, DistanceToTheCoastIsThatOfTheNearestOfManyPoints)
{
    const auto map = test::sampleMap();
    std::mt19937 random(2);
    std::uniform_real_distribution<double> lon(121.4, 122.6);
    std::uniform_real_distribution<double> lat(29.5, 30.5);
    for (int round = 0; round < 40; ++round) {
        const GeoPoint from = at(lon(random), lat(random));
        double least = 1e9;
        for (int i = 0; i <= 4000; ++i) {
            const double along = 0.4 * i / 4000;
            for (const GeoPoint shore : {at(121.8 + along, 29.8), at(121.8 + along, 30.2),
                                         at(121.8, 29.8 + along), at(122.2, 29.8 + along)})
                least = std::min(least, distanceMetres(from, shore));
        }
        EXPECT_NEAR(metresToCoast(*map, toWorld(from)).value(), least, 30 + least * 0.004);
    }
    EXPECT_FALSE(metresToCoast(BaseMap(BaseMapSource{}), toWorld(122, 30)))
        << "no coast is not a distance of 0";
}

TEST(VesselSpeeds, ComeFromTwoPositions)
{
    // 0.01° of latitude is 0.6 nautical miles: in 3 minutes 12 knots.
    const std::vector<ResourceFields> fixes{vessel(at(122, 30), start), vessel(at(122, 30.01), start + 3min)};
    EXPECT_NEAR(speedAfter(fixes, start + 3min).value(), 12, 0.05);
    EXPECT_FALSE(speedAfter({fixes.front()}, start)) << "one position has no speed";
    EXPECT_FALSE(speedAfter(fixes, start + 9min)) << "an old speed is none";
    EXPECT_FALSE(VesselSpeeds().knotsOf(ResourceId::fromString(u"other").value(), start));
}

TEST(VesselSpeeds, AreUnknownOverGapsAndJumps)
{
    EXPECT_FALSE(
        speedAfter({vessel(at(122, 30), start), vessel(at(122, 30.01), start + 6min)}, start + 6min));
    EXPECT_FALSE(speedAfter({vessel(at(122, 30), start), vessel(at(122, 31), start + 1min)}, start + 1min));
    EXPECT_FALSE(speedAfter({vessel(at(122, 30), start), vessel(at(122, 30.01), start - 1min)}, start));
    // The same position told again a second later leaves the speed as it is.
    const std::vector<ResourceFields> again{vessel(at(122, 30), start), vessel(at(122, 30.01), start + 3min),
                                            vessel(at(122, 30.01), start + 3min + 1s)};
    EXPECT_NEAR(speedAfter(again, start + 3min + 1s).value(), 12, 0.05);
    // Lying still is 0 knots, which is known.
    EXPECT_NEAR(
        speedAfter({vessel(at(122, 30), start), vessel(at(122, 30), start + 1min)}, start + 1min).value(), 0,
        1e-9);
}

} // namespace onescreen::geo
