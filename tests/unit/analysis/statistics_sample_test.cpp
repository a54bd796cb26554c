// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/correlation.h"
#include "app/analysis/statistics/descriptive.h"
#include "app/analysis/statistics/quantiles.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace onescreen::statistics {
namespace {

using Series = std::vector<std::optional<double>>;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// D3
TEST(Quantiles, PercentileRanks)
{
    const Series values = {1, 2, 2, 4, 5};
    EXPECT_EQ(percentileRanks(values), (Series{0, 0.25, 0.25, 0.75, 1}));
    EXPECT_EQ(percentileRanks(values, TieRank::Average), (Series{0, 0.375, 0.375, 0.75, 1}));
    EXPECT_EQ(percentileRanks(Series{3, {}, 1}), (Series{1, {}, 0}));
    EXPECT_EQ(percentileRanks(Series{3}), Series{std::nullopt}) << "one unit has no place among others";
}

// F2
TEST(Quantiles, TypeSeven)
{
    const std::vector<double> ranks = {1, 1, 2, 2, 2, 3, 3, 4, 5, 7};
    EXPECT_DOUBLE_EQ(*quantile(ranks, 0.05), 1);
    EXPECT_DOUBLE_EQ(*quantile(ranks, 0.5), 2.5);
    EXPECT_NEAR(*quantile(ranks, 0.95), 6.1, 1e-12);
    EXPECT_EQ(*quantile(ranks, 0), 1);
    EXPECT_EQ(*quantile(ranks, 1), 7);
    EXPECT_EQ(*median(std::vector<double>{9, 1, 4}), 4) << "sorts by itself";
}

TEST(Quantiles, NothingForNothing)
{
    EXPECT_FALSE(quantile({}, 0.5));
    EXPECT_FALSE(quantile(std::vector<double>{1, nan}, 0.5));
    EXPECT_FALSE(quantile(std::vector<double>{1}, -0.1));
    EXPECT_FALSE(quantile(std::vector<double>{1}, nan));
    EXPECT_EQ(*quantile(std::vector<double>{8}, 0.95), 8);
}

TEST(Quantiles, Ranks)
{
    EXPECT_EQ(ascendingRanks(Series{5, 1, {}, 1, 9}, TieRank::Minimum), (Series{3, 1, {}, 1, 4}));
    EXPECT_EQ(ascendingRanks(Series{5, 1, {}, 1, 9}, TieRank::Average), (Series{3, 1.5, {}, 1.5, 4}));
}

TEST(Descriptive, MeanOfEqualValuesIsThatValue)
{
    for (const double value : {0.1, 1.0 / 3, 1e-300, 98.8, 1e17 + 2})
        EXPECT_EQ(*mean(std::vector<double>(997, value)), value);
    EXPECT_FALSE(mean({}));
    EXPECT_FALSE(sampleVariance(std::vector<double>{1}));
    EXPECT_DOUBLE_EQ(*sampleVariance(std::vector<double>{1, 3}), 2);
}

TEST(Descriptive, SkewnessAndKurtosis)
{
    // Mean 3; sums of the powers of the deviations: 50, 180 and 1394.
    const std::vector<double> values = {0, 1, 2, 3, 9};
    EXPECT_NEAR(*skewness(values), std::sqrt(5) * 180 / std::pow(50, 1.5) * std::sqrt(20) / 3, 1e-12);
    const double g2 = 5 * 1394.0 / 2500 - 3;
    EXPECT_NEAR(*kurtosis(values), (6 * g2 + 6) * 4 / 6, 1e-12);
    EXPECT_FALSE(skewness(std::vector<double>{1, 2}));
    EXPECT_FALSE(kurtosis(std::vector<double>{1, 2, 3}));
    EXPECT_FALSE(skewness(std::vector<double>{4, 4, 4, 4})) << "no spread";
}

TEST(Descriptive, WinsorisingStopsWhenTheRuleIsMet)
{
    std::vector<double> values;
    values.reserve(31);
    for (int i = 0; i < 30; ++i)
        values.push_back(i % 10);
    values.push_back(500);
    ASSERT_TRUE(needsOutlierTreatment(values));
    const Winsorised result = winsoriseOutliers(values);
    EXPECT_TRUE(result.treated);
    EXPECT_EQ(result.high, std::vector<std::size_t>{30});
    EXPECT_TRUE(result.low.empty());
    EXPECT_EQ(result.values.back(), 9);
    EXPECT_EQ(winsoriseOutliers(std::vector<double>{1, 2, 3, 4}).values, (std::vector<double>{1, 2, 3, 4}));
}

TEST(Descriptive, WinsorisingGivesUpAfterFivePoints)
{
    std::vector<double> values(200, 1);
    for (int i = 0; i < 8; ++i)
        values.push_back(1000 * std::pow(3, i));
    const Winsorised result = winsoriseOutliers(values);
    EXPECT_FALSE(result.treated);
    EXPECT_EQ(result.high.size(), 5U);
    const std::vector<double> logs = logTreated(values);
    ASSERT_EQ(logs.size(), values.size());
    EXPECT_LT(*skewness(logs), *skewness(values));
    EXPECT_TRUE(logTreated(std::vector<double>(4, 1)).empty());
}

TEST(Descriptive, LowOutliersAreRaised)
{
    std::vector<double> values;
    values.reserve(31);
    for (int i = 0; i < 30; ++i)
        values.push_back(100 + i % 10);
    values.push_back(-400);
    const Winsorised result = winsoriseOutliers(values);
    EXPECT_EQ(result.low, std::vector<std::size_t>{30});
    EXPECT_EQ(result.values.back(), 100);
}

TEST(Correlation, OverCompletePairs)
{
    const Series first = {1, 2, {}, 4, 5};
    const Series second = {2, 4, 9, 8, {}};
    EXPECT_NEAR(*pearson(first, second), 1, 1e-15);
    EXPECT_NEAR(*pearson(Series{1, 2, 3}, Series{3, 2, 1}), -1, 1e-15);
    EXPECT_FALSE(pearson(Series{1, 2, 3}, Series{5, 5, 5})) << "no spread";
    EXPECT_FALSE(pearson(Series{1, 2}, Series{1, 2, 3}));
    EXPECT_FALSE(pearson(Series{1, {}}, Series{{}, 2}));
    EXPECT_NEAR(*pearson(Series{1, 2, 3, 4}, Series{1, 3, 2, 4}), 0.8, 1e-12);
}

TEST(Correlation, RanksIgnoreTheShape)
{
    const Series values = {1, 2, 3, 4, 5};
    const Series powers = {1, 16, 81, 256, 625};
    EXPECT_LT(*pearson(values, powers), 1);
    EXPECT_NEAR(*spearman(values, powers), 1, 1e-15);
}

TEST(Correlation, TwoIndicatorsThatSayTheSame)
{
    std::vector<Series> columns(3);
    for (int i = 0; i < 20; ++i) {
        columns[0].emplace_back(i);
        columns[1].emplace_back((i * 7) % 20);
        columns[2].emplace_back(100 - 2 * i);
    }
    const std::vector<CorrelatedPair> pairs = stronglyCorrelated(columns);
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_EQ(pairs[0].first, 0U);
    EXPECT_EQ(pairs[0].second, 2U);
    EXPECT_NEAR(pairs[0].r, -1, 1e-12);
    EXPECT_TRUE(stronglyCorrelated(columns, 0.9, 21).empty());
}

} // namespace
} // namespace onescreen::statistics
