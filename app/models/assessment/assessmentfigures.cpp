// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentfigures.h"

#include "app/analysis/statistics/distributions.h"
#include "app/analysis/statistics/intervals.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

QString reasonText(FigureReason reason, const IndicatorDefinition& definition)
{
    switch (reason) {
    case FigureReason::None:
        break;
    case FigureReason::DenominatorZero:
        return u"The duty did not arise: the denominator is 0."_s;
    case FigureReason::NoDuty:
        return u"Units of this level do not have the duty."_s;
    case FigureReason::Stated:
        return u"The source says so."_s;
    case FigureReason::NothingCame:
        return u"Nothing was reported, while others of the level have reported."_s;
    case FigureReason::NoSource:
        return u"There is no source for it: neither rows nor imported values."_s;
    case FigureReason::NoRowsHere:
        return u"The cache has never had a row of this unit."_s;
    case FigureReason::TooFewCases:
        return u"Fewer than %1 cases."_s.arg(definition.nMin);
    case FigureReason::Negative:
        return u"A count is negative."_s;
    case FigureReason::AboveDenominator:
        return u"The numerator is above the denominator."_s;
    case FigureReason::Contradiction:
        return u"The printed value is not its numerator over its denominator."_s;
    case FigureReason::OtherUnit:
        return u"The printed value has another unit than the catalogue's."_s;
    case FigureReason::Carried:
        return u"The value of the period before, carried over."_s;
    }
    return {};
}

bool isRate(const IndicatorDefinition& definition)
{
    return definition.kind == IndicatorKind::Ratio;
}

BetterWhen betterOf(const IndicatorDefinition& definition)
{
    switch (definition.direction) {
    case Direction::HigherBetter:
        return BetterWhen::Higher;
    case Direction::LowerBetter:
        return BetterWhen::Lower;
    case Direction::TargetBest:
        return BetterWhen::AtTarget;
    case Direction::Neutral:
        break;
    }
    return BetterWhen::Neutral;
}

ShownInterval intervalOf(const IndicatorDefinition& definition, const AssessmentCell& cell)
{
    std::optional<statistics::Interval> interval;
    double scale = definition.scale;
    if (definition.uncertainty == UncertaintyKind::Wilson && cell.numerator && cell.denominator)
        interval = statistics::wilsonInterval(*cell.numerator, *cell.denominator);
    if (definition.uncertainty == UncertaintyKind::Poisson && cell.numerator) {
        interval = statistics::byarInterval(*cell.numerator);
        if (cell.denominator && *cell.denominator > 0)
            scale /= *cell.denominator;
    }
    if (definition.uncertainty == UncertaintyKind::StandardError && cell.value && cell.standardError) {
        const double reach = statistics::normalQuantile(0.975).value_or(0) * *cell.standardError;
        return {.low = *cell.value - reach, .high = *cell.value + reach};
    }
    if (!interval)
        return {};
    return {.low = scale * interval->lower, .high = scale * interval->upper};
}

Figure figureOf(const AssessmentData& data, const AssessmentColumn& column, std::size_t unit)
{
    Figure figure;
    figure.reason = reasonText(FigureReason::NoSource, *column.definition);
    if (unit >= column.cells.size())
        return figure;
    const AssessmentCell& cell = column.cells[unit];
    figure.state = cell.state;
    figure.reason = reasonText(cell.reason, *column.definition);
    figure.numerator = cell.numerator;
    figure.denominator = cell.denominator;
    figure.provenance = cell.provenance;
    // A rejected number is not shown as one, nor what has none.
    if (cell.state == FigureState::Value || cell.state == FigureState::Late ||
        cell.state == FigureState::Suppressed) {
        figure.value = cell.value;
        const ShownInterval interval = intervalOf(*column.definition, cell);
        figure.low = interval.low;
        figure.high = interval.high;
    }
    if (cell.printed) {
        PrintedValue printed = printedValue(data.imported.all()[*cell.printed]);
        printed.conflicts = cell.conflicts;
        figure.printed = std::move(printed);
    }
    return figure;
}

