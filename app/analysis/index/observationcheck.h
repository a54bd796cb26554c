// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexresult.h"

namespace onescreen {

/// Step 3 for one observation with state Value or Suppressed: the check it fails, None when it passes (also
/// for other states, and for too few cases). For importers that want to name the row.
CellReason checkObservation(const IndicatorDefinition& definition, const Observation& observation);
/// English words for a sentence: "the numerator is above the denominator". Empty for None.
QString cellReasonSentence(CellReason reason);

} // namespace onescreen
