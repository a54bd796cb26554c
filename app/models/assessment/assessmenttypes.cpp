// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmenttypes.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

int monthsOf(AssessedCalendar calendar)
{
    switch (calendar) {
    case AssessedCalendar::Month:
        return 1;
    case AssessedCalendar::Quarter:
        return 3;
    case AssessedCalendar::HalfYear:
        return 6;
    case AssessedCalendar::Year:
    case AssessedCalendar::RollingFour:
        break;
    }
    return 12;
}

/// `first` must be the first day of a month.
Period monthsFrom(QDate first, int months)
{
    return Period::fromDays(first, first.addMonths(months).addDays(-1)).value_or(Period::day(first));
}

} // namespace

QString assessedLevelName(AssessedLevel level)
{
    switch (level) {
    case AssessedLevel::City:
        return u"city"_s;
    case AssessedLevel::County:
        return u"county"_s;
    case AssessedLevel::Township:
        return u"township"_s;
    case AssessedLevel::Department:
        return u"department"_s;
    case AssessedLevel::Team:
        break;
    }
    return u"team"_s;
}

std::optional<AssessedLevel> assessedLevelFromName(QStringView name)
{
    for (const AssessedLevel level : allAssessedLevels) {
        if (name == assessedLevelName(level))
            return level;
    }
    return std::nullopt;
}

std::optional<AssessedCalendar> calendarOf(const Period& period)
{
    for (const AssessedCalendar calendar : allAssessedCalendars) {
        if (calendarPeriod(calendar, period.last()) == period)
            return calendar;
    }
    return std::nullopt;
}

Period calendarPeriod(AssessedCalendar calendar, QDate day)
{
    if (calendar == AssessedCalendar::RollingFour) {
        const Period last = calendarPeriod(AssessedCalendar::Quarter, day);
        return monthsFrom(last.first().addMonths(-9), monthsOf(calendar));
    }
    const int length = monthsOf(calendar);
    const int month = (day.month() - 1) / length * length + 1;
    return monthsFrom(QDate(day.year(), month, 1), length);
}

Period periodBefore(AssessedCalendar calendar, const Period& period)
{
    if (calendar == AssessedCalendar::RollingFour)
        return calendarPeriod(calendar, period.last().addMonths(-3));
    return calendarPeriod(calendar, period.first().addDays(-1));
}

Period samePeriodLastYear(const Period& period)
{
    // Whole months stay whole months, also from one February to another.
    const QDate first = period.first().addYears(-1);
    const QDate afterLast = period.last().addDays(1).addYears(-1);
    return Period::fromDays(first, afterLast.addDays(-1)).value_or(period);
}

std::optional<double> Figure::failures() const
{
    return numerator && denominator ? std::optional(*denominator - *numerator) : std::nullopt;
}

} // namespace onescreen
