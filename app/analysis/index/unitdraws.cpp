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
    : m_plan(plan), m_result(result), m_options(options), m_weightSums(plan.tree->nodes.size()),
      m_variants(plan.tree->nodes.size()), m_leaves(plan.tree->nodes.size()),
      m_relative(plan.tree->nodes.size())
{
    const std::vector<IndexNode>& nodes = plan.tree->nodes;
    m_weights.reserve(nodes.size() * draws());
    for (const IndexNode& node : nodes) {
        UniformStream stream(options.seed, node.id.toUtf8());
        for (std::size_t draw = 0; draw < draws(); ++draw)
            m_weights.push_back(node.weight * (1 + options.weightSpread * (2 * stream.next() - 1)));
    }
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes[node].isLeaf() || nodes[node].aggregation.kind != AggregationKind::Arithmetic)
            continue;
        std::vector<double>& sums = m_weightSums[node];
        sums.assign(draws(), 0);
        for (std::size_t child = nodes[node].firstChild;
             child < nodes[node].firstChild + nodes[node].childCount; ++child) {
            for (std::size_t draw = 0; draw < draws(); ++draw)
                sums[draw] += m_weights[child * draws() + draw];
        }
    }
    const std::size_t units = plan.units.size();
    for (const LeafPlan& leaf : plan.leaves) {
        m_leaves[leaf.node] = &leaf;
        drawVariants(leaf);
        const std::size_t place = nodes[leaf.node].place;
        const std::span<const double> values(result.columns().value.data() + place * units, units);
        if (isRelative(**leaf.definition->score))
            m_relative[leaf.node] = std::make_unique<RelativeScores>(plan, leaf, values);
    }
}

/// Which rule is right is the same question for all units: one choice a draw.
void DrawnTree::drawVariants(const LeafPlan& leaf)
{
    const std::size_t rules = 1 + leaf.definition->scoreVariants.size();
    if (rules == 1 || !m_options.variants)
        return;
    UniformStream stream(m_options.seed, "score of " + m_plan.tree->nodes[leaf.node].id.toUtf8());
    for (std::size_t draw = 0; draw < draws(); ++draw)
        m_variants[leaf.node].push_back(
            static_cast<std::uint8_t>(stream.next() * static_cast<double>(rules)));
}

Varying DrawnTree::weights(std::size_t node) const
{
    return {m_weights.data() + node * draws(), true};
}

UnitDraws::UnitDraws(const DrawnTree& tree)
    : m_tree(tree), m_inner(tree.plan().tree->nodes.size()), m_scores(tree.draws()), m_totals(tree.draws())
{
    for (std::size_t node = 0; node < m_inner.size(); ++node) {
        if (!tree.plan().tree->nodes[node].isLeaf())
            m_inner[node].resize(tree.draws());
    }
}

/// Into m_scores; false when nothing of the value is uncertain.
bool UnitDraws::drawValues(std::size_t node, std::size_t unit, double value, UniformStream& stream)
{
    const IndicatorDefinition& definition = *m_tree.leaf(node).definition;
    const IndexResult::Counts behind = m_tree.result().counts(unit, node);
    const Counts counts = countsOf(definition, behind, value);
    if (!std::isnan(counts.n)) {
        const BetaSampler sampler(counts.x, counts.n);
        for (std::span<double> rest = m_scores; !rest.empty();) {
            const std::span<const double> numbers = stream.take(rest.size());
            sampler.quantiles(numbers, definition.scale, rest.data());
            rest = rest.subspan(numbers.size());
        }
        return true;
    }
    if (!(behind.standardError > 0))
        return false;
    drawNormal(value, behind.standardError, stream, m_scores);
    return true;
}

void UnitDraws::start(std::size_t node, std::size_t unit)
{
    const IndexTree& tree = *m_tree.plan().tree;
    const IndexNode& parent = tree.nodes[node];
    const std::size_t units = m_tree.plan().units.size();
    const std::vector<double>& scores = m_tree.result().columns().score;
    bool complete = !m_tree.weightSums(node).empty();
    for (std::size_t child = parent.firstChild; child < parent.firstChild + parent.childCount; ++child)
        complete = complete && !std::isnan(scores[child * units + unit]);
    if (complete)
        m_combiner.startComplete(parent, tree.fullScore, m_tree.weightSums(node));
    else
        m_combiner.start(parent, tree.fullScore, m_tree.draws());
}

/// Makes scores of the drawn values in m_scores.
void UnitDraws::scoreDraws(std::size_t node, std::size_t unit)
{
    const LeafPlan& leaf = m_tree.leaf(node);
    const std::span<const std::uint8_t> variants = m_tree.variants(node);
    ScoreContext context = scoreContext(m_tree.plan(), leaf);
    const double target = context.target[unit];
    const double floor = context.floor[unit];
    context.target = {&target, false};
    context.floor = {&floor, false};
    if (!variants.empty())
        m_drawn = m_scores;
    if (const RelativeScores* relative = m_tree.relative(node)) {
        for (double& drawn : m_scores)
            drawn = relative->score(unit, drawn);
    } else { // In place: less memory to walk through.
        scoreValues(**leaf.definition->score, context, m_scores, m_scores);
    }
    if (variants.empty())
        return;
    m_variant.resize(m_scores.size());
    std::uint8_t number = 0;
    for (const ScoreRule& rule : leaf.definition->scoreVariants) {
        ++number;
        scoreValues(*rule, context, m_drawn, m_variant);
        for (std::size_t draw = 0; draw < m_scores.size(); ++draw) {
            if (variants[draw] == number && !std::isnan(m_variant[draw]))
                m_scores[draw] = m_variant[draw];
        }
    }
}

/// Adds an indicator with a score to the node being combined.
void UnitDraws::addLeaf(std::size_t node, std::size_t unit, UniformStream& stream)
{
    const IndexResult::Columns& columns = m_tree.result().columns();
    const std::size_t units = m_tree.plan().units.size();
    const double value = columns.value[m_tree.plan().tree->nodes[node].place * units + unit];
    const bool scored =
        !std::isnan(value) && !std::holds_alternative<EventDeduction>(**m_tree.leaf(node).definition->score);
    if (scored && m_tree.options().values && drawValues(node, unit, value, stream)) {
        scoreDraws(node, unit);
    } else if (scored && !m_tree.variants(node).empty()) {
        std::ranges::fill(m_scores, value);
        scoreDraws(node, unit);
    } else {
        std::ranges::fill(m_scores, columns.score[node * units + unit]);
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
        start(node, unit);
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
