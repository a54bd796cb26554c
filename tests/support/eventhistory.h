// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/factmeasure.h"
#include "tests/support/sampleevents.h"

#include <map>
#include <random>
#include <vector>

namespace onescreen::test {

/// Random lives of a few events, told as changes, beside what a careful reader of the same changes knows.
class EventHistory
{
public:
    struct Known
    {
        EventFields fields;
        qint64 version = 0;
        int reopened = 0;
    };

    explicit EventHistory(quint64 seed, qint64 ids = 80) : m_random(seed), m_ids(ids) {}

    [[nodiscard]] const std::map<QString, Known>& events() const { return m_events; }

    std::vector<Change> changes(qint64 count)
    {
        std::vector<Change> made;
        for (qint64 n = 0; n < count; ++n)
            made.push_back(change());
        return made;
    }

private:
    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(m_random); }
    template <typename T> T oneOf(const std::vector<T>& values)
    {
        return values.at(static_cast<std::size_t>(below(std::ssize(values))));
    }

    Change change()
    {
        const QString id = QStringLiteral("e-%1").arg(below(m_ids));
        const auto known = m_events.find(id);
        const qint64 version = m_versions[id] + 1;
        Change change{
            .entity = Entity::Event, .id = id, .version = version, .action = {}, .what = DeleteChange{}};
        const qint64 what = below(20);
        if (what < 2 && known != m_events.end()) {
            if (what == 1)
                change.what = OutChange{};
            m_events.erase(known);
        } else if (what == 2 && known != m_events.end()) {
            // An old version once more: it must change nothing.
            change.version = known->second.version - below(2);
            change.what = PutChange{.record = Event::of(fields(id)).value(), .extra = {}};
            return change;
        } else {
            EventFields next = fields(id);
            change.what = PutChange{.record = Event::of(next).value(), .extra = {}};
            int reopened = 0;
            if (known != m_events.end()) {
                const bool wasClosed = known->second.fields.state == EventState::Closed;
                reopened = known->second.reopened + (wasClosed && isOpen(next.state) ? 1 : 0);
            }
            m_events.insert_or_assign(
                id, Known{.fields = std::move(next), .version = version, .reopened = reopened});
        }
        m_versions[id] = version;
        return change;
    }

