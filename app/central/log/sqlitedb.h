// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace onescreen::central {

enum class DbAccess { Write, Read };

/// One connection to the server's SQLite file, removed again when the owner goes. To be used in the thread
/// that opened it, and only there.
class SqliteDb
{
public:
    /// Opens DIR/central.db; a writer makes it and its tables when they are missing.
    /// Errors: ReadOnly, DiskFull, Corrupt, Unsupported (file of a newer program), NotFound (reader before
    /// writer).
    static Result<std::unique_ptr<SqliteDb>> open(const QString& folder, DbAccess access);
    ~SqliteDb();
    SqliteDb(const SqliteDb&) = delete;
    SqliteDb& operator=(const SqliteDb&) = delete;

    [[nodiscard]] const QSqlDatabase& connection() const { return m_db; }
    Result<void> execute(const QString& sql);
    Result<QVariant> single(const QString& sql); ///< First column of the first row; null when there is none.

    [[nodiscard]] static QString fileName() { return QStringLiteral("central.db"); }

private:
    explicit SqliteDb(QSqlDatabase db) : m_db(std::move(db)) {}
    Result<void> prepareWriter();
    Result<void> createTables();
    Result<void> checkFormat();

    QSqlDatabase m_db;
};

/// A prepared statement. Values are bound in the order given.
class Statement
{
public:
    static Result<Statement> prepare(const SqliteDb& db, const QString& sql);

    template <typename... Values> Result<void> run(const Values&... values)
    {
        int at = 0;
        (m_query.bindValue(at++, QVariant::fromValue(values)), ...);
        return runBound();
    }
    bool next() { return m_query.next(); }
    [[nodiscard]] QVariant value(int column) const { return m_query.value(column); }
    void finish() { m_query.finish(); } ///< Gives up the read lock; needed when not every row was fetched.

private:
    explicit Statement(QSqlQuery query) : m_query(std::move(query)) {}
    Result<void> runBound();

    QSqlQuery m_query;
};

} // namespace onescreen::central
