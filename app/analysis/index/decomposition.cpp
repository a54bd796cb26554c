// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/decomposition.h"

#include "app/analysis/index/aggregation.h"
#include "app/analysis/index/indexplancontent.h"
#include "app/analysis/index/leafcells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isLinear(const IndexNode& node)
{
    return node.aggregation.kind == AggregationKind::Arithmetic ||
           node.aggregation.kind == AggregationKind::PlainMean;
}

/// One unit of one result.
struct Side
{
    const IndexResult& result;
    std::size_t unit;

    [[nodiscard]] double score(std::size_t node) const
    {
        return result.columns().score[node * result.units().size() + unit];
    }
    [[nodiscard]] const IndexNode& node(std::size_t at) const { return result.nodes()[at]; }
    [[nodiscard]] const UnitOutcome& outcome() const { return result.outcome(unit); }

    /// Members that have a score, with their weight as the node counts it; in the order of the tree.
    template <typename Visit> void forMembers(const IndexNode& parent, Visit visit) const
    {
        const bool plain = parent.aggregation.kind == AggregationKind::PlainMean;
        for (std::size_t child = parent.firstChild; child < parent.firstChild + parent.childCount; ++child) {
            const double weight = plain ? 1.0 : node(child).weight;
            if (!std::isnan(score(child)) && weight > 0)
                visit(child, weight);
        }
    }
};

/// A member of a node on both sides; weight 0 where it is absent.
struct Term
{
    std::array<double, 2> weight{};
    std::array<double, 2> score{noNumber, noNumber};
    std::array<std::size_t, 2> node{};

    [[nodiscard]] bool onBoth() const { return !std::isnan(score[0]) && !std::isnan(score[1]); }
    /// "Keeps its other score" where it is absent.
    void fill()
    {
        for (const std::size_t side : {0U, 1U}) {
            if (std::isnan(score[side]))
                score[side] = score[1 - side];
        }
    }
    [[nodiscard]] double meanWeight() const { return (weight[0] + weight[1]) / 2; }
    [[nodiscard]] double meanScore() const { return (score[0] + score[1]) / 2; }
};

/// By id, so that sums have one order.
using Terms = std::map<QString, Term>;

class Explainer
{
public:
    Explainer(const Side& before, const Side& after, const IndexResult* scoredAgain)
        : m_sides{before, after}, m_again(scoredAgain)
    {
    }

    std::vector<ChangeItem> explain()
    {
        explainNode(0, 0, 1);
        return std::move(m_items);
    }

private:
    void addItem(ChangeKind kind, const QString& node, double amount)
    {
        if (amount != 0)
            m_items.push_back({.kind = kind, .node = node, .amount = amount});
    }

    [[nodiscard]] double changeOf(std::size_t nodeBefore, std::size_t nodeAfter) const
    {
        return m_sides[1].score(nodeAfter) - m_sides[0].score(nodeBefore);
    }

    /// Explains factor · (score after − score before) of a node that has a score on both sides.
    void explainNode(std::size_t nodeBefore, std::size_t nodeAfter, double factor)
    {
        const IndexNode& before = m_sides[0].node(nodeBefore);
        const IndexNode& after = m_sides[1].node(nodeAfter);
        if (before.isLeaf() && after.isLeaf())
            return explainLeaf(nodeBefore, nodeAfter, factor);
        const bool linear = isLinear(before) && isLinear(after);
        if (before.isLeaf() || after.isLeaf() || (!linear && before.aggregation != after.aggregation))
            return addItem(ChangeKind::Rule, after.id, factor * changeOf(nodeBefore, nodeAfter));
        if (before.aggregation.kind == AggregationKind::Geometric)
            return explainGeometric(nodeBefore, nodeAfter, factor);
        explainLinear(nodeBefore, nodeAfter, factor);
    }

    void explainLeaf(std::size_t nodeBefore, std::size_t nodeAfter, double factor)
    {
        const QString& id = m_sides[1].node(nodeAfter).id;
        const double again = scoredAgain(id);
        const double start = std::isnan(again) ? m_sides[0].score(nodeBefore) : again;
        addItem(ChangeKind::Performance, id, factor * (m_sides[1].score(nodeAfter) - start));
        addItem(ChangeKind::Rule, id, factor * (start - m_sides[0].score(nodeBefore)));
    }

    /// The earlier value of an indicator under the later rule; NaN when that was not asked for or gives
    /// nothing.
    [[nodiscard]] double scoredAgain(const QString& id) const
    {
        if (m_again == nullptr)
            return noNumber;
        const auto node = m_again->findNode(id);
        const std::size_t units = m_again->units().size();
        return node ? m_again->columns().score[*node * units + m_sides[0].unit] : noNumber;
    }

