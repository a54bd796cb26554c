// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

struct sqlite3_stmt;

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
    explicit SqliteDb(const QSqlDatabase& db) : m_db(db) {}
    Result<void> prepareWriter();
    Result<void> createTables();
    Result<void> checkFormat();

    QSqlDatabase m_db;
};

/// A prepared statement on the connection's own SQLite handle: the driver's queries cost several times what
/// SQLite itself takes. Values are bound in the order given. Must go before its connection does.
class Statement
{
public:
    static Result<Statement> prepare(const SqliteDb& db, const QString& sql);

    template <typename... Values> Result<void> run(const Values&... values)
    {
        reset();
        int at = 0;
        (bind(++at, values), ...);
        return step();
    }
    bool next(); ///< The next row of what run() has found; the first call gives the first.
    [[nodiscard]] QVariant value(int column) const; ///< Text as QString, blob as QByteArray, null as invalid.
    [[nodiscard]] qint64 integer(int column) const; ///< 0 for null.
    [[nodiscard]] QByteArray bytes(int column) const; ///< Blob, or text as UTF-8; empty for null.
    [[nodiscard]] bool isNull(int column) const;
    void finish() { reset(); } ///< Gives up the read lock; needed when not every row was fetched.

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    void reset();
    Result<void> step();
    void bind(int at, int value) { bind(at, static_cast<qint64>(value)); }
    void bind(int at, qint64 value);
    void bind(int at, const QString& value);
    void bind(int at, const QByteArray& value);
    void bind(int at, const std::optional<qint64>& value);
    void bind(int at, const std::optional<QString>& value);
    void bind(int at, const std::optional<QByteArray>& value);
    void bindNull(int at);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    bool m_hasRow = false;  ///< step() stands on a row.
    bool m_isFirst = false; ///< which next() has not given yet.
};

} // namespace onescreen::central
