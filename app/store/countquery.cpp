// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/countquery.h"

#include "app/store/care.h"
#include "app/store/countedevent.h"
#include "app/store/schema.h"

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QByteArray inArea(std::optional<RegionCode> area)
{
    if (!area)
        return "1";
    return "region BETWEEN " + QByteArray::number(area->number()) + " AND " +
           QByteArray::number(area->lastNumber());
}

qint64 dayNumber(QDate day)
{
    return QDate(1970, 1, 1).daysTo(day);
}

struct DaySums
{
    qint64 reported = 0;
    qint64 closed = 0;
    qint64 cancelled = 0;
    qint64 closedDue = 0;
    qint64 closedOnTime = 0;
};

Result<std::map<qint64, DaySums>> sumsByDay(sqlite::Connection& db, std::optional<RegionCode> area,
                                            qint64 first, qint64 last)
{
    auto rows = sqlite::Statement::prepare(
        db, "SELECT day, sum(reported), sum(closed), sum(cancelled), sum(closed_due), sum(closed_on_time)"
            " FROM rollup_day WHERE day BETWEEN ? AND ? AND " +
                inArea(area) + " GROUP BY day");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::map<qint64, DaySums> sums;
    for (rows->bind(first, last); rows->next();)
        sums[rows->integer(0)] = {.reported = rows->integer(1),
                                  .closed = rows->integer(2),
                                  .cancelled = rows->integer(3),
                                  .closedDue = rows->integer(4),
                                  .closedOnTime = rows->integer(5)};
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return sums;
}

std::optional<double> onTimeRate(const DaySums& day)
{
    if (day.closedDue == 0)
        return std::nullopt;
    return static_cast<double>(day.closedOnTime) / static_cast<double>(day.closedDue);
}

OverviewNumbers::Number numberOf(qint64 value, qint64 before)
{
    return {.value = static_cast<double>(value), .before = static_cast<double>(before)};
}

/// Counts of single open events that no rollup has: overdue and urgent, now and at the start of the day.
Result<void> addOpenCounts(sqlite::Connection& db, std::optional<RegionCode> area, UtcTime now,
                           OverviewNumbers& numbers)
{
    const UtcTime midnight = startOfBusinessDay(businessDay(now));
    auto open = sqlite::Statement::prepare(
        db, "SELECT count(*) FILTER (WHERE due < ?1), count(*) FILTER (WHERE due < ?2 AND at < ?2),"
            " count(*) FILTER (WHERE pri = 0), count(*) FILTER (WHERE pri = 0 AND at < ?2)"
            " FROM event INDEXED BY e_open WHERE st < 5 AND " +
                inArea(area));
    if (!open)
        return std::unexpected(std::move(open).error());
    auto ended = sqlite::Statement::prepare(
        db, "SELECT count(*) FILTER (WHERE due < ?1), count(*) FILTER (WHERE pri = 0)"
            " FROM event INDEXED BY e_closed WHERE closed >= ?1 AND at < ?1 AND " +
                inArea(area));
    if (!ended)
        return std::unexpected(std::move(ended).error());
    std::array<qint64, 4> openNow{};
    for (open->bind(now, midnight); open->next();) {
        for (std::size_t at = 0; at < openNow.size(); ++at)
            openNow[at] = open->integer(static_cast<int>(at));
    }
    if (auto done = open->ended(); !done)
        return done;
    std::array<qint64, 2> endedSince{};
    for (ended->bind(midnight); ended->next();)
        endedSince = {ended->integer(0), ended->integer(1)};
    if (auto done = ended->ended(); !done)
        return done;
    numbers.overdueOpen = numberOf(openNow[0], openNow[1] + endedSince[0]);
    numbers.urgentOpen = numberOf(openNow[2], openNow[3] + endedSince[1]);
    return {};
}

