// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/leafcells.h"

#include "app/analysis/index/relativescores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace onescreen {

namespace {

Reading without(ValueState state, CellReason reason)
{
    return {.state = state, .reason = reason};
}

CellReason statedReason(ValueState state)
{
    switch (state) {
    case ValueState::NotApplicable:
        return CellReason::NotApplicable;
    case ValueState::Late:
        return CellReason::Late;
    case ValueState::Suppressed:
        return CellReason::TooFewCases;
    case ValueState::Rejected:
        return CellReason::Rejected;
    case ValueState::Value:
    case ValueState::NotReported:
        break;
    }
    return CellReason::NotReported;
}

/// Kinds whose numbers are counts of something and so cannot be below 0.
bool isCount(IndicatorKind kind)
{
    return kind == IndicatorKind::Ratio || kind == IndicatorKind::CountPer ||
           kind == IndicatorKind::EventPoints;
}

/// Of a count per something ("每平方公里") the denominator is no number of cases.
bool isTooFew(const IndicatorDefinition& definition, double denominator)
{
    return definition.kind != IndicatorKind::CountPer && denominator < definition.nMin;
}

CellReason faultOf(const IndicatorDefinition& definition, const Reading& reading)
{
    const auto infinite = [](double number) { return std::isinf(number); };
    if (infinite(reading.numerator) || infinite(reading.denominator) || infinite(reading.value))
        return CellReason::NotFinite;
    const bool count = isCount(definition.kind);
    if (reading.denominator < 0 || (count && (reading.numerator < 0 || reading.value < 0)))
        return CellReason::Negative;
    const bool ratio = definition.kind == IndicatorKind::Ratio;
    if (ratio && (reading.numerator > reading.denominator || reading.value > definition.scale * (1 + 1e-9)))
        return CellReason::AboveDenominator;
    return CellReason::None;
}

/// A printed value may differ from its ratio by what rounding to its decimals can do.
bool contradicts(const IndicatorDefinition& definition, double stated, double ratio)
{
    const double rounding = 0.5 * std::pow(10.0, -definition.decimals);
    return std::fabs(stated - ratio) > rounding * (1 + 1e-6) + 1e-9 * std::fabs(ratio);
}

/// Step 2: the value from numerator and denominator, where it has them.
CellReason completeValue(const IndicatorDefinition& definition, Reading& reading)
{
    const bool hasNumerator = !std::isnan(reading.numerator);
    const bool hasDenominator = !std::isnan(reading.denominator);
    if (hasDenominator && reading.denominator == 0)
        return CellReason::DenominatorZero;
    if (hasNumerator && hasDenominator) {
        const double ratio = definition.scale * reading.numerator / reading.denominator;
        if (!std::isnan(reading.value) && contradicts(definition, reading.value, ratio))
            return CellReason::Contradiction;
        reading.value = ratio;
        return CellReason::None;
    }
    if (!std::isnan(reading.value))
        return CellReason::None;
    if (hasNumerator && definition.denominators.empty()) { // A plain sum.
        reading.value = definition.scale * reading.numerator;
        return CellReason::None;
    }
    return hasNumerator || hasDenominator ? CellReason::Incomplete : CellReason::NotReported;
}

ValueState stateOf(CellReason reason)
{
    switch (reason) {
    case CellReason::None:
        return ValueState::Value;
    case CellReason::DenominatorZero:
    case CellReason::NoDuty:
        return ValueState::NotApplicable;
    case CellReason::TooFewCases:
        return ValueState::Suppressed;
    case CellReason::NotReported:
        return ValueState::NotReported;
    default:
        return ValueState::Rejected;
    }
}

MissingAction actionFor(const MissingPolicy& policy, ValueState state)
{
    switch (state) {
    case ValueState::NotApplicable:
        return policy.notApplicable;
    case ValueState::NotReported:
        return policy.notReported;
    case ValueState::Late:
        return policy.late;
    case ValueState::Suppressed:
        return policy.suppressed;
    case ValueState::Rejected:
    case ValueState::Value:
        break;
    }
    return policy.rejected;
}

/// Numerators and denominators of four quarters; no value when that is still too few, or this period has no
/// counts.
Reading pooledReading(const IndicatorDefinition& definition, const PeriodHistory& history, std::size_t unit)
{
    Reading sum{.numerator = 0,
                .denominator = 0,
                .value = noNumber,
                .state = ValueState::Suppressed,
                .reason = CellReason::TooFewCases};
    for (std::size_t back = 0; back < history.pooled(); ++back) {
        const Reading part = readObservation(definition, history.column(definition.id, back), unit);
        const bool usable = part.state == ValueState::Value || part.state == ValueState::Suppressed;
        const bool counted = !std::isnan(part.numerator) && !std::isnan(part.denominator);
        if (usable && counted) {
            sum.numerator += part.numerator;
            sum.denominator += part.denominator;
        } else if (back == 0) {
            return sum;
        }
    }
    if (sum.denominator > 0 && sum.denominator >= definition.nMin)
        sum.value = definition.scale * sum.numerator / sum.denominator;
    return sum;
}

/// The columns of one indicator.
struct Slice
{
    IndexResult::Columns& columns;
    std::size_t cells;  ///< Where those of the node begin,
    std::size_t values; ///< and those of the indicator.

