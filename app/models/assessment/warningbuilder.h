// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentdata.h"

#include <vector>

namespace onescreen {

/// Step 12 for one period that has ended: rules of the control chart over the periods up to it, targets and
/// alarm values with enough cases, vetoes, counts that are too even. One warning for a unit and indicator,
/// the most urgent first, then by the points lost. A running period has none: its figures are not complete.
std::vector<AssessmentWarning> warningsOf(const AssessmentData& data, const AssessedPeriod& period);

} // namespace onescreen
