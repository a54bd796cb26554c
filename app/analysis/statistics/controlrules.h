// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/controlchart.h"

namespace onescreen::statistics {

/// Marks the points of a chart whose values, centres, limits and segments are set: side, rules, names, alarms
/// and the runs analysis of each segment. No rule looks across a segment border or a missing value.
void applyRules(ControlChart& chart, BetterDirection better);

/// The target against the limits of the last point that has them.
Assurance assess(const ControlChart& chart, BetterDirection better);

} // namespace onescreen::statistics
