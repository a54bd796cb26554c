// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/controlchart.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

enum class AlertLevel { None, Blue, Yellow, Orange, Red };

enum class AlertReason {
    PointInConcern,  ///< Blue: the newest point is a signal in the direction of concern.
    TwoRules,        ///< Yellow: two rules hold at it.
    TargetMissed,    ///< Yellow: target missed with n ≥ nMin.
    OutsideLimits,   ///< Orange
    TargetWillFail,  ///< Orange: by assurance.
    DeadlinePassed,  ///< Red: a legal deadline.
    VetoEvent,       ///< Red
    ResponsePending, ///< Red: a response pending for more than 15 minutes.
};

/// What is known of one unit × indicator at the end of a period.
struct AlertFacts
{
    std::optional<ControlPoint> newest; ///< Last point of the chart; none where no chart is made.
    LimitState limits = LimitState::TooFew;
    Assurance assurance = Assurance::None;
    BetterDirection better = BetterDirection::Neither;
    std::optional<double> value;
    std::optional<double> target;
    std::optional<double> denominator; ///< n behind the value; missing for values without one.
    double nMin = 10;
    bool deadlinePassed = false;
    bool vetoEvent = false;
    bool responsePending = false;
};

struct Alert
{
    AlertLevel level = AlertLevel::None;
    std::vector<AlertReason> reasons; ///< All that hold, gravest first.
};

/// The level of indicators.md 7.4. Signals of a chart count only under locked limits.
Alert alertLevel(const AlertFacts& facts);
AlertFacts alertFacts(const ControlChart& chart, BetterDirection better); ///< What a chart itself can tell.
/// Whether an open alert closes: the last two periods were quiet. `levels` ends with the newest period.
bool alertCloses(std::span<const AlertLevel> levels);

/// Chance that a rule holds at the newest point of a series of independent normal values with known limits.
double falseSignalChance(SignalRule rule);
/// Expected signals of a period from chance alone, in both directions: series × the sum over the four rules
/// (an upper bound, since rules overlap). `concernOnly` halves it.
double expectedFalseSignals(std::size_t series, bool concernOnly);

} // namespace onescreen::statistics
