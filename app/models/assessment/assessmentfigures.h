// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmentdata.h"

namespace onescreen {

// How the files of Assessment turn what was computed into what is shown.

/// English sentence; empty for None.
QString reasonText(FigureReason reason, const IndicatorDefinition& definition);
/// The cell with interval and printed value; NoSource for a column without cells.
Figure figureOf(const AssessmentData& data, const AssessmentColumn& column, std::size_t unit);
IndicatorInfo infoOf(const AssessmentData& data, const AssessedPeriod& period,
                     const IndicatorDefinition& definition);
Comparison comparisonOf(const AssessmentData& data, const IndicatorDefinition& definition, std::size_t unit,
                        const Figure& now, const Period& before);
bool isRate(const IndicatorDefinition& definition);
BetterWhen betterOf(const IndicatorDefinition& definition);
TargetState targetStateOf(const IndicatorDefinition& definition, const Figure& figure,
                          std::optional<double> target);
/// Quantities for which chance is not the whole story: Wilson for rates, Byar for counts, in the indicator's
/// unit; none otherwise.
struct ShownInterval
{
    std::optional<double> low;
    std::optional<double> high;
};
ShownInterval intervalOf(const IndicatorDefinition& definition, const AssessmentCell& cell);

} // namespace onescreen
