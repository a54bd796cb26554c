// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/distributions.h"
#include "app/analysis/statistics/funnel.h"
#include "app/analysis/statistics/intervals.h"
#include "app/analysis/statistics/shrinkage.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

// E1
TEST(Intervals, TheSameRateOfFewAndOfMany)
{
    const auto few = wilsonInterval(9, 10);
    const auto many = wilsonInterval(90, 100);
    ASSERT_TRUE(few && many);
    EXPECT_NEAR(few->lower, 0.596, 0.0005);
    EXPECT_NEAR(few->upper, 0.982, 0.0005);
    EXPECT_NEAR(many->lower, 0.826, 0.0005);
    EXPECT_NEAR(many->upper, 0.945, 0.0005);
}

TEST(Intervals, EndsOfTheScale)
{
    EXPECT_EQ(wilsonInterval(0, 5)->lower, 0);
    EXPECT_EQ(wilsonInterval(5, 5)->upper, 1);
    EXPECT_GT(wilsonInterval(0, 5)->upper, 0);
    EXPECT_EQ(clopperPearsonInterval(0, 5)->lower, 0);
    EXPECT_EQ(clopperPearsonInterval(5, 5)->upper, 1);
    EXPECT_NEAR(clopperPearsonInterval(5, 5)->lower, std::pow(0.025, 0.2), 1e-12);
    EXPECT_EQ(poissonInterval(0)->lower, 0);
    EXPECT_NEAR(poissonInterval(0)->upper, -std::log(0.025), 1e-12);
    EXPECT_EQ(byarInterval(0)->lower, 0);
}

TEST(Intervals, NothingForWhatIsNoShare)
{
    for (const auto& interval : {wilsonInterval, clopperPearsonInterval, betaInterval}) {
        EXPECT_FALSE(interval(0, 0, 0.95)) << "0/0 is not a number";
        EXPECT_FALSE(interval(3, 2, 0.95));
        EXPECT_FALSE(interval(-1, 2, 0.95));
        EXPECT_FALSE(interval(nan, 2, 0.95));
        EXPECT_FALSE(interval(1, nan, 0.95));
        EXPECT_FALSE(interval(1, infinite, 0.95));
        EXPECT_FALSE(interval(1, 2, 1));
        EXPECT_FALSE(interval(1, 2, 0));
        EXPECT_FALSE(interval(1, 2, nan));
    }
    for (const auto& interval : {byarInterval, poissonInterval}) {
        EXPECT_FALSE(interval(-1, 0.95));
        EXPECT_FALSE(interval(nan, 0.95));
        EXPECT_FALSE(interval(infinite, 0.95));
    }
}

TEST(Intervals, ExactTailsMeetTheirConfidence)
{
    const auto interval = clopperPearsonInterval(7, 20, 0.9);
    ASSERT_TRUE(interval);
    EXPECT_NEAR(*binomialUpperTail(7, 20, interval->lower), 0.05, 1e-12);
    EXPECT_NEAR(*binomialLowerTail(7, 20, interval->upper), 0.05, 1e-12);
}

// F3
TEST(Intervals, BetaOfNineInTen)
{
    const auto moments = betaMoments(9, 10);
    ASSERT_TRUE(moments);
    EXPECT_NEAR(moments->mean, 0.8636, 0.00005);
    EXPECT_NEAR(moments->standardDeviation, 0.0991, 0.00005);
    EXPECT_DOUBLE_EQ(betaMoments(0, 0)->mean, 0.5);
    EXPECT_FALSE(betaMoments(2, 1));
    const auto interval = betaInterval(9, 10);
    ASSERT_TRUE(interval);
    EXPECT_LT(interval->lower, moments->mean);
    EXPECT_GT(interval->upper, moments->mean);
}

TEST(Distributions, BinomialTailsAddUp)
{
    for (const double p : {0.0, 0.001, 0.3, 0.97, 1.0}) {
        for (int x = 0; x < 40; ++x)
            EXPECT_NEAR(*binomialLowerTail(x, 40, p) + *binomialUpperTail(x + 1, 40, p), 1, 1e-14);
    }
    EXPECT_EQ(*binomialQuantile(10, 0.5, 0), 0);
    EXPECT_EQ(*binomialQuantile(0, 0.5, 0.05, true), 0);
    EXPECT_FALSE(binomialQuantile(10.5, 0.5, 0.5));
    EXPECT_FALSE(normalQuantile(1));
    EXPECT_FALSE(normalQuantile(nan));
    EXPECT_FALSE(chiSquaredLowerTail(0, 1));
    EXPECT_FALSE(betaQuantile(0, 1, 0.5));
}

