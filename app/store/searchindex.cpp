// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/searchindex.h"

#include "app/store/care.h"
#include "app/store/searchtext.h"

namespace onescreen {

Result<SearchIndex> SearchIndex::prepare(sqlite::Connection& db)
{
    const std::array<QByteArray, SqlCount> texts{
        "SELECT rid, no, title, addr FROM search_todo LIMIT ?",
        "SELECT rid, no, title, addr FROM event_text WHERE rid > coalesce((SELECT n FROM care WHERE name ="
        " 'searched'), 0) ORDER BY rid LIMIT ?",
        "SELECT rid, no, title, addr FROM event_text WHERE rid = ?",
        "INSERT INTO search(search, rowid, no, title, addr) VALUES('delete', ?, ?, ?, ?)",
        "INSERT INTO search(rowid, no, title, addr) VALUES(?, ?, ?, ?)",
        "DELETE FROM search_todo WHERE rid = ?",
    };
    std::vector<sqlite::Statement> statements;
    for (const QByteArray& text : texts) {
        auto statement = sqlite::Statement::prepare(db, text);
        if (!statement)
            return std::unexpected(std::move(statement).error());
        statements.push_back(*std::move(statement));
    }
    return SearchIndex(db, std::move(statements));
}

SearchIndex::Texts SearchIndex::textsOf(const sqlite::Statement& row)
{
    return {.row = row.integer(0), .number = row.text(1), .title = row.text(2), .address = row.text(3)};
}

Result<std::vector<SearchIndex::Texts>> SearchIndex::read(sqlite::Statement& statement)
{
    std::vector<Texts> all;
    while (statement.next())
        all.push_back(textsOf(statement));
    if (auto ended = statement.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return all;
}

Result<void> SearchIndex::write(sqlite::Statement& statement, const Texts& texts)
{
    return statement
        .bind(texts.row, searchWordsOfNumber(texts.number), searchWords(texts.title),
              searchWords(texts.address))
        .run();
}

/// Rows whose texts were changed or removed since they were put in.
Result<int> SearchIndex::putRight(int rows)
{
    const auto todo = read(sql(SelectTodo).bind(rows));
    if (!todo)
        return std::unexpected(todo.error());
    for (const Texts& old : *todo) {
        const auto now = read(sql(SelectOne).bind(old.row));
        if (!now)
            return std::unexpected(now.error());
        auto done = write(sql(Take), old);
        if (done && !now->empty())
            done = write(sql(Put), now->front());
        if (done)
            done = sql(Done).bind(old.row).run();
        if (!done)
            return std::unexpected(std::move(done).error());
    }
    return static_cast<int>(todo->size());
}

Result<int> SearchIndex::putNext(int rows)
{
    if (rows == 0)
        return 0;
    const auto next = read(sql(SelectNext).bind(rows));
    if (!next)
        return std::unexpected(next.error());
    for (const Texts& texts : *next) {
        if (auto done = write(sql(Put), texts); !done)
            return std::unexpected(std::move(done).error());
    }
    if (!next->empty()) {
        if (auto done = setCareNumber(*m_db, Care::Searched, next->back().row); !done)
            return std::unexpected(std::move(done).error());
    }
    return static_cast<int>(next->size());
}

Result<bool> SearchIndex::advance(int rows)
{
    auto transaction = sqlite::Transaction::begin(*m_db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    const auto right = putRight(rows);
    if (!right)
        return std::unexpected(right.error());
    const auto next = putNext(rows - *right);
    if (!next)
        return std::unexpected(next.error());
    if (*right + *next == 0)
        return false;
    if (auto done = transaction->commit(); !done)
        return std::unexpected(std::move(done).error());
    return *right + *next == rows;
}

Result<void> SearchIndex::check()
{
    return m_db->run("INSERT INTO search(search) VALUES('integrity-check')");
}

Result<void> SearchIndex::restart()
{
    auto transaction = sqlite::Transaction::begin(*m_db, sqlite::Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    auto done = m_db->run(emptySearchSql);
    return done ? transaction->commit() : done;
}

} // namespace onescreen
