// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rowstable.h"

namespace onescreen::sqlite {

struct RowsTable::Content
{
    int columns = 0;
    std::size_t rows = 0;
    Column column;
};

void RowsTable::Deleter::operator()(Content* content) const
{
    delete content;
}

/// The calls that SQLite makes, see sqlite.org/vtab.html. SQLite's structures come first in ours, as it
/// demands.
struct RowsModule
{
    using Content = RowsTable::Content;
    struct Table : sqlite3_vtab
    {
        const Content* content = nullptr;
    };
    struct Cursor : sqlite3_vtab_cursor
    {
        std::size_t row = 0;
    };

    static const Content& contentOf(const sqlite3_vtab_cursor* cursor)
    {
        return *static_cast<const Table*>(cursor->pVtab)->content;
    }
    static std::size_t& rowOf(sqlite3_vtab_cursor* cursor) { return static_cast<Cursor*>(cursor)->row; }

    static int connect(sqlite3* db, void* content, int /*count*/, const char* const* /*arguments*/,
                       sqlite3_vtab** made, char** /*error*/)
    {
        auto table = std::make_unique<Table>();
        table->content = static_cast<const Content*>(content);
        QByteArray sql = "CREATE TABLE x(c0";
        for (int column = 1; column < table->content->columns; ++column)
            sql += ", c" + QByteArray::number(column);
        sql += ')';
        const int code = sqlite3_declare_vtab(db, sql.constData());
        if (code == SQLITE_OK)
            *made = table.release();
        return code;
    }
    static int disconnect(sqlite3_vtab* table)
    {
        const std::unique_ptr<Table> gone(static_cast<Table*>(table));
        return SQLITE_OK;
    }
    static int bestIndex(sqlite3_vtab* table, sqlite3_index_info* plan)
    {
        plan->estimatedRows = static_cast<sqlite3_int64>(static_cast<Table*>(table)->content->rows) + 1;
        plan->estimatedCost = static_cast<double>(plan->estimatedRows);
        return SQLITE_OK;
    }
    static int open(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** made)
    {
        *made = std::make_unique<Cursor>().release();
        return SQLITE_OK;
    }
    static int close(sqlite3_vtab_cursor* cursor)
    {
        const std::unique_ptr<Cursor> gone(static_cast<Cursor*>(cursor));
        return SQLITE_OK;
    }
    static int filter(sqlite3_vtab_cursor* cursor, int /*index*/, const char* /*text*/, int /*count*/,
                      sqlite3_value** /*values*/)
    {
        rowOf(cursor) = 0;
        return SQLITE_OK;
    }
    static int next(sqlite3_vtab_cursor* cursor)
    {
        ++rowOf(cursor);
        return SQLITE_OK;
    }
    static int eof(sqlite3_vtab_cursor* cursor) { return rowOf(cursor) >= contentOf(cursor).rows ? 1 : 0; }
    static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* to, int column)
    {
        contentOf(cursor).column(to, rowOf(cursor), column);
        return SQLITE_OK;
    }
    static int rowid(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
    {
        *id = static_cast<sqlite3_int64>(rowOf(cursor));
        return SQLITE_OK;
    }
};

Result<RowsTable> RowsTable::make(Connection& db, const QByteArray& name, int columns)
{
    static const sqlite3_module module = [] {
        sqlite3_module calls{};
        calls.xConnect = RowsModule::connect; // Without xCreate: there whenever it is named.
        calls.xBestIndex = RowsModule::bestIndex;
        calls.xDisconnect = RowsModule::disconnect;
        calls.xOpen = RowsModule::open;
        calls.xClose = RowsModule::close;
        calls.xFilter = RowsModule::filter;
        calls.xNext = RowsModule::next;
        calls.xEof = RowsModule::eof;
        calls.xColumn = RowsModule::column;
        calls.xRowid = RowsModule::rowid;
        return calls;
    }();
    std::unique_ptr<Content, Deleter> content(new Content{.columns = columns, .rows = 0, .column = {}});
    if (sqlite3_create_module_v2(db.handle(), name.constData(), &module, content.get(), nullptr) != SQLITE_OK)
        return std::unexpected(db.lastError());
    return RowsTable(std::move(content));
}

void RowsTable::show(std::size_t rows, Column column)
{
    m_content->rows = rows;
    m_content->column = std::move(column);
}

} // namespace onescreen::sqlite
