// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/unitdraws.h"

#include "app/analysis/index/betasampler.h"
#include "app/analysis/index/uniformstream.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onescreen {

namespace {

/// Counts x of n of a ratio; none where it has no counts.
struct Counts
{
    double x = noNumber;
    double n = noNumber;
};

Counts countsOf(const IndicatorDefinition& definition, const IndexResult::Counts& behind, double value)
{
    if (definition.kind != IndicatorKind::Ratio || std::isnan(behind.denominator))
        return {};
    const double n = behind.denominator;
    const double share = value / definition.scale;
    return {.x = std::isnan(behind.numerator) ? std::clamp(share, 0.0, 1.0) * n : behind.numerator, .n = n};
}

/// Normal numbers in pairs (Box and Muller 1958).
void drawNormal(double mean, double deviation, UniformStream& stream, std::span<double> values)
{
    for (std::size_t i = 0; i < values.size(); i += 2) {
        const double radius = deviation * std::sqrt(-2 * std::log(1 - stream.next()));
        const double angle = 2 * std::numbers::pi * stream.next();
        values[i] = mean + radius * std::cos(angle);
        if (i + 1 < values.size())
            values[i + 1] = mean + radius * std::sin(angle);
    }
}

} // namespace

DrawnTree::DrawnTree(const IndexPlan::Content& plan, const IndexResult& result,
                     const UncertaintyOptions& options)
    : m_plan(plan), m_result(result), m_options(options), m_leaves(plan.tree->nodes.size()),
      m_relative(plan.tree->nodes.size())
{
    const std::vector<IndexNode>& nodes = plan.tree->nodes;
    m_weights.reserve(nodes.size() * draws());
    for (const IndexNode& node : nodes) {
        UniformStream stream(options.seed, node.id.toUtf8());
        for (std::size_t draw = 0; draw < draws(); ++draw)
            m_weights.push_back(node.weight * (1 + options.weightSpread * (2 * stream.next() - 1)));
    }
    const std::size_t units = plan.units.size();
    for (const LeafPlan& leaf : plan.leaves) {
        m_leaves[leaf.node] = &leaf;
        const std::size_t place = nodes[leaf.node].place;
        const std::span<const double> values(result.columns().value.data() + place * units, units);
        if (isRelative(**leaf.definition->score))
            m_relative[leaf.node] = std::make_unique<RelativeScores>(plan, leaf, values);
    }
}

Varying DrawnTree::weights(std::size_t node) const
{
    return {m_weights.data() + node * draws(), true};
}

UnitDraws::UnitDraws(const DrawnTree& tree)
    : m_tree(tree), m_inner(tree.plan().tree->nodes.size()), m_values(tree.draws()), m_scores(tree.draws()),
      m_totals(tree.draws())
{
    for (std::size_t node = 0; node < m_inner.size(); ++node) {
        if (!tree.plan().tree->nodes[node].isLeaf())
            m_inner[node].resize(tree.draws());
    }
}

/// False when nothing of the value is uncertain.
bool UnitDraws::drawValues(std::size_t node, std::size_t unit, double value, UniformStream& stream)
{
    const IndicatorDefinition& definition = *m_tree.leaf(node).definition;
    const IndexResult::Counts behind = m_tree.result().counts(unit, node);
    const Counts counts = countsOf(definition, behind, value);
    if (!std::isnan(counts.n)) {
        const BetaSampler sampler(counts.x, counts.n);
        stream.fill(m_values);
        for (double& drawn : m_values)
            drawn = definition.scale * sampler(drawn);
        return true;
    }
    if (!(behind.standardError > 0))
        return false;
    drawNormal(value, behind.standardError, stream, m_values);
    return true;
}

/// Adds an indicator with a score to the node being combined.
void UnitDraws::addLeaf(std::size_t node, std::size_t unit, UniformStream& stream)
{
    const IndexResult::Columns& columns = m_tree.result().columns();
    const std::size_t units = m_tree.plan().units.size();
    const LeafPlan& leaf = m_tree.leaf(node);
    const ScoreShape& rule = **leaf.definition->score;
    const double value = columns.value[m_tree.plan().tree->nodes[node].place * units + unit];
    const bool open =
        m_tree.options().values && !std::isnan(value) && !std::holds_alternative<EventDeduction>(rule);
    if (!open || !drawValues(node, unit, value, stream)) {
        std::ranges::fill(m_scores, columns.score[node * units + unit]);
    } else if (const RelativeScores* relative = m_tree.relative(node)) {
        for (std::size_t draw = 0; draw < m_scores.size(); ++draw)
            m_scores[draw] = relative->score(unit, m_values[draw]);
    } else {
        ScoreContext context = scoreContext(m_tree.plan(), leaf);
        const double target = context.target[unit];
        const double floor = context.floor[unit];
        context.target = {&target, false};
        context.floor = {&floor, false};
        scoreValues(rule, context, m_values, m_scores);
    }
    m_combiner.add(m_scores.data(), m_tree.weights(node));
}

std::span<const double> UnitDraws::totals(std::size_t unit)
{
    const IndexTree& tree = *m_tree.plan().tree;
    const std::size_t units = m_tree.plan().units.size();
    const IndexResult::Columns& columns = m_tree.result().columns();
    UniformStream stream(m_tree.options().seed, m_tree.plan().units[unit].id.toUtf8());
    for (std::size_t node = tree.nodes.size(); node-- > 0;) {
        const IndexNode& parent = tree.nodes[node];
        if (parent.isLeaf() || std::isnan(columns.score[node * units + unit]))
            continue;
        m_combiner.start(parent, tree.fullScore, m_tree.draws());
        for (std::size_t child = parent.firstChild; child < parent.firstChild + parent.childCount; ++child) {
            if (std::isnan(columns.score[child * units + unit]))
                continue;
            if (tree.nodes[child].isLeaf())
                addLeaf(child, unit, stream);
            else
                m_combiner.add(m_inner[child].data(), m_tree.weights(child));
        }
        m_combiner.finish(m_inner[node].data());
    }
    const UnitOutcome& outcome = m_tree.result().outcome(unit);
    const double shift = outcome.bonus + outcome.deduction + outcome.caps;
    for (std::size_t draw = 0; draw < m_totals.size(); ++draw) {
        m_totals[draw] = m_inner.front()[draw] + shift;
        if (outcome.vetoes < 0) // What a veto took does not come back by luck.
            m_totals[draw] = std::min(m_totals[draw], *outcome.total);
    }
    return m_totals;
}

} // namespace onescreen
