// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/barestore.h"

#include "app/store/areacells.h"
#include "app/store/cachefile.h"
#include "app/store/cachewriter.h"
#include "app/store/schema.h"
#include "app/store/searchindex.h"
#include "app/store/searchtext.h"
#include "tests/bench/storesamples.h"

#include <QHash>
#include <QTemporaryDir>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <sqlite3.h>
#include <string_view>
#include <utility>
#include <variant>

using namespace Qt::StringLiterals;

namespace onescreen::bench {

namespace {

struct Close
{
    void operator()(sqlite3* db) const { sqlite3_close(db); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

/// Without SQLite's own locks, like every connection of QtSql.
Database openFile(const QString& path)
{
    sqlite3* db = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    require(sqlite3_open_v2(path.toUtf8().constData(), &db, flags, nullptr) == SQLITE_OK, "no such file");
    return Database(db);
}

Statement prepared(const Database& db, const QByteArray& sql)
{
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(db.get(), sql.constData(), -1, &statement, nullptr) == SQLITE_OK,
            sql.constData());
    return Statement(statement);
}

void run(const Database& db, const QByteArray& sql)
{
    require(sqlite3_exec(db.get(), sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK, sql.constData());
}

/// A value of a row, ready to be bound.
struct Value
{
    int type = SQLITE_NULL;
    qint64 number = 0;
    QByteArray bytes; ///< Of a text or blob.

    friend bool operator==(const Value&, const Value&) = default;
};
using Row = std::vector<Value>;

Value integer(qint64 number)
{
    return {.type = SQLITE_INTEGER, .number = number, .bytes = {}};
}

Value integer(const std::optional<qint64>& number)
{
    return number ? integer(*number) : Value{};
}

Value text(const QString& string)
{
    return {.type = SQLITE_TEXT, .number = 0, .bytes = string.toUtf8()};
}

Row readRow(sqlite3_stmt* statement)
{
    Row row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        Value value{.type = sqlite3_column_type(statement, column), .number = 0, .bytes = {}};
        if (value.type == SQLITE_INTEGER)
            value.number = sqlite3_column_int64(statement, column);
        else
            value.bytes = QByteArray(static_cast<const char*>(sqlite3_column_blob(statement, column)),
                                     sqlite3_column_bytes(statement, column));
        row.push_back(std::move(value));
    }
    return row;
}

/// Rows of one table one after another in memory, so that the loop waits for none of them.
class PackedRows
{
public:
    void add(const Row& row)
    {
        m_columns = row.size();
        for (const Value& value : row) {
            const bool isBytes = value.type == SQLITE_TEXT || value.type == SQLITE_BLOB;
            m_cells.push_back({.number = isBytes ? m_bytes.size() : value.number,
                               .size = static_cast<int>(value.bytes.size()),
                               .type = value.type});
            m_bytes += value.bytes;
        }
    }
    [[nodiscard]] std::size_t size() const { return m_columns == 0 ? 0 : m_cells.size() / m_columns; }
    [[nodiscard]] qint64 lastNumber() const { return m_cells[m_cells.size() - m_columns].number; }

