// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/relativescores.h"

#include <cmath>

namespace onescreen {

ScoreContext scoreContext(const IndexPlan::Content& plan, const LeafPlan& leaf)
{
    return {.direction = leaf.definition->direction,
            .scale = leaf.definition->scale,
            .fullScore = plan.tree->fullScore,
            .target = leaf.targets.targets(),
            .floor = leaf.targets.floors()};
}

RelativeScores::RelativeScores(const IndexPlan::Content& plan, const LeafPlan& leaf,
                               std::span<const double> values)
    : m_plan(plan), m_rule(**leaf.definition->score), m_context(scoreContext(plan, leaf)), m_values(values)
{
    std::vector<std::vector<double>> groups(plan.peers.count);
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
        if (!std::isnan(values[unit]))
            groups[plan.peers.scopeOf[unit]].push_back(values[unit]);
    }
    m_peers.reserve(groups.size());
    for (std::vector<double>& group : groups)
        m_peers.emplace_back(std::move(group));
}

void RelativeScores::scoreAll(std::span<double> scores) const
{
    for (std::size_t unit = 0; unit < scores.size(); ++unit)
        scores[unit] = score(unit, m_values[unit]);
}

double RelativeScores::score(std::size_t unit, double value) const
{
    return m_peers[m_plan.peers.scopeOf[unit]].score(m_rule, m_context, value, m_values[unit],
                                                     m_plan.difficulty[unit]);
}

} // namespace onescreen
