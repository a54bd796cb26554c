// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rollups.h"

#include <algorithm>

namespace onescreen {

namespace {

/// Sorts by key and adds up what has the same key: one upsert a cell, in the order of the table.
template <typename Delta> void merge(std::vector<Delta>& deltas)
{
    std::ranges::sort(deltas, [](const Delta& left, const Delta& right) {
        for (std::size_t part = 0; part < left.key.size(); ++part) {
            if (left.key[part] != right.key[part])
                return left.key[part] < right.key[part];
        }
        return false;
    });
    std::size_t kept = 0;
    for (std::size_t at = 0; at < deltas.size(); ++at) {
        if (kept > 0 && deltas[kept - 1].key == deltas[at].key) {
            for (std::size_t sum = 0; sum < deltas[at].sums.size(); ++sum)
                deltas[kept - 1].sums[sum] += deltas[at].sums[sum];
        } else {
            deltas[kept++] = deltas[at];
        }
    }
    deltas.resize(kept);
    std::erase_if(deltas, [](const Delta& delta) {
        return std::ranges::all_of(delta.sums, [](int n) { return n == 0; });
    });
}

/// Key, then sums, as they stand in the table.
template <typename Delta>
Result<void> addAll(const std::vector<Delta>& deltas, sqlite::RowsTable& rows, sqlite::Statement& add)
{
    if (deltas.empty())
        return {};
    rows.show(deltas.size(), [&deltas](sqlite3_context* to, std::size_t row, int column) {
        const Delta& delta = deltas[row];
        const auto at = static_cast<std::size_t>(column);
        sqlite3_result_int64(to, at < delta.key.size() ? delta.key[at] : delta.sums[at - delta.key.size()]);
    });
    return add.run();
}

// Floor division, so that days before 1970 count as they do in dayNumber().
constexpr char countDays[] = R"sql(
WITH known AS (SELECT at, closed, due, st, region, cat FROM event
  UNION ALL SELECT at, closed, due, st, region, cat FROM retired),
counted AS (
  SELECT day, region, cat, sum(r) AS r, sum(c) AS c, sum(x) AS x, sum(d) AS d, sum(t) AS t FROM (
    SELECT (at + 28800000 - (((at + 28800000) % 86400000) + 86400000) % 86400000) / 86400000 AS day,
           region, cat, 1 AS r, 0 AS c, 0 AS x, 0 AS d, 0 AS t FROM known
    UNION ALL
    SELECT (closed + 28800000 - (((closed + 28800000) % 86400000) + 86400000) % 86400000) / 86400000,
           region, cat, 0, st = 5, st = 6, st = 5 AND due < 9007199254740991,
           st = 5 AND due < 9007199254740991 AND closed <= due FROM known WHERE closed IS NOT NULL)
  GROUP BY day, region, cat)
)sql";

constexpr char compareDays[] = R"sql(,
stored AS (SELECT * FROM rollup_day WHERE reported OR closed OR cancelled OR closed_due OR closed_on_time)
SELECT 'counted', * FROM (SELECT * FROM counted EXCEPT SELECT * FROM stored)
UNION ALL SELECT 'stored', * FROM (SELECT * FROM stored EXCEPT SELECT * FROM counted) LIMIT 20
)sql";

constexpr char countStates[] = R"sql(
WITH counted AS (SELECT region, cat, st, origin, count(*) AS n FROM event GROUP BY region, cat, st, origin)
)sql";

constexpr char compareStates[] = R"sql(,
stored AS (SELECT * FROM rollup_state WHERE n <> 0)
SELECT 'counted', * FROM (SELECT * FROM counted EXCEPT SELECT * FROM stored)
UNION ALL SELECT 'stored', * FROM (SELECT * FROM stored EXCEPT SELECT * FROM counted) LIMIT 20
)sql";

