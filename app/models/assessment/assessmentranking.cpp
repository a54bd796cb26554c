// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/ranking.h"
#include "app/analysis/index/rounding.h"
#include "app/analysis/statistics/quantiles.h"
#include "app/models/assessment/assessment.h"
#include "app/models/assessment/assessmentfigures.h"

#include <algorithm>
#include <limits>
#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

NotRanked notRankedOf(UnrankedReason reason)
{
    switch (reason) {
    case UnrankedReason::None:
        return NotRanked::Ranked;
    case UnrankedReason::NothingApplies:
        return NotRanked::NoValue;
    case UnrankedReason::LowCoverage:
        return NotRanked::LowCoverage;
    case UnrankedReason::Excluded:
        break;
    }
    return NotRanked::Excluded;
}

NotRanked notRankedOf(const Figure& figure)
{
    switch (figure.state) {
    case FigureState::Suppressed:
        return NotRanked::TooFewCases;
    case FigureState::NotReported:
    case FigureState::Late:
        return NotRanked::NotReported;
    default:
        return NotRanked::NoValue;
    }
}

ChangePart partOfLine(LineKind kind)
{
    switch (kind) {
    case LineKind::Bonus:
        return ChangePart::Bonus;
    case LineKind::Deduction:
        return ChangePart::Deduction;
    case LineKind::Cap:
        return ChangePart::Cap;
    case LineKind::Veto:
        break;
    }
    return ChangePart::Veto;
}

QString reasonOf(const UnitOutcome& outcome)
{
    switch (outcome.unranked) {
    case UnrankedReason::None:
        return {};
    case UnrankedReason::NothingApplies:
        return u"No indicator of the index applies or has a value."_s;
    case UnrankedReason::LowCoverage:
        return u"The coverage of \"%1\" is below its minimum."_s.arg(outcome.unrankedNode);
    case UnrankedReason::Excluded:
        break;
    }
    return u"Excluded by a veto."_s;
}

/// Competition ranks ("1224") of what is shown, the better first; ties share a rank.
void giveRanks(std::vector<RankRow>& rows, bool higherIsBetter)
{
    std::vector<double> keys; // Larger is better; NaN has no rank.
    int ranked = 0;
    for (const RankRow& row : rows) {
        const bool isRanked = row.notRanked == NotRanked::Ranked && row.shown;
        ranked += isRanked;
        keys.push_back(isRanked ? (higherIsBetter ? *row.shown : -*row.shown)
                                : std::numeric_limits<double>::quiet_NaN());
    }
    const std::vector<int> ranks = competitionRanks(keys);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].rankedCount = ranked;
        rows[i].rank = ranks[i] > 0 ? std::optional(ranks[i]) : std::nullopt;
        rows[i].tied = ranks[i] > 0 && std::ranges::count(ranks, ranks[i]) > 1;
    }
}

void sortByRank(std::vector<RankRow>& rows)
{
    std::ranges::stable_sort(rows, [](const RankRow& a, const RankRow& b) {
        return std::tuple(!a.rank, a.rank.value_or(0), a.unit) <
               std::tuple(!b.rank, b.rank.value_or(0), b.unit);
    });
}

void takeSpread(RankRow& row, const RankSpread& spread)
{
    row.rankLow = spread.low;
    row.rankMedian = spread.median;
    row.rankHigh = spread.high;
    row.topTen = spread.topTen;
    row.betterThanNext = spread.betterThanNext;
    row.band = spread.band;
}

/// The index itself: ranks are those of step 9, and so is the reason of who has none.
RankRow indexRow(const IndexResult& result, std::size_t unit)
{
    const UnitOutcome& outcome = result.outcome(unit);
    return {.shown = outcome.shown,
            .rank = outcome.rank,
            .rankedCount = outcome.ranked,
            .tied = outcome.tied,
            .notRanked = notRankedOf(outcome.unranked),
            .reason = reasonOf(outcome),
            .coverage = result.cell(unit, 0).coverage};
}

RankRow nodeRow(const IndexResult& result, std::size_t unit, std::size_t node)
{
    const IndexCell cell = result.cell(unit, node);
    RankRow row{.coverage = cell.coverage};
    if (cell.score) {
        row.shown = roundedHalfAway(*cell.score, result.nodes()[node].decimals);
        return row;
    }
    row.notRanked = cell.reason == CellReason::LowCoverage ? NotRanked::LowCoverage : NotRanked::NoValue;
    row.reason = cell.reason == CellReason::LowCoverage ? u"The coverage is below its minimum."_s
                                                        : u"Nothing that counts here has a value."_s;
    return row;
}

