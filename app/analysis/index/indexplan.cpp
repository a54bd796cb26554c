// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/indexplan.h"

#include "app/analysis/index/indexplancontent.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

int monthsOf(PeriodKind kind)
{
    switch (kind) {
    case PeriodKind::Month:
        return 1;
    case PeriodKind::Quarter:
    case PeriodKind::RollingFour: // Moves on by a quarter.
        return 3;
    case PeriodKind::HalfYear:
        return 6;
    case PeriodKind::Year:
        return 12;
    }
    return 3;
}

std::optional<AreaLevel> levelFromName(const QString& name)
{
    for (const AreaLevel level : {AreaLevel::Province, AreaLevel::City, AreaLevel::County,
                                  AreaLevel::Township, AreaLevel::Department, AreaLevel::Team}) {
        if (areaLevelName(level) == name)
            return level;
    }
    return std::nullopt;
}

UnitContext contextOf(const IndexUnit& unit)
{
    return {.level = levelFromName(unit.level),
            .region = unit.region ? unit.region : RegionCode::fromString(unit.id),
            .unit = unit.id,
            .peerGroup = unit.peerGroup};
}

TargetColumn targetsOf(const IndicatorDefinition& definition, const std::vector<UnitContext>& units,
                       QDate day)
{
    TargetColumn column;
    column.target.reserve(units.size());
    column.floor.reserve(units.size());
    for (const UnitContext& unit : units) {
        const TargetRow* row = definition.targetFor(unit, day);
        column.target.push_back(row != nullptr ? row->target.value_or(noNumber) : noNumber);
        column.floor.push_back(row != nullptr ? row->floor.value_or(noNumber) : noNumber);
    }
    return column;
}

/// One number instead of many equal ones.
void shorten(std::vector<double>& column)
{
    const auto isSame = [first = column.empty() ? noNumber : column.front()](double number) {
        return number == first || (std::isnan(number) && std::isnan(first));
    };
    if (column.size() > 1 && std::ranges::all_of(column, isSame))
        column.resize(1);
}

RankingScopes scopesBy(const std::vector<IndexUnit>& units, bool byPeerGroup)
{
    RankingScopes scopes;
    QHash<QString, std::size_t> known;
    for (const IndexUnit& unit : units) {
        const QString key = byPeerGroup ? unit.level + u'\n' + unit.peerGroup : unit.level;
        const auto found = known.constFind(key);
        const std::size_t scope = found == known.cend() ? scopes.count++ : *found;
        known.insert(key, scope);
        scopes.scopeOf.push_back(scope);
    }
    return scopes;
}

/// Breadth first, siblings by id; shares follow from the weights.
IndexTree treeFrom(const std::vector<TreeNode>& given, const CatalogueFields& fields)
{
    IndexTree tree{.nodes = {}, .fullScore = fields.fullScore};
    std::vector<qsizetype> sources{0};
    tree.nodes.reserve(given.size());
    const auto append = [&](const TreeNode& node, std::size_t parent) {
        tree.nodes.push_back({.id = node.id,
                              .name = node.nameZh,
                              .level = node.level,
                              .parent = parent,
                              .weight = node.weight,
                              .aggregation = node.aggregation,
                              .coverage = fields.coverage,
                              .minCoverage = node.minCoverage,
                              .decimals = node.decimals});
    };
    append(given.front(), 0);
    for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
        std::vector<qsizetype> children = given[static_cast<std::size_t>(sources[at])].children;
        std::ranges::sort(children, {},
                          [&](qsizetype child) { return given[static_cast<std::size_t>(child)].id; });
        tree.nodes[at].firstChild = tree.nodes.size();
        tree.nodes[at].childCount = children.size();
        for (const qsizetype child : children) {
            sources.push_back(child);
            append(given[static_cast<std::size_t>(child)], at);
        }
    }
    std::size_t leaves = 0;
    std::size_t inner = 0;
    for (IndexNode& node : tree.nodes)
        node.place = node.isLeaf() ? leaves++ : inner++;
    return tree;
}

/// Weight of a child as its parent counts it.
double countedWeight(const IndexNode& parent, const IndexNode& child)
{
    return parent.aggregation.kind == AggregationKind::PlainMean ? 1.0 : child.weight;
}

std::optional<Error> setShares(IndexTree& tree)
{
    for (IndexNode& node : tree.nodes) {
        double sum = 0;
        for (std::size_t child = 0; child < node.childCount; ++child)
            sum += countedWeight(node, tree.nodes[node.firstChild + child]);
        if (node.childCount > 0 && !(sum > 0 && std::isfinite(sum)))
            return Error{.kind = ErrorKind::Invalid,
                         .text = u"all members of \"%1\" are without weight"_s.arg(node.id),
                         .place = {}};
        for (std::size_t child = 0; child < node.childCount; ++child) {
            IndexNode& member = tree.nodes[node.firstChild + child];
            member.share = countedWeight(node, member) / sum;
            member.fullWeight = node.fullWeight * member.share;
        }
    }
    return std::nullopt;
}

