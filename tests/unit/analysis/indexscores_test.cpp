// SPDX-License-Identifier: GPL-3.0-or-later
// Rounding, ranks and score rules; letters as in the examples of docs/indicators.md.
#include "app/analysis/index/decimaltext.h"
#include "app/analysis/index/ranking.h"
#include "app/analysis/index/rounding.h"
#include "app/analysis/index/scoring.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace onescreen {
namespace {

double scoreOf(const ScoreShape& rule, double value, ScoreContext context = {})
{
    double score = 0;
    scoreValues(rule, context, {&value, 1}, {&score, 1});
    return score;
}

double marks(const ScoreShape& rule, double value, ScoreContext context = {})
{
    context.fullScore = fullPoints(rule);
    return scoreOf(rule, value, context);
}

TEST(Rounding, IsHalfAwayFromZeroOfTheDecimalText)
{
    EXPECT_EQ(roundedHalfAway(91.245, 2), 91.25); // Stored a little below.
    EXPECT_EQ(roundedHalfAway(1.005, 2), 1.01);
    EXPECT_EQ(roundedHalfAway(2.5, 0), 3);
    EXPECT_EQ(roundedHalfAway(-2.5, 0), -3);
    EXPECT_EQ(roundedHalfAway(91.2449, 2), 91.24);
    EXPECT_EQ(roundedHalfAway(0.1 + 0.2, 1), 0.3);
    EXPECT_EQ(roundedHalfAway(123456789.4, 0), 123456789);
    EXPECT_EQ(roundedHalfAway(1e18, 3), 1e18);
    EXPECT_FALSE(std::signbit(roundedHalfAway(-0.001, 2)));
    EXPECT_TRUE(std::isnan(roundedHalfAway(noNumber, 2)));
    EXPECT_EQ(scaledHalfAway(91.245, 2), 9125);
}

TEST(Rounding, A1ZhoushanPrints)
{
    EXPECT_EQ(roundedHalfAway(100.0 * 221199 / 223889, 2), 98.8);
    EXPECT_EQ(roundedHalfAway(100.0 * 1468 / 2601, 2), 56.44);
    EXPECT_EQ(roundedHalfAway(100.0 * 3527 / 6724, 2), 52.45);
}

TEST(Rounding, WholeStepsForgiveTheLastBit)
{
    EXPECT_EQ(wholeSteps(5.000000000000004, RoundingMode::Ceil), 5);
    EXPECT_EQ(wholeSteps(4.999999999999996, RoundingMode::Floor), 5);
    EXPECT_EQ(wholeSteps(4.9, RoundingMode::Floor), 4);
    EXPECT_EQ(wholeSteps(4.1, RoundingMode::Ceil), 5);
    EXPECT_EQ(wholeSteps(4.1, RoundingMode::Exact), 4.1);
}

TEST(DecimalText, IsShortestAndRoundTrips)
{
    EXPECT_EQ(decimalText(0.1), "0.1");
    EXPECT_EQ(decimalText(-0.0), "0");
    EXPECT_EQ(decimalText(98.79851176252161).toDouble(), 98.79851176252161);
    EXPECT_EQ(decimalText(noNumber), "");
}

TEST(Ranks, D1ToD3)
{
    const std::array scores{91.24, 91.16, 91.20, 88.0, 85.5};
    EXPECT_EQ(competitionRanks(scores), (std::vector{1, 3, 2, 4, 5}));
    std::vector<double> shown;
    for (const double score : scores)
        shown.push_back(roundedHalfAway(score, 1));
    EXPECT_EQ(competitionRanks(shown), (std::vector{1, 1, 1, 4, 5}));
    // Ascending minimum ranks 1, 2, 2, 4, 5.
    const Percentiles percentiles = percentileRanks(competitionRanks(std::array{1.0, 2.0, 2.0, 4.0, 5.0}));
    EXPECT_EQ(percentiles.minimum, (std::vector<double>{0, .25, .25, .75, 1}));
    EXPECT_EQ(percentiles.average, (std::vector<double>{0, .375, .375, .75, 1}));
    EXPECT_EQ(competitionRanks(std::array{noNumber, 3.0, noNumber, 3.0}), (std::vector{0, 1, 0, 1}));
    EXPECT_TRUE(std::isnan(percentileRanks(competitionRanks(std::array{7.0})).minimum.front()));
}

TEST(Ranks, CountingAndSortingAgree)
{
    RankCounter counter;
    const std::array<std::int64_t, 6> close{70, 90, 70, 100, 0, 90};
    const std::array<std::int64_t, 6> far{70, 900'000, 70, 1'000'000, 0, 900'000};
    std::array<std::uint32_t, 6> ranks{};
    for (const auto& keys : {close, far}) {
        counter.rank(keys, ranks);
        EXPECT_EQ(ranks, (std::array<std::uint32_t, 6>{4, 2, 4, 1, 6, 2}));
    }
}

TEST(Scores, B1Jinhua)
{
    ShortfallPoints rule{.points = 50, .threshold = 70};
    EXPECT_NEAR(marks(rule, 64.3), 44.3, 1e-12);
    rule.rounding = RoundingMode::Floor;
    EXPECT_EQ(marks(rule, 64.3), 45);
    rule.rounding = RoundingMode::Ceil;
    EXPECT_EQ(marks(rule, 64.3), 44);
    EXPECT_EQ(marks(rule, 70), 50);
    EXPECT_EQ(marks(rule, 90), 50);
    EXPECT_EQ(marks(rule, 0), 0); // 扣完为止
}

TEST(Scores, B2Jinniu)
{
    EXPECT_NEAR(marks(RatioPoints{.points = 20, .complement = true}, 100.0 * 12 / 240), 19, 1e-12);
    const EventDeduction bicycles{
        .points = 2,
        .items = {{.indicator = {}, .points = 0.1, .each = 200, .rounding = RoundingMode::Floor}},
        .cap = {}};
    EXPECT_NEAR(marks(bicycles, 750), 2 - 0.3, 1e-12);
    EXPECT_EQ(marks(bicycles, 1e6), 0);
    const EventDeduction complaints{
        .points = 30,
        .items = {{.indicator = {}, .points = 0.01, .each = 1, .rounding = RoundingMode::Exact}},
        .cap = {}};
    EXPECT_EQ(roundedHalfAway(marks(complaints, 10 / (0.026 * 2.141)), 2), 28.20);
}

TEST(Scores, B3RankPoints)
{
    std::vector<double> values;
    for (int i = 1; i <= 11; ++i)
        values.push_back(i);
    const PeerValues peers(values);
    ScoreContext context{.fullScore = 600};
    EXPECT_NEAR(peers.score(RankPoints{.points = 600, .last = 500}, context, 9, 9, 1.05), 580, 1e-9);
    const RankPoints difficult{.points = 600, .last = 500, .useDifficulty = true};
    EXPECT_NEAR(peers.score(difficult, context, 9, 9, 1.05), 609, 1e-9);
    context.direction = Direction::LowerBetter;
    EXPECT_NEAR(peers.score(RankPoints{.points = 600, .last = 500}, context, 9, 9, 1), 520, 1e-9);
    EXPECT_EQ(PeerValues({5}).score(RankPoints{.points = 600, .last = 500}, context, 5, 5, 1), 600);
}

TEST(Scores, B4Targets)
{
    EXPECT_EQ(roundedHalfAway(marks(TargetRatio{.target = 60}, 55.72), 2), 92.87);
    EXPECT_EQ(marks(TargetRatio{.target = 60}, 75), 100);
    const ScoreContext lower{.direction = Direction::LowerBetter};
    const TargetRatio minutes{.target = 15, .zeroAt = 30};
    EXPECT_NEAR(marks(minutes, 18, lower), 80, 1e-12);
    EXPECT_EQ(marks(minutes, 14, lower), 100);
    EXPECT_EQ(marks(minutes, 45, lower), 0);
}

TEST(Scores, B4TargetsComeFromTheTargetRow)
{
    const double target = 60;
    const ScoreContext context{.target = {&target, false}};
    EXPECT_NEAR(scoreOf(TargetRatio{}, 30, context), 50, 1e-12);
    EXPECT_TRUE(std::isnan(scoreOf(TargetRatio{}, 30)));
    EXPECT_TRUE(std::isnan(scoreOf(ShortfallPoints{}, 30)));
    EXPECT_TRUE(needsTarget(TargetRatio{}, Direction::HigherBetter));
    EXPECT_FALSE(needsTarget(ShortfallPoints{.threshold = 4}, Direction::HigherBetter));
}

TEST(Scores, B5Piecewise)
{
    const PiecewiseLinear rule{.points = 100, .knots = {{60, 0}, {85, 60}, {95, 90}, {100, 100}}};
    EXPECT_EQ(marks(rule, 55), 0);
    EXPECT_NEAR(marks(rule, 90), 75, 1e-12);
    EXPECT_NEAR(marks(rule, 98.8), 97.6, 1e-12);
    EXPECT_EQ(marks(rule, 100), 100);
    EXPECT_EQ(marks(rule, 120), 100);
}

TEST(Scores, S3GoalpostsAndLogarithms)
{
    EXPECT_NEAR(marks(Goalposts{.points = 1, .zeroAt = 20, .fullAt = 85}, 72), 0.8, 1e-12);
    const Goalposts income{.points = 1, .zeroAt = 100, .fullAt = 75000, .logarithmic = true};
    EXPECT_EQ(marks(income, 80000), 1);
    EXPECT_EQ(marks(income, 100), 0);
    EXPECT_EQ(marks(income, 0), 0);
    EXPECT_NEAR(marks(income, std::sqrt(100.0 * 75000)), 0.5, 1e-12);
    EXPECT_NEAR(marks(Goalposts{.points = 10, .zeroAt = 30, .fullAt = 15}, 18), 8, 1e-12);
}

TEST(Scores, S6BandsOfJinniu)
{
    const StepPoints bands{
        .points = 1,
        .below = -0.3,
        .bands = {{0, true, -0.3}, {0, false, -0.25}, {50, true, -0.15}, {75, true, -0.1}, {90, true, 0}}};
    const std::array cases{std::pair(0.0, -0.3),   std::pair(0.1, -0.25), std::pair(49.99, -0.25),
                           std::pair(50.0, -0.15), std::pair(75.0, -0.1), std::pair(89.9, -0.1),
                           std::pair(90.0, 0.0),   std::pair(100.0, 0.0)};
    for (const auto& [value, expected] : cases)
        EXPECT_EQ(stepMarks(bands, value), expected) << value;
}

TEST(Scores, S11IsRelativeToThePeers)
{
    const PeerValues peers({10, 20, 20, 40, 50});
    using Method = RelativePoints::Method;
    EXPECT_NEAR(peers.score(RelativePoints{.method = Method::MinMax}, {}, 40, 40, 1), 75, 1e-12);
    EXPECT_NEAR(peers.score(RelativePoints{.method = Method::PercentileMinimum}, {}, 20, 20, 1), 25, 1e-12);
    EXPECT_NEAR(peers.score(RelativePoints{.method = Method::PercentileAverage}, {}, 20, 20, 1), 37.5, 1e-12);
    const double deviation = std::sqrt(270.0); // Of 10, 20, 20, 40, 50 about 28, by 4.
    EXPECT_NEAR(peers.score(RelativePoints{.method = Method::ZScore}, {}, 40, 40, 1),
                100 * (0.5 + 12 / deviation / 6), 1e-9);
    const ScoreContext lower{.direction = Direction::LowerBetter};
    EXPECT_NEAR(peers.score(RelativePoints{.method = Method::MinMax}, lower, 40, 40, 1), 25, 1e-12);
    EXPECT_TRUE(std::isnan(PeerValues({3, 3}).score(RelativePoints{}, {}, 3, 3, 1)));
    EXPECT_TRUE(std::isnan(PeerValues({3}).score(RelativePoints{}, {}, 3, 3, 1)));
}

TEST(Scores, MissingStaysMissing)
{
    const std::vector<ScoreShape> rules{RatioPoints{},
                                        TargetRatio{.target = 5},
                                        Goalposts{},
                                        PiecewiseLinear{.knots = {{0, 0}, {1, 1}}},
                                        ShortfallPoints{.threshold = 5},
                                        StepPoints{.bands = {{0, true, 1}}},
                                        EventDeduction{.items = {{.indicator = {}, .points = 1}}, .cap = {}}};
    for (const ScoreShape& rule : rules)
        EXPECT_TRUE(std::isnan(scoreOf(rule, noNumber))) << scoreRuleName(rule).toStdString();
}

} // namespace
} // namespace onescreen
