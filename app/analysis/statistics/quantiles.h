// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace onescreen::statistics {

/// Quantile of type 7 (Hyndman & Fan 1996: linear between order statistics, position (n − 1)·p), the default
/// of R, NumPy and Excel. `p` in [0, 1]; nullopt for no values, NaN among them or `p` outside.
std::optional<double> quantile(std::span<const double> values, double p);
/// The same for values that are sorted already; only checks that there are any and that `p` is in [0, 1].
std::optional<double> quantileOfSorted(std::span<const double> sorted, double p);
std::optional<double> median(std::span<const double> values);

enum class TieRank { Minimum, Average };

/// Ascending ranks from 1, equal values sharing the smallest or the mean rank; missing stays missing.
std::vector<std::optional<double>> ascendingRanks(std::span<const std::optional<double>> values,
                                                  TieRank ties);
/// (r − 1)/(N − 1) with ascending ranks over the N present values, 0 … 1; missing for N = 1. Minimum ranks
/// are COINr's choice.
std::vector<std::optional<double>> percentileRanks(std::span<const std::optional<double>> values,
                                                   TieRank ties = TieRank::Minimum);

} // namespace onescreen::statistics
