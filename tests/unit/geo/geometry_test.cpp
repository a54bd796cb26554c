// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/geometry.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace onescreen::geo {

namespace {

double areaOf(const PlaneLine& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i];
        const QPointF b = ring[(i + 1) % ring.size()];
        sum += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(sum) / 2;
}

PlaneLine circle(int corners, double radius)
{
    PlaneLine ring;
    for (int i = 0; i < corners; ++i)
        ring.emplace_back(radius * std::cos(2 * std::numbers::pi * i / corners),
                          radius * std::sin(2 * std::numbers::pi * i / corners));
    return ring;
}

} // namespace

TEST(Geometry, SimplifiesWithinItsTolerance)
{
    PlaneLine line;
    std::mt19937 random(8);
    std::normal_distribution<double> step;
    QPointF at;
    for (int i = 0; i < 500; ++i)
        line.push_back(at += QPointF(1.0, step(random)));
    const PlaneLine less = simplified(line, 2.0);
    EXPECT_LT(less.size(), line.size() / 2);
    EXPECT_EQ(less.front(), line.front());
    EXPECT_EQ(less.back(), line.back());
    // x grows evenly, so the simplified line can be looked up at every left out point.
    for (const QPointF point : line) {
        const auto next = std::ranges::lower_bound(less, point.x(), {}, &QPointF::x);
        const QPointF b = *next;
        const QPointF a = next == less.begin() ? b : *(next - 1);
        const double share = b.x() > a.x() ? (point.x() - a.x()) / (b.x() - a.x()) : 0;
        const double slope = b.x() > a.x() ? std::abs((b.y() - a.y()) / (b.x() - a.x())) : 0;
        ASSERT_LE(std::abs(a.y() + share * (b.y() - a.y()) - point.y()), 2.0 * std::hypot(1.0, slope) + 1e-9);
    }
    EXPECT_EQ(simplified(line, 0.0).size(), line.size());
}

TEST(Geometry, SimplifiesRingsAndDropsWhatBecomesNothing)
{
    const PlaneLine less = simplifiedRing(circle(720, 100), 0.5);
    EXPECT_LT(less.size(), 80U);
    EXPECT_NEAR(areaOf(less), std::numbers::pi * 100 * 100, 300);
    EXPECT_TRUE(simplifiedRing(circle(20, 0.1), 1.0).empty());
    EXPECT_TRUE(simplifiedRing(PlaneLine{{0, 0}, {1, 1}}, 0.1).empty());
}

TEST(Geometry, ClipsRingsToARectangle)
{
    const QRectF rect(0, 0, 100, 100);
    EXPECT_NEAR(areaOf(clippedRing(circle(360, 50), rect)), std::numbers::pi * 50 * 50 / 4, 2);
    EXPECT_NEAR(areaOf(clippedRing(circle(360, 1000), rect)), 100 * 100, 1e-6);
    EXPECT_TRUE(clippedRing(PlaneLine{{200, 200}, {300, 200}, {300, 300}}, rect).empty());
    for (const QPointF point : clippedRing(circle(360, 90), rect))
        EXPECT_TRUE(rect.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(point));
    EXPECT_TRUE(clippedRing({}, rect).empty());
}

TEST(Geometry, FindsTheVisibleRunsOfALine)
{
    const QRectF rect(0, 0, 10, 10);
    const std::vector<PlaneLine> runs =
        visibleRuns(PlaneLine{{-20, 5}, {-15, 5}, {5, 5}, {8, 8}, {8, 30}, {30, 30}, {30, 5}, {5, 5}}, rect);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs.front(), (PlaneLine{{-15, 5}, {5, 5}, {8, 8}, {8, 30}}));
    EXPECT_EQ(runs.back(), (PlaneLine{{30, 5}, {5, 5}}));
    EXPECT_TRUE(visibleRuns(PlaneLine{{1, 1}}, rect).empty());
}

TEST(Geometry, KnowsWhatARingContains)
{
    const PlaneLine ring{{0, 0}, {10, 0}, {10, 10}, {5, 5}, {0, 10}};
    EXPECT_TRUE(ringContains(ring, {5, 2}));
    EXPECT_TRUE(ringContains(ring, {1, 7}));
    EXPECT_FALSE(ringContains(ring, {5, 8}));
    EXPECT_FALSE(ringContains(ring, {-1, 5}));
    EXPECT_FALSE(ringContains({}, {0, 0}));
}

} // namespace onescreen::geo
