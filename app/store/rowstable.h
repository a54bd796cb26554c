// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

#include <functional>
#include <memory>

namespace onescreen::sqlite {

/// Rows in memory that a statement reads like a table: thousands of them go into a stored table with one run
/// of "INSERT … SELECT", which spares each of them the start and the end of a statement of its own.
class RowsTable
{
public:
    /// Gives a column (0, 1, …) of a row to SQLite with one of sqlite3_result_*.
    using Column = std::function<void(sqlite3_context* to, std::size_t row, int column)>;

    /// Known to statements of the connection under that name with `columns` columns c0, c1, …; destroyed
    /// after the last statement that names it has run.
    static Result<RowsTable> make(Connection& db, const QByteArray& name, int columns);

    /// What the next statement reads; `column` is called while it runs.
    void show(std::size_t rows, Column column);

private:
    struct Content;
    struct Deleter
    {
        void operator()(Content* content) const;
    };
    explicit RowsTable(std::unique_ptr<Content, Deleter> content) : m_content(std::move(content)) {}

    std::unique_ptr<Content, Deleter> m_content;

    friend struct RowsModule;
};

} // namespace onescreen::sqlite