// E2
TEST(Funnel, LimitsNarrowWithTheDenominator)
{
    const FunnelBand ten = normalFunnelBand(0.8, 10);
    EXPECT_NEAR(ten.alarm.lower, 0.409, 0.0005);
    EXPECT_EQ(ten.alarm.upper, 1);
    const FunnelBand hundred = normalFunnelBand(0.8, 100);
    EXPECT_NEAR(hundred.alarm.lower, 0.676, 0.0005);
    EXPECT_NEAR(hundred.alarm.upper, 0.924, 0.0005);
}

TEST(Funnel, OutsideTheNormalLimitsIsWhereWilsonExcludesTheCentre)
{
    std::mt19937_64 random(20261122);
    for (int i = 0; i < 2000; ++i) {
        const double n = static_cast<double>(1 + random() % 200);
        const double x = static_cast<double>(random() % static_cast<unsigned>(n + 1));
        const double centre = 0.05 + 0.9 * static_cast<double>(random() % 1000) / 1000;
        const double deviation = *normalQuantile(0.975) * std::sqrt(centre * (1 - centre) / n);
        if (std::abs(std::abs(x / n - centre) - deviation) < 1e-9)
            continue; // On the line itself the last bit decides.
        const Interval wilson = *wilsonInterval(x, n);
        EXPECT_EQ(std::abs(x / n - centre) > deviation, centre < wilson.lower || centre > wilson.upper)
            << x << "/" << n << " at " << centre;
    }
}

std::vector<Share> sharesOf(const std::vector<std::pair<double, double>>& pairs)
{
    std::vector<Share> shares;
    shares.reserve(pairs.size());
    for (const auto& [numerator, denominator] : pairs)
        shares.push_back({.numerator = numerator, .denominator = denominator});
    return shares;
}

TEST(Funnel, OneOfOneIsNoAlarm)
{
    // The interpolated upper limit lies below 1, but 1 of 1 happens in 82 of 100 cases.
    const auto funnel =
        computeFunnel(sharesOf({{1, 1}}),
                      {.limits = FunnelLimits::Exact, .overDispersion = OverDispersion::Off, .centre = 0.82});
    ASSERT_TRUE(funnel);
    const FunnelPoint& point = funnel->points[0];
    EXPECT_NEAR(point.exact->alarm.upper, 0.9988, 0.00005);
    EXPECT_GT(*point.rate, point.drawn->alarm.upper);
    EXPECT_NEAR(*point.upperTail, 0.82, 1e-12);
    EXPECT_EQ(point.flag, FunnelFlag::Inside);
}

TEST(Funnel, FlagsByTheExactTail)
{
    const FunnelOptions options{.overDispersion = OverDispersion::Off, .centre = 0.5};
    const auto funnel =
        computeFunnel(sharesOf({{5, 10}, {0, 10}, {10, 10}, {1, 10}, {9, 10}, {0, 9}}), options);
    ASSERT_TRUE(funnel);
    EXPECT_EQ(funnel->points[0].flag, FunnelFlag::Inside);
    EXPECT_EQ(funnel->points[1].flag, FunnelFlag::LowAlarm) << "2^-10 < 0.001";
    EXPECT_EQ(funnel->points[2].flag, FunnelFlag::HighAlarm);
    EXPECT_EQ(funnel->points[3].flag, FunnelFlag::LowWarning);
    EXPECT_EQ(funnel->points[4].flag, FunnelFlag::HighWarning);
    EXPECT_EQ(funnel->points[5].flag, FunnelFlag::LowWarning) << "2^-9 > 0.001";
}

TEST(Funnel, ChanceAloneNeedsNoOverDispersion)
{
    // All near the centre: φ below 1.
    const auto funnel = computeFunnel(sharesOf({{50, 100}, {51, 100}, {49, 100}, {50, 100}}));
    ASSERT_TRUE(funnel);
    EXPECT_LT(*funnel->phi, 1);
    EXPECT_EQ(funnel->tauSquared, 0);
    EXPECT_FALSE(funnel->dispersionApplied);
}

