// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/factcell.h"
#include "app/store/sqlitehandle.h"

#include <vector>

namespace onescreen {

/// Every month that has an event by one of its dates, or a stored cell; ascending.
Result<std::vector<qint32>> factMonths(sqlite::Connection& db);
/// The month's cells counted from the rows of events; cells without a fact are left out.
Result<FactCells> countedCells(sqlite::Connection& db, qint32 month);
/// Sums by month and region alone, as cells with nothing else.
FactCells areasOf(const FactCells& cells);
/// What the tables cube and cube_area hold of the month. Corrupt when a cell cannot be read.
Result<FactCells> storedCells(sqlite::Connection& db, qint32 month);
Result<FactCells> storedAreas(sqlite::Connection& db, qint32 month);

enum class KeptFacts : quint8 { Cube, Areas };

/// One number of one cell that is not what the events say.
struct FactDifference
{
    KeptFacts table = KeptFacts::Cube;
    FactCell cell;
    std::size_t slot = 0; ///< Of FactSums::numbers().
    qint64 counted = 0;
    qint64 stored = 0;

    [[nodiscard]] QString toString() const;
};
/// "due_on_time", "handling_bin_3".
QString factSlotName(std::size_t slot);

struct FactCheck
{
    qint64 cells = 0; ///< Counted cells.
    FactSums counted; ///< Over all of them.
    std::vector<FactDifference> differences;
};
/// Counts the month again and compares every number. Corrupt when a stored cell cannot be read.
Result<FactCheck> checkFacts(sqlite::Connection& db, qint32 month);

} // namespace onescreen
