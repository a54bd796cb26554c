// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/repair.h"
#include "app/store/sqlitehandle.h"

#include <map>

namespace onescreen {

/// The cache's own sums, to be compared with the server's: table `digest`, kept with every row that is put or
/// removed. Events that were retired still count: the server has them. Every writing call is made inside the
/// writer's transaction.
class RowDigests
{
public:
    using Sums = std::map<DigestKey, RowSum>;

    /// Counts everything when the file has rows but no sums (it came from an older version).
    static Result<RowDigests> prepare(sqlite::Connection& db);

    void add(Entity entity, qint32 region, const QString& id, qint64 version, int sign);
    Result<void> flush(); ///< Ends every page.
    void forget();        ///< After a rollback of the page.
    /// For taking back what a single change has added.
    [[nodiscard]] Sums mark() const { return m_changes; }
    void takeBackTo(Sums mark) { m_changes = std::move(mark); }

    /// Keys whose sums differ from the server's. A server that tells no sum of notes at all does not have
    /// one.
    Result<std::vector<DigestKey>> differing(const Digests& server);
    /// Counts the rows of an entity again, and stores that; whether it was another sum. Between pages, in a
    /// transaction.
    Result<bool> recount(Entity entity);

    /// What the cache has of a key, row by row.
    Result<void> eachRow(const DigestKey& key,
                         const std::function<void(const QByteArray& id, qint64 version)>& take);

private:
    RowDigests(sqlite::Connection& db, sqlite::Statement store, sqlite::Statement remove)
        : m_db(&db), m_store(std::move(store)), m_remove(std::move(remove))
    {
    }
    Result<void> load();
    Result<Sums> counted(Entity entity);
    Result<void> store(const DigestKey& key, const RowSum& rows);

    sqlite::Connection* m_db;
    sqlite::Statement m_store;
    sqlite::Statement m_remove;
    Sums m_sums; ///< As stored.
    bool m_isLoaded = false;
    Sums m_changes; ///< Of the page.
};

/// The same for what the server and the cache say (docs/api.md): entities whose rows have a region of their
/// own are summed by it, all others under region 0.
bool isSummedByRegion(Entity entity);

} // namespace onescreen
