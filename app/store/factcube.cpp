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
    auto cell = sqlite::Statement::prepare(
        db, "INSERT INTO cube VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET sums = add_facts(sums, "
            "excluded.sums)");
    if (!cell)
        return std::unexpected(std::move(cell).error());
    auto area = sqlite::Statement::prepare(
        db, "INSERT INTO cube_area VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET sums = add_facts(sums, "
            "excluded.sums)");
    if (!area)
        return std::unexpected(std::move(area).error());
    return FactCube(db, *std::move(cell), *std::move(area));
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

Result<void> FactCube::addCell(const FactCell& cell, const FactSums& sums)
{
    const QByteArray bytes = encodedFacts(sums);
    if (bytes.isEmpty()) // What a page takes out and puts back.
        return {};
    return m_addCell
        .bind(cell.month, cell.region, cell.category, cell.source, cell.priority, cell.unit, bytes)
        .run();
}

Result<void> FactCube::addArea(const FactCell& cell, const FactSums& sums)
{
    const QByteArray bytes = encodedFacts(sums);
    if (bytes.isEmpty())
        return {};
    return m_addArea.bind(cell.month, cell.region, bytes).run();
}

Result<void> FactCube::flush()
{
    std::vector<std::size_t> order(m_deltas.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [this](std::size_t at) { return m_deltas[at].cell; });
    FactSums area;
    for (std::size_t n = 0; n < order.size(); ++n) {
        const Delta& delta = m_deltas[order[n]];
        if (auto done = addCell(delta.cell, delta.sums); !done)
            return done;
        area += delta.sums;
        const FactCell* next = n + 1 < order.size() ? &m_deltas[order[n + 1]].cell : nullptr;
        if (next != nullptr && next->month == delta.cell.month && next->region == delta.cell.region)
            continue;
        if (auto done = addArea(delta.cell, area); !done)
            return done;
        area = {};
    }
    forget();
    return {};
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
    for (const auto& [cell, sums] : *cells) {
        if (auto done = addCell(cell, sums); !done)
            return done;
    }
    for (const auto& [cell, sums] : areasOf(*cells)) {
        if (auto done = addArea(cell, sums); !done)
            return done;
    }
    return {};
}

} // namespace onescreen
