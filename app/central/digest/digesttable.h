// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"
#include "app/central/log/chain.h"
#include "app/domain/repair.h"

#include <map>

namespace onescreen::central {

/// What an entry of the log says about which rows there are.
struct LoggedRow
{
    Entity entity = Entity::Event;
    QByteArray id;
    qint64 version = 0;
    LogOp op = LogOp::Put;
    qint32 region = 0;    ///< 0: none.
    qint32 oldRegion = 0; ///< Of the version before.
};

/// Which sum a row of this region belongs to: that of its region when rows of the entity have one of their
/// own, else that of region 0.
DigestKey digestKeyOf(Entity entity, qint32 region);

/// The table `digest`: for every entity and region how many rows there are at the head of the log, and the
/// sum of their hashes. Written in the transaction that moves the head, by whoever moves it. Every version of
/// a row follows the one before, so an entry tells by itself what it replaces.
class DigestTable
{
public:
    static Result<DigestTable> prepare(Database& db);

    /// For a database of an older program: counts all rows, once. Inside a writing transaction, before the
    /// first entry is noted; nobody else moves the head meanwhile.
    Result<void> ensureCounted();
    [[nodiscard]] bool isCounted() const { return m_isCounted; }
    void note(const LoggedRow& row);
    Result<void> flush(); ///< Writes what was noted, in the transaction of the entries.
    void forget()         ///< The transaction was rolled back.
    {
        m_changes.clear();
        m_isCounted = false;
    }

private:
    enum Sql : std::size_t { SelectSum, StoreSum, SqlCount };
    DigestTable(Database& db, std::vector<Statement> statements)
        : m_db(&db), m_statements(std::move(statements))
    {
    }
    Result<void> countRows();

    Database* m_db;
    std::vector<Statement> m_statements;
    std::map<DigestKey, RowSum> m_changes;
    bool m_isCounted = false;
};

/// All sums with the number of the log that they belong to. Errors: those of Database.
Result<DigestReport> readDigests(Database& db);

} // namespace onescreen::central
