// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/indexresult.h"
#include "app/analysis/index/observationtable.h"

namespace onescreen {

/// Step 7: total = min(full + bonus cap, base + bonus − deductions), at least 0, then vetoes in their fixed
/// order. Every rule that held leaves a line with what it changed. Sets total, lines, sums by kind and, of
/// vetoes, `unranked` and the highest grade (kept in `grade`, empty for none). Units without a base score
/// keep none.
void applyPointRules(const IndexPlan::Content& plan, const ObservationTable& table,
                     const IndexResult::Columns& columns, std::vector<UnitOutcome>& outcomes);

} // namespace onescreen
