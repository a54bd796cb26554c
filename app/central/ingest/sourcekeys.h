// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"
#include "app/central/ingest/sourcerow.h"

#include <QHash>

namespace onescreen::central {

/// Which row of ours a source's own id means, and what the source said last of it. Used inside the
/// transaction of one batch at a time. SQLite is asked row by row; a shared database, where every question is
/// a way there and back, once for the whole batch, which is safe because the batch has its source's turn.
/// Errors: those of Database.
class SourceKeys
{
public:
    struct Key
    {
        QString id;
        QByteArray fingerprint;
    };

    static Result<SourceKeys> open(Database& db);

    Result<void> begin(const SourceBatch& batch);
    Result<std::optional<Key>> find(Entity entity, const QString& sourceId);
    Result<void> store(Entity entity, const QString& sourceId, const Key& key);
    /// Before the commit: writes what store() has been told.
    Result<void> finish();

private:
    using Name = std::pair<int, QString>; ///< Entity and source's id.

    SourceKeys(bool isShared, std::vector<Statement> statements)
        : m_isShared(isShared), m_statements(std::move(statements))
    {
    }
    enum Sql : std::size_t { Select, Store, SelectMany, StoreMany };
    Result<std::optional<Key>> select(const Name& name);

    bool m_isShared;
    std::vector<Statement> m_statements;
    QString m_source;
    QHash<Name, std::optional<Key>> m_known; ///< Shared only: what the database has, and what it has not.
    QHash<Name, Key> m_stored;               ///< Shared only: to be written.
};

} // namespace onescreen::central
