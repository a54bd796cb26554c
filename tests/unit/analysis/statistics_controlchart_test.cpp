// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/controlchart.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {
namespace {

using Series = std::vector<std::optional<double>>;

const Series steady = {92, 94, 91, 93, 95, 92, 94, 93, 91, 94, 93, 92};

ControlChart xmr(const Series& values, const ChartOptions& options = {})
{
    const auto chart = computeXmr(values, options);
    EXPECT_TRUE(chart) << chart.error().toString().toStdString();
    return chart.value_or(ControlChart{});
}

QString nameOf(const ControlPoint& point)
{
    return signalName(point.rule, point.signalSide);
}

// H1
TEST(ControlChart, TwelvePointsLockTheLimits)
{
    const ControlChart chart = xmr(steady, {.better = BetterDirection::Higher, .target = 95});
    EXPECT_NEAR(*chart.points[0].centre, 92.83, 0.005);
    EXPECT_DOUBLE_EQ(*chart.segments[0].meanRange, 2);
    EXPECT_NEAR(*chart.points[0].lower, 87.51, 0.005);
    EXPECT_NEAR(*chart.points[0].upper, 98.15, 0.005);
    EXPECT_EQ(chart.segments[0].state, LimitState::Locked);
    EXPECT_EQ(chart.assurance, Assurance::HitOrMiss);
    EXPECT_EQ(xmr(steady, {.better = BetterDirection::Higher, .target = 99}).assurance, Assurance::WillFail);
    EXPECT_EQ(xmr(steady, {.better = BetterDirection::Higher, .target = 85}).assurance, Assurance::WillPass);
    EXPECT_EQ(xmr(steady, {.better = BetterDirection::Lower, .target = 85}).assurance, Assurance::WillFail);
    EXPECT_EQ(xmr(steady, {.target = 99}).assurance, Assurance::None);
}

TEST(ControlChart, TheNextMonthIsJudgedByLockedLimits)
{
    Series values = steady;
    values.emplace_back(86);
    const ControlChart chart = xmr(values, {.better = BetterDirection::Higher, .lockAfter = 12});
    EXPECT_NEAR(*chart.points[12].lower, 87.51, 0.005);
    EXPECT_EQ(nameOf(chart.points[12]), u"Below LCL"_s);
    EXPECT_EQ(chart.points[12].variation, Variation::Concern);
    EXPECT_TRUE(chart.points[12].alarm);
    const ControlChart lower = xmr(values, {.better = BetterDirection::Lower, .lockAfter = 12});
    EXPECT_EQ(lower.points[12].variation, Variation::Improvement);
    EXPECT_FALSE(lower.points[12].alarm);
}

// H2
TEST(ControlChart, ScreeningDropsLargeRangesOnce)
{
    const Series values = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    const ControlChart screened = xmr(values);
    EXPECT_NEAR(*screened.points[0].upper, 4.60, 0.005);
    EXPECT_NEAR(*screened.points[0].centre, 1.94, 0.005);
    EXPECT_NEAR(*screened.points[0].lower, -0.72, 0.005);
    EXPECT_EQ(screened.segments[0].droppedRanges, 2U);
    EXPECT_TRUE(screened.points[4].rangeDropped);
    EXPECT_TRUE(screened.points[5].rangeDropped);
    const ControlChart unscreened = xmr(values, {.screen = false});
    EXPECT_NEAR(*unscreened.points[0].upper, 6.95, 0.005);
    EXPECT_NEAR(*unscreened.points[0].lower, -3.06, 0.005);
    EXPECT_EQ(unscreened.segments[0].droppedRanges, 0U);
}

// Mean 50, mean range 24/11.
const Series aroundFifty = {52, 49, 51, 49, 51, 49, 51, 49, 51, 49, 51, 48};

// H3
TEST(ControlChart, TwoOfThreeNamesOnlyTheClosePoints)
{
    Series values = aroundFifty;
    values.insert(values.end(), {53, 54, 54});
    const ControlChart chart = xmr(values, {.lockAfter = 12});
    EXPECT_NEAR(*chart.points[0].lower, 44.20, 0.005);
    EXPECT_NEAR(*chart.points[0].upper, 55.80, 0.005);
    EXPECT_NEAR(*chart.points[0].nearUpper, 53.87, 0.005);
    EXPECT_EQ(nameOf(chart.points[12]), u"Common Cause"_s);
    EXPECT_EQ(nameOf(chart.points[13]), u"2 in 3 Above CL"_s);
    EXPECT_EQ(nameOf(chart.points[14]), u"2 in 3 Above CL"_s);
}

TEST(ControlChart, TwoOfThreeNeedsAllThreeOnOneSide)
{
    Series values = aroundFifty;
    values.insert(values.end(), {54, 49, 54});
    const ControlChart chart = xmr(values, {.lockAfter = 12});
    EXPECT_TRUE(chart.points[12].nearLimit);
    EXPECT_TRUE(chart.points[14].nearLimit);
    EXPECT_EQ(chart.points[12].rule, SignalRule::None);
    EXPECT_EQ(chart.points[14].rule, SignalRule::None);
}

TEST(ControlChart, SixStepsMakeATrendOfSevenPoints)
{
    const Series six = {50, 51, 52, 53, 54, 55};
    for (const ControlPoint& point : xmr(six).points)
        EXPECT_FALSE(point.rules.trend);
    const Series values = {60, 50, 51, 52, 53, 54, 55, 56, 40};
    const ControlChart chart = xmr(values);
    for (std::size_t i = 0; i < values.size(); ++i)
        EXPECT_EQ(chart.points[i].rules.trend, i >= 1 && i <= 7) << i;
    EXPECT_EQ(nameOf(chart.points[4]), u"7 Point Trend (Increasing)"_s);
}

TEST(ControlChart, APointBetweenTwoTrendsBelongsToTheNext)
{
    const Series values = {1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1};
    const ControlChart chart = xmr(values);
    EXPECT_EQ(chart.points[5].trendSide, SignalSide::High);
    EXPECT_EQ(chart.points[6].trendSide, SignalSide::Low);
    EXPECT_EQ(chart.points[12].trendSide, SignalSide::Low);
}

TEST(ControlChart, EqualNeighboursEndATrend)
{
    const Series values = {1, 2, 3, 4, 4, 5, 6, 7, 8};
    for (const ControlPoint& point : xmr(values).points)
        EXPECT_FALSE(point.rules.trend);
}

TEST(ControlChart, SevenOnOneSideAreAShift)
{
    const Series values = {10, 2, 11, 1, 10, 2, 8, 8.1, 8, 8.1, 8, 8.1, 8, 1, 11};
    const ControlChart chart = xmr(values);
    for (std::size_t i = 6; i <= 12; ++i)
        EXPECT_EQ(nameOf(chart.points[i]), u"7 Points Above CL"_s) << i;
    EXPECT_EQ(chart.points[13].rule, SignalRule::None);
}

TEST(ControlChart, RulesStayInsideASegment)
{
    const Series values = {5, 6, 5, 6, 5, 1, 2, 3, 4, 5, 6, 7, 8, 7, 8};
    EXPECT_TRUE(xmr(values).points[8].rules.trend);
    const ControlChart cut = xmr(values, {.rebaseAt = {9}});
    ASSERT_EQ(cut.segments.size(), 2U);
    for (const ControlPoint& point : cut.points)
        EXPECT_FALSE(point.rules.trend);
    EXPECT_FALSE(cut.points[9].movingRange) << "no range across the border";
    EXPECT_NE(*cut.points[8].centre, *cut.points[9].centre);
}

TEST(ControlChart, FewPointsRaiseNoAlarm)
{
    Series values(steady.begin(), steady.begin() + 10);
    values.emplace_back(70);
    const ControlChart trial = xmr(values, {.better = BetterDirection::Higher});
    EXPECT_EQ(trial.segments[0].state, LimitState::Trial);
    EXPECT_EQ(nameOf(trial.points[10]), u"Below LCL"_s);
    EXPECT_FALSE(trial.points[10].alarm);
    EXPECT_EQ(xmr({1, 2, 3, 4}, {.better = BetterDirection::Higher, .target = 9}).assurance, Assurance::None);
    EXPECT_EQ(xmr({1, 2, 3, 4}).segments[0].state, LimitState::TooFew);
    EXPECT_EQ(xmr({1, 2, 3, 4, 5}).segments[0].state, LimitState::Trial);
}

TEST(ControlChart, DegenerateSeries)
{
    EXPECT_TRUE(xmr({}).points.empty());
    EXPECT_TRUE(xmr({}).segments.empty());
    const ControlChart one = xmr({7});
    EXPECT_EQ(*one.points[0].centre, 7);
    EXPECT_FALSE(one.points[0].lower);
    EXPECT_FALSE(one.points[0].upper);
    const ControlChart missing = xmr(Series(5));
    EXPECT_FALSE(missing.points[0].centre);
    EXPECT_EQ(missing.segments[0].values, 0U);
    EXPECT_FALSE(missing.segments[0].runs.longestRun);
}

TEST(ControlChart, EqualValuesSignalNothing)
{
    // 0.1 cannot be written in binary: a careless mean would put every point on one side.
    const ControlChart chart = xmr(Series(30, 0.1));
    EXPECT_TRUE(chart.segments[0].noSpread);
    for (const ControlPoint& point : chart.points) {
        EXPECT_EQ(point.side, 0);
        EXPECT_EQ(point.rule, SignalRule::None);
        EXPECT_EQ(*point.lower, 0.1);
        EXPECT_EQ(*point.upper, 0.1);
    }
}

TEST(ControlChart, MissingPointsHaveNoRangeAndBreakRules)
{
    Series values = {1, 2, 3, 4, {}, 5, 6, 7, 8};
    const ControlChart chart = xmr(values);
    EXPECT_FALSE(chart.points[4].movingRange);
    EXPECT_FALSE(chart.points[5].movingRange);
    EXPECT_DOUBLE_EQ(*chart.segments[0].meanRange, 1);
    EXPECT_EQ(chart.segments[0].values, 8U);
    for (const ControlPoint& point : chart.points)
        EXPECT_FALSE(point.rules.trend);
    EXPECT_EQ(chart.points[4].rule, SignalRule::None);
    EXPECT_FALSE(chart.points[4].value);
}

TEST(ControlChart, BadInputIsRefusedWithItsRow)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    const auto refused = computeXmr(Series{1, 2, nan});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place.row, 3);
    EXPECT_FALSE(computeXmr(Series{infinite, 2}));
    EXPECT_FALSE(computeXmr(Series{1, 2}, {.target = nan}));
    EXPECT_FALSE(computeXmr(Series{1, 2}, {.rebaseAt = {2}}));
    EXPECT_FALSE(computeXmr(Series{1, 2}, {.rebaseAt = {0}}));
    EXPECT_FALSE(computeXmr(Series{1, 2, 3, 4}, {.rebaseAt = {2, 2}}));
    EXPECT_FALSE(computeXmr(Series{1, 2}, {.lockAfter = 0}));
    const std::vector<Share> above = {{.numerator = 1, .denominator = 2}, {.numerator = 3, .denominator = 2}};
    const auto share = pChart(above);
    ASSERT_FALSE(share);
    EXPECT_EQ(share.error().place.row, 2);
    EXPECT_EQ(share.error().place.field, u"numerator"_s);
    EXPECT_TRUE(uChart(above)) << "a count may exceed its exposure";
    EXPECT_FALSE(cChart(Series{1, -1}));
    EXPECT_FALSE(tChart(Series{1, 0}));
    EXPECT_FALSE(gChart(Series{1, -1}));
}

