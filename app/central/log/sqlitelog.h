// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/digest/digesttable.h"
#include "app/central/log/changelog.h"

namespace onescreen::central {

/// The one writer of an SQLite file. Sequence numbers have no holes: they come from the one-row table
/// log_head inside the transaction that stores the entries. An entry that has left the log but still holds
/// the data of a row goes when the row changes.
class SqliteLog final : public ChangeLog
{
public:
    static Result<std::unique_ptr<SqliteLog>> open(Database& db);

    Result<void> begin() override;
    Result<qint64> put(const LogPut& entry, const std::optional<RowState>& previous) override;
    Result<void> remove(Entity entity, const QString& id, const RowState& previous) override;
    Result<void> commit() override;
    void rollback() override;
    Result<QByteArray> data(Entity entity, const QString& id, const RowState& state) override;

private:
    enum Sql : std::size_t {
        AppendEntry,
        InsertRow,
        UpdateRow,
        DeleteRow,
        SelectData,
        UpdateHead,
        SelectStart,
        DropEntry,
        SqlCount
    };
    using ChangeLog::ChangeLog;
    Statement& sql(Sql which) { return m_statements[which]; }
    Result<void> readStart();
    Result<void> dropHeld(qint64 place);
    Result<void> append(const LogPut& entry, qint64 version, LogOp op,
                        const std::optional<RowState>& previous);

    LogHead m_next;     ///< Head as it will be after commit().
    qint64 m_start = 0; ///< The log begins after this number.
    std::vector<Statement> m_statements;
    std::optional<DigestTable> m_digests; ///< Always there after open().
};

} // namespace onescreen::central