/// What the housekeeping has noted.
Result<void> addCare(sqlite::Connection& db, CacheStatus& status)
{
    std::array<std::optional<qint64>, 4> numbers;
    constexpr std::array asked{Care::CheckedAt, Care::RetiredBefore, Care::Rebuilds, Care::WarnBytes};
    for (std::size_t at = 0; at < asked.size(); ++at) {
        const auto number = careNumber(db, asked[at]);
        if (!number)
            return std::unexpected(number.error());
        numbers[at] = *number;
    }
    const auto waiting = db.number("SELECT coalesce((SELECT max(rid) FROM event_text), 0)"
                                   " - coalesce((SELECT n FROM care WHERE name = 'searched'), 0)"
                                   " + (SELECT count(*) FROM search_todo)");
    if (!waiting)
        return std::unexpected(waiting.error());
    const auto bytes = db.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    if (!bytes)
        return std::unexpected(bytes.error());
    status.checkedAt = numbers[0].transform(fromMs);
    status.retiredBefore = numbers[1].transform(fromMs);
    status.rebuilds = numbers[2].value_or(0);
    status.bytes = *bytes;
    status.isTooLarge = numbers[3].value_or(0) > 0 && *bytes > *numbers[3];
    status.waitingForSearch = std::max<qint64>(0, *waiting);
    return {};
}

} // namespace

