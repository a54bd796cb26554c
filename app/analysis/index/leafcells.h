// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/indexresult.h"
#include "app/analysis/index/observationtable.h"

namespace onescreen {

/// One observation after steps 1 to 3: NaN = missing; a value only with state Value.
struct Reading
{
    double numerator = noNumber;
    double denominator = noNumber;
    double value = noNumber;
    double standardError = noNumber;
    ValueState state = ValueState::NotReported;
    CellReason reason = CellReason::NotReported;
};
/// `column` may be null: nothing came.
Reading readObservation(const IndicatorDefinition& definition, const ObservationTable::Column* column,
                        std::size_t unit);

/// Steps 1 to 4 for one indicator and all units: value, state, treatment and reason. A score is set where it
/// is decided here: 0 by rule.
void fillLeaf(const IndexPlan::Content& plan, const LeafPlan& leaf, const ObservationTable& table,
              IndexResult::Columns& columns);

/// The score rule of an indicator over values, one a unit; counted things of `period`.
void scoreUnits(const IndexPlan::Content& plan, const LeafPlan& leaf, const ObservationTable& table,
                const Period& period, std::span<const double> values, std::span<double> scores);
/// Step 5 for the same: needs the values of fillLeaf().
void scoreLeaf(const IndexPlan::Content& plan, const LeafPlan& leaf, const ObservationTable& table,
               IndexResult::Columns& columns);

/// Values of an indicator that is counted by rules, by unit; NaN where there is no value of that period.
std::vector<double> countedValues(const IndexPlan::Content& plan, const ObservationTable& table,
                                  const IndicatorId& indicator, const Period& period);

} // namespace onescreen
