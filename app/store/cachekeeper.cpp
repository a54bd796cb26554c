// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachekeeper.h"

#include "app/domain/scopechange.h"
#include "app/store/cachefile.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcKeeper, "onescreen.store")

QString refillFolder(const QString& folder)
{
    return QDir(folder).filePath(u"refill"_s);
}

} // namespace

Result<std::unique_ptr<CacheKeeper>> CacheKeeper::open(const QString& folder)
{
    auto cache = CacheWriter::open(folder);
    if (!cache)
        return std::unexpected(std::move(cache).error());
    std::unique_ptr<CacheKeeper> keeper(new CacheKeeper(folder, *std::move(cache)));
    if (QFile::exists(cacheFilePath(refillFolder(folder)))) {
        auto refill = CacheWriter::open(refillFolder(folder));
        if (!refill)
            return std::unexpected(std::move(refill).error());
        keeper->m_refill = *std::move(refill);
    }
    return keeper;
}

Result<std::optional<CommitSummary>> CacheKeeper::apply(const ChangePage& page)
{
    if (!m_cache)
        return failure(ErrorKind::NotFound, u"The cache is not open."_s, {.file = m_folder});
    m_cutTo.reset();
    auto summary = filling().apply(page);
    if (!summary)
        return std::unexpected(std::move(summary).error());
    if (!m_refill)
        return *std::move(summary);
    m_applied += summary->applied;
    m_quarantined += summary->quarantined;
    if (page.more)
        return std::nullopt;
    auto swapped = swap(page);
    if (!swapped)
        return std::unexpected(std::move(swapped).error());
    return *std::move(swapped);
}

Result<SyncPosition> CacheKeeper::removeRegions(const QStringList& removed, const QByteArray& cursor)
{
    if (!m_cache)
        return failure(ErrorKind::NotFound, u"The cache is not open."_s, {.file = m_folder});
    auto seen = m_cache->removeRegions(removed, m_refill ? QByteArray() : cursor);
    return seen && m_refill ? m_refill->removeRegions(removed, cursor) : seen;
}

Result<std::optional<CommitSummary>> CacheKeeper::cutTo(const std::optional<QStringList>& scope)
{
    if (!m_cache)
        return failure(ErrorKind::NotFound, u"The cache is not open."_s, {.file = m_folder});
    if (!scope || m_cutTo == scope)
        return std::nullopt;
    const QStringList outside = ScopeChange::toFit(*scope).removed;
    if (!outside.isEmpty()) {
        if (const auto cut = removeRegions(outside, {}); !cut)
            return std::unexpected(cut.error());
    }
    m_cutTo = scope;
    if (outside.isEmpty())
        return std::nullopt;
    auto summary = summaryOfRetired();
    if (!summary)
        return std::unexpected(std::move(summary).error());
    for (const Entity entity : allEntities)
        summary->entities.insert(entity);
    return *std::move(summary);
}

Result<std::optional<SnapshotProgress>> CacheKeeper::snapshotProgress()
{
    if (!m_cache)
        return failure(ErrorKind::NotFound, u"The cache is not open."_s, {.file = m_folder});
    return filling().copy().snapshotProgress();
}

Result<void> CacheKeeper::beginSnapshot(const SnapshotProgress& progress)
{
    if (!m_cache)
        return failure(ErrorKind::NotFound, u"The cache is not open."_s, {.file = m_folder});
    return filling().copy().beginSnapshot(progress);
}

Result<std::optional<CommitSummary>> CacheKeeper::storeSnapshot(const SnapshotRows& rows,
                                                                const SnapshotProgress& progress)
{
    if (!m_cache)
        return failure(ErrorKind::NotFound, u"The cache is not open."_s, {.file = m_folder});
    auto summary = filling().copy().storeSnapshot(rows, progress);
    if (!summary)
        return std::unexpected(std::move(summary).error());
    if (!m_refill)
        return *std::move(summary);
    m_applied += summary->applied;
    m_quarantined += summary->quarantined;
    return std::nullopt;
}

Result<void> CacheKeeper::reset()
{
    m_cutTo.reset();
    if (m_refill)
        return m_refill->reset();
    auto refill = CacheWriter::open(refillFolder(m_folder));
    if (!refill) {
        qCWarning(lcKeeper).noquote()
            << "The cache is emptied before it is filled again:" << refill.error().toString();
        return m_cache->reset();
    }
    m_refill = *std::move(refill);
    m_applied = 0;
    m_quarantined = 0;
    return m_refill->reset(); // A file left there by an earlier program may hold rows.
}

/// Readers notice that their file has gone and open the new one with their next question.
Result<CommitSummary> CacheKeeper::swap(const ChangePage& last)
{
    CommitSummary summary{.seq = last.to,
                          .head = last.head,
                          .serverTime = last.serverTime,
                          .manyEvents = true,
                          .applied = m_applied,
                          .quarantined = m_quarantined};
    for (const Entity entity : allEntities)
        summary.entities.insert(entity);
    m_refill.reset(); // Both are closed and hold no log any more.
    m_cache.reset();
    auto moved = replaceCacheFile(m_folder, refillFolder(m_folder));
    auto cache = CacheWriter::open(m_folder);
    if (!cache)
        return std::unexpected(std::move(cache).error());
    m_cache = *std::move(cache);
    if (!moved)
        return std::unexpected(std::move(moved).error());
    return summary;
}

} // namespace onescreen