    EventFields fields(const QString& id)
    {
        using std::chrono::hours;
        using std::chrono::minutes;
        EventFields event = sampleFields(id);
        // 2024-01-30 12:00 in Asia/Shanghai and 70 days on: months' ends, and days that are another month's
        // in UTC.
        event.reportedAt = fromMs(1'706'587'200'000) + minutes{below(70 * 24 * 60)};
        event.category = idOf<CategoryCode>(
            oneOf<QString>({QStringLiteral("0101"), QStringLiteral("0102"), QStringLiteral("02"),
                            QStringLiteral("0201"), QStringLiteral("unknown")}));
        event.source = idOf<SourceCode>(oneOf<QString>({QStringLiteral("hotline"), QStringLiteral("video")}));
        event.region = RegionCode::fromNumber(
                           oneOf<qint64>({330'902'001, 330'902'002, 330'903'001, 330'903'000, 330'900'000}))
                           .value();
        event.priority = static_cast<Priority>(below(2));
        event.state = static_cast<EventState>(oneOf<int>({0, 1, 3, 4, 5, 5, 5, 6}));
        event.dueAt.reset();
        if (below(4) > 0)
            event.dueAt = event.reportedAt + hours{below(24 * 30)};
        if (below(3) > 0)
            event.acceptedAt = event.reportedAt + Milliseconds{below(2'000'000)};
        if (below(3) > 0)
            event.assignedAt = event.reportedAt + Milliseconds{60'000 * below(20)};
        if (!isOpen(event.state)) // Now and then exactly at the due time.
            event.closedAt =
                event.dueAt && below(8) == 0 ? *event.dueAt : event.reportedAt + minutes{below(24 * 60 * 40)};
        if (below(3) > 0)
            event.unit = idOf<UnitId>(oneOf<QString>({QStringLiteral("u-1"), QStringLiteral("u-2")}));
        return event;
    }

    std::mt19937_64 m_random;
    qint64 m_ids;
    std::map<QString, Known> m_events;
    std::map<QString, qint64> m_versions; ///< Survive a deletion, as in the log.
};

/// By the words of app/domain/factmeasure.h, one event at a time: the time that puts it into a month when the
/// measure counts it, and what it adds.
struct Fact
{
    UtcTime date;
    qint64 adds = 1;
};
inline std::optional<Fact> factOf(FactMeasure measure, const EventHistory::Known& known, UtcTime now)
{
    using enum FactMeasure;
    using std::chrono::minutes;
    const EventFields& e = known.fields;
    const bool closed = e.state == EventState::Closed;
    const bool cancelled = e.state == EventState::Cancelled;
    const bool open = !closed && !cancelled;
    const auto when = [](bool counted, std::optional<UtcTime> date) {
        return counted && date ? std::optional(Fact{.date = *date}) : std::nullopt;
    };
    const auto within = [&](const std::optional<UtcTime>& time, minutes limit) {
        return time && *time <= e.reportedAt + limit;
    };
    const auto sum = [](const std::optional<UtcTime>& date, std::optional<qint64> adds) {
        return date && adds ? std::optional(Fact{.date = *date, .adds = *adds}) : std::nullopt;
    };
    const auto seconds = [&](const std::optional<UtcTime>& time) {
        return time ? std::optional<qint64>((*time - e.reportedAt) / std::chrono::seconds{1}) : std::nullopt;
    };
    const qint64 handling = closed ? (*e.closedAt - e.reportedAt) / minutes{1} : 0;
    switch (measure) {
    case Reported:
        return when(true, e.reportedAt);
    case Accepted:
        return when(e.acceptedAt.has_value(), e.reportedAt);
    case AcceptedIn1m:
        return when(within(e.acceptedAt, minutes{1}), e.reportedAt);
    case AcceptedIn3m:
        return when(within(e.acceptedAt, minutes{3}), e.reportedAt);
    case AcceptedIn15m:
        return when(within(e.acceptedAt, minutes{15}), e.reportedAt);
    case Assigned:
        return when(e.assignedAt.has_value(), e.reportedAt);
    case AssignedIn1m:
        return when(within(e.assignedAt, minutes{1}), e.reportedAt);
    case AssignedIn3m:
        return when(within(e.assignedAt, minutes{3}), e.reportedAt);
    case AssignedIn15m:
        return when(within(e.assignedAt, minutes{15}), e.reportedAt);
    case ReportedClosed:
        return when(closed, e.reportedAt);
    case AcceptedClosed:
        return when(closed && e.acceptedAt, e.reportedAt);
    case ReportedCancelled:
        return when(cancelled, e.reportedAt);
    case ReportedReopened:
        return when(known.reopened > 0, e.reportedAt);
    case AcceptSeconds:
        return sum(e.reportedAt, seconds(e.acceptedAt));
    case AssignSeconds:
        return sum(e.reportedAt, seconds(e.assignedAt));
    case Due:
        return when(!cancelled, e.dueAt);
    case DueClosed:
        return when(closed, e.dueAt);
    case DueOnTime:
        return when(closed && e.dueAt && *e.closedAt <= *e.dueAt, e.dueAt);
    case DueClosedLate:
        return when(closed && e.dueAt && *e.closedAt > *e.dueAt, e.dueAt);
    case DueOpen:
        return when(open, e.dueAt);
    case Deferred:
        return when(e.state == EventState::Suspended, e.dueAt);
    case DueNotDeferred:
        return when(!cancelled && e.state != EventState::Suspended, e.dueAt);
    case DueReopened:
        return when(!cancelled && known.reopened > 0, e.dueAt);
    case DueCancelled:
        return when(cancelled, e.dueAt);
    case Closed:
        return when(closed, e.closedAt);
    case ClosedWithDue:
        return when(closed && e.dueAt, e.closedAt);
    case ClosedOnTime:
        return when(closed && e.dueAt && *e.closedAt <= *e.dueAt, e.closedAt);
    case Cancelled:
        return when(cancelled, e.closedAt);
    case HandlingMinutes:
        return closed ? sum(e.closedAt, handling) : std::nullopt;
    case HandlingMinutesSquared:
        return closed ? sum(e.closedAt, handling * handling) : std::nullopt;
    case OverdueOpen:
        return when(open && e.dueAt && *e.dueAt < now, e.dueAt);
    }
    return std::nullopt;
}

} // namespace onescreen::test
