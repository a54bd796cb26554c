// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cachewriter.h"

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
    /// Begins anew with an empty position. Where a second file finds no room the cache itself is emptied.
    Result<void> reset();
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
};

} // namespace onescreen
