// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/indexresult.h"

namespace onescreen {

/// Points that a full score at each node would add to the index, from effective weights and scores; over the
/// indicators of a unit they sum exactly to full score − base. Arithmetic: W·(full − s). Geometric: by
/// logarithmic means, L(full, I)·w·ln(full ÷ s). Balance: the penalty σ²/M goes to the members by their
/// squared deviation.
void setLosses(const IndexPlan::Content& plan, IndexResult::Columns& columns);

} // namespace onescreen
