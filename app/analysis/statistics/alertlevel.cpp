// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/alertlevel.h"

#include "app/analysis/statistics/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onescreen::statistics {

namespace {

AlertLevel levelOf(AlertReason reason)
{
    switch (reason) {
    case AlertReason::PointInConcern:
        return AlertLevel::Blue;
    case AlertReason::TwoRules:
    case AlertReason::TargetMissed:
        return AlertLevel::Yellow;
    case AlertReason::OutsideLimits:
    case AlertReason::TargetWillFail:
        return AlertLevel::Orange;
    case AlertReason::DeadlinePassed:
    case AlertReason::VetoEvent:
    case AlertReason::ResponsePending:
        break;
    }
    return AlertLevel::Red;
}

/// How many rules hold in the direction of concern.
int rulesInConcern(const ControlPoint& point, BetterDirection better)
{
    const int concern = better == BetterDirection::Higher ? -1 : 1;
    const SignalSide trend = better == BetterDirection::Higher ? SignalSide::Low : SignalSide::High;
    int rules = point.rules.trend && point.trendSide == trend ? 1 : 0;
    if (point.side == concern)
        rules += point.rules.outsideLimits + point.rules.twoOfThree + point.rules.shift;
    return rules;
}

bool missesTarget(const AlertFacts& facts)
{
    if (!facts.value || !facts.target || facts.better == BetterDirection::Neither)
        return false;
    if (facts.denominator && *facts.denominator < facts.nMin)
        return false;
    return facts.better == BetterDirection::Higher ? *facts.value < *facts.target
                                                   : *facts.value > *facts.target;
}

} // namespace

Alert alertLevel(const AlertFacts& facts)
{
    Alert alert;
    const auto add = [&alert](bool holds, AlertReason reason) {
        if (!holds)
            return;
        alert.reasons.push_back(reason);
        alert.level = std::max(alert.level, levelOf(reason));
    };
    const bool locked = facts.limits == LimitState::Locked;
    const bool concern = locked && facts.newest && facts.newest->variation == Variation::Concern;
    add(facts.deadlinePassed, AlertReason::DeadlinePassed);
    add(facts.vetoEvent, AlertReason::VetoEvent);
    add(facts.responsePending, AlertReason::ResponsePending);
    add(concern && facts.newest->rule == SignalRule::OutsideLimits, AlertReason::OutsideLimits);
    add(locked && facts.assurance == Assurance::WillFail, AlertReason::TargetWillFail);
    add(concern && rulesInConcern(*facts.newest, facts.better) >= 2, AlertReason::TwoRules);
    add(missesTarget(facts), AlertReason::TargetMissed);
    add(concern, AlertReason::PointInConcern);
    return alert;
}

AlertFacts alertFacts(const ControlChart& chart, BetterDirection better)
{
    AlertFacts facts{.assurance = chart.assurance, .better = better, .target = chart.target};
    if (chart.points.empty() || chart.segments.empty())
        return facts;
    facts.newest = chart.points.back();
    facts.limits = chart.segments.back().state;
    facts.value = facts.newest->value;
    facts.denominator = facts.newest->denominator;
    return facts;
}

bool alertCloses(std::span<const AlertLevel> levels)
{
    return levels.size() >= 2 &&
           std::ranges::all_of(levels.last(2), [](AlertLevel level) { return level == AlertLevel::None; });
}

double falseSignalChance(SignalRule rule)
{
    const double beyondThree = 1 - normalLowerTail(3).value_or(1);
    const double close = normalLowerTail(3).value_or(1) - normalLowerTail(2).value_or(1);
    switch (rule) {
    case SignalRule::OutsideLimits:
        return 2 * beyondThree;
    case SignalRule::Trend:
        return 2.0 / 5040;       // Two of the 7! orders.
    case SignalRule::TwoOfThree: // The newest close, and one of the two before, all on that side.
        return 2 * close * (0.25 - (0.5 - close) * (0.5 - close));
    case SignalRule::Shift:
        return 2 * std::pow(0.5, 7);
    case SignalRule::None:
        break;
    }
    return 0;
}

double expectedFalseSignals(std::size_t series, bool concernOnly)
{
    double chance = 0;
    for (const SignalRule rule :
         {SignalRule::OutsideLimits, SignalRule::Trend, SignalRule::TwoOfThree, SignalRule::Shift})
        chance += falseSignalChance(rule);
    return static_cast<double>(series) * chance * (concernOnly ? 0.5 : 1);
}

} // namespace onescreen::statistics