    void set(std::size_t unit, double value, ValueState state, CellReason reason, Treatment treatment) const
    {
        columns.value[values + unit] = value;
        columns.state[cells + unit] = state;
        columns.reason[cells + unit] = reason;
        columns.treatment[cells + unit] = treatment;
    }
    void setMissing(std::size_t unit, const Reading& reading, Treatment treatment) const
    {
        set(unit, noNumber, reading.state, reading.reason, treatment);
    }
    /// A value that is not that of the unit's own observation.
    void setOther(std::size_t unit, const Reading& reading, const Reading& own, Treatment treatment) const
    {
        set(unit, reading.value, own.state, own.reason, treatment);
        columns.counts.insert(cells + unit, {.numerator = reading.numerator,
                                             .denominator = reading.denominator,
                                             .standardError = reading.standardError});
    }
};

/// Step 4 for a cell without a value of its own.
void treatMissing(const IndexPlan::Content& plan, const LeafPlan& leaf, const PeriodHistory& history,
                  std::size_t unit, Reading reading, const Slice& slice)
{
    const IndicatorDefinition& definition = *leaf.definition;
    if (reading.reason == CellReason::NotReported && !plan.options.deadlinePassed) {
        reading.reason = CellReason::NotDue;
        return slice.setMissing(unit, reading, Treatment::Uncovered);
    }
    switch (actionFor(definition.missing, reading.state)) {
    case MissingAction::Redistribute:
        return slice.setMissing(unit, reading, Treatment::Redistributed);
    case MissingAction::Zero:
        return slice.setMissing(unit, reading, Treatment::Zero);
    case MissingAction::CarryOne: {
        const Reading before = readObservation(definition, history.column(definition.id, 1), unit);
        if (before.state != ValueState::Value)
            return slice.setMissing(unit, reading, Treatment::Uncovered);
        return slice.setOther(unit, before, reading, Treatment::Carried);
    }
    case MissingAction::PoolFour: {
        const Reading pooled = pooledReading(definition, history, unit);
        if (std::isnan(pooled.value))
            return slice.setMissing(unit, reading, Treatment::Redistributed);
        return slice.setOther(unit, pooled, reading, Treatment::Pooled);
    }
    case MissingAction::Uncovered:
        break;
    }
    slice.setMissing(unit, reading, Treatment::Uncovered);
}

/// The common case of readObservation() for all units: counts of a rate with nothing to find fault with. NaN
/// where there is more to it. Without branches: nearly every cell of every quarter comes through here.
void plainRates(const IndicatorDefinition& definition, const ObservationTable::Column& column,
                std::span<double> values)
{
    const double least = std::max<double>(definition.nMin, std::numeric_limits<double>::min());
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
        const double numerator = column.numerator[unit];
        const double denominator = column.denominator[unit];
        const auto is = [](bool condition) { return static_cast<unsigned>(condition); };
        const unsigned plain = is(column.state[unit] == ValueState::Value) & is(numerator >= 0) &
                               is(numerator <= denominator) & is(denominator >= least) &
                               is(denominator <= std::numeric_limits<double>::max());
        values[unit] = plain != 0 ? definition.scale * numerator / denominator : noNumber;
    }
    for (std::size_t unit = 0; unit < column.value.size(); ++unit) {
        if (!std::isnan(column.value[unit])) // Must agree with its counts.
            values[unit] = noNumber;
    }
}

} // namespace

Reading readObservation(const IndicatorDefinition& definition, const ObservationTable::Column* column,
                        std::size_t unit)
{
    if (column == nullptr)
        return {};
    Reading reading{.numerator = column->numerator[unit],
                    .denominator = column->denominator[unit],
                    .value = column->statedValue(unit),
                    .standardError = column->statedError(unit),
                    .state = column->state[unit],
                    .reason = CellReason::None};
    if (reading.state != ValueState::Value && reading.state != ValueState::Suppressed)
        return without(reading.state, statedReason(reading.state));
    reading.reason = faultOf(definition, reading);
    if (reading.reason == CellReason::None)
        reading.reason = completeValue(definition, reading);
    if (reading.reason != CellReason::None && reading.state == ValueState::Suppressed)
        return without(ValueState::Suppressed, CellReason::TooFewCases);
    if (reading.reason != CellReason::None)
        return without(stateOf(reading.reason), reading.reason);
    if (reading.state == ValueState::Suppressed || isTooFew(definition, reading.denominator)) {
        reading.state = ValueState::Suppressed;
        reading.reason = CellReason::TooFewCases;
    }
    return reading;
}

