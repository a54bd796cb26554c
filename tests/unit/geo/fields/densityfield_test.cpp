// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/distance.h"
#include "app/geo/fields/densityfield.h"
#include "tests/unit/geo/samplemap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace onescreen::geo {

using test::at;

namespace {

std::vector<WorldPoint> scattered(std::size_t count, double west, double south, double east, double north)
{
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> lon(west, east);
    std::uniform_real_distribution<double> lat(south, north);
    std::vector<WorldPoint> points(count);
    std::ranges::generate(points, [&] { return toWorld(lon(random), lat(random)); });
    return points;
}

DensityField fieldOf(const std::vector<WorldPoint>& events, double bandwidth)
{
    Result<DensityField> field = DensityField::build(events, bandwidth);
    EXPECT_TRUE(field) << qPrintable(field ? QString() : field.error().toString());
    return std::move(field.value());
}

} // namespace

TEST(DensityField, IntegratesToTheNumberOfEvents)
{
    for (const double bandwidth : {200.0, 1000.0, 5000.0}) {
        const DensityField field = fieldOf(scattered(5000, 121.5, 29.5, 123.0, 31.0), bandwidth);
        EXPECT_NEAR(field.integral(), 5000, 5000 * 1e-4) << bandwidth << " m";
    }
    // The same where a metre is another part of the world square, and across the date line.
    EXPECT_NEAR(fieldOf(scattered(500, -20, 60, -10, 75), 20'000).integral(), 500, 0.1);
    EXPECT_NEAR(fieldOf(scattered(500, 179.9, -1, 180.0, 1), 5000).integral(), 500, 0.1);
    EXPECT_NEAR(fieldOf({{.x = 0.5, .y = 0.0}, {.x = 0.5, .y = 1.0}}, 1000).integral(), 2, 0.001);
}

TEST(DensityField, IsTheGaussianOfTheGround)
{
    const GeoPoint middle = at(122.0, 30.0);
    const double bandwidth = 1000;
    const DensityField field = fieldOf({toWorld(middle)}, bandwidth);
    const double peak = 1e6 / (2 * std::numbers::pi * bandwidth * bandwidth); // events per km²
    EXPECT_NEAR(field.peak(), peak, peak * 0.05);
    for (const double offset : {0.0, 0.004, 0.008, 0.012}) {
        for (const GeoPoint place :
             {at(122.0 + offset, 30.0), at(122.0, 30.0 + offset), at(122.0, 30.0 - offset)}) {
            const double metres = distanceMetres(middle, place);
            const double expected = peak * std::exp(-metres * metres / (2 * bandwidth * bandwidth));
            EXPECT_NEAR(field.at(toWorld(place)), expected, peak * 0.05) << metres << " m";
        }
    }
    EXPECT_EQ(field.at(toWorld(at(122.1, 30.0))), 0) << "beyond three bandwidths";
}

TEST(DensityField, AgreesWithTheSumOverAllEvents)
{
    const std::vector<WorldPoint> events = scattered(300, 121.9, 29.9, 122.1, 30.1);
    const double bandwidth = 1500;
    const DensityField field = fieldOf(events, bandwidth);
    for (const WorldPoint place : scattered(50, 121.93, 29.93, 122.07, 30.07)) {
        double expected = 0;
        for (const WorldPoint event : events) {
            const double metres = distanceMetres(toGeo(event), toGeo(place));
            expected += std::exp(-metres * metres / (2 * bandwidth * bandwidth));
        }
        expected *= 1e6 / (2 * std::numbers::pi * bandwidth * bandwidth);
        EXPECT_NEAR(field.at(place), expected, 0.03 * expected + 0.01);
    }
}

TEST(DensityField, OfNoEventsIsZeroEverywhere)
{
    const DensityField field = fieldOf({}, 500);
    EXPECT_EQ(field.peak(), 0);
    EXPECT_EQ(field.integral(), 0);
    EXPECT_EQ(field.at({.x = 0.2, .y = 0.3}), 0);
    EXPECT_EQ(field.events(), 0U);
}

TEST(DensityField, SamplesWhatItSaysAtEachPoint)
{
    const DensityField field = fieldOf(scattered(200, 121.9, 29.9, 122.1, 30.1), 800);
    const WorldPoint corner = toWorld(121.95, 30.05);
    const double step = 3e-6;
    std::vector<float> values(7 * 5);
    field.sample({corner.x, corner.y}, step, 7, 5, values);
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 7; ++column) {
            const WorldPoint place{.x = corner.x + column * step, .y = corner.y + row * step};
            EXPECT_FLOAT_EQ(values.at(static_cast<std::size_t>(row * 7 + column)),
                            static_cast<float>(field.at(place)));
        }
    }
}

TEST(DensityField, GrowsCoarserBeforeItGrowsTooLarge)
{
    // Over ten degrees: cells of 200 m would need more squares than are allowed.
    const std::vector<WorldPoint> events = scattered(40'000, 115.0, 25.0, 125.0, 35.0);
    const DensityField field = fieldOf(events, 800);
    EXPECT_GT(field.cellMetres(), 200 * 1.5);
    EXPECT_LE(field.cellMetres(), 800);
    EXPECT_NEAR(field.integral(), 40'000, 40);
    const Result<DensityField> refused = DensityField::build(events, 20);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Unsupported);
}

TEST(DensityField, RefusesBandwidthsThatMakeNoSense)
{
    for (const double bandwidth : {0.0, -5.0, 1e9, std::nan("")}) {
        const Result<DensityField> field = DensityField::build({}, bandwidth);
        ASSERT_FALSE(field);
        EXPECT_EQ(field.error().kind, ErrorKind::Invalid);
    }
}

TEST(DensityField, GivesUpWhenAsked)
{
    const Result<DensityField> field =
        DensityField::build(scattered(10, 121, 29, 122, 30), 500, [] { return true; });
    ASSERT_FALSE(field);
    EXPECT_EQ(field.error().kind, ErrorKind::Cancelled);
}

TEST(RoundSteps, LieBelowThePeak)
{
    EXPECT_EQ(roundSteps(437, 6), (std::vector<double>{5, 10, 20, 50, 100, 200}));
    EXPECT_EQ(roundSteps(1, 3), (std::vector<double>{0.1, 0.2, 0.5}));
    EXPECT_EQ(roundSteps(0.03, 2), (std::vector<double>{0.01, 0.02}));
    EXPECT_TRUE(roundSteps(0, 5).empty());
    EXPECT_TRUE(roundSteps(std::nan(""), 5).empty());
    EXPECT_TRUE(roundSteps(INFINITY, 5).empty());
    EXPECT_TRUE(roundSteps(5, 0).empty());
}

} // namespace onescreen::geo
