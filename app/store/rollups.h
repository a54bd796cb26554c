// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/countedevent.h"
#include "app/store/rowstable.h"
#include "app/store/sqlitehandle.h"

#include <array>
#include <vector>

namespace onescreen {

/// Sums of what a page changes, written once at its end. Old rows count -1, new rows +1.
class Rollups
{
public:
    static Result<Rollups> prepare(sqlite::Connection& db);

    void countDays(const CountedEvent& event, int sign);
    void countState(const CountedEvent& event, int sign);
    /// Adds the sums to the tables; inside the writer's transaction.
    Result<void> flush();
    void forget(); ///< After a rollback.

private:
    Rollups(sqlite::RowsTable dayRows, sqlite::RowsTable stateRows, sqlite::Statement days,
            sqlite::Statement states)
        : m_dayRows(std::move(dayRows)), m_stateRows(std::move(stateRows)), m_addDays(std::move(days)),
          m_addStates(std::move(states))
    {
    }

    struct DayDelta
    {
        std::array<qint64, 3> key; ///< day, region, category
        std::array<int, 5> sums;   ///< reported, closed, cancelled, closed with due time, of these on time
    };
    struct StateDelta
    {
        std::array<qint64, 4> key; ///< region, category, state, origin
        std::array<int, 1> sums;
    };

    // Destroyed from the end: statements before what they read.
    sqlite::RowsTable m_dayRows;
    sqlite::RowsTable m_stateRows;
    sqlite::Statement m_addDays;
    sqlite::Statement m_addStates;
    std::vector<DayDelta> m_days;
    std::vector<StateDelta> m_states;
};

/// Counts everything again from the events and names every difference (at most 20); empty when the rollups
/// are right.
Result<std::vector<QString>> differencesOfRollups(sqlite::Connection& db);
/// Counts everything again and stores that; inside the writer's transaction, between pages.
Result<void> rebuildRollups(sqlite::Connection& db);

} // namespace onescreen
