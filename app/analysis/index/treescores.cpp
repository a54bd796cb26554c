// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/treescores.h"

#include "app/analysis/index/aggregation.h"
#include "app/analysis/index/losses.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace onescreen {

namespace {

constexpr double coverageGuard = 1e-12;

/// Coverage of one node by unit.
class Coverage
{
public:
    void start(const IndexNode& node, std::size_t units)
    {
        m_byCount =
            node.coverage == CoverageMode::Count || node.aggregation.kind == AggregationKind::PlainMean;
        m_applies.assign(units, 0);
        m_covered.assign(units, 0);
        m_data.assign(units, 0);
    }

    void add(const IndexNode& child, std::size_t offset, const IndexResult::Columns& columns)
    {
        const double weight = m_byCount ? 1.0 : child.weight;
        const std::size_t units = m_applies.size();
        const Treatment* treatments = columns.treatment.data() + offset;
        for (std::size_t unit = 0; unit < units; ++unit) {
            const Treatment treatment = treatments[unit];
            const double applies = treatment == Treatment::Redistributed ? 0 : weight;
            m_applies[unit] += applies;
            m_covered[unit] += treatment == Treatment::Uncovered ? 0 : applies;
            if (child.isLeaf())
                m_data[unit] += treatment == Treatment::Own ? weight : 0;
            else if (applies > 0)
                m_data[unit] += weight * columns.dataCoverage[child.place * units + unit];
        }
    }

    /// Sets coverage, treatment and reason; takes the score back where too little is covered.
    void finish(const IndexNode& node, std::size_t offset, IndexResult::Columns& columns) const
    {
        for (std::size_t unit = 0; unit < m_applies.size(); ++unit) {
            const std::size_t at = offset + unit;
            if (!(m_applies[unit] > 0)) {
                columns.score[at] = noNumber;
                columns.treatment[at] = Treatment::Redistributed;
                columns.reason[at] = CellReason::NothingApplies;
                columns.state[at] = ValueState::NotApplicable;
                continue;
            }
            const std::size_t inner = node.place * m_applies.size() + unit;
            columns.coverage[inner] = m_covered[unit] / m_applies[unit];
            columns.dataCoverage[inner] = m_data[unit] / m_applies[unit];
            const bool covered = columns.coverage[inner] >= node.minCoverage - coverageGuard;
            if (covered && !std::isnan(columns.score[at])) {
                columns.treatment[at] = Treatment::Own;
                continue;
            }
            columns.score[at] = noNumber;
            columns.treatment[at] = Treatment::Uncovered;
            columns.reason[at] = CellReason::LowCoverage;
            columns.state[at] = ValueState::NotReported;
        }
    }

private:
    bool m_byCount = false;
    std::vector<double> m_applies, m_covered, m_data;
};

void keepBalance(const IndexTree& tree, std::size_t units, const IndexResult::Columns& columns,
                 std::vector<double>& balance)
{
    IndexNode root = tree.nodes.front();
    root.aggregation = {.kind = AggregationKind::Balance, .lowest = {}};
    NodeCombiner combiner;
    combiner.start(root, tree.fullScore, units);
    for (std::size_t child = root.firstChild; child < root.firstChild + root.childCount; ++child)
        combiner.add(&columns.score[child * units], {&tree.nodes[child].weight, false});
    balance.resize(units);
    combiner.finish(balance.data());
    for (std::size_t unit = 0; unit < units; ++unit) {
        if (std::isnan(columns.score[unit]))
            balance[unit] = noNumber;
    }
}

} // namespace

void aggregateTree(const IndexPlan::Content& plan, IndexResult::Columns& columns,
                   std::vector<double>& balance)
{
    const IndexTree& tree = *plan.tree;
    const std::size_t units = plan.units.size();
    NodeCombiner combiner;
    Coverage coverage;
    for (std::size_t node = tree.nodes.size(); node-- > 0;) {
        const IndexNode& parent = tree.nodes[node];
        if (parent.isLeaf())
            continue;
        combiner.start(parent, tree.fullScore, units);
        coverage.start(parent, units);
        for (std::size_t child = parent.firstChild; child < parent.firstChild + parent.childCount; ++child) {
            combiner.add(&columns.score[child * units], {&tree.nodes[child].weight, false});
            coverage.add(tree.nodes[child], child * units, columns);
        }
        combiner.finish(&columns.score[node * units]);
        coverage.finish(parent, node * units, columns);
        std::ranges::copy(combiner.weights(),
                          columns.present.begin() + static_cast<std::ptrdiff_t>(parent.place * units));
    }
    keepBalance(tree, units, columns, balance);
    setLosses(plan, columns);
}

AdjustedTree::AdjustedTree(const IndexTree& tree, std::vector<double> scores)
    : m_tree(tree), m_scores(std::move(scores)), m_added(m_scores.size(), 0), m_zeroed(m_scores.size(), false)
{
}

double AdjustedTree::adjusted(std::size_t node, double score) const
{
    if (m_zeroed[node])
        return 0;
    const double added = m_added[node];
    if (added == 0)
        return score;
    return std::clamp(score + added, std::min(0.0, score), std::max(m_tree.fullScore, score));
}

double AdjustedTree::index() const
{
    std::vector<double> scores = m_scores;
    NodeCombiner combiner;
    for (std::size_t node = m_tree.nodes.size(); node-- > 0;) {
        const IndexNode& parent = m_tree.nodes[node];
        if (std::isnan(scores[node]))
            continue;
        if (!parent.isLeaf()) {
            combiner.start(parent, m_tree.fullScore, 1);
            for (std::size_t child = parent.firstChild; child < parent.firstChild + parent.childCount;
                 ++child)
                combiner.add(&scores[child], {&m_tree.nodes[child].weight, false});
            combiner.finish(&scores[node]);
        }
        scores[node] = adjusted(node, scores[node]);
    }
    return scores.front();
}

} // namespace onescreen
