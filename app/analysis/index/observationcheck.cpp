// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/index/observationcheck.h"

#include "app/analysis/index/leafcells.h"

using namespace Qt::StringLiterals;

namespace onescreen {

CellReason checkObservation(const IndicatorDefinition& definition, const Observation& observation)
{
    const ObservationTable::Column column{.numerator = {observation.numerator.value_or(noNumber)},
                                          .denominator = {observation.denominator.value_or(noNumber)},
                                          .value = {observation.value.value_or(noNumber)},
                                          .standardError = {observation.standardError.value_or(noNumber)},
                                          .state = {observation.state}};
    const Reading reading = readObservation(definition, &column, 0);
    return reading.state == ValueState::Rejected && observation.state != ValueState::Rejected
               ? reading.reason
               : CellReason::None;
}

QString cellReasonSentence(CellReason reason)
{
    switch (reason) {
    case CellReason::None:
        return {};
    case CellReason::DenominatorZero:
        return u"the denominator is 0"_s;
    case CellReason::NoDuty:
        return u"the unit's level does not have this duty"_s;
    case CellReason::NotApplicable:
        return u"it is stated as not applicable"_s;
    case CellReason::NotReported:
        return u"nothing was reported"_s;
    case CellReason::NotDue:
        return u"nothing was reported yet and the deadline has not passed"_s;
    case CellReason::Late:
        return u"it is stated as late"_s;
    case CellReason::TooFewCases:
        return u"there are too few cases"_s;
    case CellReason::Negative:
        return u"a count is below 0"_s;
    case CellReason::AboveDenominator:
        return u"the numerator is above the denominator"_s;
    case CellReason::NotFinite:
        return u"a number is not finite"_s;
    case CellReason::Incomplete:
        return u"a numerator and a denominator are both needed"_s;
    case CellReason::Contradiction:
        return u"the stated value is not what numerator and denominator give"_s;
    case CellReason::Rejected:
        return u"it is stated as rejected"_s;
    case CellReason::NoTarget:
        return u"the score needs a target and none is set for the unit"_s;
    case CellReason::NoComparison:
        return u"there is no other unit, or no spread, to compare with"_s;
    case CellReason::NothingApplies:
        return u"no member applies"_s;
    case CellReason::LowCoverage:
        return u"the covered weight is below the minimum"_s;
    }
    return {};
}

} // namespace onescreen
