// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/losses.h"

#include "app/analysis/index/aggregation.h"

#include <cmath>

namespace onescreen {

namespace {

/// A node loses slope·(full − score) + extra.
struct Loss
{
    double slope = 0;
    double extra = 0;
};

/// The members of one node of one unit that have a score, with their shares in it.
struct Member
{
    std::size_t node = 0;
    double score = 0;
    double share = 0;
};

std::vector<Member> membersOf(const IndexTree& tree, const IndexNode& parent,
                              const std::vector<double>& scores)
{
    std::vector<Member> members;
    double sum = 0;
    const bool plain = parent.aggregation.kind == AggregationKind::PlainMean;
    for (std::size_t child = parent.firstChild; child < parent.firstChild + parent.childCount; ++child) {
        const double weight = plain ? 1.0 : tree.nodes[child].weight;
        if (std::isnan(scores[child]))
            continue;
        members.push_back({.node = child, .score = scores[child], .share = weight});
        sum += weight;
    }
    for (Member& member : members)
        member.share /= sum;
    return members;
}

/// Where a member is 0 the index is 0 whatever the others are: those at 0 lose everything, by weight.
void spreadToZeros(const std::vector<Member>& members, const Aggregation& aggregation, double full,
                   const Loss& own, std::vector<Loss>& losses)
{
    double zeros = 0;
    for (const Member& member : members)
        zeros += rescaled(aggregation, member.score, full) > 0 ? 0 : member.share;
    for (const Member& member : members) {
        const bool zero = !(rescaled(aggregation, member.score, full) > 0) && member.share > 0;
        losses[member.node] = {.slope = 0,
                               .extra = own.extra * member.share +
                                        (zero ? own.slope * full * member.share / zeros : 0)};
    }
}

void spreadGeometric(const std::vector<Member>& members, const Aggregation& aggregation, double full,
                     double score, const Loss& own, std::vector<Loss>& losses)
{
    if (!(score > 0))
        return spreadToZeros(members, aggregation, full, own, losses);
    const double whole = logarithmicMean(full, score);
    const double stretch = (full - aggregation.lowest.value_or(0)) / full;
    for (const Member& member : members) {
        const double taken = rescaled(aggregation, member.score, full);
        const double slope =
            member.share > 0 ? member.share * whole / logarithmicMean(full, taken) * stretch : 0;
        losses[member.node] = {.slope = own.slope * slope, .extra = own.extra * member.share};
    }
}

/// Balance: what the node's `score` is below the mean goes to the members by their squared deviations.
void spreadLinear(const std::vector<Member>& members, bool balance, double score, const Loss& own,
                  std::vector<Loss>& losses)
{
    double plain = 0;
    double weighted = 0;
    const auto count = static_cast<double>(members.size());
    for (const Member& member : members) {
        plain += member.score / count;
        weighted += member.score * member.share;
    }
    double squares = 0;
    for (const Member& member : members)
        squares += (member.score - plain) * (member.score - plain);
    for (const Member& member : members) {
        const double deviation = member.score - plain;
        const double penalty =
            balance && squares > 0 ? deviation * deviation / squares * (weighted - score) : 0;
        losses[member.node] = {.slope = own.slope * member.share,
                               .extra = own.extra * member.share + own.slope * penalty};
    }
}

void loseOneUnit(const IndexTree& tree, std::size_t units, std::size_t unit, IndexResult::Columns& columns)
{
    std::vector<double> scores(tree.nodes.size());
    for (std::size_t node = 0; node < scores.size(); ++node)
        scores[node] = columns.score[node * units + unit];
    if (std::isnan(scores.front()))
        return;
    std::vector<Loss> losses(tree.nodes.size());
    losses.front().slope = 1;
    for (std::size_t node = 0; node < scores.size(); ++node) {
        if (std::isnan(scores[node]) || IndexResult::effectiveWeight(tree, columns, units, unit, node) == 0)
            continue;
        const IndexNode& parent = tree.nodes[node];
        const Loss own = losses[node];
        columns.lost[node * units + unit] = own.slope * (tree.fullScore - scores[node]) + own.extra;
        if (parent.isLeaf())
            continue;
        const std::vector<Member> members = membersOf(tree, parent, scores);
        if (parent.aggregation.kind == AggregationKind::Geometric)
            spreadGeometric(members, parent.aggregation, tree.fullScore, scores[node], own, losses);
        else
            spreadLinear(members, parent.aggregation.kind == AggregationKind::Balance, scores[node], own,
                         losses);
    }
}

} // namespace

void setLosses(const IndexPlan::Content& plan, IndexResult::Columns& columns)
{
    const std::size_t units = plan.units.size();
    if (plan.arithmetic)
        return; // weight · (full − score), which readers make themselves.
    columns.lost.assign(columns.score.size(), 0);
    for (std::size_t unit = 0; unit < units; ++unit)
        loseOneUnit(*plan.tree, units, unit, columns);
}

} // namespace onescreen