PeriodHistory::PeriodHistory(const IndexPlan::Content& plan, const ObservationTable& table)
    : m_pooled(static_cast<std::size_t>(periodsInFourQuarters(plan.kind)))
{
    for (std::size_t back = 0; back < std::max<std::size_t>(m_pooled, 2); ++back)
        m_periods.at(back) = table.columns(periodsBack(plan.period, plan.kind, static_cast<int>(back)));
}

void fillLeaf(const IndexPlan::Content& plan, const LeafPlan& leaf, const PeriodHistory& history,
              IndexResult::Columns& columns)
{
    const IndicatorDefinition& definition = *leaf.definition;
    const std::size_t units = plan.units.size();
    const Slice slice{
        .columns = columns, .cells = leaf.node * units, .values = plan.tree->nodes[leaf.node].place * units};
    const std::span<double> values(columns.value.data() + slice.values, units);
    const ObservationTable::Column* now = history.column(definition.id, 0);
    if (definition.kind == IndicatorKind::Ratio && now != nullptr)
        plainRates(definition, *now,
                   values); // State, reason and treatment are those of a value from the start.
    else
        std::ranges::fill(values, noNumber);
    for (std::size_t unit = 0; unit < units; ++unit) {
        if (!leaf.duty.empty() && !leaf.duty[unit]) {
            slice.setMissing(unit, without(ValueState::NotApplicable, CellReason::NoDuty),
                             Treatment::Redistributed);
            continue;
        }
        if (!std::isnan(values[unit]))
            continue;
        const Reading reading = readObservation(definition, now, unit);
        if (reading.state == ValueState::Value)
            slice.set(unit, reading.value, reading.state, reading.reason, Treatment::Own);
        else
            treatMissing(plan, leaf, history, unit, reading, slice);
    }
}

void scoreUnits(const IndexPlan::Content& plan, const LeafPlan& leaf, const ObservationTable& table,
                const Period& period, std::span<const double> values, std::span<double> scores)
{
    const ScoreShape& rule = **leaf.definition->score;
    if (isRelative(rule))
        return RelativeScores(plan, leaf, values).scoreAll(scores);
    std::vector<std::vector<double>> items;
    ScoreContext context = scoreContext(plan, leaf);
    items.reserve(leaf.items.size());
    context.items.reserve(leaf.items.size());
    for (const IndicatorId& item : leaf.items)
        items.push_back(countedValues(plan, table, item, period));
    for (const std::vector<double>& item : items)
        context.items.push_back({item.data(), true});
    scoreValues(rule, context, values, scores);
}

void scoreLeaf(const IndexPlan::Content& plan, const LeafPlan& leaf, const ObservationTable& table,
               IndexResult::Columns& columns)
{
    const std::size_t units = plan.units.size();
    const std::size_t offset = leaf.node * units;
    const std::span<const double> values(columns.value.data() + plan.tree->nodes[leaf.node].place * units,
                                         units);
    const std::span<double> scores(columns.score.data() + offset, units);
    scoreUnits(plan, leaf, table, plan.period, values, scores);
    const bool relative = isRelative(**leaf.definition->score);
    for (std::size_t unit = 0; unit < units; ++unit) {
        if (!std::isnan(scores[unit]))
            continue;
        const std::size_t at = offset + unit;
        if (columns.treatment[at] == Treatment::Zero) {
            scores[unit] = 0;
        } else if (!std::isnan(values[unit])) {
            columns.reason[at] = relative ? CellReason::NoComparison : CellReason::NoTarget;
            columns.treatment[at] = relative ? Treatment::Redistributed : Treatment::Uncovered;
        }
    }
}

std::vector<double> countedValues(const IndexPlan::Content& plan, const ObservationTable& table,
                                  const IndicatorId& indicator, const Period& period)
{
    std::vector<double> values(plan.units.size(), noNumber);
    const IndicatorDefinition* definition = plan.catalogue.find(indicator, period.last());
    const ObservationTable::Column* column = table.column(period, indicator);
    if (definition == nullptr || column == nullptr)
        return values;
    for (std::size_t unit = 0; unit < values.size(); ++unit) {
        const Reading reading = readObservation(*definition, column, unit);
        if (reading.state == ValueState::Value)
            values[unit] = reading.value;
    }
    return values;
}

} // namespace onescreen