TEST(Funnel, OverDispersionWidensTheLimits)
{
    const std::vector<std::pair<double, double>> units = {{100, 1000}, {150, 1000}, {200, 1000}, {250, 1000},
                                                          {300, 1000}, {350, 1000}, {400, 1000}};
    const auto funnel = computeFunnel(sharesOf(units));
    ASSERT_TRUE(funnel);
    EXPECT_GT(*funnel->phi, 1);
    EXPECT_TRUE(funnel->dispersionApplied);
    // Equal denominators: Σw − Σw²/Σw = w(m − 1), so τ² = (mφ − (m − 1)) / (w(m − 1)).
    EXPECT_NEAR(funnel->tauSquared, (7 * *funnel->phi - 6) / (4000 * 6), 1e-12);
    for (const FunnelPoint& point : funnel->points) {
        EXPECT_EQ(point.flag, FunnelFlag::Inside);
        EXPECT_LT(point.drawn->alarm.lower, point.normal->alarm.lower);
    }
    const auto off = computeFunnel(sharesOf(units), {.overDispersion = OverDispersion::Off});
    EXPECT_EQ(off->points[0].flag, FunnelFlag::LowAlarm);
    EXPECT_EQ(off->points[6].flag, FunnelFlag::HighAlarm);
}

TEST(Funnel, DispersedLimitsNeverFoldBack)
{
    double lower = 0;
    for (int n = 1; n < 500; ++n) {
        const FunnelBand band = dispersedFunnelBand(0.02, n, 0.001);
        EXPECT_GE(band.alarm.lower, lower);
        EXPECT_LE(band.alarm.upper, 1);
        EXPECT_LE(band.alarm.lower, band.warning.lower);
        EXPECT_GE(band.alarm.upper, band.warning.upper);
        lower = band.alarm.lower;
    }
    EXPECT_EQ(dispersedFunnelBand(0.02, 1, 0).alarm.lower, 0);
}

TEST(Funnel, DegenerateGroups)
{
    const auto none = computeFunnel({});
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->centre);
    EXPECT_TRUE(funnelCurve(*none, 100).empty());
    std::vector<Share> shares = sharesOf({{0, 0}, {3, 4}});
    shares.push_back({.numerator = 3});
    const auto funnel = computeFunnel(shares);
    ASSERT_TRUE(funnel);
    EXPECT_EQ(*funnel->centre, 0.75);
    EXPECT_EQ(funnel->units, 1U);
    EXPECT_FALSE(funnel->points[0].rate) << "0/0 is not a number";
    EXPECT_FALSE(funnel->points[0].flag);
    EXPECT_FALSE(funnel->points[2].drawn);
    const auto perfect = computeFunnel(sharesOf({{5, 5}, {9, 9}}));
    ASSERT_TRUE(perfect);
    EXPECT_EQ(perfect->points[0].flag, FunnelFlag::Inside);
    EXPECT_EQ(perfect->points[0].exact->alarm.lower, 1);
    EXPECT_EQ(perfect->points[0].normal->alarm.lower, 1);
}

TEST(Funnel, BadSharesAreRefusedWithTheirRow)
{
    const auto above = computeFunnel(sharesOf({{1, 2}, {3, 2}}));
    ASSERT_FALSE(above);
    EXPECT_EQ(above.error().place.row, 2);
    EXPECT_FALSE(computeFunnel(sharesOf({{-1, 2}})));
    EXPECT_FALSE(computeFunnel(sharesOf({{1.5, 2}}))) << "counts are whole";
    EXPECT_FALSE(computeFunnel(sharesOf({{nan, 2}})));
    EXPECT_FALSE(computeFunnel(sharesOf({{1, infinite}})));
    EXPECT_FALSE(computeFunnel(sharesOf({{1, 2}}), {.centre = 1.5}));
    EXPECT_FALSE(computeFunnel(sharesOf({{1, 2}}), {.winsorise = 0.5}));
}

