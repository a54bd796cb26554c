// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/aggregation.h"
#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/rankuncertainty.h"
#include "app/analysis/index/relativescores.h"
#include "app/analysis/index/uniformstream.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace onescreen {

/// What all draws have in common: drawn weights, and the peers that relative rules compare with. Read by all
/// threads.
class DrawnTree
{
public:
    DrawnTree(const IndexPlan::Content& plan, const IndexResult& result, const UncertaintyOptions& options);

    [[nodiscard]] const IndexPlan::Content& plan() const { return m_plan; }
    [[nodiscard]] const IndexResult& result() const { return m_result; }
    [[nodiscard]] const UncertaintyOptions& options() const { return m_options; }
    [[nodiscard]] std::size_t draws() const { return static_cast<std::size_t>(m_options.draws); }
    /// By draw; of one member in its node.
    [[nodiscard]] Varying weights(std::size_t node) const;
    /// Their sum over all members of an arithmetic node, by draw; empty for others.
    [[nodiscard]] std::span<const double> weightSums(std::size_t node) const { return m_weightSums[node]; }
    /// By draw: 0 the rule in force, else the variant of that number; empty for indicators without variants.
    [[nodiscard]] std::span<const std::uint8_t> variants(std::size_t node) const { return m_variants[node]; }
    [[nodiscard]] const LeafPlan& leaf(std::size_t node) const { return *m_leaves[node]; }
    /// Null for rules that look at the unit alone.
    [[nodiscard]] const RelativeScores* relative(std::size_t node) const { return m_relative[node].get(); }

private:
    void drawVariants(const LeafPlan& leaf);

    const IndexPlan::Content& m_plan;
    const IndexResult& m_result;
    UncertaintyOptions m_options;
    std::vector<double> m_weights;                     ///< [node · draws + draw]
    std::vector<std::vector<double>> m_weightSums;     ///< By node.
    std::vector<std::vector<std::uint8_t>> m_variants; ///< By node.
    std::vector<const LeafPlan*> m_leaves;             ///< By node.
    std::vector<std::unique_ptr<RelativeScores>> m_relative;
};

/// Draws the index of one unit after another, reusing its memory; one for each thread.
class UnitDraws
{
public:
    explicit UnitDraws(const DrawnTree& tree);

    /// Totals of the unit by draw. Requires a unit with a total.
    [[nodiscard]] std::span<const double> totals(std::size_t unit);

private:
    bool drawValues(std::size_t node, std::size_t unit, double value, UniformStream& stream);
    void start(std::size_t node, std::size_t unit);
    void scoreDraws(std::size_t node, std::size_t unit);
    void addLeaf(std::size_t node, std::size_t unit, UniformStream& stream);

    const DrawnTree& m_tree;
    std::vector<std::vector<double>> m_inner; ///< By node, by draw; empty for indicators.
    std::vector<double> m_scores;
    std::vector<double> m_drawn;   ///< Values, kept while one score rule after the other looks at them.
    std::vector<double> m_variant; ///< Scores of one variant.
    std::vector<double> m_totals;
    NodeCombiner m_combiner;
};

} // namespace onescreen
