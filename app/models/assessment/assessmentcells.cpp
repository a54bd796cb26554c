// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentcells.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

FigureState stateOf(ValueState state)
{
    switch (state) {
    case ValueState::Value:
        return FigureState::Value;
    case ValueState::NotApplicable:
        return FigureState::NotApplicable;
    case ValueState::NotReported:
        return FigureState::NotReported;
    case ValueState::Late:
        return FigureState::Late;
    case ValueState::Suppressed:
        return FigureState::Suppressed;
    case ValueState::Rejected:
        break;
    }
    return FigureState::Rejected;
}

} // namespace

void settle(AssessmentCell& cell, FigureState state, FigureReason reason)
{
    cell.state = state;
    cell.reason = reason;
}

void checkCell(AssessmentCell& cell, const IndicatorDefinition& definition)
{
    if (cell.state != FigureState::Value)
        return;
    const bool isCount =
        definition.kind == IndicatorKind::Ratio || definition.kind == IndicatorKind::CountPer;
    // A missing optional compares as less than any number: what is absent is not negative.
    const auto negative = [](const std::optional<double>& number) { return number && *number < 0.0; };
    if (isCount && (negative(cell.numerator) || negative(cell.denominator)))
        return settle(cell, FigureState::Rejected, FigureReason::Negative);
    if (definition.kind == IndicatorKind::Ratio && cell.numerator && cell.denominator &&
        *cell.numerator > *cell.denominator)
        return settle(cell, FigureState::Rejected, FigureReason::AboveDenominator);
    if (cell.denominator && *cell.denominator < definition.nMin)
        settle(cell, FigureState::Suppressed, FigureReason::TooFewCases);
}

AssessmentCell cellFromFacts(const FactValue& value)
{
    AssessmentCell cell{.state = stateOf(value.state),
                        .reason = FigureReason::None,
                        .provenance = Provenance::Rows,
                        .numerator = value.numerator,
                        .denominator = value.denominator,
                        .value = value.value,
                        .standardError = value.standardError,
                        .printed = std::nullopt};
    if (value.state == ValueState::NotApplicable)
        cell.reason = FigureReason::DenominatorZero;
    return cell;
}

AssessmentCell cellFromPrinted(const IndicatorValue& value, std::size_t place,
                               const IndicatorDefinition& definition)
{
    const PrintedValue printed = printedValue(value);
    AssessmentCell cell{.state = FigureState::Value,
                        .reason = FigureReason::None,
                        .provenance = printed.provenance,
                        .conflicts = printed.conflicts,
                        .numerator = value->numerator,
                        .denominator = value->denominator,
                        .value = valueInUnit(value, definition.unit),
                        .standardError = std::nullopt,
                        .printed = place};
    if (value->state && *value->state != ValueState::Value)
        settle(cell, stateOf(*value->state), FigureReason::Stated);
    else if (printed.conflicts)
        settle(cell, FigureState::Rejected, FigureReason::Contradiction);
    else if (!cell.value && printed.value)
        settle(cell, FigureState::Rejected, FigureReason::OtherUnit);
    else if (!cell.value)
        settle(cell, FigureState::NotReported, FigureReason::Stated);
    if (cell.state == FigureState::Late) // Announced: there is no number yet.
        cell.value.reset();
    return cell;
}

Contradiction differenceFromRows(const IndicatorValue& printed, const AssessmentCell& ours,
                                 const QString& unit, const IndicatorDefinition& definition,
                                 const Period& period)
{
    const auto count = [](const std::optional<double>& number) {
        return number ? QString::number(*number, 'g', 12) : u"?"_s;
    };
    return {.kind = ContradictionKind::DiffersFromRows,
            .area = printed->regionName,
            .periodText = printed->periodText.isEmpty() ? period.toString() : printed->periodText,
            .indicator = printed->indicator,
            .printed = valueInUnit(printed, definition.unit).value_or(0),
            .computed = ours.value.value_or(0),
            .unit = definition.unit,
            .arithmetic = ours.denominator ? u"%1 / %2"_s.arg(count(ours.numerator), count(ours.denominator))
                                           : count(ours.value),
            .documents = {printed->document},
            .contexts = {printed->context},
            .unitKey = unit,
            .indicatorId = definition.id.toString(),
            .period = period};
}

std::optional<Observation> observationOf(const AssessmentCell& cell, bool othersReported, Observation one)
{
    if (cell.printed && cell.provenance != Provenance::Rows) {
        one.numerator = cell.numerator;
        one.denominator = cell.denominator;
        one.value = cell.value;
        if (cell.state == FigureState::Rejected)
            return Observation{.unit = one.unit,
                               .period = one.period,
                               .indicator = one.indicator,
                               .state = ValueState::Rejected};
        one.state = cell.state == FigureState::NotApplicable ? ValueState::NotApplicable
                    : cell.state == FigureState::NotReported ? ValueState::NotReported
                    : cell.state == FigureState::Late        ? ValueState::Late
                    : cell.reason == FigureReason::Stated    ? ValueState::Suppressed
                                                             : ValueState::Value;
        return one;
    }
    if (cell.reason == FigureReason::NoRowsHere || cell.reason == FigureReason::NoDuty) {
        one.state = ValueState::NotApplicable;
        return one;
    }
    if (cell.reason != FigureReason::NoSource && cell.reason != FigureReason::NothingCame) {
        one.numerator = cell.numerator;
        one.denominator = cell.denominator;
        one.standardError = cell.standardError;
        if (!cell.numerator)
            one.value = cell.value;
        if (cell.reason == FigureReason::DenominatorZero)
            one.state = ValueState::NotApplicable;
        return one;
    }
    if (othersReported)
        return std::nullopt;
    // Nobody of this level has it: the feed is not connected, which is not anybody's failure to report.
    one.state = ValueState::Late;
    return one;
}

} // namespace onescreen