std::vector<IndicatorId> countedIn(const std::vector<CountedItem>& items)
{
    std::vector<IndicatorId> ids;
    for (const CountedItem& item : items) {
        if (item.indicator)
            ids.push_back(*item.indicator);
    }
    return ids;
}

std::vector<LeafPlan> leavesOf(const Catalogue& catalogue, const IndexTree& tree,
                               const std::vector<UnitContext>& units, QDate day)
{
    std::vector<LeafPlan> leaves;
    for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
        if (!tree.nodes[node].isLeaf())
            continue;
        const auto id = IndicatorId::fromString(tree.nodes[node].id);
        const IndicatorDefinition* definition = id ? catalogue.find(*id, day) : nullptr;
        if (definition == nullptr)
            continue;
        LeafPlan leaf{.node = node,
                      .definition = definition,
                      .targets = targetsOf(*definition, units, day),
                      .duty = {},
                      .items = {}};
        if (!definition->levels.empty()) {
            for (const UnitContext& unit : units)
                leaf.duty.push_back(!unit.level || definition->appliesTo(*unit.level));
        }
        if (definition->score) {
            if (const auto* events = std::get_if<EventDeduction>(&**definition->score))
                leaf.items = countedIn(events->items);
        }
        leaves.push_back(std::move(leaf));
    }
    return leaves;
}

/// The fixed order of step 7: deductions, bonuses, then vetoes by kind; inside each as in the file. A
/// deduction that is bound by another comes after it.
int orderOf(const PointRuleBody& body)
{
    if (const auto* veto = std::get_if<Veto>(&body))
        return 10 + static_cast<int>(veto->kind);
    return std::holds_alternative<Bonus>(body) ? 1 : 0;
}

RulePlan planOf(const PointRule& rule, const Catalogue& catalogue, const IndexTree& tree,
                const std::vector<UnitContext>& units, QDate day)
{
    RulePlan plan{.rule = &rule, .node = 0, .items = {}, .targets = {}, .boundBy = {}};
    if (rule->node)
        plan.node = tree.find(rule->node->toString()).value_or(0);
    const auto setTargets = [&](const IndicatorId& id) {
        if (const IndicatorDefinition* definition = catalogue.find(id, day)) {
            plan.direction = definition->direction;
            plan.targets = targetsOf(*definition, units, day);
        }
    };
    std::visit(
        [&]<typename Body>(const Body& body) {
            if constexpr (std::is_same_v<Body, ShortfallDeduction>) {
                plan.items = {body.indicator};
                setTargets(body.indicator);
            } else if constexpr (std::is_same_v<Body, StepDeduction>) {
                plan.items = {body.indicator};
            } else if constexpr (std::is_same_v<Body, Veto>) {
                plan.items = {body.trigger};
                if (body.zeroed)
                    plan.node = tree.find(body.zeroed->toString()).value_or(0);
                if (body.zeroedNode)
                    plan.node = tree.find(body.zeroedNode->toString()).value_or(0);
            } else {
                plan.items = countedIn(body.items);
            }
        },
        rule->body);
    return plan;
}

std::vector<RulePlan> rulesOf(const Catalogue& catalogue, const IndexTree& tree,
                              const std::vector<UnitContext>& units, QDate day)
{
    std::vector<RulePlan> rules;
    for (const PointRule* rule : catalogue.pointRulesOn(day)) {
        const auto* veto = std::get_if<Veto>(&(*rule)->body);
        if (veto == nullptr || !veto->expires || *veto->expires >= day)
            rules.push_back(planOf(*rule, catalogue, tree, units, day));
    }
    std::ranges::stable_sort(rules, {}, [](const RulePlan& plan) { return orderOf((*plan.rule)->body); });
    for (RulePlan& plan : rules) {
        const auto& bound = (*plan.rule)->boundBy;
        const auto found = std::ranges::find_if(
            rules, [&](const RulePlan& other) { return bound && (*other.rule)->id == *bound; });
        if (found != rules.end())
            plan.boundBy = static_cast<std::size_t>(found - rules.begin());
    }
    return rules;
}

std::optional<Error> repeatedUnit(const std::vector<IndexUnit>& units)
{
    QSet<QString> seen;
    for (const IndexUnit& unit : units) {
        if (unit.id.isEmpty() || seen.contains(unit.id))
            return Error{.kind = ErrorKind::Invalid,
                         .text = unit.id.isEmpty() ? u"a unit has no id"_s
                                                   : u"unit \"%1\" stands twice in the list"_s.arg(unit.id),
                         .place = {}};
        seen.insert(unit.id);
    }
    return std::nullopt;
}

} // namespace

int periodsInFourQuarters(PeriodKind kind)
{
    return kind == PeriodKind::RollingFour ? 1 : 12 / monthsOf(kind);
}

