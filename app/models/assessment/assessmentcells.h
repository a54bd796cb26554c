// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentdata.h"

#include <optional>

namespace onescreen {

void settle(AssessmentCell& cell, FigureState state, FigureReason reason);
AssessmentCell cellFromFacts(const FactValue& value);
/// `place`: of the value among all imported ones.
AssessmentCell cellFromPrinted(const IndicatorValue& value, std::size_t place,
                               const IndicatorDefinition& definition);
/// Step 3: the checks that need nothing but the cell.
void checkCell(AssessmentCell& cell, const IndicatorDefinition& definition);

/// What the engine is told about one unit; none: it did not report. `one` names unit, period and indicator.
std::optional<Observation> observationOf(const AssessmentCell& cell, bool othersReported, Observation one);

/// A printed value that differs from ours by more than its rounding.
Contradiction differenceFromRows(const IndicatorValue& printed, const AssessmentCell& ours,
                                 const QString& unit, const IndicatorDefinition& definition,
                                 const Period& period);

} // namespace onescreen
