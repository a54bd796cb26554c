// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/factcube.h"

#include "app/store/factcheck.h"

#include <algorithm>
#include <numeric>

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

FactSums& FactCube::sumsOf(const FactCell& cell)
{
    const auto known = m_known.constFind(cell);
    if (known != m_known.cend())
        return m_deltas[*known].sums;
    m_known.insert(cell, m_deltas.size());
    return m_deltas.emplace_back(Delta{.cell = cell, .sums = {}}).sums;
}

void FactCube::count(const CountedEvent& event, int sign)
{
    addReportFacts(event, sign, sumsOf(cellOf(event, monthNumber(event.at))));
    if (event.due)
        addDueFacts(event, sign, sumsOf(cellOf(event, monthNumber(*event.due))));
    if (event.closed)
        addEndFacts(event, sign, sumsOf(cellOf(event, monthNumber(*event.closed))));
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
    std::vector<std::size_t> order(m_deltas.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [this](std::size_t at) { return m_deltas[at].cell; });
    Packed cells;
    Packed areas;
    FactSums area;
    for (std::size_t n = 0; n < order.size(); ++n) {
        const Delta& delta = m_deltas[order[n]];
        cells.add(delta.cell, delta.sums);
        area += delta.sums;
        const FactCell* next = n + 1 < order.size() ? &m_deltas[order[n + 1]].cell : nullptr;
        if (next != nullptr && next->month == delta.cell.month && next->region == delta.cell.region)
            continue;
        areas.add(delta.cell, area);
        area = {};
    }
    auto done = write(cells, areas);
    if (done)
        forget();
    return done;
}

void FactCube::forget()
{
    m_known.clear();
    m_deltas.clear();
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
