// SPDX-License-Identifier: GPL-3.0-or-later
// An area drawn on the map as the line that a filter carries.
#include "app/geo/distance.h"
#include "app/geo/selectring.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace onescreen::geo {

namespace {

GeoPoint at(double lon, double lat)
{
    return GeoPoint::fromDegrees(lon, lat).value();
}

std::vector<WorldPoint> lasso(std::mt19937& random, int points)
{
    std::uniform_real_distribution<double> off(-0.2, 0.2);
    std::vector<WorldPoint> line;
    for (int i = 0; i < points; ++i)
        line.push_back(toWorld(122.0 + off(random), 30.0 + off(random)));
    return line;
}

} // namespace

TEST(SelectRing, AFilterTakesWhatTheMapTakesWhateverWasDrawn)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> off(-0.3, 0.3);
    for (int round = 0; round < 20; ++round) {
        const std::array<SelectArea, 2> areas{
            SelectArea(GeoBounds(at(122 + off(random), 30 + off(random)), at(122 + off(random), 30.4))),
            SelectArea(SelectRing::of(lasso(random, 12)).value())}; // crosses itself
        for (const SelectArea& area : areas) {
            const Result<GeoRing> ring = filterRing(area);
            ASSERT_TRUE(ring.has_value());
            for (int i = 0; i < 500; ++i) {
                const GeoPoint point = at(122 + off(random), 30 + off(random));
                EXPECT_EQ(ring->contains(point), isInside(area, point)) << point.lon() << ' ' << point.lat();
            }
        }
    }
}

TEST(SelectRing, ACircleLosesNoMoreThanItSays)
{
    const GeoPoint centre = at(122, 30);
    const SelectArea circle = SelectCircle::of(centre, 5000).value();
    const GeoRing ring = filterRing(circle).value();
    EXPECT_EQ(ring.points().size(), 128U);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> off(-0.06, 0.06);
    int inside = 0;
    for (int i = 0; i < 5000; ++i) {
        const GeoPoint point = at(122 + off(random), 30 + off(random));
        const double metres = distanceMetres(centre, point);
        if (metres < 5000 * 0.9995) {
            EXPECT_TRUE(ring.contains(point)) << metres;
            ++inside;
        } else if (metres > 5000 * 1.0005) {
            EXPECT_FALSE(ring.contains(point)) << metres;
        }
    }
    EXPECT_GT(inside, 1000);
}

TEST(SelectRing, ASinglePlaceIsFoundAndItsNeighboursAreNot)
{
    const GeoPoint place = at(122.1234567, 30.7654321);
    const GeoRing ring = filterRing(SelectArea(GeoBounds(place))).value();
    EXPECT_TRUE(ring.contains(place));
    EXPECT_FALSE(ring.contains(GeoPoint::fromE7(place.lon7() + 2, place.lat7()).value()));
    // At the corner of the world too.
    EXPECT_TRUE(filterRing(SelectArea(GeoBounds(at(180, 90)))).has_value());
}

TEST(SelectRing, WhatReachesAcrossTheDateLineOrAPoleIsRefused)
{
    for (const GeoPoint centre : {at(179.99, 10), at(-179.99, 10), at(10, 89.9), at(10, -89.9)}) {
        const Result<GeoRing> ring = filterRing(SelectArea(SelectCircle::of(centre, 50'000).value()));
        ASSERT_FALSE(ring.has_value()) << centre.lon() << ' ' << centre.lat();
        EXPECT_EQ(ring.error().kind, ErrorKind::Invalid);
        EXPECT_FALSE(ring.error().text.isEmpty());
    }
    EXPECT_TRUE(filterRing(SelectArea(SelectCircle::of(at(179, 10), 50'000).value())).has_value());
}

TEST(SelectRing, AVeryLongLineIsMadeSimplerAndStaysWhereItWas)
{
    std::vector<WorldPoint> line;
    for (int i = 0; i < 9000; ++i) {
        const double angle = i * 2 * 3.14159265358979 / 9000;
        const double radius = 0.2 + 0.0001 * (i % 3);
        line.push_back(toWorld(122 + radius * std::cos(angle), 30 + radius * std::sin(angle)));
    }
    const SelectArea area = SelectRing::of(line).value();
    const Result<GeoRing> ring = filterRing(area);
    ASSERT_TRUE(ring.has_value());
    EXPECT_LE(ring->points().size(), GeoRing::mostPoints);
    EXPECT_TRUE(ring->contains(at(122.19, 30)));
    EXPECT_FALSE(ring->contains(at(122.21, 30)));
    EXPECT_NEAR(ring->northEast().lon(), 122.2, 0.001);
}

TEST(SelectRing, ARingOfAFilterIsPaintedAsItIs)
{
    const GeoRing ring = GeoRing::of({at(122, 30), at(122.1, 30), at(122.1, 30.1)}).value();
    const SelectArea area = selectArea(ring);
    EXPECT_TRUE(isInside(area, at(122.09, 30.05)));
    EXPECT_FALSE(isInside(area, at(122.01, 30.09)));
    EXPECT_EQ(filterRing(area).value(), ring);
}

} // namespace onescreen::geo
