// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factcube.h"

#include "app/store/factcheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// add_facts(stored, added), see mergedFacts().
void addFacts(sqlite3_context* context, int /*count*/, sqlite3_value** values)
{
    const auto bytesOf = [](sqlite3_value* value) {
        return QByteArrayView(static_cast<const char*>(sqlite3_value_blob(value)),
                              sqlite3_value_bytes(value));
    };
    const QByteArray sum = mergedFacts(bytesOf(values[0]), bytesOf(values[1]));
    if (sum.isNull())
        sqlite3_result_error_code(context, SQLITE_CORRUPT);
    else
        sqlite3_result_blob(context, sum.constData(), static_cast<int>(sum.size()), SQLITE_TRANSIENT);
}

/// The order of the tables' keys. Two numbers at a time: a page sorts three cells for each event.
bool comesBefore(const FactCell& left, const FactCell& right)
{
    const auto pair = [](qint32 high, qint32 low) {
        return (qint64{high} << 32U) | static_cast<quint32>(low); // No number but the month is below 0.
    };
    if (const auto a = pair(left.month, left.region), b = pair(right.month, right.region); a != b)
        return a < b;
    if (const auto a = pair(left.category, left.source), b = pair(right.category, right.source); a != b)
        return a < b;
    return pair(left.priority, left.unit) < pair(right.priority, right.unit);
}

} // namespace

Result<FactCube> FactCube::prepare(sqlite::Connection& db)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite3_create_function_v2(db.handle(), "add_facts", 2, flags, nullptr, addFacts, nullptr, nullptr,
                                   nullptr) != SQLITE_OK)
        return std::unexpected(db.lastError());
    auto cells = sqlite::RowsTable::make(db, "cell_rows", 7);
    if (!cells)
        return std::unexpected(std::move(cells).error());
    auto areas = sqlite::RowsTable::make(db, "area_rows", 3);
    if (!areas)
        return std::unexpected(std::move(areas).error());
    const QByteArray adding = " WHERE true ON CONFLICT DO UPDATE SET sums = add_facts(sums, excluded.sums)";
    auto addCells = sqlite::Statement::prepare(db, "INSERT INTO cube SELECT * FROM cell_rows" + adding);
    if (!addCells)
        return std::unexpected(std::move(addCells).error());
    auto addAreas = sqlite::Statement::prepare(db, "INSERT INTO cube_area SELECT * FROM area_rows" + adding);
    if (!addAreas)
        return std::unexpected(std::move(addAreas).error());
    return FactCube(db, *std::move(cells), *std::move(areas), *std::move(addCells), *std::move(addAreas));
}

void FactCube::count(const CountedEvent& event, int sign)
{
    const auto counted = static_cast<quint32>(m_counted.size());
    m_counted.push_back({.event = event, .sign = sign});
    const auto wait = [&](UtcTime time, FactDate date) {
        m_waiting.push_back({.cell = cellOf(event, monthNumber(time)), .counted = counted, .date = date});
    };
    wait(event.at, FactDate::Report);
    if (event.due)
        wait(*event.due, FactDate::Due);
    if (event.closed)
        wait(*event.closed, FactDate::End);
}

void FactCube::add(const Waiting& waiting, FactSums& sums) const
{
    const auto& [event, sign] = m_counted[waiting.counted];
    switch (waiting.date) {
    case FactDate::Report:
        return addReportFacts(event, sign, sums);
    case FactDate::Due:
        return addDueFacts(event, sign, sums);
    case FactDate::End:
        return addEndFacts(event, sign, sums);
    }
}

/// Cells with their sums as they are stored.
struct FactCube::Packed
{
    std::vector<FactCell> cells;
    std::vector<std::size_t> ends; ///< Of each cell's sums in `bytes`.
    QByteArray bytes;

    void add(const FactCell& cell, const FactSums& sums)
    {
        const auto before = bytes.size();
        appendEncodedFacts(sums, bytes);
        if (bytes.size() == before) // What a page takes out and puts back.
            return;
        cells.push_back(cell);
        ends.push_back(static_cast<std::size_t>(bytes.size()));
    }
    [[nodiscard]] QByteArrayView sums(std::size_t at) const
    {
        const std::size_t begin = at == 0 ? 0 : ends[at - 1];
        return QByteArrayView(bytes).sliced(static_cast<qsizetype>(begin),
                                            static_cast<qsizetype>(ends[at] - begin));
    }
    void giveSums(sqlite3_context* to, std::size_t at) const
    {
        const QByteArrayView packed = sums(at);
        sqlite3_result_blob(to, packed.data(), static_cast<int>(packed.size()), SQLITE_STATIC);
    }
};

Result<void> FactCube::write(const Packed& cells, const Packed& areas)
{
    m_cells.show(cells.cells.size(), [&cells](sqlite3_context* to, std::size_t row, int column) {
        const FactCell& cell = cells.cells[row];
        const std::array key{cell.month, cell.region, cell.category, cell.source, cell.priority, cell.unit};
        const auto at = static_cast<std::size_t>(column);
        if (at < key.size())
            sqlite3_result_int64(to, key[at]);
        else
            cells.giveSums(to, row);
    });
    m_areas.show(areas.cells.size(), [&areas](sqlite3_context* to, std::size_t row, int column) {
        if (column < 2)
            sqlite3_result_int64(to, column == 0 ? areas.cells[row].month : areas.cells[row].region);
        else
            areas.giveSums(to, row);
    });
    auto done = cells.cells.empty() ? Result<void>() : m_addCells.run();
    return done && !areas.cells.empty() ? m_addAreas.run() : done;
}

Result<void> FactCube::flush()
{
    // Most cells get one fact or two: sorted, one set of sums serves them all, one after another.
    std::ranges::sort(m_waiting, comesBefore, &Waiting::cell);
    Packed cells;
    Packed areas;
    FactSums area;
    for (auto next = m_waiting.cbegin(); next != m_waiting.cend();) {
        const FactCell cell = next->cell;
        FactSums sums;
        for (; next != m_waiting.cend() && next->cell == cell; ++next)
            add(*next, sums);
        cells.add(cell, sums);
        area += sums;
        if (next != m_waiting.cend() && next->cell.month == cell.month && next->cell.region == cell.region)
            continue;
        areas.add(cell, area);
        area = {};
    }
    auto done = write(cells, areas);
    if (done)
        forget();
    return done;
}

void FactCube::forget()
{
    m_counted.clear();
    m_waiting.clear();
}

Result<void> FactCube::rebuild(qint32 month)
{
    const auto cells = countedCells(*m_db, month);
    if (!cells)
        return std::unexpected(cells.error());
    const QByteArray which = " WHERE month = " + QByteArray::number(month);
    if (auto done = m_db->run("DELETE FROM cube" + which + "; DELETE FROM cube_area" + which); !done)
        return done;
    Packed packedCells;
    for (const auto& [cell, sums] : *cells)
        packedCells.add(cell, sums);
    Packed packedAreas;
    for (const auto& [cell, sums] : areasOf(*cells))
        packedAreas.add(cell, sums);
    return write(packedCells, packedAreas);
}

} // namespace onescreen