    void insert(sqlite3_stmt* statement, std::size_t row) const
    {
        const Cell* cell = &m_cells[row * m_columns];
        for (int column = 1; column <= static_cast<int>(m_columns); ++column, ++cell) {
            if (cell->type == SQLITE_INTEGER)
                sqlite3_bind_int64(statement, column, cell->number);
            else if (cell->type == SQLITE_TEXT)
                sqlite3_bind_text(statement, column, m_bytes.constData() + cell->number, cell->size,
                                  SQLITE_STATIC);
            else if (cell->type == SQLITE_BLOB)
                sqlite3_bind_blob(statement, column, m_bytes.constData() + cell->number, cell->size,
                                  SQLITE_STATIC);
            else
                sqlite3_bind_null(statement, column);
        }
        require(sqlite3_step(statement) == SQLITE_DONE, "a row cannot be inserted");
        sqlite3_reset(statement);
    }

private:
    struct Cell
    {
        qint64 number; ///< Or where the bytes begin.
        int size;
        int type;
    };
    std::size_t m_columns = 0;
    std::vector<Cell> m_cells;
    QByteArray m_bytes;
};

/// A table that follows from the events, and the number of its first columns that are its key.
struct SideTable
{
    const char* name;
    std::size_t keys;
};
constexpr std::array sideTables{
    SideTable{"code", 1},      SideTable{"rollup_day", 3}, SideTable{"rollup_state", 4}, SideTable{"cube", 6},
    SideTable{"cube_area", 2}, SideTable{"digest", 2},     SideTable{"state", 1}};
constexpr std::array eventTables{"event", "event_text"};

/// Rows of each side table that a page changes, as they stand after it.
using SideRows = std::array<PackedRows, sideTables.size()>;

QByteArray selectAll(const QByteArray& table)
{
    return "SELECT * FROM " + table;
}

Row eventRow(qint64 row, const EventFields& e, QHash<QString, qint64>& codes)
{
    const auto code = [&](const QString& text) {
        qint64& number = codes[text];
        if (number == 0)
            number = codes.size();
        return number;
    };
    const auto ms = [](const std::optional<UtcTime>& time) { return integer(time.transform(toMs)); };
    const auto lon = e.position ? std::optional<qint64>(e.position->lon7()) : std::nullopt;
    const auto lat = e.position ? std::optional<qint64>(e.position->lat7()) : std::nullopt;
    return {integer(row),
            integer(static_cast<qint64>(e.state)),
            integer(static_cast<qint64>(e.priority)),
            integer(code(e.category.toString())),
            integer(e.region.number()),
            integer(lon),
            integer(lat),
            integer(toMs(e.reportedAt)),
            integer(e.dueAt.transform(toMs).value_or(schema::noDue)),
            ms(e.closedAt),
            integer(1),
            integer(code(e.source.toString())),
            integer(static_cast<qint64>(e.origin)),
            e.unit ? integer(code(e.unit->toString())) : Value{},
            ms(e.acceptedAt),
            ms(e.assignedAt),
            integer(0),
            text(e.id.toString()),
            integer(e.position.transform(areaCell))};
}

/// INSERT for a table; with keys: UPDATE of the row that has them already.
Statement insertion(const Database& db, const QByteArray& table, std::size_t keys)
{
    const Statement all = prepared(db, selectAll(table));
    QByteArray sql = "INSERT INTO " + table + " VALUES(?";
    QByteArray update;
    for (int column = 1; column < sqlite3_column_count(all.get()); ++column)
        sql += ",?";
    for (int column = static_cast<int>(keys); keys > 0 && column < sqlite3_column_count(all.get());
         ++column) {
        const QByteArray name = sqlite3_column_name(all.get(), column);
        update += (update.isEmpty() ? "" : ", ") + name + " = excluded." + name;
    }
    return prepared(db, sql + (keys > 0 ? ") ON CONFLICT DO UPDATE SET " + update : QByteArray(")")));
}

Database newFile(const QString& folder)
{
    Database db = openFile(folder + u"/bare.db"_s);
    run(db, "PRAGMA page_size=8192; PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL;"
            "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
            "PRAGMA cell_size_check=ON; PRAGMA wal_autocheckpoint=4000");
    run(db, schema::createSql());
    return db;
}

/// A new file, and the statements of one loop over it.
struct Loop
{
    Loop(const QString& folder, BareTables tables)
        : what(tables), db(newFile(folder)), event(insertion(db, "event", 0)),
          texts(insertion(db, "event_text", 0)),
          search(prepared(db, "INSERT INTO search(rowid, no, title, addr) VALUES(?, ?, ?, ?)")),
          searched(prepared(db, "INSERT INTO care(name, n) VALUES('searched', ?)"
                                " ON CONFLICT DO UPDATE SET n = excluded.n"))
    {
        for (std::size_t table = 0; table < sideTables.size(); ++table)
            sides.at(table) = insertion(db, sideTables.at(table).name, sideTables.at(table).keys);
    }

    void writePage(const PackedRows& events, const PackedRows& eventTexts, const SideRows& rows)
    {
        run(db, "BEGIN IMMEDIATE");
        for (std::size_t row = 0; row < events.size(); ++row) {
            events.insert(event.get(), row);
            eventTexts.insert(texts.get(), row);
        }
        for (std::size_t table = 0; what != BareTables::Events && table < sides.size(); ++table) {
            for (std::size_t row = 0; row < rows.at(table).size(); ++row)
                rows.at(table).insert(sides.at(table).get(), row);
        }
        run(db, "COMMIT");
    }

    void writeWords(const PackedRows& rows)
    {
        run(db, "BEGIN IMMEDIATE");
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows.insert(search.get(), row);
        sqlite3_bind_int64(searched.get(), 1, rows.lastNumber());
        require(sqlite3_step(searched.get()) == SQLITE_DONE, "a number cannot be noted");
        sqlite3_reset(searched.get());
        run(db, "COMMIT");
    }

