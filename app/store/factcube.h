// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/factcell.h"
#include "app/store/sqlitehandle.h"

#include <QHash>

#include <vector>

namespace onescreen {

/// The writer's hands on the tables cube and cube_area: what a page changes is summed in memory and written
/// once a cell at the page's end. Old rows count -1, new rows +1. cube_area has the same sums by month and
/// region alone, for questions that ask no more.
class FactCube
{
public:
    static Result<FactCube> prepare(sqlite::Connection& db);

    void count(const CountedEvent& event, int sign);
    /// Adds the sums to the tables; inside the writer's transaction.
    Result<void> flush();
    void forget(); ///< After a rollback.
    /// Counts that month again from the events and writes it anew; inside the writer's transaction, with
    /// nothing waiting to be flushed.
    Result<void> rebuild(qint32 month);

private:
    FactCube(sqlite::Connection& db, sqlite::Statement cell, sqlite::Statement area)
        : m_db(&db), m_addCell(std::move(cell)), m_addArea(std::move(area))
    {
    }
    FactSums& sumsOf(const FactCell& cell);
    Result<void> addCell(const FactCell& cell, const FactSums& sums);
    Result<void> addArea(const FactCell& cell, const FactSums& sums);

    struct Delta
    {
        FactCell cell;
        FactSums sums;
    };

    sqlite::Connection* m_db;
    sqlite::Statement m_addCell;
    sqlite::Statement m_addArea;
    QHash<FactCell, std::size_t> m_known; ///< Into m_deltas.
    std::vector<Delta> m_deltas;
};

} // namespace onescreen
