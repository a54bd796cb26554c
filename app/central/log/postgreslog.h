// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/log/changelog.h"

#include <QHash>
#include <QSet>

namespace onescreen::central {

/// One of many writers of a shared PostgreSQL database. Entries are stored without a number, after the row
/// they tell of has been changed: who holds a row's lock writes its entry, so for one row the order of pid is
/// the order of the commits. LogStamper numbers what has been committed.
///
/// Every statement is a way to the database and back. A batch therefore reads its rows at once without
/// holding them and writes many in one statement, which finds out when a row is not any more what was read.
class PostgresLog final : public ChangeLog
{
public:
    static Result<std::unique_ptr<PostgresLog>> open(Database& db);

    Result<void> begin() override;
    Result<void> takeTurn(const QString& name) override;
    Result<void> beginBatch(const std::vector<RowName>& rows) override;
    Result<void> finishBatch() override;
    Result<std::optional<RowState>> row(Entity entity, const QString& id) override;
    Result<std::optional<RowState>> peek(Entity entity, const QString& id) override;
    Result<qint64> put(const LogPut& entry, const std::optional<RowState>& previous) override;
    Result<void> remove(Entity entity, const QString& id, const RowState& previous) override;
    Result<void> commit() override;
    void rollback() override;
    [[nodiscard]] qint64 unnumbered() const override { return m_last; }
    Result<QByteArray> data(Entity entity, const QString& id, const RowState& state) override;

private:
    enum Sql : std::size_t {
        TakeTurn,
        InsertRow,
        UpdateRow,
        DeleteRow,
        SelectData,
        SelectMany,
        PutMany,
        SqlCount
    };
    /// What this transaction knows of a row.
    struct Known
    {
        std::optional<RowState> state;
        QByteArray data;
    };
    /// Written with the others.
    struct Waiting
    {
        LogPut entry;
        qint64 version = 0;
        std::optional<RegionCode> oldRegion;
    };
    using ChangeLog::ChangeLog;
    Statement& sql(Sql which) { return m_statements[which]; }

    Result<void> entered(Statement& statement, const Result<void>& ran, const QString& id);

    [[nodiscard]] const Known* known(Entity entity, const QString& id) const;
    Result<qint64> putLater(const LogPut& entry, const std::optional<RowState>& previous);
    Result<void> writeWaiting();
    void forgetBatch();

    std::vector<Statement> m_statements;
    bool m_isBatch = false;
    QHash<RowName, Known> m_known;
    std::vector<Waiting> m_waiting;
    QSet<RowName> m_waitingRows;
    qint64 m_waitingBytes = 0;
    qint64 m_last = 0; ///< pid of the last entry of this transaction.
};

} // namespace onescreen::central
