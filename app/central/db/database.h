// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace onescreen::central {

enum class DbAccess { Write, Read };

/// The two kinds of database that the server keeps its log in.
enum class DbKind {
    Sqlite,   ///< One file, one server, one writing connection.
    Postgres, ///< Shared by any number of servers.
};

/// A prepared statement of one kind of database. Parameters and columns as Statement hands them on.
class PreparedQuery
{
public:
    PreparedQuery() = default;
    virtual ~PreparedQuery() = default;
    PreparedQuery(const PreparedQuery&) = delete;
    PreparedQuery& operator=(const PreparedQuery&) = delete;

    virtual void reset() = 0; ///< Forgets the result; parameters are bound anew after this.
    virtual void bindInteger(int at, qint64 value) = 0; ///< `at` counts from 1, as $1 does.
    virtual void bindText(int at, const QString& value) = 0;
    virtual void bindBytes(int at, const QByteArray& value) = 0;
    virtual void bindNull(int at) = 0;
    virtual Result<bool> execute() = 0; ///< True when it stands on a row.
    virtual bool advance() = 0;         ///< To the next row; false when there is none.

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 integer(int column) const = 0;
    [[nodiscard]] virtual QByteArray bytes(int column) const = 0;
    [[nodiscard]] virtual QVariant value(int column) const = 0;
};

/// A prepared statement with typed values: qint64, QString (text), QByteArray (blob), each also optional.
/// Parameters are written $1, $2 … on either kind of database. Must go before its connection does.
class Statement
{
public:
    explicit Statement(std::unique_ptr<PreparedQuery> query) : m_query(std::move(query)) {}

    /// Errors: see Database.
    template <typename... Values> Result<void> run(const Values&... values)
    {
        reset();
        int at = 0;
        (bind(++at, values), ...);
        return execute();
    }
    bool next(); ///< The next row of what run() has found; the first call gives the first.
    /// Text as QString, blob as QByteArray, null as invalid.
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->integer(column); } ///< 0 for null.
    /// Blob, or text as UTF-8; empty for null.
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->bytes(column); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    void finish() { reset(); } ///< Gives up the read lock; needed when not every row was fetched.

private:
    void reset();
    Result<void> execute();
    void bind(int at, int value) { m_query->bindInteger(at, value); }
    void bind(int at, qint64 value) { m_query->bindInteger(at, value); }
    void bind(int at, const QString& value) { m_query->bindText(at, value); }
    void bind(int at, const QByteArray& value) { m_query->bindBytes(at, value); }
    template <typename Value> void bind(int at, const std::optional<Value>& value)
    {
        value ? bind(at, *value) : m_query->bindNull(at);
    }

    std::unique_ptr<PreparedQuery> m_query;
    bool m_hasRow = false;  ///< The query stands on a row.
    bool m_isFirst = false; ///< which next() has not given yet.
};

/// One connection to the server's database. To be used in the thread that opened it, and only there.
/// Errors of every call: Conflict (in use, lost against another transaction: try again), Offline (the
/// connection has gone: open another), Timeout, DiskFull, ReadOnly (file or rights), Corrupt, Internal.
class Database
{
public:
    Database() = default;
    virtual ~Database() = default;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] virtual DbKind kind() const = 0;
    /// Others may write at the same time: lost races are to be tried again, what is known may be out of date.
    [[nodiscard]] bool isShared() const { return kind() == DbKind::Postgres; }
    virtual Result<void> execute(const QString& sql) = 0;
    virtual Result<Statement> prepare(const QString& sql) = 0;
    Result<QVariant> single(const QString& sql); ///< First column of the first row; null when there is none.

    /// A reading transaction sees the database as it is at its first statement.
    virtual Result<void> begin(DbAccess access) = 0;
    Result<void> commit();
    /// Fails in silence when the database has rolled back by itself, which is what is wanted.
    void rollback();
};

Result<std::vector<Statement>> prepareAll(Database& db, std::span<const QStringView> texts);

/// Ends a reading transaction, so that old versions of rows can go while nobody asks.
class ReadTransaction
{
public:
    explicit ReadTransaction(Database& db) : m_db(db), m_begun(db.begin(DbAccess::Read)) {}
    ~ReadTransaction() { std::ignore = m_db.commit(); }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    [[nodiscard]] const Result<void>& begun() const { return m_begun; }

private:
    Database& m_db;
    Result<void> m_begun;
};

} // namespace onescreen::central