RankRow indicatorRow(const Figure& figure, const IndicatorDefinition& definition)
{
    RankRow row{.numerator = figure.numerator,
                .denominator = figure.denominator,
                .low = figure.low,
                .high = figure.high};
    if (!mayRank(definition)) {
        row.shown =
            figure.value ? std::optional(roundedHalfAway(*figure.value, definition.decimals)) : std::nullopt;
        row.notRanked = NotRanked::NotScored;
        row.reason = u"Context only: units are not ranked by it."_s;
        return row;
    }
    if (figure.state == FigureState::Value && figure.value) {
        row.shown = roundedHalfAway(*figure.value, definition.decimals);
        return row;
    }
    row.notRanked = notRankedOf(figure);
    row.reason = figure.reason;
    return row;
}

} // namespace

std::vector<RankRow> Assessment::rank(AssessedLevel level, const AssessedPeriod& period,
                                      const IndexResult* result, const QString& node,
                                      const QString& peerGroup) const
{
    const AssessmentColumn* column = period.column(node);
    const bool isIndex = result != nullptr && (node.isEmpty() || node == result->nodes().front().id);
    const auto place = result != nullptr ? result->findNode(node) : std::nullopt;
    std::vector<RankRow> rows;
    if (column == nullptr && !isIndex && !place)
        return rows;
    const PeriodExtras extras = extrasOf(period);
    for (std::size_t i = 0; i < d->units.all().size(); ++i) {
        const AssessedUnit& unit = d->units.at(i);
        if (unit.level != level || !isShown(unit) || (!peerGroup.isEmpty() && unit.peerGroup != peerGroup))
            continue;
        RankRow row = isIndex             ? indexRow(*result, i)
                      : column != nullptr ? indicatorRow(figureOf(*d, *column, i), *column->definition)
                                          : nodeRow(*result, i, *place);
        row.unit = unit.key;
        row.name = unit.name;
        row.peerGroup = unit.peerGroup;
        row.peerGroupName = unit.peerGroupName;
        const bool isPublished = period.result && result == &*period.result;
        if (isIndex && isPublished && extras.uncertainty)
            takeSpread(row, extras.uncertainty->units[i]);
        rows.push_back(std::move(row));
    }
    const bool higherIsBetter = column == nullptr || column->definition->direction == Direction::HigherBetter;
    // The index keeps the ranks of the pipeline; inside one peer group they are counted anew.
    if (!isIndex || !peerGroup.isEmpty())
        giveRanks(rows, higherIsBetter);
    sortByRank(rows);
    return rows;
}

std::vector<RankRow> Assessment::ranking(AssessedLevel level, const Period& period, const QString& node,
                                         const QString& peerGroup) const
{
    const AssessedPeriod* assessed = d->find(period);
    if (assessed == nullptr)
        return {};
    return rank(level, *assessed, assessed->result ? &*assessed->result : nullptr, node, peerGroup);
}

Result<std::vector<RankRow>> Assessment::whatIf(AssessedLevel level, const Period& period,
                                                const WeightChanges& weights, const QString& node) const
{
    const AssessedPeriod* assessed = d->find(period);
    if (assessed == nullptr || !assessed->plan || !d->table)
        return failure(ErrorKind::NotFound, u"nothing is scored in that period"_s,
                       {.file = {}, .row = 0, .field = period.toString()});
    const auto plan = assessed->plan->withWeights(weights);
    if (!plan)
        return std::unexpected(plan.error());
    const auto result = computeIndex(*plan, *d->table);
    if (!result)
        return std::unexpected(result.error());
    return rank(level, *assessed, &*result, node, {});
}

SeriesPoint Assessment::pointOf(const AssessedPeriod& period, std::size_t unit, const QString& node) const
{
    SeriesPoint point{.period = period.period, .open = period.open};
    PlaceAmong place;
    const auto at = period.result ? period.result->findNode(node) : std::nullopt;
    if (const AssessmentColumn* column = period.column(node)) {
        point.figure = figureOf(*d, *column, unit);
        point.target = d->targetOf(*column->definition, unit, period.period).value;
        place = placeOf(column->shown, d->units, unit, column->higherIsBetter());
        if (at)
            point.score = period.result->cell(unit, *at).score;
    } else if (at) {
        const bool isIndex = *at == 0;
        const UnitOutcome& outcome = period.result->outcome(unit);
        point.score = isIndex ? outcome.total : period.result->cell(unit, *at).score;
        point.figure.value = point.score;
        point.figure.state = point.score ? FigureState::Value : FigureState::NotApplicable;
        if (isIndex) {
            place = {.rank = outcome.rank, .ranked = outcome.ranked, .tied = outcome.tied};
        } else {
            const NodeRank own = rankByScore(*period.result, *at)[unit];
            place = {.rank = own.rank, .ranked = own.ranked, .tied = own.tied};
        }
        if (const auto uncertainty = extrasOf(period).uncertainty; isIndex && uncertainty)
            point.band = uncertainty->units[unit].band;
    }
    point.rank = place.rank;
    point.rankedCount = place.ranked;
    return point;
}

