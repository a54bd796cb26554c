// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitfacts.h"
#include "app/models/assessment/assessment.h"

namespace onescreen {

/// The words of an assessment as those of a portrait.
portrait::Level levelOf(AssessedLevel level);
portrait::State stateOf(FigureState state);
portrait::Better betterOf(BetterWhen better);
/// `item`: the indicator's, for unit and decimals; null for a veto.
portrait::Warning warningOf(const AssessmentWarning& warning, const portrait::Item* item);
portrait::ChangeStep::Kind kindOf(ChangePart part);
portrait::PointLine::Kind pointKindOf(ChangePart part); ///< Of a point rule.
QString partName(ChangePart part);                      ///< Empty for performance.

} // namespace onescreen