std::optional<PeriodKind> periodKindOf(const Period& period)
{
    const QDate first = period.first();
    if (first.day() != 1)
        return std::nullopt;
    if (period.isQuarter())
        return PeriodKind::Quarter;
    for (const PeriodKind kind : {PeriodKind::Month, PeriodKind::HalfYear, PeriodKind::Year}) {
        const int months = monthsOf(kind);
        if (period.last() == first.addMonths(months).addDays(-1) &&
            first.month() % months == (months == 1 ? 0 : 1))
            return kind;
    }
    const bool fourQuarters = period.last() == first.addMonths(12).addDays(-1) && first.month() % 3 == 1;
    return fourQuarters ? std::optional(PeriodKind::RollingFour) : std::nullopt;
}

std::optional<PeriodKind> periodKindOf(const Period& period, const Catalogue& catalogue)
{
    const auto kind = periodKindOf(period);
    const bool rolls = kind == PeriodKind::Year && catalogue.treeOn(period.last(), *kind).empty() &&
                       !catalogue.treeOn(period.last(), PeriodKind::RollingFour).empty();
    return rolls ? PeriodKind::RollingFour : kind;
}

Period periodsBack(const Period& period, PeriodKind kind, int steps)
{
    const int months = monthsOf(kind) * steps;
    const QDate first = period.first().addMonths(-months);
    const QDate end = period.last().addDays(1).addMonths(-months);
    return Period::fromDays(first, end.addDays(-1)).value_or(period);
}

Result<IndexPlan> IndexPlan::of(const Catalogue& catalogue, const Period& period,
                                std::vector<IndexUnit> units, const IndexOptions& options)
{
    const auto kind = periodKindOf(period, catalogue);
    if (!kind)
        return failure(ErrorKind::Invalid,
                       u"%1 is no month, quarter, half-year or year"_s.arg(period.toString()));
    if (auto repeated = repeatedUnit(units))
        return std::unexpected(*std::move(repeated));
    const QDate day = period.last();
    const std::vector<TreeNode> given = catalogue.treeOn(day, *kind);
    if (given.empty())
        return failure(ErrorKind::Invalid, u"the catalogue \"%1\" has nothing to score in %2 (a %3)"_s.arg(
                                               catalogue.id(), period.toString(), periodKindName(*kind)));
    std::vector<UnitContext> contexts;
    std::vector<double> difficulty;
    for (IndexUnit& unit : units) {
        if (unit.peerGroup.isEmpty()) {
            if (const PeerGroup* group = catalogue.peerGroupOf(contextOf(unit)))
                unit.peerGroup = group->id;
        }
        contexts.push_back(contextOf(unit));
        difficulty.push_back(catalogue.difficultyOf(contexts.back()));
    }
    IndexTree tree = treeFrom(given, catalogue.fields());
    if (auto fault = setShares(tree))
        return std::unexpected(*std::move(fault));
    const bool arithmetic = std::ranges::all_of(tree.nodes, [](const IndexNode& node) {
        return node.isLeaf() || node.aggregation.kind == AggregationKind::Arithmetic ||
               node.aggregation.kind == AggregationKind::PlainMean;
    });
    auto content = std::make_shared<Content>(Content{.catalogue = catalogue,
                                                     .period = period,
                                                     .kind = *kind,
                                                     .options = options,
                                                     .units = std::move(units),
                                                     .difficulty = std::move(difficulty),
                                                     .levels = {},
                                                     .peers = {},
                                                     .tree = {},
                                                     .arithmetic = arithmetic,
                                                     .targets = {},
                                                     .leaves = {},
                                                     .rules = {}});
    content->levels = scopesBy(content->units, false);
    content->peers = scopesBy(content->units, true);
    content->leaves = leavesOf(content->catalogue, tree, contexts, day);
    auto targets = std::make_shared<std::vector<std::vector<double>>>();
    for (const LeafPlan& leaf : content->leaves)
        targets->push_back(leaf.targets.target);
    for (LeafPlan& leaf : content->leaves) {
        shorten(leaf.targets.target);
        shorten(leaf.targets.floor);
    }
    content->targets = std::move(targets);
    content->rules = rulesOf(content->catalogue, tree, contexts, day);
    content->tree = std::make_shared<const IndexTree>(std::move(tree));
    return IndexPlan(std::move(content));
}

Result<IndexPlan> IndexPlan::withWeights(const QHash<QString, double>& weights) const
{
    auto content = std::make_shared<Content>(*d);
    IndexTree tree = *content->tree;
    for (auto [id, weight] : weights.asKeyValueRange()) {
        const auto node = tree.find(id);
        if (!node)
            return failure(ErrorKind::Invalid, u"the tree has no node \"%1\""_s.arg(id));
        if (!(weight >= 0) || !std::isfinite(weight))
            return failure(ErrorKind::Invalid, u"the weight of \"%1\" must be 0 or above"_s.arg(id));
        tree.nodes[*node].weight = weight;
    }
    if (auto fault = setShares(tree))
        return std::unexpected(*std::move(fault));
    content->tree = std::make_shared<const IndexTree>(std::move(tree));
    return IndexPlan(std::move(content));
}

const Period& IndexPlan::period() const
{
    return d->period;
}

const std::vector<IndexUnit>& IndexPlan::units() const
{
    return d->units;
}

const IndexTree& IndexPlan::tree() const
{
    return *d->tree;
}

} // namespace onescreen
