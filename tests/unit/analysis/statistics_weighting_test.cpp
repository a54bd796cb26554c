// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/weighting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace onescreen::statistics {
namespace {

Matrix matrix(std::size_t rows, std::size_t columns, std::vector<double> cells)
{
    return {.rows = rows, .columns = columns, .cells = std::move(cells)};
}

TEST(Weighting, EntropyGivesNothingToWhatDoesNotVary)
{
    const auto weights = entropyWeights(matrix(3, 2, {5, 1, 5, 2, 5, 6}));
    ASSERT_TRUE(weights);
    EXPECT_EQ((*weights)[0], 0);
    EXPECT_EQ((*weights)[1], 1);
    const auto zero = entropyWeights(matrix(2, 2, {0, 1, 4, 3}));
    ASSERT_TRUE(zero);
    EXPECT_GT((*zero)[0], (*zero)[1]);
    EXPECT_NEAR((*zero)[0] + (*zero)[1], 1, 1e-15);
}

TEST(Weighting, EntropyRefusesWhatHasNoShare)
{
    EXPECT_FALSE(entropyWeights(matrix(2, 1, {-1, 3})));
    EXPECT_FALSE(entropyWeights(matrix(2, 1, {0, 0})));
    EXPECT_FALSE(entropyWeights(matrix(2, 1, {3, 3}))) << "no spread anywhere";
    EXPECT_FALSE(entropyWeights(matrix(1, 2, {3, 4})));
    EXPECT_FALSE(entropyWeights(matrix(2, 2, {3, 4})));
    EXPECT_FALSE(entropyWeights(matrix(2, 1, {std::numeric_limits<double>::quiet_NaN(), 4})));
    EXPECT_FALSE(entropyWeights({}));
}

TEST(Weighting, CriticPrefersConflict)
{
    // The first two columns say the same, the third opposes both.
    const auto weights = criticWeights(matrix(4, 3, {1, 10, 9, 2, 20, 5, 3, 30, 4, 4, 40, 1}));
    ASSERT_TRUE(weights);
    EXPECT_NEAR((*weights)[0], (*weights)[1], 1e-12);
    EXPECT_GT((*weights)[2], (*weights)[0]);
    EXPECT_NEAR(std::reduce(weights->begin(), weights->end()), 1, 1e-12);
    const auto turned =
        criticWeights(matrix(4, 3, {1, 10, 9, 2, 20, 5, 3, 30, 4, 4, 40, 1}), {false, false, true});
    ASSERT_TRUE(turned);
    EXPECT_LT((*turned)[2], (*weights)[2]);
    EXPECT_FALSE(criticWeights(matrix(2, 2, {1, 3, 2, 3}))) << "a column without spread";
    EXPECT_FALSE(criticWeights(matrix(2, 2, {1, 3, 2, 4}), {true}));
}

TEST(Weighting, AhpOfAConsistentMatrix)
{
    // Weights 4 : 2 : 1.
    const auto result = ahpWeights(matrix(3, 3, {1, 2, 4, 0.5, 1, 2, 0.25, 0.5, 1}));
    ASSERT_TRUE(result);
    EXPECT_NEAR(result->weights[0], 4.0 / 7, 1e-12);
    EXPECT_NEAR(result->weights[2], 1.0 / 7, 1e-12);
    EXPECT_NEAR(result->lambdaMax, 3, 1e-12);
    EXPECT_NEAR(*result->consistencyRatio, 0, 1e-12);
}

TEST(Weighting, AhpFindsContradiction)
{
    // A over B, B over C, C over A.
    const auto result = ahpWeights(matrix(3, 3, {1, 5, 0.2, 0.2, 1, 5, 5, 0.2, 1}));
    ASSERT_TRUE(result);
    EXPECT_GT(*result->consistencyRatio, 0.1);
    EXPECT_NEAR(result->weights[0], 1.0 / 3, 1e-12);
    EXPECT_FALSE(ahpWeights(matrix(2, 2, {1, 3, 1.0 / 3, 1}))->consistencyRatio);
    EXPECT_FALSE(ahpWeights(matrix(2, 2, {1, 0, 1, 1})));
    EXPECT_FALSE(ahpWeights(matrix(1, 2, {1, 1})));
}

TEST(Weighting, TopsisDirectionsAndTies)
{
    const std::vector<double> weights = {1, 1};
    const Matrix units = matrix(3, 2, {1, 9, 5, 5, 9, 1});
    for (const TopsisScale scale : {TopsisScale::Vector, TopsisScale::MinMax}) {
        const auto result = topsis(units, weights, {false, true}, scale);
        ASSERT_TRUE(result);
        EXPECT_NEAR(result->closeness[0], 0, 1e-12);
        EXPECT_NEAR(result->closeness[2], 1, 1e-12);
        EXPECT_EQ(result->ranks, (std::vector<int>{3, 2, 1}));
        const auto tied = topsis(units, weights, {}, scale);
        ASSERT_TRUE(tied);
        EXPECT_EQ(tied->ranks, (std::vector<int>{1, 1, 1})) << "the last bits do not decide";
        const auto equal = topsis(matrix(2, 1, {3, 3}), std::vector{1.0}, {}, scale);
        EXPECT_EQ(equal->closeness, (std::vector<double>{0.5, 0.5}));
    }
}

TEST(Weighting, WeightsMustFit)
{
    const Matrix units = matrix(2, 2, {1, 2, 3, 4});
    EXPECT_FALSE(topsis(units, std::vector{1.0}, {}, TopsisScale::Vector));
    EXPECT_FALSE(topsis(units, std::vector{1.0, -1.0}, {}, TopsisScale::Vector));
    EXPECT_FALSE(topsis(units, std::vector{0.0, 0.0}, {}, TopsisScale::Vector));
    EXPECT_FALSE(copelandScores(units, std::vector{1.0}));
}

TEST(Weighting, CopelandCountsPairs)
{
    const std::vector<double> weights = {0.1, 0.2, 0.7};
    const auto scores = copelandScores(matrix(3, 3, {1, 1, 9, 9, 9, 1, 5, 5, 5}), weights);
    ASSERT_TRUE(scores);
    EXPECT_EQ(*scores, (std::vector<double>{2, -2, 0}));
    const auto equal = copelandScores(matrix(2, 2, {1, 2, 2, 1}), std::vector{0.3, 0.3});
    EXPECT_EQ(*equal, (std::vector<double>{0, 0}));
}

} // namespace
} // namespace onescreen::statistics
