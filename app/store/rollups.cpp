// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rollups.h"

#include <algorithm>

namespace onescreen {

namespace {

/// Sorts by key and adds up what has the same key: one upsert a cell, in the order of the table.
template <typename Delta> void merge(std::vector<Delta>& deltas)
{
    std::ranges::sort(deltas, {}, &Delta::key);
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

// Floor division, so that days before 1970 count as they do in dayNumber().
constexpr char recountDays[] = R"sql(
WITH counted AS (
  SELECT day, region, cat, sum(r) AS r, sum(c) AS c, sum(x) AS x, sum(d) AS d, sum(t) AS t FROM (
    SELECT (at + 28800000 - (((at + 28800000) % 86400000) + 86400000) % 86400000) / 86400000 AS day,
           region, cat, 1 AS r, 0 AS c, 0 AS x, 0 AS d, 0 AS t FROM event
    UNION ALL
    SELECT (closed + 28800000 - (((closed + 28800000) % 86400000) + 86400000) % 86400000) / 86400000,
           region, cat, 0, st = 5, st = 6, st = 5 AND due < 9007199254740991,
           st = 5 AND due < 9007199254740991 AND closed <= due FROM event WHERE closed IS NOT NULL)
  GROUP BY day, region, cat),
stored AS (SELECT * FROM rollup_day WHERE reported OR closed OR cancelled OR closed_due OR closed_on_time)
SELECT 'counted', * FROM (SELECT * FROM counted EXCEPT SELECT * FROM stored)
UNION ALL SELECT 'stored', * FROM (SELECT * FROM stored EXCEPT SELECT * FROM counted) LIMIT 20
)sql";

constexpr char recountStates[] = R"sql(
WITH counted AS (SELECT region, cat, st, origin, count(*) AS n FROM event GROUP BY region, cat, st, origin),
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
    auto day = sqlite::Statement::prepare(
        db, "INSERT INTO rollup_day VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " reported = reported + excluded.reported, closed = closed + excluded.closed,"
            " cancelled = cancelled + excluded.cancelled, closed_due = closed_due + excluded.closed_due,"
            " closed_on_time = closed_on_time + excluded.closed_on_time");
    if (!day)
        return std::unexpected(std::move(day).error());
    auto state = sqlite::Statement::prepare(
        db, "INSERT INTO rollup_state VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n");
    if (!state)
        return std::unexpected(std::move(state).error());
    return Rollups(*std::move(day), *std::move(state));
}

void Rollups::count(const CountedEvent& event, int sign)
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
    m_states.push_back({.key = {event.region, event.category, static_cast<qint64>(event.state),
                                static_cast<qint64>(event.origin)},
                        .sums = {sign}});
}

Result<void> Rollups::flush()
{
    merge(m_days);
    merge(m_states);
    for (const auto& [key, sums] : m_days) {
        m_addDay.bind(key[0], key[1], key[2], sums[0], sums[1], sums[2], sums[3], sums[4]);
        if (auto done = m_addDay.run(); !done)
            return done;
    }
    for (const auto& [key, sums] : m_states) {
        m_addState.bind(key[0], key[1], key[2], key[3], sums[0]);
        if (auto done = m_addState.run(); !done)
            return done;
    }
    forget();
    return {};
}

void Rollups::forget()
{
    m_days.clear();
    m_states.clear();
}

Result<std::vector<QString>> differencesOfRollups(sqlite::Connection& db)
{
    std::vector<QString> differences;
    auto done = addDifferences(db, recountDays, QStringLiteral("rollup_day"), 8, differences);
    if (done)
        done = addDifferences(db, recountStates, QStringLiteral("rollup_state"), 5, differences);
    if (!done)
        return std::unexpected(std::move(done).error());
    return differences;
}

} // namespace onescreen
