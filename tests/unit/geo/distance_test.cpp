// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"

#include <gtest/gtest.h>

#include <random>

namespace onescreen::geo {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

} // namespace

TEST(Distance, MeasuresAlongTheGreatCircle)
{
    EXPECT_NEAR(distanceMetres(at(0, 0), at(1, 0)), 111'195, 1);
    EXPECT_NEAR(distanceMetres(at(179.5, 0), at(-179.5, 0)), 111'195, 1);
    EXPECT_NEAR(distanceMetres(at(120, 90), at(-60, 89)), 111'195, 1);
    EXPECT_NEAR(distanceMetres(at(0, 0), at(180, 0)), 20'015'115, 10);
}

TEST(Distance, OfARectangleIsThatOfItsNearestPoint)
{
    std::mt19937 random(11);
    std::uniform_real_distribution<double> lons(-180, 180);
    std::uniform_real_distribution<double> lats(-89, 89);
    for (int i = 0; i < 200; ++i) {
        const GeoBounds box(at(lons(random), lats(random)), at(lons(random), lats(random)));
        const GeoPoint from = at(lons(random), lats(random));
        const double found = distanceMetres(from, box);
        double nearest = box.contains(from) ? 0.0 : 1e12;
        constexpr int steps = 60;
        for (int x = 0; x <= steps; ++x) {
            for (int y = 0; y <= steps; ++y) {
                const GeoPoint inside = at(box.west() + (box.east() - box.west()) * x / steps,
                                           box.south() + (box.north() - box.south()) * y / steps);
                nearest = std::min(nearest, distanceMetres(from, inside));
            }
        }
        // The sampled points are inside, so the true distance is never larger, and not smaller by more than a
        // step.
        ASSERT_LE(found, nearest + 1.0);
        ASSERT_GE(found, nearest - 20'100'000.0 / steps * 1.5);
    }
}

TEST(Distance, ToARectangleIsZeroInside)
{
    EXPECT_EQ(distanceMetres(at(122, 30), GeoBounds(at(121, 29), at(123, 31))), 0.0);
    EXPECT_NEAR(distanceMetres(at(122, 28), GeoBounds(at(121, 29), at(123, 31))), 111'195, 1);
}

} // namespace onescreen::geo
