// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

/// Pearson's r over the pairs where both are present; nullopt below two pairs, when one side has no spread or
/// when the lengths differ. Values are finite.
std::optional<double> pearson(std::span<const std::optional<double>> first,
                              std::span<const std::optional<double>> second);
/// Spearman's ρ: Pearson's r of average ranks over the same pairs.
std::optional<double> spearman(std::span<const std::optional<double>> first,
                               std::span<const std::optional<double>> second);

struct CorrelatedPair
{
    std::size_t first = 0;
    std::size_t second = 0; ///< Above `first`.
    double r = 0;
    std::size_t pairs = 0;
};

/// Pairs of columns with |r| above `mark` over at least `fewest` common units: two indicators that say the
/// same.
std::vector<CorrelatedPair> stronglyCorrelated(std::span<const std::vector<std::optional<double>>> columns,
                                               double mark = 0.9, std::size_t fewest = 10);

} // namespace onescreen::statistics
