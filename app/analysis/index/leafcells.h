// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/indexresult.h"
#include "app/analysis/index/observationtable.h"

#include <array>

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

/// What came in the period of a plan and in those before it that carrying and pooling look at.
class PeriodHistory
{
public:
    PeriodHistory(const IndexPlan::Content& plan, const ObservationTable& table);

    /// How many periods, the present one included, make four quarters.
    [[nodiscard]] std::size_t pooled() const { return m_pooled; }
    /// `back` periods before the present one, at most max(pooled() − 1, 1); null when nothing came.
    [[nodiscard]] const ObservationTable::Column* column(const IndicatorId& indicator, std::size_t back) const
    {
        return ObservationTable::columnOf(m_periods[back], indicator);
    }

private:
    std::array<const ObservationTable::Columns*, 12> m_periods{};
    std::size_t m_pooled;
};

/// Steps 1 to 4 for one indicator and all units: value, state, treatment and reason. A score is set where it
/// is decided here: 0 by rule.
void fillLeaf(const IndexPlan::Content& plan, const LeafPlan& leaf, const PeriodHistory& history,
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
