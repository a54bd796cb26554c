// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/warning.h"
#include "app/store/alertlog.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace onescreen {

/// An alert from the period that raised it to the one that closes it (indicators.md 7.4).
struct FollowedAlert
{
    AssessmentWarning warning; ///< As last raised.
    Period opened;
    Period lastSignal;                     ///< The newest period that raised it.
    int quiet = 0;                         ///< Judged periods without a signal since then.
    bool closed = false;                   ///< By two quiet periods in a row, the last of them the newest.
    std::optional<AlertDecision> decision; ///< The one that holds; none: nobody has acknowledged it.
};

/// What one period of the calendar says about one unit.
struct AlertPeriod
{
    Period period;
    const std::vector<AssessmentWarning>* warnings = nullptr; ///< Of any units.
    /// Whether the indicator had a value to judge. A period without one is neither a signal nor quiet.
    std::function<bool(const QString& indicator)> judged;
};

/// Alerts of the unit that are open after the last period of `history` (oldest first), or closed by it. One
/// for each indicator; those with a signal in the last period first, then by urgency.
std::vector<FollowedAlert> followAlerts(const QString& unit, std::span<const AlertPeriod> history,
                                        std::span<const AlertDecision> decisions);

} // namespace onescreen
