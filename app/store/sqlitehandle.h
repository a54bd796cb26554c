// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <vector>

namespace onescreen::sqlite {

/// Frozen: nobody can write the file while it is open, because its file system is read-only.
enum class Access { Read, Frozen, Write };

inline constexpr int busyTimeoutMs = 5'000; ///< How long a statement waits for another connection's lock.

/// One connection of QtSql together with the SQLite handle below it: Qt opens and closes it, everything else
/// goes straight to SQLite, which has what QtSql lacks (extended result codes, interrupts, hooks) and is much
/// faster. Belongs to the thread that opened it.
class Connection
{
public:
    /// Write makes the file when it is missing; the others never do.
    static Result<std::unique_ptr<Connection>> open(const QString& path, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Runs one or several statements without results.
    Result<void> run(const QByteArray& sql);
    /// First column of the first row of a query that must have one.
    Result<qint64> number(const QByteArray& sql);
    Result<QString> text(const QByteArray& sql);

    /// A statement that runs longer fails with Timeout. Counted from the next call of startTimer().
    void setLimit(Milliseconds limit) { m_limit = limit; }
    void startTimer();
    /// While it is not 0, statements fail with Timeout; null: nothing stops them. Must outlive its use here.
    void setStop(const std::atomic<int>* stop) { m_stop = stop; }

    [[nodiscard]] sqlite3* handle() const { return m_handle; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The last failure of this connection with its kind, naming the file.
    [[nodiscard]] Error lastError() const;
    /// Whether the file was replaced or removed under this connection.
    [[nodiscard]] bool hasMoved() const;
    [[nodiscard]] qint64 walPages() const
    {
        return m_walPages;
    } ///< After the last commit of this connection.

private:
    Connection(QString path, QString name);
    Result<void> attachHandle();
    static int onProgress(void* self);
    static int onWal(void* self, sqlite3* db, const char* schema, int pages);

    QString m_path;
    QString m_name;
    sqlite3* m_handle = nullptr;
    Milliseconds m_limit{0};
    const std::atomic<int>* m_stop = nullptr;
    std::chrono::steady_clock::time_point m_deadline;
    qint64 m_walPages = 0;
};

/// Bytes that are a text in UTF-8, to be bound as such.
struct Utf8Text
{
    QByteArrayView bytes;
};

/// A prepared statement. bind() starts a new run; texts that were bound live until the next one.
class Statement
{
public:
    static Result<Statement> prepare(Connection& connection, const QByteArray& sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    /// Integers, doubles, QString and Utf8Text (text), QByteArray (blob), std::optional of these (absent:
    /// NULL) and nullptr.
    template <typename... Values> Statement& bind(const Values&... values)
    {
        restart();
        makeRoom((std::size_t{0} + ... + roomFor(values)));
        int index = 0;
        (put(++index, values), ...);
        return *this;
    }
    /// The same for a list whose length is known only at run time.
    Statement& bindList(const std::vector<QString>& values);

    /// Runs a statement without rows to its end.
    Result<void> run();
    /// The next row; false at the end and after a failure, which ended() then tells.
    bool next();
    Result<void> ended();
    void restart();

    [[nodiscard]] bool isNull(int column) const
    {
        return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
    }
    [[nodiscard]] qint64 integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(m_statement, column); }
    [[nodiscard]] QString text(int column) const; ///< Empty for NULL.
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QByteArrayView blob(int column) const; ///< Lives until the next row or bind().
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const;
    [[nodiscard]] std::optional<UtcTime> optionalTime(int column) const;

private:
    Statement(Connection& connection, sqlite3_stmt* statement)
        : m_connection(&connection), m_statement(statement)
    {
    }
    static std::size_t roomFor(const QString& text) { return static_cast<std::size_t>(text.size()) * 3; }
    static std::size_t roomFor(const QByteArray& blob) { return static_cast<std::size_t>(blob.size()); }
    static std::size_t roomFor(const Utf8Text& text) { return static_cast<std::size_t>(text.bytes.size()); }
    template <typename Value> static std::size_t roomFor(const std::optional<Value>& value)
    {
        return value ? roomFor(*value) : 0;
    }
    template <typename Plain> static std::size_t roomFor(const Plain& /*number*/) { return 0; }
    void makeRoom(std::size_t bytes);
    [[nodiscard]] const char* keep(QByteArrayView bytes);

    void put(int index, qint64 value) { sqlite3_bind_int64(m_statement, index, value); }
    void put(int index, int value) { sqlite3_bind_int64(m_statement, index, value); }
    void put(int index, double value) { sqlite3_bind_double(m_statement, index, value); }
    void put(int index, UtcTime value) { sqlite3_bind_int64(m_statement, index, toMs(value)); }
    void put(int index, std::nullptr_t) { sqlite3_bind_null(m_statement, index); }
    void put(int index, const QString& text);
    void put(int index, const QByteArray& blob);
    void put(int index, const Utf8Text& text);
    template <typename Value> void put(int index, const std::optional<Value>& value)
    {
        if (value)
            put(index, *value);
        else
            sqlite3_bind_null(m_statement, index);
    }

    Connection* m_connection;
    sqlite3_stmt* m_statement;
    int m_code = SQLITE_OK;
    std::vector<char> m_held; ///< What SQLite points to until the next bind(); does not grow between.
    std::size_t m_used = 0;
};

/// Reads the whole file (O(n)). Corrupt with `what` ("The cache") and the first finding when its content is
/// wrong; another kind when the disk could not be read, which says nothing about the content.
Result<void> checkWhole(Connection& connection, const QString& what);
/// The same for one table and its indexes, which are compared with it too.
Result<void> checkTable(Connection& connection, const QString& table, const QString& what);

/// Rolls back unless committed. Writers begin immediately: a read transaction is never upgraded.
class [[nodiscard]] Transaction
{
public:
    static Result<Transaction> begin(Connection& connection, Access access);
    ~Transaction();
    Transaction(Transaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

    Result<void> commit();

private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

} // namespace onescreen::sqlite
