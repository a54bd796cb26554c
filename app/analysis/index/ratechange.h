// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <span>
#include <vector>

namespace onescreen {

/// One case type in two periods: counts, denominator ≥ numerator ≥ 0.
struct RateGroup
{
    double numeratorBefore = 0;
    double denominatorBefore = 0;
    double numeratorAfter = 0;
    double denominatorAfter = 0;
};

/// Kitagawa 1955: Δr = Σ s̄ Δr_g (real) + Σ r̄ Δs_g (mix), as fractions (0.0135 = 1.35 percentage points).
struct RateChange
{
    struct Part
    {
        double real = 0;
        double mix = 0;
    };
    double from = 0;
    double to = 0;
    double real = 0;
    double mix = 0;
    std::vector<Part> parts; ///< One a group, in their order.
};

/// A group without cases in one period has its share 0 there and keeps its other rate. Invalid: a negative or
/// infinite count, a numerator above its denominator, no case at all in one of the periods.
Result<RateChange> decomposeRate(std::span<const RateGroup> groups);

} // namespace onescreen