TEST(ControlChart, ShareLimitsFollowTheDenominator)
{
    const std::vector<Share> shares = {{.numerator = 5, .denominator = 10},
                                       {.numerator = 50, .denominator = 100},
                                       {.numerator = 0, .denominator = 0},
                                       {.numerator = 65, .denominator = 100}};
    const auto chart = pChart(shares);
    ASSERT_TRUE(chart);
    const double centre = 120.0 / 210;
    EXPECT_DOUBLE_EQ(*chart->points[0].centre, centre);
    EXPECT_DOUBLE_EQ(*chart->points[1].upper, centre + 3 * std::sqrt(centre * (1 - centre) / 100));
    EXPECT_DOUBLE_EQ(*chart->points[0].upper, 1) << "cut at 1";
    EXPECT_FALSE(chart->points[2].value) << "0/0 is not a number";
    EXPECT_FALSE(chart->points[2].upper);
    EXPECT_EQ(chart->segments[0].values, 3U);
}

TEST(ControlChart, LaneyWidensOnlyByTheVariationBetweenPeriods)
{
    // Two alternating rates: every z moves by the same step d, so sigma_z = d / 1.128.
    std::vector<Share> shares;
    shares.reserve(12);
    for (int i = 0; i < 12; ++i)
        shares.push_back({.numerator = i % 2 == 0 ? 450 : 550, .denominator = 1000});
    const auto chart = laneyPPrime(shares);
    ASSERT_TRUE(chart);
    const double sigma = std::sqrt(0.5 * 0.5 / 1000);
    const double step = 0.1 / sigma;
    EXPECT_NEAR(*chart->segments[0].sigmaZ, step / 1.128, 1e-12);
    EXPECT_NEAR(*chart->points[3].upper, 0.5 + 3 * sigma * step / 1.128, 1e-12);
    const auto plain = pChart(shares);
    EXPECT_EQ(plain->points[0].rule, SignalRule::OutsideLimits);
    EXPECT_EQ(chart->points[0].rule, SignalRule::None);
}

