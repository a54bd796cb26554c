// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/periodlist.h"

#include "app/models/assessment/assessmentdata.h"

#include <algorithm>

namespace onescreen {

namespace {

std::size_t mostOf(AssessedCalendar calendar)
{
    switch (calendar) {
    case AssessedCalendar::Month:
        return 36;
    case AssessedCalendar::Quarter:
    case AssessedCalendar::RollingFour:
        return 24;
    case AssessedCalendar::HalfYear:
        return 12;
    case AssessedCalendar::Year:
        break;
    }
    return 10;
}

} // namespace

std::vector<Period> assessedPeriods(const std::vector<FactRows>& facts, const ImportedValues& imported,
                                    const Catalogue& catalogue)
{
    const bool rolls = std::ranges::any_of(catalogue.indicators(), [](const IndicatorDefinition& definition) {
        return isMadeFor(definition, PeriodKind::RollingFour);
    });
    QSet<QDate> months;
    for (const FactRows& filtered : facts) {
        for (const CubeRow& row : filtered.areas)
            months.insert(row.month);
    }
    // Of four quarters all four must be there.
    const auto firstMonth = std::ranges::min_element(months);
    const auto reaches = [&](const Period& period) {
        return calendarPeriod(AssessedCalendar::Quarter, *firstMonth).first() <= period.first();
    };
    std::vector<Period> all;
    for (const AssessedCalendar calendar : allAssessedCalendars) {
        std::vector<Period> periods;
        const auto add = [&periods](const Period& period) {
            if (std::ranges::find(periods, period) == periods.end())
                periods.push_back(period);
        };
        for (const QDate month : months) {
            const Period period = calendarPeriod(calendar, month);
            const bool fits = calendar != AssessedCalendar::RollingFour || (rolls && reaches(period));
            if (fits && calendarOf(period) == calendar) // The fourth of a year stands among the years.
                add(period);
        }
        std::ranges::sort(periods, std::ranges::greater{}, &Period::first);
        if (periods.size() > mostOf(calendar))
            periods.erase(periods.begin() + static_cast<std::ptrdiff_t>(mostOf(calendar)), periods.end());
        for (const Period& period : imported.placedPeriods()) {
            if (calendarOf(period) == calendar)
                add(period);
        }
        std::ranges::sort(periods, {}, &Period::first);
        all.insert(all.end(), periods.begin(), periods.end());
    }
    return all;
}

} // namespace onescreen