namespace {

std::vector<DenominatorOption> optionsOf(const LoadedCatalogue& catalogue,
                                         const IndicatorDefinition& definition)
{
    std::vector<DenominatorOption> options;
    if (definition.denominators.size() < 2)
        return options;
    const QString official = catalogue.official.value(definition.id.toString(), definition.denominator()->id);
    for (const Denominator& one : definition.denominators)
        options.push_back({.id = one.id,
                           .text = one.text,
                           .document = one.document,
                           .chosen = one.id == definition.denominator()->id,
                           .official = one.id == official});
    return options;
}

/// Counts and durations are never negative (observationcheck.h refuses them), nor is a part above its whole.
bool isNeverNegative(IndicatorKind kind)
{
    switch (kind) {
    case IndicatorKind::Ratio:
    case IndicatorKind::Mean:
    case IndicatorKind::Quantile:
    case IndicatorKind::CountPer:
    case IndicatorKind::EventPoints:
        return true;
    case IndicatorKind::IndexIn:
    case IndicatorKind::Level:
    case IndicatorKind::Expert:
        break;
    }
    return false;
}

} // namespace

IndicatorInfo infoOf(const AssessmentData& data, const AssessedPeriod& period,
                     const IndicatorDefinition& definition)
{
    IndicatorInfo info{.id = definition.id.toString(),
                       .version = definition.version,
                       .name = definition.nameZh,
                       .shortName = definition.shortName(),
                       .unit = definition.unit,
                       .decimals = definition.decimals,
                       .least = isNeverNegative(definition.kind) ? std::optional(0.0) : std::nullopt,
                       .most = isRate(definition) ? std::optional(definition.scale) : std::nullopt,
                       .isRate = isRate(definition),
                       .better = betterOf(definition),
                       .scored = definition.score.has_value() && definition.parent.has_value(),
                       .toConfirm = definition.toConfirm,
                       .penaltyVolume = definition.penaltyVolume,
                       .fromRows = isFromFacts(definition),
                       .nMin = definition.nMin,
                       .owner = definition.owner,
                       .document = definition.document,
                       .denominators = optionsOf(data.catalogue, definition)};
    for (const IndicatorId& balance : definition.balance)
        info.balance << balance.toString();
    if (definition.parent)
        info.group = definition.parent->toString();
    if (period.result) {
        if (const auto node = period.result->findNode(info.id))
            info.weight = period.result->nodes()[*node].fullWeight;
    }
    for (auto at = std::ranges::find(period.tree, info.group, &TreeNode::id); at != period.tree.end();) {
        if (at->level == NodeLevel::Dimension)
            info.dimension = at->id;
        if (at->level == NodeLevel::Dimension || !at->parent)
            break;
        at = period.tree.begin() + *at->parent;
    }
    return info;
}

Comparison comparisonOf(const AssessmentData& data, const IndicatorDefinition& definition, std::size_t unit,
                        const Figure& now, const Period& before)
{
    Comparison comparison;
    const AssessedPeriod* earlier = data.find(before);
    const AssessmentColumn* column = earlier ? earlier->column(definition.id.toString()) : nullptr;
    if (column == nullptr)
        return comparison;
    comparison.ruleChanged = column->definition->version != definition.version;
    const Figure then = figureOf(data, *column, unit);
    if (!then.hasValue())
        return comparison;
    comparison.before = then.value;
    if (!now.hasValue() || !now.value || !then.value)
        return comparison;
    comparison.difference = *now.value - *then.value;
    if (!isRate(definition) && *then.value > 0)
        comparison.percent = 100.0 * *comparison.difference / *then.value;
    return comparison;
}

TargetState targetStateOf(const IndicatorDefinition& definition, const Figure& figure,
                          std::optional<double> target)
{
    if (!target || definition.penaltyVolume || definition.direction == Direction::Neutral)
        return TargetState::NoTarget;
    if (figure.state == FigureState::Suppressed)
        return TargetState::TooFew;
    if (!figure.hasValue() || !figure.value)
        return TargetState::NoValue;
    // Compared as shown: a reader must be able to check it.
    const double unit = std::pow(10.0, -definition.decimals);
    const double difference = *figure.value - *target;
    const double slack = 1e-9 * std::max(1.0, std::abs(*target));
    bool met = false;
    switch (definition.direction) {
    case Direction::HigherBetter:
        met = difference >= -slack;
        break;
    case Direction::LowerBetter:
        met = difference <= slack;
        break;
    case Direction::TargetBest:
    case Direction::Neutral:
        met = std::abs(difference) <= 0.5 * unit + slack;
        break;
    }
    return met ? TargetState::Met : TargetState::Missed;
}

} // namespace onescreen