Result<void> addDifferences(sqlite::Connection& db, const QByteArray& sql, const QString& table, int columns,
                            std::vector<QString>& differences)
{
    auto statement = sqlite::Statement::prepare(db, sql);
    if (!statement)
        return std::unexpected(std::move(statement).error());
    while (statement->next()) {
        QString line = table + u' ' + statement->text(0) + u':';
        for (int column = 1; column <= columns; ++column)
            line += u' ' + statement->text(column);
        differences.push_back(line);
    }
    return statement->ended();
}

} // namespace

Result<Rollups> Rollups::prepare(sqlite::Connection& db)
{
    auto dayRows = sqlite::RowsTable::make(db, "day_rows", 8);
    if (!dayRows)
        return std::unexpected(std::move(dayRows).error());
    auto stateRows = sqlite::RowsTable::make(db, "state_rows", 5);
    if (!stateRows)
        return std::unexpected(std::move(stateRows).error());
    auto days = sqlite::Statement::prepare(
        db, "INSERT INTO rollup_day SELECT * FROM day_rows WHERE true ON CONFLICT DO UPDATE SET"
            " reported = reported + excluded.reported, closed = closed + excluded.closed,"
            " cancelled = cancelled + excluded.cancelled, closed_due = closed_due + excluded.closed_due,"
            " closed_on_time = closed_on_time + excluded.closed_on_time");
    if (!days)
        return std::unexpected(std::move(days).error());
    auto states =
        sqlite::Statement::prepare(db, "INSERT INTO rollup_state SELECT * FROM state_rows WHERE true"
                                       " ON CONFLICT DO UPDATE SET n = n + excluded.n");
    if (!states)
        return std::unexpected(std::move(states).error());
    return Rollups(*std::move(dayRows), *std::move(stateRows), *std::move(days), *std::move(states));
}

void Rollups::countDays(const CountedEvent& event, int sign)
{
    m_days.push_back(
        {.key = {dayNumber(event.at), event.region, event.category}, .sums = {sign, 0, 0, 0, 0}});
    if (event.closed) {
        const bool closed = event.state == EventState::Closed;
        const bool hasDue = closed && event.due;
        const bool onTime = hasDue && *event.closed <= *event.due;
        m_days.push_back(
            {.key = {dayNumber(*event.closed), event.region, event.category},
             .sums = {0, closed ? sign : 0, closed ? 0 : sign, hasDue ? sign : 0, onTime ? sign : 0}});
    }
}

void Rollups::countState(const CountedEvent& event, int sign)
{
    m_states.push_back({.key = {event.region, event.category, static_cast<qint64>(event.state),
                                static_cast<qint64>(event.origin)},
                        .sums = {sign}});
}

Result<void> Rollups::flush()
{
    merge(m_days);
    merge(m_states);
    auto done = addAll(m_days, m_dayRows, m_addDays);
    if (done)
        done = addAll(m_states, m_stateRows, m_addStates);
    if (done)
        forget();
    return done;
}

void Rollups::forget()
{
    m_days.clear();
    m_states.clear();
}

Result<std::vector<QString>> differencesOfRollups(sqlite::Connection& db)
{
    std::vector<QString> differences;
    auto done =
        addDifferences(db, QByteArray(countDays) + compareDays, QStringLiteral("rollup_day"), 8, differences);
    if (done)
        done = addDifferences(db, QByteArray(countStates) + compareStates, QStringLiteral("rollup_state"), 5,
                              differences);
    if (!done)
        return std::unexpected(std::move(done).error());
    return differences;
}

Result<void> rebuildRollups(sqlite::Connection& db)
{
    auto done = db.run("DELETE FROM rollup_day; DELETE FROM rollup_state");
    if (done)
        done = db.run("INSERT INTO rollup_day(day, region, cat, reported, closed, cancelled, closed_due,"
                      " closed_on_time) " +
                      QByteArray(countDays) + " SELECT day, region, cat, r, c, x, d, t FROM counted");
    if (done)
        done = db.run("INSERT INTO rollup_state(region, cat, st, origin, n) " + QByteArray(countStates) +
                      " SELECT region, cat, st, origin, n FROM counted");
    return done;
}

} // namespace onescreen
