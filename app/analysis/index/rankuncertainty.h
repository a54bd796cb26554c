// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplan.h"
#include "app/analysis/index/indexresult.h"

#include <optional>
#include <vector>

namespace onescreen {

struct UncertaintyOptions
{
    int draws = 1000;           ///< 1..100,000
    quint64 seed = 20260101;    ///< Stored with the result.
    double weightSpread = 0.25; ///< f of w·(1 + f(2u−1)); 0: weights are taken as certain. 0..1
    bool values = true;         ///< Ratios p* ~ Beta(x+½, n−x+½), means from their standard error.
    bool variants = true;       ///< Each indicator that has score variants: one of them or its own rule.
    int threads = 0;            ///< 0: as many as the machine has. Does not change the result.
};

/// How sure the rank of one unit is; empty optionals for units that are not ranked.
struct RankSpread
{
    std::optional<double> low, median, high;   ///< 5 %, 50 %, 95 % of the rank, type-7 quantiles.
    std::optional<double> scoreLow, scoreHigh; ///< 5 % and 95 % of the shown score.
    std::optional<double> topTen;              ///< Share of draws with a rank ≤ 10.
    std::optional<double> betterThanNext; ///< Share of draws with a better rank than the next in the table.
    std::optional<int> band;              ///< From 1, by level; units of one band cannot be told apart.
    /// Rank without one member of the index, by its position among the index's children; none where the unit
    /// has no score then.
    std::vector<std::optional<int>> withoutMember;
};

struct RankUncertainty
{
    int draws = 0;
    quint64 seed = 0;
    double weightSpread = 0;
    std::vector<RankSpread> units; ///< In the order of IndexResult::units().
};

/// Monte Carlo of indicators.md 5. What has a score and a rank keeps it in every draw: coverage, vetoes and
/// point rules are those of `result`, and relative rules compare a drawn value with the other units' real
/// ones. Random numbers: mt19937_64 seeded from the seed and the unit's (or node's) id, u = (r >> 11)·2^−53,
/// so that neither the order of units nor the number of threads changes a bit. Runs up to `threads` threads
/// of its own and waits. `result` comes from `plan`. Invalid: options out of range.
Result<RankUncertainty> rankUncertainty(const IndexPlan& plan, const IndexResult& result,
                                        const UncertaintyOptions& options = {});

} // namespace onescreen
