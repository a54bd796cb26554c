// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/indexresult.h"

#include <cmath>
#include <vector>

namespace onescreen {

/// Step 6 over all units: scores, coverage and states of the inner nodes from those of the indicators, then
/// effective weights and lost points from the index down. `balance` gets the mean less variance over mean of
/// the index's members, by unit.
void aggregateTree(const IndexPlan::Content& plan, IndexResult::Columns& columns,
                   std::vector<double>& balance);

/// One unit's tree while point rules change it.
class AdjustedTree
{
public:
    /// `scores`: one number a node; what is absent (NaN) stays absent.
    AdjustedTree(const IndexTree& tree, std::vector<double> scores);

    void zero(std::size_t node) { m_zeroed[node] = true; }
    /// Points on top of the node's score, which stays between 0 and the full score.
    void add(std::size_t node, double points) { m_added[node] += points; }
    [[nodiscard]] bool has(std::size_t node) const { return !std::isnan(m_scores[node]); }
    /// The index as it is now.
    [[nodiscard]] double index() const;

private:
    [[nodiscard]] double adjusted(std::size_t node, double score) const;

    const IndexTree& m_tree;
    std::vector<double> m_scores;
    std::vector<double> m_added;
    std::vector<bool> m_zeroed;
};

} // namespace onescreen