    /// Members below linear nodes with their weight in the topmost of them; stops at what is not linear.
    void collect(std::size_t side, std::size_t parent, double weight, const Side& other, Terms& terms) const
    {
        const Side& own = m_sides[side];
        double sum = 0;
        own.forMembers(own.node(parent), [&](std::size_t, double member) { sum += member; });
        own.forMembers(own.node(parent), [&](std::size_t child, double member) {
            const IndexNode& node = own.node(child);
            const auto twin = other.result.findNode(node.id);
            const bool linear = !node.isLeaf() && isLinear(node) &&
                                (!twin || (!other.node(*twin).isLeaf() && isLinear(other.node(*twin))));
            const double inside = weight * member / sum;
            if (linear)
                return collect(side, child, inside, other, terms);
            Term& term = terms[node.id];
            term.weight[side] = inside;
            term.score[side] = own.score(child);
            term.node[side] = child;
        });
    }

    /// A member that is absent on one side keeps its score: nothing to explain.
    void explainTerm(const Term& term, double factor)
    {
        if (term.onBoth())
            explainNode(term.node[0], term.node[1], factor);
    }

    /// ΣW̄ Δs + Σ(s̄ − Ī)ΔW, and for Balance the change of the penalty.
    void explainLinear(std::size_t nodeBefore, std::size_t nodeAfter, double factor)
    {
        Terms terms;
        collect(0, nodeBefore, 1, m_sides[1], terms);
        collect(1, nodeAfter, 1, m_sides[0], terms);
        std::array<double, 2> means{};
        for (auto& [id, term] : terms) {
            for (const std::size_t side : {0U, 1U})
                means[side] += std::isnan(term.score[side]) ? 0 : term.weight[side] * term.score[side];
        }
        const double mean = (means[0] + means[1]) / 2;
        for (auto& [id, term] : terms) {
            explainTerm(term, factor * term.meanWeight());
            term.fill();
            addItem(ChangeKind::Weights, id,
                    factor * (term.meanScore() - mean) * (term.weight[1] - term.weight[0]));
        }
        if (m_sides[1].node(nodeAfter).aggregation.kind == AggregationKind::Balance) {
            const double penalty = changeOf(nodeBefore, nodeAfter) - (means[1] - means[0]);
            addItem(ChangeKind::Balance, m_sides[1].node(nodeAfter).id, factor * penalty);
        }
    }

    [[nodiscard]] Terms membersOf(std::size_t nodeBefore, std::size_t nodeAfter) const
    {
        Terms terms;
        const std::array nodes{nodeBefore, nodeAfter};
        for (const std::size_t side : {0U, 1U}) {
            const Side& own = m_sides[side];
            double sum = 0;
            own.forMembers(own.node(nodes[side]), [&](std::size_t, double weight) { sum += weight; });
            own.forMembers(own.node(nodes[side]), [&](std::size_t child, double weight) {
                Term& term = terms[own.node(child).id];
                term.weight[side] = weight / sum;
                term.score[side] = own.score(child);
                term.node[side] = child;
            });
        }
        return terms;
    }

    /// L·w̄·Δln s + L·(mean ln s − mean ln I)·Δw with L the logarithmic mean of the two indices.
    void explainGeometric(std::size_t nodeBefore, std::size_t nodeAfter, double factor)
    {
        const std::array scores{m_sides[0].score(nodeBefore), m_sides[1].score(nodeAfter)};
        if (!(scores[0] > 0) || !(scores[1] > 0)) // A member is 0: no logarithm, and no share of the others.
            return addItem(ChangeKind::Performance, m_sides[1].node(nodeAfter).id,
                           factor * (scores[1] - scores[0]));
        const Aggregation& aggregation = m_sides[1].node(nodeAfter).aggregation;
        const double full = m_sides[1].result.tree().fullScore;
        const double whole = logarithmicMean(scores[1], scores[0]);
        const double stretch = (full - aggregation.lowest.value_or(0)) / full;
        const double middle = (std::log(scores[0]) + std::log(scores[1])) / 2;
        for (auto& [id, given] : membersOf(nodeBefore, nodeAfter)) {
            Term term = given;
            term.fill();
            const double first = rescaled(aggregation, term.score[0], full);
            const double second = rescaled(aggregation, term.score[1], full);
            explainTerm(given, factor * whole * term.meanWeight() * stretch / logarithmicMean(second, first));
            const double logarithm = (std::log(first) + std::log(second)) / 2;
            addItem(ChangeKind::Weights, id,
                    factor * whole * (logarithm - middle) * (term.weight[1] - term.weight[0]));
        }
    }

    std::array<Side, 2> m_sides;
    const IndexResult* m_again;
    std::vector<ChangeItem> m_items;
};

