// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factcheck.h"

#include "app/store/schema.h"

#include <algorithm>
#include <limits>
#include <set>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isZero(const FactSums& sums)
{
    return std::ranges::all_of(sums.numbers(), [](qint64 n) { return n == 0; });
}

CountedEvent countedOf(const sqlite::Statement& row)
{
    const qint64 due = row.integer(7);
    return {.region = static_cast<qint32>(row.integer(0)),
            .category = row.integer(1),
            .source = row.integer(2),
            .unit = row.optionalInteger(3),
            .state = static_cast<EventState>(row.integer(4)),
            .priority = static_cast<Priority>(row.integer(5)),
            .origin = Origin::Live,
            .at = fromMs(row.integer(6)),
            .accepted = row.optionalTime(9),
            .assigned = row.optionalTime(10),
            .due = due == schema::noDue ? std::nullopt : std::optional(fromMs(due)),
            .closed = row.optionalTime(8),
            .reopened = row.integer(11)};
}

constexpr char countedColumns[] =
    "SELECT region, cat, src, unit, st, pri, at, due, closed, ack, asg, reopened "
    "FROM event ";

using AddFacts = void (*)(const CountedEvent&, int, FactSums&);
struct Pass
{
    const char* rows; ///< Index and range of the date that counts; ?1 and ?2 are the month.
    AddFacts add;
};
constexpr std::array<Pass, 3> passes{
    {{"INDEXED BY e_at WHERE at >= ?1 AND at < ?2", addReportFacts},
     {"INDEXED BY e_due WHERE due < 9007199254740991 AND due >= ?1 AND due < ?2", addDueFacts},
     {"INDEXED BY e_closed WHERE closed >= ?1 AND closed < ?2", addEndFacts}}};

/// Events that were removed by age count on.
Result<void> addRetired(sqlite::Connection& db, qint32 month, FactCells& cells)
{
    auto rows = sqlite::Statement::prepare(
        db, "SELECT region, cat, src, unit, st, pri, at, due, closed, ack, asg, reopened FROM retired WHERE"
            " (at >= ?1 AND at < ?2) OR (due >= ?1 AND due < ?2) OR (closed >= ?1 AND closed < ?2)");
    if (!rows)
        return std::unexpected(std::move(rows).error());
    const auto isInMonth = [month](const std::optional<UtcTime>& time) {
        return time && monthNumber(*time) == month;
    };
    for (rows->bind(beginOf(month), beginOf(month + 1)); rows->next();) {
        const CountedEvent event = countedOf(*rows);
        FactSums& sums = cells[cellOf(event, month)];
        if (isInMonth(event.at))
            addReportFacts(event, 1, sums);
        if (isInMonth(event.due))
            addDueFacts(event, 1, sums);
        if (isInMonth(event.closed))
            addEndFacts(event, 1, sums);
    }
    return rows->ended();
}

void dropZeros(FactCells& cells)
{
    std::erase_if(cells, [](const auto& entry) { return isZero(entry.second); });
}

Result<FactCells> readCells(sqlite::Connection& db, const QByteArray& sql, qint32 month)
{
    auto rows = sqlite::Statement::prepare(db, sql);
    if (!rows)
        return std::unexpected(std::move(rows).error());
    FactCells cells;
    for (rows->bind(month); rows->next();) {
        const auto number = [&](int column) { return static_cast<qint32>(rows->integer(column)); };
        const FactCell cell{.month = month,
                            .region = number(0),
                            .category = number(1),
                            .source = number(2),
                            .priority = number(3),
                            .unit = number(4)};
        if (!addEncodedFacts(rows->blob(5), cells[cell]))
            return failure(ErrorKind::Corrupt, u"A cell of the cube is damaged."_s,
                           {.file = db.path(), .row = 0, .field = {}});
    }
    if (auto ended = rows->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    dropZeros(cells);
    return cells;
}

void compare(const FactCell& cell, KeptFacts table, const FactSums& counted, const FactSums& stored,
             std::vector<FactDifference>& differences)
{
    for (std::size_t slot = 0; slot < FactSums::slotCount; ++slot) {
        if (counted.numbers()[slot] != stored.numbers()[slot])
            differences.push_back({.table = table,
                                   .cell = cell,
                                   .slot = slot,
                                   .counted = counted.numbers()[slot],
                                   .stored = stored.numbers()[slot]});
    }
}

void compare(KeptFacts table, const FactCells& counted, const FactCells& stored,
             std::vector<FactDifference>& differences)
{
    const FactSums nothing;
    for (const auto& [cell, sums] : counted) {
        const auto found = stored.find(cell);
        compare(cell, table, sums, found == stored.end() ? nothing : found->second, differences);
    }
    for (const auto& [cell, sums] : stored) {
        if (!counted.contains(cell))
            compare(cell, table, nothing, sums, differences);
    }
}

/// Adds the month of the first value, then that of the first value after this month, and so on.
template <typename MonthOf, typename After>
Result<void> eachMonth(sqlite::Connection& db, const QByteArray& sql, std::set<qint32>& months,
                       MonthOf monthOf, After after)
{
    auto next = sqlite::Statement::prepare(db, sql);
    if (!next)
        return std::unexpected(std::move(next).error());
    std::optional<qint64> from = std::numeric_limits<qint64>::min();
    while (from) {
        next->bind(*from);
        from.reset();
        if (next->next() && !next->isNull(0)) {
            const qint32 month = monthOf(next->integer(0));
            months.insert(month);
            from = after(month);
        }
        if (auto ended = next->ended(); !ended)
            return ended;
    }
    return {};
}

} // namespace