Result<CacheStatus> queryStatus(sqlite::Connection& db)
{
    CacheStatus status;
    status.schema = schema::version;
    if (auto done = addCare(db, status); !done)
        return std::unexpected(std::move(done).error());
    auto state = sqlite::Statement::prepare(db, "SELECT epoch, seq, head, as_of FROM state");
    if (!state)
        return std::unexpected(std::move(state).error());
    while (state->next()) {
        status.epoch = state->bytes(0);
        status.seq = state->integer(1);
        status.head = state->integer(2);
        status.asOf = state->optionalTime(3);
    }
    if (auto ended = state->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    for (const EventState each : allEventStates)
        status.eventsByState.insert(eventStateName(each), 0);
    auto events =
        sqlite::Statement::prepare(db, "SELECT st, origin, sum(n) FROM rollup_state GROUP BY st, origin");
    if (!events)
        return std::unexpected(std::move(events).error());
    qint64 allEvents = 0;
    while (events->next()) {
        const qint64 count = events->integer(2);
        status.eventsByState[eventStateName(static_cast<EventState>(events->integer(0)))] += count;
        allEvents += count;
        if (static_cast<Origin>(events->integer(1)) == Origin::Replay)
            status.replayed += count;
    }
    if (auto ended = events->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    status.rows.insert(entityName(Entity::Event), allEvents);
    for (const Entity entity : allEntities) {
        if (entity == Entity::Event)
            continue;
        // Every other table has the entity's wire word as its name.
        const auto count = db.number("SELECT count(*) FROM " + entityName(entity).toLatin1());
        if (!count)
            return std::unexpected(count.error());
        status.rows.insert(entityName(entity), *count);
    }
    const auto quarantined = db.number("SELECT count(*) FROM quarantine");
    if (!quarantined)
        return std::unexpected(quarantined.error());
    status.quarantined = *quarantined;
    return status;
}

Result<OverviewNumbers> queryOverview(sqlite::Connection& db, std::optional<RegionCode> area, UtcTime now)
{
    OverviewNumbers numbers;
    const auto everSynced = db.number("SELECT as_of IS NOT NULL FROM state");
    if (!everSynced)
        return std::unexpected(everSynced.error());
    if (*everSynced == 0)
        return numbers;
    const qint64 today = onescreen::dayNumber(now);
    const auto days = sumsByDay(db, area, today - 1, std::numeric_limits<qint64>::max());
    if (!days)
        return std::unexpected(days.error());
    const auto openNow =
        db.number("SELECT coalesce(sum(n), 0) FROM rollup_state WHERE st < 5 AND " + inArea(area));
    if (!openNow)
        return std::unexpected(openNow.error());
    DaySums thisDay;
    DaySums dayBefore;
    qint64 openAtMidnight = *openNow;
    for (const auto& [day, sums] : *days) {
        if (day == today)
            thisDay = sums;
        if (day == today - 1)
            dayBefore = sums;
        else // Today, and days to come when a source's clock is ahead.
            openAtMidnight += sums.closed + sums.cancelled - sums.reported;
    }
    numbers.reportedToday = numberOf(thisDay.reported, dayBefore.reported);
    numbers.closedToday = numberOf(thisDay.closed, dayBefore.closed);
    numbers.open = numberOf(*openNow, openAtMidnight);
    numbers.closedOnTimeRate = {.value = onTimeRate(thisDay), .before = onTimeRate(dayBefore)};
    if (auto done = addOpenCounts(db, area, now, numbers); !done)
        return std::unexpected(std::move(done).error());
    return numbers;
}

Result<std::vector<DayCount>> queryDaily(sqlite::Connection& db, std::optional<RegionCode> area,
                                         const Period& period)
{
    const qint64 first = dayNumber(period.first());
    const auto sums = sumsByDay(db, area, first, dayNumber(period.last()));
    if (!sums)
        return std::unexpected(sums.error());
    std::vector<DayCount> days(static_cast<std::size_t>(period.dayCount()));
    for (std::size_t at = 0; at < days.size(); ++at)
        days[at].day = period.first().addDays(static_cast<qint64>(at));
    for (const auto& [day, sum] : *sums) {
        DayCount& count = days[static_cast<std::size_t>(day - first)];
        count.reported = sum.reported;
        count.closed = sum.closed;
    }
    return days;
}

Result<std::vector<CategoryCount>> queryByCategory(sqlite::Connection& db, const Lookups& lookups,
                                                   std::optional<RegionCode> area, const Period& period)
{
    std::map<QString, CategoryCount> byRoot;
    auto reported = sqlite::Statement::prepare(
        db, "SELECT cat, sum(reported) FROM rollup_day WHERE day BETWEEN ? AND ? AND " + inArea(area) +
                " GROUP BY cat");
    if (!reported)
        return std::unexpected(std::move(reported).error());
    for (reported->bind(dayNumber(period.first()), dayNumber(period.last())); reported->next();)
        byRoot[textOf(lookups.categoryRoots, reported->integer(0))].reported += reported->integer(1);
    if (auto ended = reported->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    auto open = sqlite::Statement::prepare(db, "SELECT cat, sum(n) FROM rollup_state WHERE st < 5 AND " +
                                                   inArea(area) + " GROUP BY cat");
    if (!open)
        return std::unexpected(std::move(open).error());
    while (open->next())
        byRoot[textOf(lookups.categoryRoots, open->integer(0))].open += open->integer(1);
    if (auto ended = open->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    std::vector<CategoryCount> counts;
    for (auto& [root, count] : byRoot) {
        count.categoryRoot = root;
        if (count.reported != 0 || count.open != 0)
            counts.push_back(count);
    }
    std::ranges::stable_sort(counts, std::ranges::greater(), &CategoryCount::reported);
    return counts;
}

Result<std::vector<RegionCount>> queryByRegion(sqlite::Connection& db, std::optional<RegionCode> area,
                                               RegionLevel level)
{
    auto rows = sqlite::Statement::prepare(
        db, "SELECT region, sum(n) FILTER (WHERE st < 5), sum(n) FROM rollup_state WHERE " + inArea(area) +
                " GROUP BY region HAVING sum(n) > 0");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    std::map<RegionCode, RegionCount> byArea;
    while (rows->next()) {
        const auto region = RegionCode::fromNumber(rows->integer(0));
        const auto wanted = region ? region->ancestor(level) : std::nullopt;
        if (!wanted)
            continue; // Known only as part of a larger area than asked for.
        auto& count = byArea.try_emplace(*wanted, RegionCount{.region = *wanted}).first->second;
        count.open += rows->integer(1);
        count.total += rows->integer(2);
    }
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    std::vector<RegionCount> counts;
    counts.reserve(byArea.size());
    for (const auto& [region, count] : byArea)
        counts.push_back(count);
    return counts;
}

} // namespace onescreen
