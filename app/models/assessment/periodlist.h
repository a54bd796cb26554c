// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/factevaluation.h"
#include "app/models/assessment/importedvalues.h"

#include <vector>

namespace onescreen {

/// Periods of all calendars that can have figures, by calendar, then time: those with facts
/// (the newest 36 months, 24 quarters, 12 half-years, 10 years, and 24 times four quarters where the
/// catalogue has indicators of those) and those of imported values.
std::vector<Period> assessedPeriods(const std::vector<FactRows>& facts, const ImportedValues& imported,
                                    const Catalogue& catalogue);

} // namespace onescreen