std::optional<IndexScore> Assessment::index(const QString& unit, const Period& period) const
{
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    if (!at || assessed == nullptr || !assessed->result)
        return std::nullopt;
    const UnitOutcome& outcome = assessed->result->outcome(*at);
    IndexScore score{.base = outcome.base,
                     .total = outcome.total,
                     .shown = outcome.shown,
                     .balance = outcome.balance,
                     .bonus = outcome.bonus,
                     .deduction = outcome.deduction};
    for (const IndexLine& line : outcome.lines) {
        score.lines.push_back({.part = partOfLine(line.kind),
                               .title = line.title,
                               .document = line.document,
                               .approver = redactionFor(m_class).personNames ? line.approver : QString(),
                               .amount = line.amount,
                               .undecided = line.unknown});
    }
    score.grade = outcome.grade;
    const auto rows = ranking(d->units.at(*at).level, period, indexNode(period));
    const auto own = std::ranges::find(rows, unit, &RankRow::unit);
    if (own != rows.end())
        score.rank = *own;
    return score;
}

std::vector<DimensionScore> Assessment::dimensions(const QString& unit, const Period& period) const
{
    std::vector<DimensionScore> scores;
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    if (!at || assessed == nullptr || !assessed->result)
        return scores;
    const IndexResult& result = *assessed->result;
    const AssessedUnit& self = d->units.at(*at);
    for (const QString& id : dimensionNodes(period)) {
        const auto node = result.findNode(id);
        if (!node)
            continue;
        const IndexCell cell = result.cell(*at, *node);
        DimensionScore score{.node = id,
                             .name = result.nodes()[*node].name,
                             .weight = result.nodes()[*node].fullWeight,
                             .score = cell.score,
                             .coverage = cell.coverage,
                             .state = cell.score ? FigureState::Value : FigureState::NotApplicable,
                             .reason = cellReasonName(cell.reason)};
        std::vector<double> peers;
        for (std::size_t other = 0; other < d->units.all().size(); ++other) {
            const AssessedUnit& peer = d->units.at(other);
            const auto peerScore = result.cell(other, *node).score;
            if (peer.level == self.level && peer.peerGroup == self.peerGroup && peerScore)
                peers.push_back(*peerScore);
        }
        score.peers = static_cast<int>(peers.size());
        score.peerMedian = statistics::median(peers);
        score.peerLow = statistics::quantile(peers, 0.25);
        score.peerHigh = statistics::quantile(peers, 0.75);
        scores.push_back(std::move(score));
    }
    return scores;
}

std::vector<PointsLine> Assessment::lostPoints(const QString& unit, const Period& period) const
{
    std::vector<PointsLine> lines;
    const auto at = shownUnit(unit);
    const AssessedPeriod* assessed = d->find(period);
    if (!at || assessed == nullptr || !assessed->result)
        return lines;
    const IndexResult& result = *assessed->result;
    for (std::size_t node = 0; node < result.nodes().size(); ++node) {
        const IndexCell cell = result.cell(*at, node);
        if (!result.nodes()[node].isLeaf() || !cell.score || cell.weight <= 0)
            continue;
        lines.push_back({.node = result.nodes()[node].id,
                         .name = result.nodes()[node].name,
                         .weight = cell.weight,
                         .score = *cell.score,
                         .contribution = cell.contribution,
                         .lost = cell.lost});
    }
    std::ranges::stable_sort(lines, std::ranges::greater{}, &PointsLine::lost);
    return lines;
}

std::vector<FullRateRow> Assessment::fullRates(const QString& unit, const Period& period) const
{
    std::vector<FullRateRow> rows;
    for (IndicatorRow& row : indicatorTable(unit, period)) {
        const bool aimsAtAll =
            row.info.isRate && row.info.better == BetterWhen::Higher && row.target == 100.0;
        if (aimsAtAll)
            rows.push_back({.info = row.info,
                            .figure = row.figure,
                            .failures = row.figure.failures(),
                            .periodOnPeriod = row.periodOnPeriod});
    }
    return rows;
}

FunnelInput Assessment::funnel(AssessedLevel level, const Period& period, const QString& indicator) const
{
    FunnelInput input;
    const AssessedPeriod* assessed = d->find(period);
    const AssessmentColumn* column = assessed ? assessed->column(indicator) : nullptr;
    if (column == nullptr)
        return input;
    input.info = infoOf(*d, *assessed, *column->definition);
    for (RankRow& row : ranking(level, period, indicator)) {
        const auto at = d->units.find(row.unit);
        const Figure figure = figureOf(*d, *column, *at);
        // Few cases are what a funnel is made for; what failed a check stays out.
        const bool fits = input.info.isRate && row.numerator && row.denominator && *row.denominator > 0 &&
                          *row.numerator <= *row.denominator && figure.value;
        if (!fits) {
            input.left.push_back(std::move(row));
            continue;
        }
        input.numerator += *row.numerator;
        input.denominator += *row.denominator;
        input.points.push_back({.unit = row.unit,
                                .name = row.name,
                                .numerator = *row.numerator,
                                .denominator = *row.denominator});
    }
    return input;
}

} // namespace onescreen
