// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/indexresult.h"

#include "app/analysis/index/ranking.h"
#include "app/analysis/index/rounding.h"
#include "app/analysis/index/scoring.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

template <typename Name, std::size_t count, typename Value>
QString nameAt(const std::array<Name, count>& names, Value value)
{
    return QString(names.at(static_cast<std::size_t>(value)));
}

std::optional<double> present(double number)
{
    return std::isnan(number) ? std::nullopt : std::optional(number);
}

/// Ranks within each level of units; the largest key is first.
std::vector<NodeRank> rankShown(const IndexResult& result, const std::vector<double>& shown,
                                const std::vector<double>& keys)
{
    std::vector<NodeRank> ranks(shown.size());
    QHash<QString, std::vector<std::size_t>> levels;
    for (std::size_t unit = 0; unit < shown.size(); ++unit)
        levels[result.units()[unit].level].push_back(unit);
    for (const std::vector<std::size_t>& members : std::as_const(levels)) {
        std::vector<double> numbers;
        numbers.reserve(members.size());
        for (const std::size_t unit : members)
            numbers.push_back(keys[unit]);
        const std::vector<int> places = competitionRanks(numbers);
        const auto ranked = std::ranges::count_if(places, [](int place) { return place > 0; });
        for (std::size_t i = 0; i < members.size(); ++i) {
            NodeRank& rank = ranks[members[i]];
            rank.shown = present(shown[members[i]]);
            rank.ranked = static_cast<int>(ranked);
            if (places[i] > 0) {
                rank.rank = places[i];
                rank.tied = std::ranges::count(places, places[i]) > 1;
            }
        }
    }
    return ranks;
}

} // namespace

QString treatmentName(Treatment treatment)
{
    static constexpr std::array names{"own"_L1,  "carried"_L1,       "pooled"_L1,
                                      "zero"_L1, "redistributed"_L1, "uncovered"_L1};
    return nameAt(names, treatment);
}

QString cellReasonName(CellReason reason)
{
    static constexpr std::array names{""_L1,
                                      "denominator_zero"_L1,
                                      "no_duty"_L1,
                                      "not_applicable"_L1,
                                      "not_reported"_L1,
                                      "not_due"_L1,
                                      "late"_L1,
                                      "too_few_cases"_L1,
                                      "negative"_L1,
                                      "above_denominator"_L1,
                                      "not_finite"_L1,
                                      "incomplete"_L1,
                                      "contradiction"_L1,
                                      "rejected"_L1,
                                      "no_target"_L1,
                                      "no_comparison"_L1,
                                      "nothing_applies"_L1,
                                      "low_coverage"_L1};
    return nameAt(names, reason);
}

QString lineKindName(LineKind kind)
{
    static constexpr std::array names{"bonus"_L1, "deduction"_L1, "cap"_L1, "veto"_L1};
    return nameAt(names, kind);
}

QString unrankedReasonName(UnrankedReason reason)
{
    static constexpr std::array names{""_L1, "nothing_applies"_L1, "low_coverage"_L1, "excluded"_L1};
    return nameAt(names, reason);
}

std::optional<std::size_t> IndexResult::findUnit(const QString& id) const
{
    const auto found = std::ranges::find(d->units, id, &IndexUnit::id);
    if (found == d->units.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - d->units.begin());
}

IndexResult::Counts IndexResult::counts(std::size_t unit, std::size_t node) const
{
    constexpr Counts none{.numerator = noNumber, .denominator = noNumber, .standardError = noNumber};
    const std::size_t at = node * d->units.size() + unit;
    const Treatment treatment = d->columns.treatment[at];
    if (treatment == Treatment::Carried || treatment == Treatment::Pooled)
        return d->columns.counts.value(at, none);
    const ObservationTable::Column* column = d->observed[nodes()[node].place];
    if (column == nullptr)
        return none;
    return {.numerator = column->numerator[unit],
            .denominator = column->denominator[unit],
            .standardError = column->statedError(unit)};
}

