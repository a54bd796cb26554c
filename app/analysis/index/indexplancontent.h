// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplan.h"
#include "app/analysis/index/scoring.h"

#include <utility>

namespace onescreen {

/// Target and floor of one indicator for every unit.
struct TargetColumn
{
    std::vector<double>
        target; ///< One number when it is the same for all units, else one a unit; NaN = none.
    std::vector<double> floor;

    [[nodiscard]] Varying targets() const { return {target.data(), target.size() > 1}; }
    [[nodiscard]] Varying floors() const { return {floor.data(), floor.size() > 1}; }
};

struct LeafPlan
{
    std::size_t node = 0;
    const IndicatorDefinition* definition = nullptr; ///< Inside Content::catalogue.
    TargetColumn targets;
    std::vector<bool> duty;         ///< By unit; empty: all have it.
    std::vector<IndicatorId> items; ///< Indicators that its EventDeduction counts, without itself.
};

struct RulePlan
{
    const PointRule* rule = nullptr; ///< Inside Content::catalogue.
    std::size_t node = 0;            ///< Node whose score it changes (veto: which it zeroes; else the index).
    std::vector<IndicatorId> items;
    Direction direction = Direction::HigherBetter; ///< Of the indicator of a shortfall.
    TargetColumn targets;                          ///< Likewise.
    std::optional<std::size_t> boundBy;            ///< Position among the rules.
};

/// Units that are ranked together.
struct RankingScopes
{
    std::vector<std::size_t> scopeOf; ///< By unit.
    std::size_t count = 0;
};

struct IndexPlan::Content
{
    Catalogue catalogue;
    Period period;
    PeriodKind kind;
    IndexOptions options;
    std::vector<IndexUnit> units;
    std::vector<double> difficulty;
    RankingScopes levels;
    RankingScopes peers; ///< Level and peer group; also what relative rules compare within.
    std::shared_ptr<const IndexTree> tree;
    bool arithmetic = true; ///< All nodes are weighted or plain means.
    std::shared_ptr<const std::vector<std::vector<double>>> targets; ///< By indicator, by unit.
    std::vector<LeafPlan> leaves;
    std::vector<RulePlan> rules; ///< In the order of application.
};

/// How many periods of this kind make four quarters; 1 where they overlap.
int periodsInFourQuarters(PeriodKind kind);

} // namespace onescreen
