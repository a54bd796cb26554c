// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/syncposition.h"
#include "app/store/cachecopy.h"
#include "app/store/filecheck.h"
#include "app/store/queries.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>

namespace onescreen {

/// The only connection that writes the cache. Blocking; lives on one thread (CacheWriterThread gives it its
/// own). Holds the folder's lock for its life.
class CacheWriter
{
public:
    /// Makes the folder (0700) and the file, or opens it; a file with another schema version or damaged
    /// content is set aside (db, -wal and -shm together) and made anew. Conflict: another program holds the
    /// folder. ReadOnly, DiskFull: as named, with the path.
    static Result<std::unique_ptr<CacheWriter>> open(const QString& folder);
    ~CacheWriter(); ///< Checkpoints and marks the file as closed in order.
    CacheWriter(const CacheWriter&) = delete;
    CacheWriter& operator=(const CacheWriter&) = delete;

    Result<SyncPosition> position();
    /// Stores the page's rows, rollups, poison and cursor in one transaction. A page whose `from` is not our
    /// position is refused with Conflict and changes nothing. A change that the database refuses is
    /// quarantined alone.
    Result<CommitSummary> apply(const ChangePage& page);
    /// What reaches the cache beside the pages; lives as long as the writer.
    CacheCopy& copy();
    /// Empties everything that came from the server (another epoch), in one transaction.
    Result<void> reset();
    /// Removes the rows of the areas whose nine-digit codes begin with one of `removed`, in a transaction of
    /// its own, and goes on with `cursor` unless it is empty.
    Result<SyncPosition> removeRegions(const QStringList& removed, const QByteArray& cursor);
    /// Counts the next month of the cube in turn again and writes it anew when it differs (logged); whether
    /// it did.
    Result<bool> checkCube();

    /// Brings some rows into the search index; whether more are waiting. An index that contradicts itself is
    /// begun anew.
    Result<bool> indexSome();
    /// Removes some events by age (retention.h); how many, 0 when nothing is left to do.
    Result<int> retireSome();
    Result<CommitSummary> summaryOfRetired(); ///< For models: any event may have left, nothing else changed.
    /// One step of the check of the whole file; `stop` other than 0 ends it early with Timeout, and it is to
    /// be called again. Damage is answered with Corrupt, and so is everything after it, so that the cache is
    /// opened anew, which sets the file aside. `now` is noted when the check is complete.
    Result<CheckProgress> checkSome(UtcTime now, const std::atomic<int>& stop);
    Result<std::optional<UtcTime>> lastCheck(); ///< That was completed.
    /// Gives pages back to the file system, truncates the WAL when it has grown, and checks a month of the
    /// cube; call when idle.
    Result<void> tidy();

private:
    struct Private;
    explicit CacheWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace onescreen
