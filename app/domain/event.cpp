// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/event.h"

#include "app/domain/texts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 7> stateNames{u"reported",  u"accepted", u"assigned", u"handling",
                                                u"suspended", u"closed",   u"cancelled"};
constexpr std::array<QStringView, 4> priorityNames{u"urgent", u"important", u"normal", u"info"};
constexpr std::array<QStringView, 3> originNames{u"live", u"import", u"replay"};

template <typename Enum, std::size_t Count>
std::optional<Enum> enumFromName(const std::array<QStringView, Count>& names, QStringView name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

std::optional<Error> fault(QStringView field, QString text)
{
    return Error{.kind = ErrorKind::Invalid, .text = std::move(text), .place = {.field = field.toString()}};
}

std::optional<Error> faultOfTimes(const EventFields& fields)
{
    const bool ended = !isOpen(fields.state);
    if (ended && !fields.closedAt)
        return fault(u"closed", u"is missing although the event has ended"_s);
    if (!ended && fields.closedAt)
        return fault(u"closed", u"is set although the event is still open"_s);
    if (fields.closedAt && *fields.closedAt < fields.reportedAt)
        return fault(u"closed", u"is earlier than the time of report"_s);
    if (fields.dueAt && *fields.dueAt < fields.reportedAt)
        return fault(u"due", u"is earlier than the time of report"_s);
    if (fields.acceptedAt && *fields.acceptedAt < fields.reportedAt)
        return fault(u"ack", u"is earlier than the time of report"_s);
    if (fields.assignedAt && *fields.assignedAt < fields.reportedAt)
        return fault(u"asg", u"is earlier than the time of report"_s);
    return std::nullopt;
}

std::unexpected<Error> notAllowed(EventState from, EventState to)
{
    return failure(
        ErrorKind::Conflict,
        u"an event that is '%1' cannot become '%2'"_s.arg(eventStateName(from), eventStateName(to)),
        {.field = u"st"_s});
}

} // namespace

QString eventStateName(EventState state)
{
    return stateNames.at(static_cast<std::size_t>(state)).toString();
}

std::optional<EventState> eventStateFromName(QStringView name)
{
    return enumFromName<EventState>(stateNames, name);
}

bool mayFollow(EventState from, EventState to)
{
    using enum EventState;
    if (from == to || !isOpen(from))
        return false;
    switch (to) {
    case Reported:
        return false;
    case Accepted:
        return from == Reported || from == Suspended;
    case Assigned: // A handling event may be given to another unit.
        return true;
    case Handling:
        return from == Assigned || from == Suspended;
    case Suspended:
        return from != Reported;
    case Closed:
    case Cancelled:
        return true;
    }
    return false;
}

QString priorityName(Priority priority)
{
    return priorityNames.at(static_cast<std::size_t>(priority)).toString();
}

std::optional<Priority> priorityFromName(QStringView name)
{
    return enumFromName<Priority>(priorityNames, name);
}

QString originName(Origin origin)
{
    return originNames.at(static_cast<std::size_t>(origin)).toString();
}

std::optional<Origin> originFromName(QStringView name)
{
    return enumFromName<Origin>(originNames, name);
}

std::optional<Error> findFault(const EventFields& fields)
{
    const std::array<std::pair<const QString*, TextRule>, 5> texts{{
        {&fields.title, {.field = u"title", .longest = 200, .mayBeEmpty = false}},
        {&fields.address, {.field = u"addr", .longest = 200}},
        {&fields.description, {.field = u"desc", .longest = 4000}},
        {&fields.number, {.field = u"no", .longest = 64}},
        {&fields.sourceId, {.field = u"sid", .longest = 128, .mayBeEmpty = false}},
    }};
    for (const auto& [text, rule] : texts) {
        if (auto found = faultOfText(*text, rule))
            return found;
    }
    return faultOfTimes(fields);
}

bool isOverdue(const EventFields& event, UtcTime now)
{
    return event.dueAt && event.closedAt.value_or(now) > *event.dueAt;
}

Result<Event> acknowledged(const Event& event, UtcTime at)
{
    if (event->state != EventState::Reported)
        return notAllowed(event->state, EventState::Accepted);
    return movedTo(event, EventState::Accepted, at);
}

Result<Event> assignedTo(const Event& event, const UnitId& unit, UtcTime at)
{
    if (!isOpen(event->state))
        return notAllowed(event->state, EventState::Assigned);
    EventFields next = *event;
    next.state = EventState::Assigned;
    next.unit = unit;
    // A clock that lags behind the reporting system must not make the action impossible.
    next.assignedAt = std::max(at, next.reportedAt);
    if (!next.acceptedAt)
        next.acceptedAt = next.assignedAt;
    return Event::of(std::move(next));
}

Result<Event> movedTo(const Event& event, EventState state, UtcTime at)
{
    if (!mayFollow(event->state, state))
        return notAllowed(event->state, state);
    EventFields next = *event;
    next.state = state;
    const UtcTime moment = std::max(at, next.reportedAt);
    if (state == EventState::Accepted && !next.acceptedAt)
        next.acceptedAt = moment;
    if (!isOpen(state))
        next.closedAt = moment;
    return Event::of(std::move(next));
}

} // namespace onescreen
