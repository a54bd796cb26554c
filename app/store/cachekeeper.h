// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cachewriter.h"

#include <QStringList>

#include <optional>

namespace onescreen {

/// The cache over the change of history. When the server has another one, everything must be read anew; until
/// that is done the rows of the old one stay where they are, so that no screen goes blank. The new rows
/// gather in a cache of their own, in the folder "refill" beside the file, and take its place with the first
/// page that leaves nothing more to read. A refill that was interrupted goes on at the next start.
///
/// Blocking; lives on one thread.
class CacheKeeper
{
public:
    /// As CacheWriter::open().
    static Result<std::unique_ptr<CacheKeeper>> open(const QString& folder);

    /// Of what is being filled.
    Result<SyncPosition> position() { return filling().position(); }
    [[nodiscard]] bool isRefilling() const { return m_refill != nullptr; }
    /// Stores the page. Nothing when it went into the refill and readers do not see it yet; the page that
    /// ends the refill tells that everything has changed.
    Result<std::optional<CommitSummary>> apply(const ChangePage& page);
    /// As CacheWriter::removeRegions(): of what readers see first, then of what is being filled, which goes
    /// on with the cursor.
    Result<SyncPosition> removeRegions(const QStringList& removed, const QByteArray& cursor);
    /// Of a snapshot, which has no cursor by which the server could tell what was taken away: rows outside
    /// `scope` (ChangePage) go from what readers see and from what is being filled, once for each scope. What
    /// readers see then; nothing when nothing had to go.
    Result<std::optional<CommitSummary>> cutTo(const std::optional<QStringList>& scope);
    /// Snapshots fill what is being filled (CacheCopy).
    Result<std::optional<SnapshotProgress>> snapshotProgress();
    Result<void> beginSnapshot(const SnapshotProgress& progress);
    /// As apply(): nothing while readers do not see it.
    Result<std::optional<CommitSummary>> storeSnapshot(const SnapshotRows& rows,
                                                       const SnapshotProgress& progress);
    /// For comparing and mending what readers see; none while another history is being read.
    [[nodiscard]] CacheCopy* shown() { return m_cache && !m_refill ? &m_cache->copy() : nullptr; }
    /// Begins anew with an empty position. Where a second file finds no room the cache itself is emptied.
    Result<void> reset();
    /// Care of what readers see, as CacheWriter; nothing is to be done while it is not there.
    Result<bool> indexSome() { return m_cache ? m_cache->indexSome() : Result<bool>(false); }
    Result<int> retireSome() { return m_cache ? m_cache->retireSome() : Result<int>(0); }
    Result<CommitSummary> summaryOfRetired()
    {
        return m_cache ? m_cache->summaryOfRetired() : Result<CommitSummary>(CommitSummary{});
    }
    Result<CheckProgress> checkSome(UtcTime now, const std::atomic<int>& stop)
    {
        return m_cache ? m_cache->checkSome(now, stop) : Result<CheckProgress>(CheckProgress{});
    }
    Result<std::optional<UtcTime>> lastCheck()
    {
        return m_cache ? m_cache->lastCheck() : Result<std::optional<UtcTime>>(std::nullopt);
    }
    Result<void> tidy() { return m_cache ? m_cache->tidy() : Result<void>(); }

private:
    CacheKeeper(QString folder, std::unique_ptr<CacheWriter> cache)
        : m_folder(std::move(folder)), m_cache(std::move(cache))
    {
    }
    CacheWriter& filling() { return m_refill ? *m_refill : *m_cache; }
    Result<CommitSummary> swap(const ChangePage& last);

    QString m_folder;
    /// What readers see. None after a swap that could not open it again: then this keeper is to be given up.
    std::unique_ptr<CacheWriter> m_cache;
    std::unique_ptr<CacheWriter> m_refill; ///< Of the other history, while it is read.
    qint64 m_applied = 0;                  ///< Changes stored in the refill so far.
    qint64 m_quarantined = 0;
    std::optional<QStringList> m_cutTo; ///< Since then no row has come from elsewhere than snapshots.
};

} // namespace onescreen
