// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/syncposition.h"
#include "app/store/queries.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <memory>

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
    /// Empties everything that came from the server (another epoch), in one transaction.
    Result<void> reset();
    /// Counts the next month of the cube in turn again and writes it anew when it differs (logged); whether
    /// it did.
    Result<bool> checkCube();
    /// Gives pages back to the file system, truncates the WAL when it has grown, and checks a month of the
    /// cube; call when idle.
    Result<void> tidy();

private:
    struct Private;
    explicit CacheWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace onescreen
