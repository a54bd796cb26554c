// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cubequestion.h"

namespace onescreen {

namespace {

using enum FactMeasure;
using std::chrono::minutes;

const QSet<EventState>& openStates()
{
    static const QSet<EventState> states{EventState::Reported, EventState::Accepted, EventState::Assigned,
                                         EventState::Handling, EventState::Suspended};
    return states;
}

void setWithin(EventFilter& filter, std::optional<Milliseconds> FactConditions::* time, Milliseconds limit)
{
    filter.facts.*time = limit;
}

void addReportConditions(FactMeasure measure, EventFilter& filter)
{
    switch (measure) {
    case Accepted:
        return setWithin(filter, &FactConditions::acceptedWithin, anyTime);
    case AcceptedIn1m:
        return setWithin(filter, &FactConditions::acceptedWithin, minutes{1});
    case AcceptedIn3m:
        return setWithin(filter, &FactConditions::acceptedWithin, minutes{3});
    case AcceptedIn15m:
        return setWithin(filter, &FactConditions::acceptedWithin, minutes{15});
    case Assigned:
        return setWithin(filter, &FactConditions::assignedWithin, anyTime);
    case AssignedIn1m:
        return setWithin(filter, &FactConditions::assignedWithin, minutes{1});
    case AssignedIn3m:
        return setWithin(filter, &FactConditions::assignedWithin, minutes{3});
    case AssignedIn15m:
        return setWithin(filter, &FactConditions::assignedWithin, minutes{15});
    case AcceptedClosed:
        setWithin(filter, &FactConditions::acceptedWithin, anyTime);
        filter.states = {EventState::Closed};
        return;
    case ReportedClosed:
        filter.states = {EventState::Closed};
        return;
    case ReportedCancelled:
        filter.states = {EventState::Cancelled};
        return;
    case ReportedReopened:
        filter.facts.reopened = true;
        return;
    default: // Reported: every row of the month.
        return;
    }
}

void addDueConditions(FactMeasure measure, const CubeQuestion& question, EventFilter& filter)
{
    QSet<EventState> notCancelled = openStates();
    notCancelled.insert(EventState::Closed);
    filter.states = notCancelled;
    switch (measure) {
    case DueClosed:
        filter.states = {EventState::Closed};
        return;
    case DueOnTime:
    case DueClosedLate:
        filter.states = {EventState::Closed};
        filter.facts.onTime = measure == DueOnTime;
        return;
    case DueOpen:
        filter.states = openStates();
        return;
    case Deferred:
        filter.states = {EventState::Suspended};
        return;
    case DueNotDeferred:
        filter.states.remove(EventState::Suspended);
        return;
    case DueReopened:
        filter.facts.reopened = true;
        return;
    case DueCancelled:
        filter.states = {EventState::Cancelled};
        return;
    case OverdueOpen:
        filter.states = openStates();
        filter.facts.overdueAt = question.overdueAt;
        return;
    default: // Due: all that are not cancelled.
        return;
    }
}

void addEndConditions(FactMeasure measure, EventFilter& filter)
{
    filter.states = {measure == Cancelled ? EventState::Cancelled : EventState::Closed};
    if (measure == ClosedWithDue)
        filter.facts.hasDue = true;
    if (measure == ClosedOnTime)
        filter.facts.onTime = true;
}

/// The whole months that the row sums up.
Period monthsOf(const CubeQuestion& question, const CubeRow& row)
{
    const auto firstOf = [](QDate day) { return QDate(day.year(), day.month(), 1); };
    const QDate first = row.month.isValid() ? row.month : firstOf(question.months.first());
    const QDate last = row.month.isValid() ? row.month : firstOf(question.months.last());
    return Period::fromDays(first, last.addMonths(1).addDays(-1)).value_or(question.months);
}

void setArea(const CubeQuestion& question, const CubeRow& row, EventFilter& filter)
{
    filter.area = question.area;
    if (!row.region)
        return;
    filter.facts.exactArea = row.region->level() != question.byLevel;
    // A question inside a township may be told by counties: the row is then no more than the township.
    if (!question.area || question.area->contains(*row.region) || filter.facts.exactArea)
        filter.area = row.region;
}

} // namespace

EventFilter eventsBehind(FactMeasure measure, const CubeQuestion& question, const CubeRow& row)
{
    EventFilter filter;
    setArea(question, row, filter);
    filter.priorities = question.priorities;
    if (question.byCategoryRoot)
        filter.categoryRoots = {row.categoryRoot};
    filter.facts.categories = question.categories;
    filter.facts.sources = question.sources;
    filter.facts.units = question.byUnit ? QSet<QString>{row.unit} : question.units;
    const FactMeasure counted = countBehind(measure);
    const Period months = monthsOf(question, row);
    switch (factDateOf(counted)) {
    case FactDate::Report:
        filter.reportedIn = months;
        addReportConditions(counted, filter);
        break;
    case FactDate::Due:
        filter.facts.dueIn = months;
        addDueConditions(counted, question, filter);
        break;
    case FactDate::End:
        filter.facts.endedIn = months;
        addEndConditions(counted, filter);
        break;
    }
    return filter;
}

} // namespace onescreen