FactCells areasOf(const FactCells& cells)
{
    FactCells areas;
    for (const auto& [cell, sums] : cells)
        areas[{.month = cell.month, .region = cell.region}] += sums;
    dropZeros(areas);
    return areas;
}

Result<std::vector<qint32>> factMonths(sqlite::Connection& db)
{
    std::set<qint32> months;
    // Jumps from month to month by index: a few rows are read, however many there are.
    for (const auto& [index, column, condition] :
         {std::array{"e_at", "at", "1"}, std::array{"e_due", "due", "due < 9007199254740991"},
          std::array{"e_closed", "closed", "closed IS NOT NULL"}}) {
        const QByteArray sql = QByteArray("SELECT min(") + column + ") FROM event INDEXED BY " + index +
                               " WHERE " + condition + " AND " + column + " >= ?";
        auto done = eachMonth(
            db, sql, months, [](qint64 ms) { return monthNumber(fromMs(ms)); },
            [](qint32 month) { return toMs(beginOf(month + 1)); });
        if (!done)
            return std::unexpected(std::move(done).error());
    }
    for (const QByteArray table : {"cube", "cube_area"}) {
        auto done = eachMonth(
            db, "SELECT min(month) FROM " + table + " WHERE month >= ?", months,
            [](qint64 month) { return static_cast<qint32>(month); },
            [](qint32 month) { return qint64{month} + 1; });
        if (!done)
            return std::unexpected(std::move(done).error());
    }
    return std::vector<qint32>(months.begin(), months.end());
}

Result<FactCells> countedCells(sqlite::Connection& db, qint32 month)
{
    FactCells cells;
    for (const Pass& pass : passes) {
        auto rows = sqlite::Statement::prepare(db, QByteArray(countedColumns) + pass.rows);
        if (!rows)
            return std::unexpected(std::move(rows).error());
        for (rows->bind(beginOf(month), beginOf(month + 1)); rows->next();) {
            const CountedEvent event = countedOf(*rows);
            pass.add(event, 1, cells[cellOf(event, month)]);
        }
        if (auto ended = rows->ended(); !ended)
            return std::unexpected(std::move(ended).error());
    }
    if (auto done = addRetired(db, month, cells); !done)
        return std::unexpected(std::move(done).error());
    return cells;
}

Result<FactCells> storedCells(sqlite::Connection& db, qint32 month)
{
    return readCells(db, "SELECT region, cat, src, pri, unit, sums FROM cube WHERE month = ?", month);
}

Result<FactCells> storedAreas(sqlite::Connection& db, qint32 month)
{
    return readCells(db, "SELECT region, 0, 0, 0, 0, sums FROM cube_area WHERE month = ?", month);
}

Result<FactCheck> checkFacts(sqlite::Connection& db, qint32 month)
{
    const auto counted = countedCells(db, month);
    if (!counted)
        return std::unexpected(counted.error());
    const auto cells = storedCells(db, month);
    if (!cells)
        return std::unexpected(cells.error());
    const auto areas = storedAreas(db, month);
    if (!areas)
        return std::unexpected(areas.error());
    FactCheck check{.cells = std::ssize(*counted), .counted = {}, .differences = {}};
    for (const auto& [cell, sums] : *counted)
        check.counted += sums;
    compare(KeptFacts::Cube, *counted, *cells, check.differences);
    compare(KeptFacts::Areas, areasOf(*counted), *areas, check.differences);
    return check;
}

QString factSlotName(std::size_t slot)
{
    if (slot < storedFactMeasures)
        return factMeasureName(allFactMeasures().at(slot));
    std::size_t bin = slot - storedFactMeasures;
    constexpr std::array<QStringView, allFactTimes.size()> names{u"acceptance", u"assignment", u"handling"};
    for (const FactTime time : allFactTimes) {
        if (bin < binCount(time))
            return u"%1_bin_%2"_s.arg(names.at(static_cast<std::size_t>(time))).arg(bin);
        bin -= binCount(time);
    }
    return {};
}

QString FactDifference::toString() const
{
    QString where = u"%1 %2 region %3"_s
                        .arg(table == KeptFacts::Cube ? u"cube"_s : u"cube_area"_s,
                             firstDayOf(cell.month).toString(u"yyyy-MM"_s))
                        .arg(cell.region);
    if (table == KeptFacts::Cube)
        where += u" cat %1 src %2 pri %3 unit %4"_s.arg(cell.category)
                     .arg(cell.source)
                     .arg(cell.priority)
                     .arg(cell.unit);
    return u"%1: %2 counted %3, stored %4"_s.arg(where, factSlotName(slot)).arg(counted).arg(stored);
}

} // namespace onescreen