double IndexResult::effectiveWeight(const IndexTree& tree, const Columns& columns, std::size_t units,
                                    std::size_t unit, std::size_t node)
{
    if (std::isnan(columns.score[node * units + unit]))
        return 0;
    if (node == 0)
        return 1;
    const IndexNode& parent = tree.nodes[tree.nodes[node].parent];
    const double above = effectiveWeight(tree, columns, units, unit, tree.nodes[node].parent);
    if (above == 0)
        return 0;
    const bool plain = parent.aggregation.kind == AggregationKind::PlainMean;
    return above * ((plain ? 1.0 : tree.nodes[node].weight) / columns.present[parent.place * units + unit]);
}

double IndexResult::weight(std::size_t unit, std::size_t node) const
{
    return effectiveWeight(*d->tree, d->columns, d->units.size(), unit, node);
}

IndexCell IndexResult::cell(std::size_t unit, std::size_t node) const
{
    const IndexNode& which = nodes()[node];
    const std::size_t units = d->units.size();
    const std::size_t at = node * units + unit;
    const std::size_t place = which.place * units + unit;
    const Columns& columns = d->columns;
    IndexCell cell{.numerator = {},
                   .denominator = {},
                   .value = {},
                   .state = columns.state[at],
                   .treatment = columns.treatment[at],
                   .reason = columns.reason[at],
                   .target = {},
                   .score = present(columns.score[at]),
                   .weight = weight(unit, node),
                   .coverage = {},
                   .dataCoverage = {}};
    if (which.isLeaf()) {
        const Counts behind = counts(unit, node);
        cell.numerator = present(behind.numerator);
        cell.denominator = present(behind.denominator);
        cell.value = present(columns.value[place]);
        cell.target = present((*d->targets)[which.place][unit]);
    } else {
        cell.coverage = present(columns.coverage[place]);
        cell.dataCoverage = present(columns.dataCoverage[place]);
    }
    if (cell.weight > 0) {
        const double missing = d->tree->fullScore - columns.score[at];
        cell.lost = columns.lost.empty() ? cell.weight * missing : columns.lost[at];
    }
    cell.contribution = cell.weight * d->tree->fullScore - cell.lost;
    return cell;
}

std::vector<std::size_t> IndexResult::table(const QString& level) const
{
    std::vector<std::size_t> rows;
    for (std::size_t unit = 0; unit < d->units.size(); ++unit) {
        if (d->units[unit].level == level)
            rows.push_back(unit);
    }
    std::ranges::sort(rows, [this](std::size_t a, std::size_t b) {
        constexpr int last = std::numeric_limits<int>::max();
        const int rankA = d->outcomes[a].rank.value_or(last);
        const int rankB = d->outcomes[b].rank.value_or(last);
        return rankA != rankB ? rankA < rankB : d->units[a].id < d->units[b].id;
    });
    return rows;
}

std::vector<NodeRank> rankByScore(const IndexResult& result, std::size_t node)
{
    const int decimals = result.nodes()[node].decimals;
    const std::size_t units = result.units().size();
    std::vector<double> shown;
    shown.reserve(units);
    for (std::size_t unit = 0; unit < units; ++unit)
        shown.push_back(roundedHalfAway(result.columns().score[node * units + unit], decimals));
    return rankShown(result, shown, shown);
}

std::vector<NodeRank> rankByValue(const IndexResult& result, std::size_t node, int decimals,
                                  Direction direction)
{
    std::vector<double> shown;
    std::vector<double> keys;
    for (std::size_t unit = 0; unit < result.units().size(); ++unit) {
        const IndexCell cell = result.cell(unit, node);
        shown.push_back(roundedHalfAway(cell.value.value_or(noNumber), decimals));
        if (direction == Direction::TargetBest)
            keys.push_back(
                -roundedHalfAway(std::fabs(shown.back() - cell.target.value_or(noNumber)), decimals));
        else
            keys.push_back(direction == Direction::LowerBetter ? -shown.back() : shown.back());
    }
    return rankShown(result, shown, keys);
}

} // namespace onescreen
