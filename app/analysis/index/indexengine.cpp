// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/indexengine.h"

#include "app/analysis/index/leafcells.h"
#include "app/analysis/index/pointrules.h"
#include "app/analysis/index/ranking.h"
#include "app/analysis/index/rounding.h"
#include "app/analysis/index/treescores.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

IndexResult::Columns emptyColumns(std::size_t nodes, std::size_t leaves, std::size_t units)
{
    const std::size_t cells = nodes * units;
    const std::size_t inner = (nodes - leaves) * units;
    IndexResult::Columns columns;
    columns.value.resize(leaves * units);
    columns.score.resize(cells);
    columns.coverage.resize(inner, noNumber);
    columns.dataCoverage.resize(inner, noNumber);
    columns.present.resize(inner);
    columns.state.resize(cells);
    columns.treatment.resize(cells);
    columns.reason.resize(cells);
    return columns;
}

/// Why the unit has no rank: the node nearest to the index that is covered too little, or nothing that
/// applies.
void judgeCoverage(const IndexPlan::Content& plan, const IndexResult::Columns& columns, std::size_t unit,
                   UnitOutcome& outcome)
{
    const std::size_t units = plan.units.size();
    if (columns.reason[unit] == CellReason::NothingApplies) {
        outcome.unranked = UnrankedReason::NothingApplies;
        return;
    }
    for (std::size_t node = 0; node < plan.tree->nodes.size(); ++node) {
        if (!plan.tree->nodes[node].isLeaf() &&
            columns.reason[node * units + unit] == CellReason::LowCoverage) {
            outcome.unranked = UnrankedReason::LowCoverage;
            outcome.unrankedNode = plan.tree->nodes[node].id;
            return;
        }
    }
}

/// Step 8 and the grade; `outcome.grade` holds the highest one that vetoes allow.
void showScore(const IndexPlan::Content& plan, UnitOutcome& outcome)
{
    if (!outcome.total)
        return;
    outcome.shown = roundedHalfAway(*outcome.total, plan.tree->nodes.front().decimals);
    const Grade* reached = plan.catalogue.gradeOf(*outcome.shown);
    if (reached == nullptr) {
        outcome.grade.clear();
        return;
    }
    const auto& grades = plan.catalogue.fields().grades;
    const auto allowed = std::ranges::find(grades, outcome.grade, &Grade::nameZh);
    const bool limited = allowed != grades.end() && allowed->from < reached->from;
    outcome.grade = limited ? allowed->nameZh : reached->nameZh;
}

std::vector<std::vector<std::size_t>> membersOf(const RankingScopes& scopes)
{
    std::vector<std::vector<std::size_t>> members(scopes.count);
    for (std::size_t unit = 0; unit < scopes.scopeOf.size(); ++unit)
        members[scopes.scopeOf[unit]].push_back(unit);
    return members;
}

/// Shown scores of the units of one scope that may be ranked, NaN for the others.
std::vector<double> rankable(const std::vector<std::size_t>& members,
                             const std::vector<UnitOutcome>& outcomes)
{
    std::vector<double> shown;
    shown.reserve(members.size());
    for (const std::size_t unit : members) {
        const UnitOutcome& outcome = outcomes[unit];
        const bool ranked = outcome.shown && outcome.unranked == UnrankedReason::None;
        shown.push_back(ranked ? *outcome.shown : noNumber);
    }
    return shown;
}

int presentIn(const std::vector<double>& shown)
{
    return static_cast<int>(std::ranges::count_if(shown, [](double score) { return !std::isnan(score); }));
}

void rankLevels(const IndexPlan::Content& plan, std::vector<UnitOutcome>& outcomes)
{
    for (const std::vector<std::size_t>& members : membersOf(plan.levels)) {
        const std::vector<double> shown = rankable(members, outcomes);
        const std::vector<int> ranks = competitionRanks(shown);
        const Percentiles percentiles = percentileRanks(ranks);
        const int ranked = presentIn(shown);
        std::vector<int> holders(members.size() + 2, 0);
        for (const int rank : ranks)
            ++holders[static_cast<std::size_t>(rank)];
        for (std::size_t i = 0; i < members.size(); ++i) {
            UnitOutcome& outcome = outcomes[members[i]];
            outcome.ranked = ranked;
            if (ranks[i] == 0)
                continue;
            outcome.rank = ranks[i];
            outcome.tied = holders[static_cast<std::size_t>(ranks[i])] > 1;
            if (!std::isnan(percentiles.minimum[i])) {
                outcome.percentileMinimum = percentiles.minimum[i];
                outcome.percentileAverage = percentiles.average[i];
            }
        }
    }
}

void rankPeers(const IndexPlan::Content& plan, std::vector<UnitOutcome>& outcomes)
{
    for (const std::vector<std::size_t>& members : membersOf(plan.peers)) {
        if (plan.units[members.front()].peerGroup.isEmpty())
            continue;
        const std::vector<double> shown = rankable(members, outcomes);
        const std::vector<int> ranks = competitionRanks(shown);
        for (std::size_t i = 0; i < members.size(); ++i) {
            outcomes[members[i]].peersRanked = presentIn(shown);
            if (ranks[i] > 0)
                outcomes[members[i]].peerRank = ranks[i];
        }
    }
}

} // namespace

Result<IndexResult> computeIndex(const IndexPlan& plan, const ObservationTable& table)
{
    const IndexPlan::Content& content = plan.content();
    const std::size_t units = content.units.size();
    if (table.unitCount() != units)
        return failure(ErrorKind::Internal,
                       u"the observations were ordered for %1 units, the plan has %2"_s.arg(
                           QString::number(table.unitCount()), QString::number(units)));
    auto result = std::make_shared<IndexResult::Content>();
    result->catalogueId = content.catalogue.id();
    result->catalogueVersion = content.catalogue.version();
    result->catalogueTitle = content.catalogue.fields().title;
    result->tree = content.tree;
    result->units = content.units;
    result->table = table;
    result->targets = content.targets;
    const PeriodHistory history(content, table);
    for (const LeafPlan& leaf : content.leaves)
        result->observed.push_back(history.column(leaf.definition->id, 0));
    result->columns = emptyColumns(content.tree->nodes.size(), content.leaves.size(), units);
    for (const LeafPlan& leaf : content.leaves) {
        fillLeaf(content, leaf, history, result->columns);
        scoreLeaf(content, leaf, table, result->columns);
    }
    std::vector<double> balance;
    aggregateTree(content, result->columns, balance);
    result->outcomes.resize(units);
    for (std::size_t unit = 0; unit < units; ++unit) {
        UnitOutcome& outcome = result->outcomes[unit];
        if (const double base = result->columns.score[unit]; !std::isnan(base))
            outcome.base = base;
        if (!std::isnan(balance[unit]))
            outcome.balance = balance[unit];
        judgeCoverage(content, result->columns, unit, outcome);
    }
    applyPointRules(content, table, result->columns, result->outcomes);
    for (UnitOutcome& outcome : result->outcomes)
        showScore(content, outcome);
    rankLevels(content, result->outcomes);
    rankPeers(content, result->outcomes);
    return IndexResult(content.period, std::move(result));
}

Result<IndexResult> computeIndex(const IndexInput& input)
{
    const auto plan = IndexPlan::of(input.catalogue, input.period, input.units, input.options);
    if (!plan)
        return std::unexpected(plan.error());
    const auto table = ObservationTable::of(input.catalogue, input.units, input.observations);
    if (!table)
        return std::unexpected(table.error());
    return computeIndex(*plan, *table);
}

} // namespace onescreen
