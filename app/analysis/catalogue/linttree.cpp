// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/catalogue/lintcontext.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace onescreen::lint {

namespace {

constexpr double sumTolerance = 1e-9; // relative

void checkNodeIds(Context& context)
{
    QSet<QString> seen;
    for (const CatalogueNode& node : context.fields().nodes) {
        const QString& id = node.id.toString();
        if (seen.contains(id))
            context.error(u"duplicate-id", node.line, id, u"Another node has the same id."_s);
        seen.insert(id);
    }
    for (const IndicatorDefinition& indicator : context.fields().indicators) {
        if (seen.contains(indicator.id.toString()))
            context.error(u"duplicate-id", indicator.line, indicator.id.toString(),
                          u"A node has the same id as this indicator."_s);
    }
}

void checkRoot(Context& context)
{
    bool found = false;
    for (const CatalogueNode& node : context.fields().nodes) {
        const QString& id = node.id.toString();
        const bool isIndex = node.level == NodeLevel::Index;
        if (node.parent && isIndex)
            context.error(u"index-node", node.line, id, u"The index has no parent."_s);
        if (!node.parent && !isIndex)
            context.error(u"index-node", node.line, id, u"Every node but the index names its parent."_s);
        if (!node.parent && isIndex && found)
            context.error(u"index-node", node.line, id, u"A catalogue has one index only."_s);
        found = found || isIndex;
    }
    if (!found)
        context.error(u"index-node", 1, {}, u"The catalogue has no node of level index."_s);
}

void checkParents(Context& context)
{
    for (const CatalogueNode& node : context.fields().nodes) {
        if (!node.parent)
            continue;
        const CatalogueNode* parent = context.node(*node.parent);
        if (!parent) {
            context.error(u"unknown-parent", node.line, node.id.toString(),
                          u"There is no node %1."_s.arg(node.parent->toString()));
        } else if (parent->level > node.level ||
                   (parent->level == node.level && node.level != NodeLevel::Group)) {
            context.error(u"node-level", node.line, node.id.toString(),
                          u"Levels go from index over dimension to group; %1 cannot be its parent."_s.arg(
                              parent->id.toString()));
        }
    }
    for (const IndicatorDefinition& indicator : context.fields().indicators) {
        if (indicator.parent && !context.node(*indicator.parent))
            context.error(u"unknown-parent", indicator.line, indicator.id.toString(),
                          u"There is no node %1."_s.arg(indicator.parent->toString()));
    }
}

void checkCycles(Context& context)
{
    for (const CatalogueNode& start : context.fields().nodes) {
        QStringList path{start.id.toString()};
        const CatalogueNode* at = &start;
        while (at->parent && path.size() <= static_cast<qsizetype>(context.fields().nodes.size())) {
            at = context.node(*at->parent);
            if (!at)
                break;
            path.push_back(at->id.toString());
            if (at->id == start.id) {
                context.error(u"cycle", start.line, start.id.toString(),
                              u"The node is above itself: %1."_s.arg(path.join(u" → ")));
                break;
            }
        }
    }
}

/// One member of a parent with the days on which it counts.
struct Member
{
    double weight = 0;
    std::optional<QDate> from;
    std::optional<QDate> to;
};

std::vector<Member> membersOf(const Context& context, const CatalogueNode& parent)
{
    std::vector<Member> members;
    for (const CatalogueNode& node : context.fields().nodes) {
        if (node.parent == parent.id)
            members.push_back({node.weight, std::nullopt, std::nullopt});
    }
    for (const IndicatorDefinition& indicator : context.fields().indicators) {
        if (indicator.parent == parent.id && indicator.score)
            members.push_back({indicator.weight, indicator.validFrom, indicator.validTo});
    }
    return members;
}

/// Weights have to sum on every day on which a version begins.
void checkWeightSum(Context& context, const CatalogueNode& parent)
{
    const std::vector<Member> members = membersOf(context, parent);
    std::set<QDate> days;
    for (const Member& member : members) {
        if (member.from)
            days.insert(*member.from);
        if (member.to)
            days.insert(member.to->addDays(1));
    }
    if (days.empty())
        days.insert(QDate(2000, 1, 1));
    const double total = context.fields().weightTotal;
    for (const QDate day : days) {
        double sum = 0;
        int count = 0;
        for (const Member& member : members) {
            if (overlap(member.from, member.to, day, day)) {
                sum += member.weight;
                ++count;
            }
        }
        if (count > 0 && !(std::abs(sum - total) <= sumTolerance * total)) {
            context.error(u"weight-sum", parent.line, parent.id.toString(),
                          u"The weights of its %1 members sum to %2, not to %3 (on %4)."_s.arg(count).arg(
                              numberText(sum), numberText(total), day.toString(Qt::ISODate)));
            return;
        }
    }
}

void checkWeights(Context& context)
{
    const CatalogueFields& fields = context.fields();
    for (const CatalogueNode& node : fields.nodes) {
        if (!std::isfinite(node.weight) || node.weight < 0)
            context.error(u"weight-negative", node.line, node.id.toString(), u"A weight is 0 or above."_s);
        if (node.minCoverage < 0 || node.minCoverage > 1)
            context.error(u"min-coverage", node.line, node.id.toString(),
                          u"min_coverage lies between 0 and 1."_s);
        if (node.aggregation.lowest &&
            !(*node.aggregation.lowest > 0 && *node.aggregation.lowest < fields.fullScore))
            context.error(u"aggregation", node.line, node.id.toString(),
                          u"The lowest score of a geometric mean lies between 0 and the full score."_s);
        if (!node.weightsAreEqual && node.aggregation.kind != AggregationKind::PlainMean)
            checkWeightSum(context, node);
    }
    for (const IndicatorDefinition& indicator : fields.indicators) {
        const QString& id = indicator.id.toString();
        if (!std::isfinite(indicator.weight) || indicator.weight < 0)
            context.error(u"weight-negative", indicator.line, id, u"A weight is 0 or above."_s);
        else if (indicator.weight > 0 && !indicator.score)
            context.error(u"weight-without-score", indicator.line, id,
                          u"It has a weight but no score rule, so its weight would never count."_s);
        if (indicator.score && !indicator.parent)
            context.warn(u"score-without-parent", indicator.line, id,
                         u"It has a score rule but stands in no node, so it adds nothing to the index."_s);
    }
}

void checkPeerGroups(Context& context)
{
    QSet<QString> seen;
    for (const PeerGroup& group : context.fields().peerGroups) {
        if (seen.contains(group.id))
            context.error(u"duplicate-id", group.line, group.id, u"Another peer group has the same id."_s);
        seen.insert(group.id);
    }
    for (const Difficulty& difficulty : context.fields().difficulties) {
        if (!(difficulty.coefficient > 0))
            context.error(u"difficulty", difficulty.line, {}, u"A coefficient is above 0."_s);
        if (!difficulty.area.peerGroup.isEmpty() && !context.knowsPeerGroup(difficulty.area.peerGroup))
            context.error(u"unknown-peer-group", difficulty.line, difficulty.area.peerGroup,
                          u"There is no peer group of that id."_s);
    }
}

void checkTotals(Context& context)
{
    const CatalogueFields& fields = context.fields();
    if (!(fields.fullScore > 0) || !(fields.weightTotal > 0) || fields.bonusCap < 0)
        context.error(u"totals", 1, {},
                      u"full_score and weight_total are above 0, bonus_cap is 0 or above."_s);
    const auto notDescending = [](const Grade& a, const Grade& b) { return !(a.from > b.from); };
    if (std::ranges::adjacent_find(fields.grades, notDescending) != fields.grades.end())
        context.error(u"grades", 1, {}, u"Grades are written from the best to the worst."_s);
    if (fields.calendars.empty())
        context.error(u"calendar", 1, {}, u"The catalogue names no calendar, so no period has an index."_s);
    for (const PeriodKind kind : fields.calendars) {
        const bool used =
            std::ranges::any_of(fields.indicators, [kind](const IndicatorDefinition& indicator) {
                return indicator.score && indicator.parent &&
                       std::ranges::find(indicator.periods, kind) != indicator.periods.end();
            });
        if (!used)
            context.warn(u"calendar", 1, {},
                         u"No scored indicator is made for the calendar %1."_s.arg(periodKindName(kind)));
    }
}

} // namespace

void checkTree(Context& context)
{
    checkNodeIds(context);
    checkRoot(context);
    checkParents(context);
    checkCycles(context);
    checkWeights(context);
    checkPeerGroups(context);
    checkTotals(context);
}

} // namespace onescreen::lint
