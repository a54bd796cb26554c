// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/dispersion.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace onescreen::statistics {
namespace {

// E5
TEST(Dispersion, AQuotaIsTooEven)
{
    const std::vector<double> counts = {2, 3, 2, 2, 3, 3, 2, 3, 2, 2, 3, 2, 2, 3, 2, 2, 3, 3, 2, 3, 2, 2, 3};
    const auto test = testDispersion(counts);
    ASSERT_TRUE(test && *test);
    EXPECT_NEAR((*test)->statistic, 2.32, 0.005);
    EXPECT_EQ((*test)->count, 23U);
    EXPECT_NEAR((*test)->lowerTail, 4.5e-8, 0.05e-8);
    EXPECT_EQ((*test)->evenness, Evenness::TooEven);
}

TEST(Dispersion, BothTails)
{
    const std::vector<double> apart = {1, 30, 2, 45, 0, 60, 3, 22};
    EXPECT_EQ((*testDispersion(apart))->evenness, Evenness::RealDifferences);
    const std::vector<double> chance = {4, 2, 3, 5, 3, 1, 4, 2};
    EXPECT_EQ((*testDispersion(chance))->evenness, Evenness::Ordinary);
    EXPECT_NEAR((*testDispersion(chance))->lowerTail + (*testDispersion(chance))->upperTail, 1, 1e-12);
    const std::vector<double> equal(20, 7);
    EXPECT_EQ((*testDispersion(equal))->lowerTail, 0);
    EXPECT_EQ((*testDispersion(equal))->evenness, Evenness::TooEven);
}

TEST(Dispersion, NoTestAndNoCounts)
{
    EXPECT_FALSE(*testDispersion({}));
    EXPECT_FALSE(*testDispersion(std::vector<double>{4}));
    EXPECT_FALSE(*testDispersion(std::vector<double>{0, 0, 0}));
    const auto negative = testDispersion(std::vector<double>{1, 2, -1});
    ASSERT_FALSE(negative);
    EXPECT_EQ(negative.error().place.row, 3);
    EXPECT_FALSE(testDispersion(std::vector<double>{1, 2.5}));
    EXPECT_FALSE(testDispersion(std::vector<double>{1, std::numeric_limits<double>::infinity()}));
}

TEST(Bunching, JustBeforeTheLimit)
{
    // Closing after so many hours, limit 24: forty in the last hour, few around it.
    std::vector<double> hours(40, 23.5);
    hours.insert(hours.end(), {22.2, 22.5, 22.9, 23.0, 24.5, 24.1});
    const auto test = testBunching(hours, 24, 1);
    ASSERT_TRUE(test && *test);
    EXPECT_EQ((*test)->before, 40U);
    EXPECT_EQ((*test)->earlier, 4U) << "23.0 belongs to the window that ends there";
    EXPECT_EQ((*test)->after, 2U);
    EXPECT_NEAR((*test)->expected, 46.0 / 3, 1e-12);
    EXPECT_TRUE((*test)->suspicious);
}

TEST(Bunching, ASlopeIsNoBunching)
{
    std::vector<double> values;
    for (const auto& [value, times] : {std::pair(22.5, 60), std::pair(23.5, 40), std::pair(24.5, 20)})
        values.insert(values.end(), static_cast<std::size_t>(times), value);
    const auto test = testBunching(values, 24, 1);
    ASSERT_TRUE(test && *test);
    EXPECT_NEAR((*test)->expected, 40, 1e-12);
    EXPECT_FALSE((*test)->suspicious);
    EXPECT_FALSE(*testBunching(values, 100, 1)) << "nothing near the limit";
    EXPECT_FALSE(testBunching(values, 24, 0));
    EXPECT_FALSE(testBunching(std::vector<double>{std::numeric_limits<double>::quiet_NaN()}, 24, 1));
}

TEST(Heaping, OneAmountAgainAndAgain)
{
    std::vector<double> fines(30, 2000);
    for (int i = 0; i < 30; ++i)
        fines.push_back(500 + 35 * i);
    const auto test = testHeaping(fines);
    ASSERT_TRUE(test && *test);
    EXPECT_EQ((*test)->value, 2000);
    EXPECT_EQ((*test)->atValue, 30U);
    EXPECT_EQ((*test)->distinct, 31U);
    EXPECT_DOUBLE_EQ((*test)->share, 0.5);
    EXPECT_TRUE((*test)->suspicious);
}

TEST(Heaping, SpreadAndFewValues)
{
    std::vector<double> spread;
    spread.reserve(60);
    for (int i = 0; i < 60; ++i)
        spread.push_back(i % 20);
    EXPECT_FALSE((*testHeaping(spread))->suspicious);
    EXPECT_FALSE((*testHeaping(std::vector<double>{5, 5}))->suspicious);
    EXPECT_TRUE((*testHeaping(std::vector<double>(40, 2000)))->suspicious) << "nothing but one amount";
    EXPECT_FALSE(*testHeaping({}));
    EXPECT_FALSE(testHeaping(std::vector<double>{std::numeric_limits<double>::infinity()}));
}

} // namespace
} // namespace onescreen::statistics
