// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/repair.h"
#include "app/domain/snapshot.h"
#include "app/domain/syncposition.h"
#include "app/store/changewriter.h"
#include "app/store/queries.h"

namespace onescreen {

/// What reaches the cache beside the pages of the log: snapshots, comparison with the server, rows that were
/// fetched to mend it. Works on the parts of a CacheWriter, in its thread, between its pages.
class CacheCopy
{
public:
    /// All of them live as long as this.
    CacheCopy(sqlite::Connection& db, SyncPosition& position, ChangeWriter& changes)
        : m_db(db), m_position(position), m_changes(changes)
    {
    }

    /// How far an earlier snapshot has filled this cache; none when it is not being filled.
    Result<std::optional<SnapshotProgress>> snapshotProgress();
    /// Conflict when the cache stands in the log already.
    Result<void> beginSnapshot(const SnapshotProgress& progress);
    /// Rows and progress together. With the last rows the cache stands at the ticket's start.
    Result<CommitSummary> storeSnapshot(const SnapshotRows& rows, const SnapshotProgress& progress);

    /// Sums that differ; none when the cache stands elsewhere in the log.
    Result<std::optional<std::vector<DigestKey>>> compare(const DigestReport& report);
    Result<std::vector<int>> compareBuckets(const DigestKey& key, const BucketSums& sums);
    Result<QStringList> compareBucket(const DigestKey& key, int bucket, const BucketRows& rows);
    /// A fetched row replaces ours also when ours says it is newer, and one that is missing is removed,
    /// unless the cache stands beyond the place of the log where the server looked.
    Result<RepairOutcome> storeRows(const FetchedRows& rows, UtcTime now, CommitSummary& summary);
    Result<std::optional<PoisonBatch>> dueRecords(UtcTime now);
    Result<QuarantineState> quarantined();
    /// Counts the rows of one entity after another again until `budget` is spent, beginning where the last
    /// call ended: what was damaged behind the writer's back then differs from the server's sums. When idle.
    Result<void> recount(Milliseconds budget);

private:
    Result<void> noteProgress(const SnapshotProgress& progress);
    Result<CommitSummary> storeSnapshotOnce(const SnapshotRows& rows, const SnapshotProgress& progress,
                                            ChangeWriter::Care care);
    Result<void> endSnapshot(const SnapshotRows& rows, const SnapshotTicket& ticket);
    Result<RepairOutcome> mend(const FetchedRows& rows, UtcTime now, CommitSummary& summary);
    Result<std::vector<Change>> changesFor(const FetchedRows& rows);
    Result<std::optional<qint64>> storedVersion(Entity entity, const QString& id);

    sqlite::Connection& m_db;
    SyncPosition& m_position;
    ChangeWriter& m_changes;
    std::size_t m_nextEntity = 0; ///< Of recount().
};

} // namespace onescreen