    BareTables what;
    // Destroyed from the end: statements before their connection.
    Database db;
    Statement event;
    Statement texts;
    Statement search;
    Statement searched;
    std::array<Statement, sideTables.size()> sides;
};

void requireSame(const Database& ours, const Database& theirs, const QByteArray& table)
{
    const Statement left = prepared(ours, selectAll(table));
    const Statement right = prepared(theirs, selectAll(table));
    bool more = true;
    while (more) {
        more = sqlite3_step(left.get()) == SQLITE_ROW;
        const bool theirMore = sqlite3_step(right.get()) == SQLITE_ROW;
        require(more == theirMore && (!more || readRow(left.get()) == readRow(right.get())),
                ("the bare loop's rows are not the writer's: " + table).constData());
    }
}

} // namespace

struct BareStore::Prepared
{
    std::vector<PackedRows> events; ///< By page, like the next two.
    std::vector<PackedRows> texts;
    std::vector<SideRows> sides;
    std::vector<PackedRows> search; ///< By transaction of the search index.
    QTemporaryDir folder;           ///< With the writer's file.
    std::set<BareTables> compared;

    void addRows(const std::vector<ChangePage>& pages);
    void watchWriter(const std::vector<ChangePage>& pages);
    void writeAll(Loop& loop) const;
    void compareWithWriter(BareTables tables);
};

void BareStore::Prepared::addRows(const std::vector<ChangePage>& pages)
{
    QHash<QString, qint64> codes;
    PackedRows batch;
    qint64 row = 0;
    for (const ChangePage& page : pages) {
        events.emplace_back();
        texts.emplace_back();
        for (const Change& change : page.changes) {
            const EventFields& e = *std::get<Event>(std::get<PutChange>(change.what).record);
            const Value number = integer(++row);
            events.back().add(eventRow(row, e, codes));
            texts.back().add({number, text(e.number), text(e.title), text(e.address), text(e.description),
                              text(e.sourceId), Value{}});
            batch.add({number, text(searchWordsOfNumber(e.number)), text(searchWords(e.title)),
                       text(searchWords(e.address))});
            if (std::cmp_equal(batch.size(), rowsIndexedAtOnce))
                search.push_back(std::exchange(batch, {}));
        }
    }
    if (batch.size() > 0)
        search.push_back(std::move(batch));
}

/// Lets the writer apply the pages and notes after each of them which rows of the side tables are new.
void BareStore::Prepared::watchWriter(const std::vector<ChangePage>& pages)
{
    auto writer = CacheWriter::open(folder.path());
    require(writer.has_value(), "the cache cannot be made");
    const Database db = openFile(cacheFilePath(folder.path()));
    std::array<std::map<QByteArray, Row>, sideTables.size()> known;
    for (const ChangePage& page : pages) {
        require((*writer)->apply(page).has_value(), "a page cannot be applied");
        SideRows changed;
        for (std::size_t table = 0; table < sideTables.size(); ++table) {
            const Statement all = prepared(db, selectAll(sideTables.at(table).name));
            while (sqlite3_step(all.get()) == SQLITE_ROW) {
                Row row = readRow(all.get());
                QByteArray key;
                for (std::size_t part = 0; part < sideTables.at(table).keys; ++part)
                    key += QByteArray::number(row[part].number) + ' ';
                Row& before = known.at(table)[key];
                if (before == row)
                    continue;
                before = row;
                changed.at(table).add(before);
            }
        }
        sides.push_back(std::move(changed));
    }
    while ((*writer)->indexSome().value()) {
    }
}

void BareStore::Prepared::writeAll(Loop& loop) const
{
    for (std::size_t page = 0; page < events.size(); ++page)
        loop.writePage(events[page], texts[page], sides[page]);
    for (std::size_t batch = 0; loop.what == BareTables::AllAndSearch && batch < search.size(); ++batch)
        loop.writeWords(search[batch]);
}

/// So that "the same rows" is no mere word.
void BareStore::Prepared::compareWithWriter(BareTables tables)
{
    if (!compared.insert(tables).second)
        return;
    const QTemporaryDir place;
    Loop loop(place.path(), tables);
    writeAll(loop);
    const Database theirs = openFile(cacheFilePath(folder.path()));
    for (const char* table : eventTables)
        requireSame(loop.db, theirs, table);
    for (const SideTable& table : sideTables) {
        // The writer's state says by now that the file was closed in order.
        if (tables != BareTables::Events && std::string_view(table.name) != "state")
            requireSame(loop.db, theirs, table.name);
    }
    if (tables == BareTables::AllAndSearch)
        requireSame(loop.db, theirs, "search_docsize");
}

BareStore::BareStore(const std::vector<ChangePage>& pages) : d(std::make_unique<Prepared>())
{
    d->addRows(pages);
    d->watchWriter(pages);
}

BareStore::~BareStore() = default;

void BareStore::run(benchmark::State& state, BareTables tables)
{
    d->compareWithWriter(tables);
    for ([[maybe_unused]] auto round : state) {
        state.PauseTiming();
        const QTemporaryDir place;
        auto loop = std::make_unique<Loop>(place.path(), tables);
        state.ResumeTiming();
        d->writeAll(*loop);
        state.PauseTiming();
        loop.reset();
        state.ResumeTiming();
    }
}

} // namespace onescreen::bench
