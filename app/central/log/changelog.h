// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"
#include "app/central/log/chain.h"
#include "app/domain/change.h"

#include <memory>
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
    qint64 place = 0; ///< Where in the log its newest data stand; 0 where the row holds them itself.
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

/// Writes the log, in transactions. Lives in one thread. Errors: those of Database.
class ChangeLog
{
public:
    /// For the kind of database that `db` is.
    static Result<std::unique_ptr<ChangeLog>> open(Database& db);
    virtual ~ChangeLog() = default;
    ChangeLog(const ChangeLog&) = delete;
    ChangeLog& operator=(const ChangeLog&) = delete;

    /// As far as known here: with one writer always the newest, in a shared database as last refreshed.
    [[nodiscard]] const LogHead& head() const { return m_head; }
    /// Where the last entry of the last transaction stands that has no number yet; 0 when there is none or
    /// entries have theirs at once.
    [[nodiscard]] virtual qint64 unnumbered() const { return 0; }
    /// Asks a shared database how far it is numbered by now.
    Result<void> refreshHead();

    /// Entity and id.
    using RowName = std::pair<Entity, QString>;

    virtual Result<void> begin() = 0;
    /// Many rows will be written in this transaction, and these may be there already. A shared database is
    /// then asked once for all of them, and what is put is written some hundred rows at a time, at the latest
    /// by finishBatch(). Somebody else may change a row meanwhile; then the batch fails with Conflict and is
    /// to be tried again. Rows that are not named here are held as always.
    virtual Result<void> beginBatch(const std::vector<RowName>&) { return {}; }
    /// Before the commit, and before anything else than this looks into the tables.
    virtual Result<void> finishBatch() { return {}; }
    /// Until this transaction ends, whoever else takes the turn of this name waits: those who write the same
    /// rows in another order would lock each other out.
    virtual Result<void> takeTurn(const QString&) { return {}; }
    /// Appends and returns the row's new version. `previous` must be what row() says.
    virtual Result<qint64> put(const LogPut& entry, const std::optional<RowState>& previous) = 0;
    virtual Result<void> remove(Entity entity, const QString& id, const RowState& previous) = 0;
    /// Without a single entry nothing is written and the head stays.
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;

    /// Nobody else changes the row before this transaction has ended.
    virtual Result<std::optional<RowState>> row(Entity entity, const QString& id);
    /// As it is just now, for rows that are only looked at.
    virtual Result<std::optional<RowState>> peek(Entity entity, const QString& id);
    virtual Result<QByteArray> data(Entity entity, const QString& id, const RowState& state) = 0;

protected:
    ChangeLog(Database& db, LogHead head, Statement lockRow, Statement peekRow);
    static Result<LogHead> readHead(Database& db);
    Database& database() { return *m_db; }

    LogHead m_head;

private:
    static Result<std::optional<RowState>> stateOf(Statement& query, Entity entity, const QString& id);

    Database* m_db;
    Statement m_lockRow;
    Statement m_peekRow;
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
