// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"
#include "app/domain/georing.h"
#include "app/domain/mappoint.h"
#include "app/domain/period.h"
#include "app/domain/timespan.h"
#include "app/store/factconditions.h"

#include <QDate>
#include <QHash>
#include <QSet>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace onescreen {

/// Which events are meant. Everything absent or empty means "all".
struct EventFilter
{
    std::optional<RegionCode> area;
    std::optional<Period> reportedIn;
    QSet<EventState> states;
    QSet<Priority> priorities;
    QSet<QString> categoryRoots; ///< Codes of top categories.
    /// As typed, plain text: parts separated by spaces, each of which must stand in title, address or number.
    /// Han match anywhere, Latin words and numbers from their beginning, numbers also by their last 4 to 6
    /// signs (searchtext.h).
    QString text;
    FactConditions facts{};                    ///< What a counted number adds to these.
    std::optional<TimeSpan> reportedBetween{}; ///< Beside `reportedIn`, for windows that are no whole days.
    /// Only events whose place lies in a line drawn on the map; those without a place do not match. Exact
    /// (GeoRing::contains()); stands in addresses as "inside:…". Of a selection on the map make it with
    /// GeoRing::rectangle() or GeoRing::of().
    std::optional<GeoRing> inside{};

    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

/// A line of the queue: what a list shows, not the whole event.
struct QueueItem
{
    EventRow row = 0;
    QString id;
    QString number;
    QString title;
    QString address;
    QString category;     ///< Code.
    QString categoryRoot; ///< Code.
    QString source;       ///< Code.
    EventState state = EventState::Reported;
    Priority priority = Priority::Normal;
    Origin origin = Origin::Live;
    qint32 region = 0; ///< RegionCode number.
    std::optional<GeoPoint> position;
    UtcTime reportedAt;
    std::optional<UtcTime> dueAt;
    std::optional<UtcTime> closedAt;
    QString unit; ///< Id; empty when nobody has it.

    friend bool operator==(const QueueItem&, const QueueItem&) = default;
};

struct QueuePage
{
    std::vector<QueueItem>
        items;        ///< Priority, then due time (missing last), then age; at most the asked limit.
    qint64 total = 0; ///< How many match, whatever the limit.
    /// How many more would match, had they not been removed from this cache by age; numbers that are counted
    /// from rows go on counting them. 0 where the filter asks for texts or a place, which these have lost.
    qint64 retired = 0;
    std::optional<UtcTime> retiredBefore{}; ///< Closed before this moment; none when none was ever removed.
};

/// The six big numbers, each with its value the day before; absent when not known (an empty cache).
struct OverviewNumbers
{
    struct Number
    {
        std::optional<double> value;
        std::optional<double> before;
    };
    Number reportedToday;    ///< Reported since 00:00 (Asia/Shanghai); before: the whole day before.
    Number closedToday;      ///< Closed since 00:00; before: the whole day before.
    Number open;             ///< Open now; before: at 00:00 today.
    Number overdueOpen;      ///< Open and past due now; before: at 00:00 today.
    Number urgentOpen;       ///< Open with priority 紧急 now; before: at 00:00 today.
    Number closedOnTimeRate; ///< Of the events with a due time closed today, the share closed by it, 0..1;
                             ///< before: the day before.
};

struct DayCount
{
    QDate day;
    qint64 reported = 0;
    qint64 closed = 0;
};

struct CategoryCount
{
    QString categoryRoot;
    qint64 reported = 0;
    qint64 open = 0;
};

struct RegionCount
{
    RegionCode region;
    qint64 open = 0;
    qint64 total = 0;
};

/// A row of any table as its record, with its version.
template <typename Row> struct Stored
{
    Row row;
    qint64 version = 0;
};

struct FeedStatus
{
    Feed feed;
    QString name;
};

/// What the cache is, for the status line and `onescreen-cli status`.
struct CacheStatus
{
    int schema = 0;
    QByteArray epoch;
    qint64 seq = 0;                       ///< Cursor's position; 0 before the first page.
    qint64 head = 0;                      ///< Newest number at the server when last heard.
    std::optional<UtcTime> asOf;          ///< Server time of the last page applied; none before the first.
    QHash<QString, qint64> rows;          ///< By entity word.
    QHash<QString, qint64> eventsByState; ///< By state word; every state is present.
    qint64 quarantined = 0;
    qint64 bytes = 0;                     ///< Size of the file.
    bool isTooLarge = false;              ///< Beyond what the policy warns of (retention.h).
    qint64 waitingForSearch = 0;          ///< About how many rows the search index is behind.
    std::optional<UtcTime> checkedAt;     ///< When the whole file was last found in order.
    std::optional<UtcTime> retiredBefore; ///< Live events closed before were removed by age.
    qint64 rebuilds = 0; ///< How often damage made it be filled anew in 24 hours; from 3 on the disk is bad.
    qint64 replayed = 0; ///< Events with origin "replay"; above zero the screen says 演示数据.
};

/// What a commit changed, for models to refetch their window.
struct CommitSummary
{
    qint64 seq = 0;
    qint64 head = 0;
    UtcTime serverTime;
    QSet<Entity> entities;
    std::vector<EventRow> events;  ///< Rows put or deleted; empty with `manyEvents`.
    bool manyEvents = false;       ///< More than 2,000: refetch everything.
    std::vector<ActionId> actions; ///< Operators' actions whose entries of the log are among the changes.
    qint64 applied = 0;            ///< Changes that took effect.
    qint64 quarantined = 0;
};

} // namespace onescreen
