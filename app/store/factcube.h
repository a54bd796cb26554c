// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/factcell.h"
#include "app/store/rowstable.h"
#include "app/store/sqlitehandle.h"

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
    struct Packed;
    struct Waiting;
    FactCube(sqlite::Connection& db, sqlite::RowsTable cells, sqlite::RowsTable areas,
             sqlite::Statement addCells, sqlite::Statement addAreas)
        : m_db(&db), m_cells(std::move(cells)), m_areas(std::move(areas)), m_addCells(std::move(addCells)),
          m_addAreas(std::move(addAreas))
    {
    }
    void add(const Waiting& waiting, FactSums& sums) const;
    Result<void> write(const Packed& cells, const Packed& areas);

    /// An event that a page counts.
    struct Counted
    {
        CountedEvent event;
        int sign = 0;
    };
    /// By one of its dates, in the cell where that counts.
    struct Waiting
    {
        FactCell cell;
        quint32 counted = 0; ///< Into m_counted.
        FactDate date = FactDate::Report;
    };

    sqlite::Connection* m_db;
    // Destroyed from the end: statements before what they read.
    sqlite::RowsTable m_cells;
    sqlite::RowsTable m_areas;
    sqlite::Statement m_addCells;
    sqlite::Statement m_addAreas;
    std::vector<Counted> m_counted;
    std::vector<Waiting> m_waiting;
};

} // namespace onescreen