TEST(Funnel, CurvesFollowTheDrawnLimits)
{
    const auto funnel = computeFunnel(sharesOf({{8, 10}, {70, 100}, {9, 12}}),
                                      {.limits = FunnelLimits::Exact, .overDispersion = OverDispersion::Off});
    ASSERT_TRUE(funnel);
    const std::vector<FunnelCurvePoint> curve = funnelCurve(*funnel, 100);
    ASSERT_GT(curve.size(), 50U);
    EXPECT_EQ(curve.front().denominator, 1);
    EXPECT_EQ(curve.back().denominator, 100);
    EXPECT_EQ(curve.back().band.alarm, funnel->points[1].drawn->alarm);
    for (std::size_t i = 1; i < curve.size(); ++i)
        EXPECT_GT(curve[i].denominator, curve[i - 1].denominator);
}

TEST(Funnel, LargeCountsStayFast)
{
    const FunnelBand exact = exactFunnelBand(0.1748, 5e7);
    const FunnelBand normal = normalFunnelBand(0.1748, 5e7);
    EXPECT_NEAR(exact.alarm.lower, normal.alarm.lower, 1e-6);
    EXPECT_NEAR(exact.alarm.upper, normal.alarm.upper, 1e-6);
}

// E3
TEST(Shrinkage, MarshallOfThreeUnits)
{
    const auto shrunk = shrinkShares(sharesOf({{30, 100}, {60, 100}, {90, 100}}));
    ASSERT_TRUE(shrunk);
    EXPECT_DOUBLE_EQ(*shrunk->overall, 0.6);
    EXPECT_NEAR(shrunk->variance, 0.06, 1e-12);
    EXPECT_NEAR(shrunk->between, 0.0576, 1e-12);
    EXPECT_NEAR(*shrunk->rates[0].weight, 0.9697, 0.00005);
    EXPECT_NEAR(*shrunk->rates[0].estimate, 0.3091, 0.00005);
    EXPECT_NEAR(*shrunk->rates[1].estimate, 0.6, 1e-12);
    EXPECT_NEAR(*shrunk->rates[2].estimate, 0.8909, 0.00005);
}

// E4
TEST(Shrinkage, NoRealDifferencesBeyondChance)
{
    const auto shrunk = shrinkShares(sharesOf({{9, 10}, {80, 100}, {160, 200}}));
    ASSERT_TRUE(shrunk);
    EXPECT_NEAR(shrunk->variance, 0.00031, 0.000005);
    EXPECT_LT(shrunk->betweenUncut, 0);
    EXPECT_EQ(shrunk->between, 0);
    for (const ShrunkRate& rate : shrunk->rates) {
        EXPECT_NEAR(*rate.estimate, 0.803, 0.0005);
        EXPECT_EQ(*rate.weight, 0);
    }
}

TEST(Shrinkage, EstimatesLieBetweenTheRateAndTheWhole)
{
    const std::vector<Share> shares = sharesOf({{1, 1}, {2, 9}, {40, 50}, {7, 70}, {0, 3}});
    for (const auto& shrunk : {shrinkShares(shares), shrinkRates(shares)}) {
        ASSERT_TRUE(shrunk);
        for (const ShrunkRate& rate : shrunk->rates) {
            EXPECT_GE(*rate.estimate, std::min(*rate.rate, *shrunk->overall) - 1e-15);
            EXPECT_LE(*rate.estimate, std::max(*rate.rate, *shrunk->overall) + 1e-15);
        }
    }
}

TEST(Shrinkage, DegenerateUnits)
{
    EXPECT_FALSE(shrinkShares({})->overall);
    const auto shrunk = shrinkShares(sharesOf({{0, 0}, {1, 2}}));
    ASSERT_TRUE(shrunk);
    EXPECT_FALSE(shrunk->rates[0].estimate);
    EXPECT_EQ(*shrunk->rates[1].estimate, 0.5);
    EXPECT_FALSE(shrinkShares(sharesOf({{3, 2}})));
    EXPECT_TRUE(shrinkRates(sharesOf({{3, 2}}))) << "a count may exceed its exposure";
    const auto apart = shrinkShares(sharesOf({{0, 100}, {100, 100}}));
    ASSERT_TRUE(apart);
    EXPECT_NEAR(*apart->rates[0].weight, 1, 1e-12);
}

} // namespace
} // namespace onescreen::statistics
