// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentdata.h"

#include "app/analysis/index/rounding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onescreen {

bool mayRank(const IndicatorDefinition& definition)
{
    return !definition.penaltyVolume && (definition.direction == Direction::HigherBetter ||
                                         definition.direction == Direction::LowerBetter);
}

void fillShown(AssessmentColumn& column)
{
    column.shown.assign(column.cells.size(), std::numeric_limits<double>::quiet_NaN());
    if (!mayRank(*column.definition))
        return;
    for (std::size_t unit = 0; unit < column.cells.size(); ++unit) {
        const AssessmentCell& cell = column.cells[unit];
        if (cell.state == FigureState::Value && cell.value)
            column.shown[unit] = roundedHalfAway(*cell.value, column.definition->decimals);
    }
}

PlaceAmong placeOf(const std::vector<double>& shown, const AssessedUnits& units, std::size_t unit,
                   bool higherIsBetter)
{
    PlaceAmong place;
    if (unit >= shown.size())
        return place;
    const double own = shown[unit];
    int better = 0;
    int same = 0;
    for (std::size_t other = 0; other < shown.size(); ++other) {
        if (std::isnan(shown[other]) || units.at(other).level != units.at(unit).level)
            continue;
        ++place.ranked;
        better += higherIsBetter ? shown[other] > own : shown[other] < own;
        same += shown[other] == own;
    }
    if (!std::isnan(own)) {
        place.rank = better + 1;
        place.tied = same > 1;
    }
    return place;
}

const AssessmentColumn* AssessedPeriod::column(const QString& indicator) const
{
    const auto found = std::ranges::find_if(columns, [&](const AssessmentColumn& column) {
        return column.definition->id.toString() == indicator;
    });
    return found == columns.end() ? nullptr : &*found;
}

const AssessedPeriod* AssessmentData::find(const Period& period) const
{
    const auto found = std::ranges::find_if(
        periods, [&](const std::shared_ptr<const AssessedPeriod>& one) { return one->period == period; });
    return found == periods.end() ? nullptr : found->get();
}

namespace {

/// A year that is over and has indicators that are made for four rolling quarters.
bool isFourthOfRolling(const AssessedPeriod& period, std::optional<QDate> firstMonth)
{
    const bool whole =
        !period.open && (!firstMonth || calendarPeriod(AssessedCalendar::Quarter, *firstMonth).first() <=
                                            period.period.first());
    return whole && period.calendar == AssessedCalendar::Year &&
           std::ranges::any_of(period.columns, [](const AssessmentColumn& column) {
               return isMadeFor(*column.definition, PeriodKind::RollingFour);
           });
}

} // namespace

bool isMadeFor(const IndicatorDefinition& definition, PeriodKind kind)
{
    return std::ranges::find(definition.periods, kind) != definition.periods.end();
}

std::vector<const AssessedPeriod*> AssessmentData::of(AssessedCalendar calendar) const
{
    std::vector<const AssessedPeriod*> found;
    for (const auto& period : periods) {
        if (period->calendar == calendar ||
            (calendar == AssessedCalendar::RollingFour && isFourthOfRolling(*period, facts.firstMonth())))
            found.push_back(period.get());
    }
    if (calendar == AssessedCalendar::RollingFour)
        std::ranges::sort(found, {}, [](const AssessedPeriod* one) { return one->period.last(); });
    return found;
}

UnitContext AssessmentData::contextOf(std::size_t unit) const
{
    const AssessedUnit& assessed = units.at(unit);
    return {.level = areaLevelOf(assessed.level),
            .region = assessed.region,
            .unit = assessed.key,
            .peerGroup = assessed.peerGroup};
}

AssessmentData::Target AssessmentData::targetOf(const IndicatorDefinition& definition, std::size_t unit,
                                                const Period& period) const
{
    if (definition.penaltyVolume)
        return {};
    if (const TargetRow* row = definition.targetFor(contextOf(unit), period.last());
        row != nullptr && row->target)
        return {.value = row->target, .document = row->document};
    const auto imported_ = imported.target(unit, definition.id.toString(), period);
    if (!imported_)
        return {};
    const IndicatorValue& value = imported.all()[*imported_];
    return {.value = valueInUnit(value, definition.unit), .document = value->document};
}

PeriodKind periodKindOf(AssessedCalendar calendar)
{
    switch (calendar) {
    case AssessedCalendar::Month:
        return PeriodKind::Month;
    case AssessedCalendar::Quarter:
        return PeriodKind::Quarter;
    case AssessedCalendar::HalfYear:
        return PeriodKind::HalfYear;
    case AssessedCalendar::RollingFour:
        return PeriodKind::RollingFour;
    case AssessedCalendar::Year:
        break;
    }
    return PeriodKind::Year;
}

} // namespace onescreen
