// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <cstddef>
#include <optional>
#include <span>

namespace onescreen::statistics {

/// A numerator over a denominator, of one unit or one period. A part that is missing, or a denominator of 0,
/// has no rate: missing is not zero and 0/0 is not a number.
struct Share
{
    std::optional<double> numerator;
    std::optional<double> denominator;
};

/// A share whose rate exists.
struct KnownShare
{
    double numerator = 0;
    double denominator = 0;

    [[nodiscard]] double rate() const { return numerator / denominator; }
};
std::optional<KnownShare> known(const Share& share);

enum class ShareRule {
    WholePart, ///< Both whole numbers, 0 ≤ numerator ≤ denominator.
    Part,      ///< 0 ≤ numerator ≤ denominator.
    CountPer,  ///< 0 ≤ numerator, 0 ≤ denominator: a count over an exposure.
};

/// Error with the row (from 1) and the broken rule for the first share that does not follow it.
Result<void> checkShares(std::span<const Share> shares, ShareRule rule);
/// Error with the row (from 1) for the first value that is not finite or below `least`.
Result<void> checkFinite(std::span<const std::optional<double>> values, std::optional<double> least = {});

/// Σ numerators / Σ denominators over the known shares, never the mean of ratios; nullopt without any.
std::optional<double> pooledRate(std::span<const Share> shares);

} // namespace onescreen::statistics