TEST(ControlChart, AllOfEverythingHasNoSpread)
{
    const std::vector<Share> shares(12, Share{.numerator = 20, .denominator = 20});
    for (const auto& chart : {pChart(shares), laneyPPrime(shares)}) {
        ASSERT_TRUE(chart);
        EXPECT_DOUBLE_EQ(*chart->points[0].lower, 1);
        EXPECT_DOUBLE_EQ(*chart->points[0].upper, 1);
        EXPECT_EQ(chart->points[0].rule, SignalRule::None);
    }
}

TEST(ControlChart, CountsAndCountsPerExposure)
{
    const auto counts = cChart(Series{4, 4, 4, 4, 4, 12});
    ASSERT_TRUE(counts);
    const double mean = 32.0 / 6;
    EXPECT_DOUBLE_EQ(*counts->points[0].upper, mean + 3 * std::sqrt(mean));
    EXPECT_DOUBLE_EQ(*counts->points[0].lower, 0) << "cut at 0";
    EXPECT_EQ(nameOf(counts->points[5]), u"Common Cause"_s);
    const std::vector<Share> shares = {{.numerator = 30, .denominator = 10},
                                       {.numerator = 10, .denominator = 10}};
    const auto rates = uChart(shares);
    ASSERT_TRUE(rates);
    EXPECT_DOUBLE_EQ(*rates->points[0].centre, 2);
    EXPECT_DOUBLE_EQ(*rates->points[0].upper, 2 + 3 * std::sqrt(0.2)) << "not cut at 1";
    const auto widened = laneyUPrime(shares);
    ASSERT_TRUE(widened);
    EXPECT_NEAR(*widened->segments[0].sigmaZ, 2 / std::sqrt(0.2) / 1.128, 1e-12);
}

