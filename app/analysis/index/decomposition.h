// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplan.h"
#include "app/analysis/index/indexresult.h"
#include "app/analysis/index/observationtable.h"

#include <vector>

namespace onescreen {

/// What moved an index. The parts of one explanation are exact: they sum to the difference
/// (docs/indicators.md).
enum class ChangeKind : quint8 {
    Performance, ///< Σ W̄ Δs: the score moved (under the later rule).
    Rule,        ///< Σ W̄ (s_new(x0) − s_old(x0)): the score rule changed, the earlier value scored by both.
    Weights,     ///< Σ (s̄ − Ī) ΔW: weights, and coverage where something came or went.
    Balance,     ///< The penalty for uneven members (AMPI).
    Bonus,
    Deduction,
    Cap,
    Veto,
};
QString changeKindName(ChangeKind kind); ///< "performance", "rule", "weights", "balance", "bonus", …

struct ChangeItem
{
    ChangeKind kind = ChangeKind::Performance;
    QString node;      ///< Indicator; the aggregate for Balance; empty for point rules.
    double amount = 0; ///< Points of the index.
};

/// Unrounded. Items in the order of the tree, then point rules; zero items are left out.
struct IndexChange
{
    double from = 0;
    double to = 0;
    std::vector<ChangeItem> items;

    [[nodiscard]] double sum(ChangeKind kind) const;
};

/// Why the total of one unit moved between two periods (indicators.md 8.2, 8.4); none when one of them has no
/// total. `scoredAgain`: the earlier period's values under the later period's plan, as rescored() gives them,
/// when score rules differ; null otherwise. Units are positions in their own result.
std::optional<IndexChange> decomposeChange(const IndexResult& before, std::size_t unitBefore,
                                           const IndexResult& after, std::size_t unitAfter,
                                           const IndexResult* scoredAgain = nullptr);
/// The values of `before` (same units, same order) under the rules of `later`: only cell scores are meant to
/// be read. Relative rules compare the earlier values with each other. Invalid when units differ.
Result<IndexResult> rescored(const IndexResult& before, const IndexPlan& later,
                             const ObservationTable& table);

/// Gap of `unit` to `peer` in the same period: Σ W (s − s_peer), exact like a change; from = peer, to = unit.
std::optional<IndexChange> compareUnits(const IndexResult& result, std::size_t unit, std::size_t peer);

/// 8.5: own = rank of the new own score among the old others − old rank; others = new rank − that. Negative
/// is towards the top. None where the unit is not ranked in both periods.
struct RankChange
{
    int from = 0;
    int to = 0;
    int own = 0;
    int others = 0;
};
std::optional<RankChange> decomposeRank(const IndexResult& before, std::size_t unitBefore,
                                        const IndexResult& after, std::size_t unitAfter);

} // namespace onescreen
