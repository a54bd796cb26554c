// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/log/chain.h"
#include "app/central/log/sqlitedb.h"
#include "app/domain/change.h"

#include <optional>

namespace onescreen::central {

struct LogHead
{
    qint64 seq = 0;
    qint64 transaction = 0;
    QByteArray chain; ///< 32 bytes at seq.
};

/// What the log holds of one row.
struct RowState
{
    qint64 version = 0;
    qint64 seq = 0; ///< Entry of the log with the newest data.
    std::optional<RegionCode> region;
    bool acted = false; ///< An operator has changed it since it came in.
};

struct LogPut
{
    Entity entity;
    QString id;
    std::optional<RegionCode> region;
    QByteArray data; ///< The row as JSON object, without id.
    std::optional<ActionId> action;
};

/// The one writer of the log. Sequence numbers have no holes: they come from the one-row table log_head
/// inside the transaction that stores the entries. Lives in one thread.
class ChangeLog
{
public:
    static Result<ChangeLog> open(SqliteDb& db);

    [[nodiscard]] const LogHead& head() const { return m_head; } ///< Of the last commit.

    Result<void> begin();
    /// Appends and returns the row's new version. `previous` must be what row() says.
    Result<qint64> put(const LogPut& entry, const std::optional<RowState>& previous);
    Result<void> remove(Entity entity, const QString& id, const RowState& previous);
    /// Without a single entry nothing is written and the head stays.
    Result<void> commit();
    void rollback();

    Result<std::optional<RowState>> row(Entity entity, const QString& id);
    Result<QByteArray> dataAt(qint64 seq);

private:
    ChangeLog(SqliteDb& db, LogHead head, std::vector<Statement> statements);
    enum Sql : std::size_t {
        AppendEntry,
        InsertRow,
        UpdateRow,
        DeleteRow,
        SelectRow,
        SelectData,
        UpdateHead,
        SqlCount
    };
    Statement& sql(Sql which) { return m_statements[which]; }
    Result<void> append(const LogPut& entry, qint64 version, LogOp op,
                        const std::optional<RowState>& previous);

    SqliteDb* m_db;
    LogHead m_head;
    LogHead m_next; ///< Head as it will be after commit().
    std::vector<Statement> m_statements;
};

/// Rolls back when it goes without commit().
class [[nodiscard]] LogTransaction
{
public:
    static Result<LogTransaction> begin(ChangeLog& log);
    LogTransaction(LogTransaction&& other) noexcept : m_log(std::exchange(other.m_log, nullptr)) {}
    LogTransaction(const LogTransaction&) = delete;
    LogTransaction& operator=(const LogTransaction&) = delete;
    LogTransaction& operator=(LogTransaction&&) = delete;
    ~LogTransaction();

    Result<void> commit();

private:
    explicit LogTransaction(ChangeLog& log) : m_log(&log) {}
    ChangeLog* m_log;
};

} // namespace onescreen::central