TEST(ControlChart, TimesBetweenEvents)
{
    const Series times = {30, 45, 12, 60, 25, 33, 41, 18, 52, 27, 36, 400};
    const auto chart = tChart(times);
    ASSERT_TRUE(chart);
    double root = 0;
    for (const auto& time : times)
        root += std::pow(*time, 1 / 3.6);
    EXPECT_NEAR(*chart->points[0].centre, std::pow(root / 12, 3.6), 1e-9);
    EXPECT_EQ(*chart->points[11].value, 400) << "the value comes back unchanged";
    EXPECT_GT(*chart->points[0].upper, *chart->points[0].centre);
    EXPECT_GE(*chart->points[0].lower, 0);
    const auto equal = tChart(Series(12, 30));
    ASSERT_TRUE(equal);
    for (const ControlPoint& point : equal->points)
        EXPECT_EQ(point.rule, SignalRule::None);
}

TEST(ControlChart, AWideTimeChartHasLowerLimitZero)
{
    const auto chart = tChart(Series{1, 900, 1, 900, 1, 900, 1, 900, 1, 900, 1, 900});
    ASSERT_TRUE(chart);
    EXPECT_EQ(*chart->points[0].lower, 0);
    EXPECT_FALSE(chart->points[0].nearLower) << "below the scale";
}

