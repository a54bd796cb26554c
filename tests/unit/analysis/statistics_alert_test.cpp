// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/alertlevel.h"

#include <gtest/gtest.h>

namespace onescreen::statistics {
namespace {

using Series = std::vector<std::optional<double>>;

const Series steady = {92, 94, 91, 93, 95, 92, 94, 93, 91, 94, 93, 92};

AlertFacts after(double next, std::optional<double> target = {})
{
    Series values = steady;
    values.emplace_back(next);
    const auto chart =
        computeXmr(values, {.better = BetterDirection::Higher, .target = target, .lockAfter = 12});
    EXPECT_TRUE(chart);
    return alertFacts(chart.value_or(ControlChart{}), BetterDirection::Higher);
}

TEST(AlertLevel, QuietIsNoAlert)
{
    EXPECT_EQ(alertLevel(after(93)).level, AlertLevel::None);
    EXPECT_TRUE(alertLevel(after(93)).reasons.empty());
    EXPECT_EQ(alertLevel(after(99)).level, AlertLevel::None) << "an improvement";
    EXPECT_EQ(alertLevel({}).level, AlertLevel::None);
}

TEST(AlertLevel, OutsideLimitsInConcernIsOrange)
{
    const Alert alert = alertLevel(after(86));
    EXPECT_EQ(alert.level, AlertLevel::Orange);
    EXPECT_EQ(alert.reasons.front(), AlertReason::OutsideLimits);
    EXPECT_EQ(alert.reasons.back(), AlertReason::PointInConcern);
}

TEST(AlertLevel, ATargetOutOfReachIsOrange)
{
    const Alert alert = alertLevel(after(93, 99));
    EXPECT_EQ(alert.level, AlertLevel::Orange);
    EXPECT_EQ(alert.reasons.front(), AlertReason::TargetWillFail);
}

TEST(AlertLevel, AMissedTargetIsYellowWithEnoughCases)
{
    AlertFacts facts = after(93, 95);
    EXPECT_EQ(alertLevel(facts).level, AlertLevel::Yellow);
    facts.denominator = 9;
    EXPECT_EQ(alertLevel(facts).level, AlertLevel::None) << "below nMin";
    facts.denominator = 10;
    EXPECT_EQ(alertLevel(facts).level, AlertLevel::Yellow);
    facts.value = 95;
    EXPECT_EQ(alertLevel(facts).level, AlertLevel::None) << "met to the letter";
}

TEST(AlertLevel, OneRuleIsBlueTwoAreYellow)
{
    // Seven low points, none near a limit: a shift alone.
    Series shifted = steady;
    shifted.insert(shifted.end(), {92, 92.5, 92, 92.5, 92, 92.5, 92});
    const auto one = computeXmr(shifted, {.better = BetterDirection::Higher, .lockAfter = 12});
    ASSERT_TRUE(one);
    EXPECT_EQ(alertLevel(alertFacts(*one, BetterDirection::Higher)).level, AlertLevel::Blue);
    // Falling as well: trend and shift.
    Series falling = steady;
    falling.insert(falling.end(), {92.6, 92.4, 92.2, 92, 91.8, 91.6, 91.4});
    const auto two = computeXmr(falling, {.better = BetterDirection::Higher, .lockAfter = 12});
    ASSERT_TRUE(two);
    const Alert alert = alertLevel(alertFacts(*two, BetterDirection::Higher));
    EXPECT_EQ(alert.level, AlertLevel::Yellow);
    EXPECT_EQ(alert.reasons.front(), AlertReason::TwoRules);
}

TEST(AlertLevel, TrialLimitsAlertNothing)
{
    AlertFacts facts = after(86, 99);
    facts.value.reset();
    facts.limits = LimitState::Trial;
    EXPECT_EQ(alertLevel(facts).level, AlertLevel::None);
}

TEST(AlertLevel, LegalMattersAreRedWithoutAnyChart)
{
    EXPECT_EQ(alertLevel({.deadlinePassed = true}).level, AlertLevel::Red);
    EXPECT_EQ(alertLevel({.vetoEvent = true}).level, AlertLevel::Red);
    EXPECT_EQ(alertLevel({.responsePending = true}).level, AlertLevel::Red);
}

TEST(AlertLevel, TwoQuietPeriodsClose)
{
    using enum AlertLevel;
    EXPECT_FALSE(alertCloses(std::vector{Orange, None}));
    EXPECT_TRUE(alertCloses(std::vector{Orange, None, None}));
    EXPECT_FALSE(alertCloses(std::vector{None, None, Blue}));
    EXPECT_FALSE(alertCloses(std::vector{None}));
}

TEST(AlertLevel, FalseSignalsToExpect)
{
    EXPECT_NEAR(falseSignalChance(SignalRule::OutsideLimits), 0.0026998, 1e-7);
    EXPECT_NEAR(falseSignalChance(SignalRule::Trend), 0.00039683, 1e-8);
    EXPECT_NEAR(falseSignalChance(SignalRule::Shift), 0.015625, 1e-12);
    // 2·c·(¼ − (½ − c)²) with c = 0.0214002.
    EXPECT_NEAR(falseSignalChance(SignalRule::TwoOfThree), 0.00089632, 1e-7);
    const double all = expectedFalseSignals(1400 * 60, false);
    EXPECT_GT(all, 1000);
    EXPECT_DOUBLE_EQ(expectedFalseSignals(1400 * 60, true), all / 2);
    EXPECT_EQ(expectedFalseSignals(0, false), 0);
}

} // namespace
} // namespace onescreen::statistics