std::optional<IndexChange> explained(const Side& before, const Side& after, const IndexResult* scoredAgain)
{
    const UnitOutcome& first = before.outcome();
    const UnitOutcome& second = after.outcome();
    if (!first.total || !second.total)
        return std::nullopt;
    IndexChange change{
        .from = *first.total, .to = *second.total, .items = Explainer(before, after, scoredAgain).explain()};
    const std::array lines{std::pair(ChangeKind::Bonus, second.bonus - first.bonus),
                           std::pair(ChangeKind::Deduction, second.deduction - first.deduction),
                           std::pair(ChangeKind::Cap, second.caps - first.caps),
                           std::pair(ChangeKind::Veto, second.vetoes - first.vetoes)};
    for (const auto& [kind, amount] : lines) {
        if (amount != 0)
            change.items.push_back({.kind = kind, .node = {}, .amount = amount});
    }
    return change;
}

} // namespace

QString changeKindName(ChangeKind kind)
{
    static constexpr std::array names{"performance"_L1, "rule"_L1,      "weights"_L1, "balance"_L1,
                                      "bonus"_L1,       "deduction"_L1, "cap"_L1,     "veto"_L1};
    return QString(names.at(static_cast<std::size_t>(kind)));
}

double IndexChange::sum(ChangeKind kind) const
{
    double sum = 0;
    for (const ChangeItem& item : items)
        sum += item.kind == kind ? item.amount : 0;
    return sum;
}

std::optional<IndexChange> decomposeChange(const IndexResult& before, std::size_t unitBefore,
                                           const IndexResult& after, std::size_t unitAfter,
                                           const IndexResult* scoredAgain)
{
    return explained({before, unitBefore}, {after, unitAfter}, scoredAgain);
}

std::optional<IndexChange> compareUnits(const IndexResult& result, std::size_t unit, std::size_t peer)
{
    return explained({result, peer}, {result, unit}, nullptr);
}

Result<IndexResult> rescored(const IndexResult& before, const IndexPlan& later, const ObservationTable& table)
{
    const IndexPlan::Content& plan = later.content();
    const std::size_t units = plan.units.size();
    const bool same = std::ranges::equal(before.units(), plan.units, {}, &IndexUnit::id, &IndexUnit::id);
    if (!same || table.unitCount() != units)
        return failure(ErrorKind::Invalid, u"the two periods do not have the same units in the same order"_s);
    auto content = std::make_shared<IndexResult::Content>();
    content->catalogueId = plan.catalogue.id();
    content->catalogueVersion = plan.catalogue.version();
    content->catalogueTitle = plan.catalogue.fields().title;
    content->tree = plan.tree;
    content->units = plan.units;
    content->outcomes.resize(units);
    content->observed.resize(plan.leaves.size(), nullptr);
    content->targets = plan.targets;
    const std::size_t cells = plan.tree->nodes.size() * units;
    content->columns.value.assign(plan.leaves.size() * units, noNumber);
    content->columns.score.assign(cells, noNumber);
    content->columns.coverage.assign(cells - content->columns.value.size(), noNumber);
    content->columns.dataCoverage = content->columns.coverage;
    content->columns.present.resize(content->columns.coverage.size());
    content->columns.state.resize(cells);
    content->columns.treatment.resize(cells, Treatment::Uncovered);
    content->columns.reason.resize(cells);
    for (const LeafPlan& leaf : plan.leaves) {
        const auto node = before.findNode(leaf.definition->id.toString());
        if (!node)
            continue;
        const std::size_t place = before.nodes()[*node].place;
        if (!before.nodes()[*node].isLeaf())
            continue;
        const std::span<const double> values(before.columns().value.data() + place * units, units);
        const std::span<double> scores(content->columns.score.data() + leaf.node * units, units);
        std::ranges::copy(values, content->columns.value.begin() +
                                      static_cast<std::ptrdiff_t>(plan.tree->nodes[leaf.node].place * units));
        scoreUnits(plan, leaf, table, before.period(), values, scores);
    }
    return IndexResult(before.period(), std::move(content));
}

std::optional<RankChange> decomposeRank(const IndexResult& before, std::size_t unitBefore,
                                        const IndexResult& after, std::size_t unitAfter)
{
    const UnitOutcome& first = before.outcome(unitBefore);
    const UnitOutcome& second = after.outcome(unitAfter);
    if (!first.rank || !second.rank)
        return std::nullopt;
    int among = 1;
    for (std::size_t other = 0; other < before.units().size(); ++other) {
        const bool rival = other != unitBefore && before.outcome(other).rank &&
                           before.units()[other].level == before.units()[unitBefore].level;
        if (rival && *before.outcome(other).shown > *second.shown)
            ++among;
    }
    return RankChange{
        .from = *first.rank, .to = *second.rank, .own = among - *first.rank, .others = *second.rank - among};
}

} // namespace onescreen