TEST(ControlChart, CasesBetweenEvents)
{
    const auto chart = gChart(Series{0, 1, 2, 3, 14});
    ASSERT_TRUE(chart);
    EXPECT_DOUBLE_EQ(*chart->points[0].centre, 2) << "the median";
    EXPECT_DOUBLE_EQ(*chart->points[0].upper, 4 + 3 * std::sqrt(20)) << "from the mean";
    EXPECT_DOUBLE_EQ(*chart->points[0].lower, 0);
}

TEST(ControlChart, RunsAnalysis)
{
    // Mean 0, no point on it: + + + - - - + + + - - -.
    const Series values = {1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, -1};
    const RunsAnalysis runs = xmr(values).segments[0].runs;
    EXPECT_EQ(runs.useful, 12U);
    EXPECT_EQ(*runs.longestRun, 3);
    EXPECT_EQ(*runs.longestRunMax, 7); // round(log2 12) + 3
    EXPECT_EQ(*runs.crossings, 3);
    EXPECT_EQ(*runs.crossingsMin, 3); // P(X ≤ 2) = 0.033, P(X ≤ 3) = 0.113 of 11 draws
    EXPECT_FALSE(runs.signal);
    const Series halves = {1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1};
    EXPECT_TRUE(xmr(halves).segments[0].runs.signal);
}

TEST(ControlChart, AdditionAndScaleChangeNoName)
{
    const Series values = {52, 47, 55, 41, 60, 44, 49, 58, 53, 46, 71, 50, 48, 47, 46, 45, 44, 43, 42};
    const ControlChart chart = xmr(values);
    Series moved;
    for (const auto& value : values)
        moved.emplace_back(*value * 4 + 1024); // Exact in binary.
    const ControlChart other = xmr(moved);
    for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_EQ(chart.points[i].rules, other.points[i].rules) << i;
        EXPECT_EQ(nameOf(chart.points[i]), nameOf(other.points[i])) << i;
    }
}

TEST(ControlChart, NamesReadBack)
{
    for (const ChartKind kind : {ChartKind::Xmr, ChartKind::P, ChartKind::LaneyP, ChartKind::C, ChartKind::U,
                                 ChartKind::LaneyU, ChartKind::T, ChartKind::G})
        EXPECT_EQ(chartKindFromName(chartKindName(kind)), kind);
    EXPECT_FALSE(chartKindFromName(u"i"));
    EXPECT_EQ(variationName(Variation::High), u"special_cause_neutral_high"_s);
    EXPECT_EQ(assuranceName(Assurance::WillFail), u"consistent_fail"_s);
    EXPECT_EQ(limitStateName(LimitState::Trial), u"trial"_s);
}

} // namespace
} // namespace onescreen::statistics
