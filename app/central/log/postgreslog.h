// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/log/changelog.h"

namespace onescreen::central {

/// One of many writers of a shared PostgreSQL database. Entries are stored without a number, after the row
/// they tell of has been changed: who holds a row's lock writes its entry, so for one row the order of pid is
/// the order of the commits. LogStamper numbers what has been committed.
class PostgresLog final : public ChangeLog
{
public:
    static Result<std::unique_ptr<PostgresLog>> open(Database& db);

    Result<void> begin() override;
    Result<void> takeTurn(const QString& name) override;
    Result<qint64> put(const LogPut& entry, const std::optional<RowState>& previous) override;
    Result<void> remove(Entity entity, const QString& id, const RowState& previous) override;
    Result<void> commit() override;
    void rollback() override;
    [[nodiscard]] qint64 unnumbered() const override { return m_last; }
    Result<QByteArray> data(Entity entity, const QString& id, const RowState& state) override;

private:
    enum Sql : std::size_t { TakeTurn, InsertRow, UpdateRow, DeleteRow, SelectData, SqlCount };
    using ChangeLog::ChangeLog;
    Statement& sql(Sql which) { return m_statements[which]; }

    Result<void> entered(Statement& statement, const Result<void>& ran, const QString& id);

    std::vector<Statement> m_statements;
    qint64 m_last = 0; ///< pid of the last entry of this transaction.
};

} // namespace onescreen::central
