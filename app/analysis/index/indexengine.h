// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplan.h"
#include "app/analysis/index/indexresult.h"
#include "app/analysis/index/observationtable.h"

namespace onescreen {

/// Steps 1 to 9 of docs/indicators.md for one period, every step stored. Pure: the same input gives the same
/// bits, whatever the order of units and observations. Thread-safe; takes some milliseconds for 1,400 units ×
/// 60 indicators. `plan` and `table` must have been made for the same catalogue and units (checked:
/// Internal).
Result<IndexResult> computeIndex(const IndexPlan& plan, const ObservationTable& table);

/// Everything at once, for callers that compute once.
struct IndexInput
{
    Catalogue catalogue;
    Period period;
    std::vector<IndexUnit> units;
    std::vector<Observation>
        observations; ///< Of the period, and of the three before for carrying and pooling.
    IndexOptions options{};
};
/// Invalid: an observation of an unknown unit or indicator, a duplicate, a unit twice, a catalogue without
/// indicators for the period.
Result<IndexResult> computeIndex(const IndexInput& input);

} // namespace onescreen
