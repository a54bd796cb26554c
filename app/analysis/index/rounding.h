// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/scorerule.h"

#include <optional>

namespace onescreen {

/// Rounds half away from zero as a reader would from the number's decimal text: what is a half up to 1e-9 of
/// itself (91.245 is stored as 91.24499999999999744) counts as a half. `decimals` 0..15; NaN and infinities
/// stay.
double roundedHalfAway(double value, int decimals);
/// The same, counted in units of the last decimal: 91.245 with 2 decimals is 9125.
double scaledHalfAway(double value, int decimals);

/// g of the point rules: exact, or whole steps with the same guard, so that 5.000000000000004 steps are 5.
double wholeSteps(double steps, RoundingMode mode);

} // namespace onescreen
