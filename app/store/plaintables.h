// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"
#include "app/store/rowdigests.h"
#include "app/store/sqlitehandle.h"

#include <vector>

namespace onescreen {

/// The writer's hands on the tables of every entity but events: one row an id, newest version wins.
class PlainTables
{
public:
    static Result<PlainTables> prepare(sqlite::Connection& db);

    /// Tells `digests`, which must outlive the tables, of every row.
    void setDigests(RowDigests* digests) { m_digests = digests; }
    /// Whether the stored row changed. `record` is not an event.
    Result<bool> put(const Record& record, qint64 version, const QByteArray& extra);
    Result<bool> remove(Entity entity, const QString& id, qint64 version);

private:
    /// What the sums must know of a stored row.
    struct Old
    {
        qint64 version = 0;
        qint32 region = 0;
    };
    PlainTables(sqlite::Connection& db, std::vector<sqlite::Statement> puts,
                std::vector<sqlite::Statement> removals, std::vector<sqlite::Statement> looks);
    Result<std::optional<Old>> oldRow(Entity entity, const QString& id);
    Result<bool> changed(sqlite::Statement& statement);

    sqlite::Connection* m_db;
    std::vector<sqlite::Statement> m_puts;     ///< By entity number - 1.
    std::vector<sqlite::Statement> m_removals; ///< By entity number - 1.
    std::vector<sqlite::Statement> m_looks;    ///< By entity number - 1.
    RowDigests* m_digests = nullptr;
};

} // namespace onescreen
