// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/overviewview.h"

#include "ui/queue/queuefilterbar.h"

namespace onescreen {

namespace {

constexpr int usualDays = 30;
constexpr int leastDays = 7;

QSet<EventState> everyState()
{
    return {allEventStates.begin(), allEventStates.end()};
}

} // namespace

EventFilter shownFilter(const ViewAddress& address, QDate today)
{
    EventFilter filter = address.filter(today);
    if (filter.states.isEmpty())
        filter.states = openEventsFilter().states;
    else if (filter.states == everyState())
        filter.states.clear();
    return filter;
}

PeriodChoice chartPeriod(const PeriodChoice& period)
{
    const std::optional<int> days = period.days();
    const std::optional<Period> fixed =
        period.isRelative() || period.isAll() ? std::nullopt : period.resolve({});
    const bool tooShort = (days && *days < leastDays) || (fixed && fixed->dayCount() < leastDays);
    return period.isAll() || tooShort ? PeriodChoice::lastDays(usualDays).value() : period;
}

ViewAddress withFilter(ViewAddress address, const EventFilter& filter)
{
    EventFilter kept = filter;
    if (kept.states.isEmpty())
        kept.states = everyState();
    else if (kept.states == openEventsFilter().states)
        kept.states.clear();
    address.setFilter(kept);
    return address;
}

ViewAddress withFigure(ViewAddress address, OverviewFigure figure, UtcTime now)
{
    EventFilter rows = rowsBehind(figure, now);
    rows.area = address.area();
    const bool ofToday = rows.reportedIn.has_value();
    address = withFilter(std::move(address), rows);
    address.setPeriod(ofToday ? PeriodChoice::today() : PeriodChoice::all());
    return address;
}

ViewAddress withCategory(ViewAddress address, const QString& code)
{
    EventFilter rows;
    rows.area = address.area();
    rows.categoryRoots = {code};
    const PeriodChoice period = chartPeriod(address.period());
    address = withFilter(std::move(address), rows);
    address.setPeriod(period);
    return address;
}

ViewAddress withDay(ViewAddress address, QDate day)
{
    EventFilter rows;
    rows.area = address.area();
    address = withFilter(std::move(address), rows);
    address.setPeriod(PeriodChoice(Period::day(day)));
    return address;
}

ViewAddress withArea(ViewAddress address, std::optional<RegionCode> area)
{
    address.setArea(area);
    address.setEvent(std::nullopt);
    return address;
}

} // namespace onescreen
