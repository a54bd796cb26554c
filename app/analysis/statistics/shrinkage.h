// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/statistics/share.h"
#include "app/base/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

struct ShrunkRate
{
    std::optional<double> rate;
    std::optional<double> weight;   ///< ρ: how much of the unit's own rate is kept, 0 … 1.
    std::optional<double> estimate; ///< b + ρ(p − b)
};

struct Shrinkage
{
    std::optional<double> overall; ///< b = Σx/Σn; none without any denominator.
    double variance = 0;           ///< s² = Σn(p − b)²/Σn
    double betweenUncut = 0;       ///< A before it is cut at 0.
    double between = 0;            ///< A ≥ 0; 0 says: no real differences beyond chance.
    std::size_t units = 0;
    std::vector<ShrunkRate> rates; ///< One for each share, in the same order.
};

/// Empirical Bayes estimates of shares (Martuzzi & Elliott 1996). For lists and maps, never for the official
/// score. Errors as in computeFunnel().
Result<Shrinkage> shrinkShares(std::span<const Share> shares);
/// The same for counts over an exposure (Marshall 1991): A = s² − b/(Σn/m), ρ = A/(A + b/n). The numerator
/// may exceed the denominator and the denominator need not be whole.
Result<Shrinkage> shrinkRates(std::span<const Share> counts);

} // namespace onescreen::statistics
