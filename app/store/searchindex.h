// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

namespace onescreen {

/// The rows that one transaction brings into the index. Some 15 ms: a page that comes meanwhile waits so
/// long.
inline constexpr int rowsIndexedAtOnce = 2'000;

/// The writer's hands on the search index of the events' texts. It is written behind the rows, a batch at a
/// time between pages; questions look through the rows that it does not have yet themselves (eventfilter.h),
/// so nothing is ever not found because of it.
class SearchIndex
{
public:
    static Result<SearchIndex> prepare(sqlite::Connection& db);

    /// Brings up to `rows` rows into the index, in a transaction of its own; whether more are waiting.
    Result<bool> advance(int rows);
    /// Corrupt when the index contradicts itself.
    Result<void> check();
    /// Empties it, so that advance() begins anew; in a transaction of its own.
    Result<void> restart();

private:
    enum Sql { SelectTodo, SelectNext, SelectOne, Take, Put, Done, SqlCount };
    SearchIndex(sqlite::Connection& db, std::vector<sqlite::Statement> statements)
        : m_db(&db), m_statements(std::move(statements))
    {
    }
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }
    struct Texts
    {
        qint64 row = 0;
        QString number;
        QString title;
        QString address;
    };
    static Texts textsOf(const sqlite::Statement& row);
    Result<std::vector<Texts>> read(sqlite::Statement& statement);
    Result<void> write(sqlite::Statement& statement, const Texts& texts);
    Result<int> putRight(int rows);
    Result<int> putNext(int rows);

    sqlite::Connection* m_db;
    std::vector<sqlite::Statement> m_statements;
};

/// SQL that empties the index inside the caller's transaction.
inline constexpr char emptySearchSql[] =
    "INSERT INTO search(search) VALUES('delete-all'); DELETE FROM search_todo; DELETE FROM care WHERE name = "
    "'searched';";

} // namespace onescreen
