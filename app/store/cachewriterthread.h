// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cachekeeper.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QStringList>
#include <QThread>

#include <functional>
#include <memory>

namespace onescreen {

/// A thread with the CacheKeeper on it. Every call returns at once and is done in order; every future ends
/// with one result. Calls before open() has succeeded answer NotFound. The destructor finishes what was asked
/// and closes the cache in order.
class CacheWriterThread : public QObject
{
    Q_OBJECT

public:
    explicit CacheWriterThread(QString cacheFolder, QObject* parent = nullptr);
    ~CacheWriterThread() override;

    /// Opens the cache, or tells again where it stands.
    QFuture<Result<SyncPosition>> open();
    /// With what readers see now; nothing when they see what they saw (CacheKeeper).
    QFuture<Result<std::optional<CommitSummary>>> apply(ChangePage page);
    QFuture<Result<SyncPosition>> removeRegions(QStringList removed, QByteArray cursor);
    QFuture<Result<void>> reset();
    /// Snapshots, as CacheKeeper.
    QFuture<Result<std::optional<SnapshotProgress>>> snapshotProgress();
    QFuture<Result<void>> beginSnapshot(SnapshotProgress progress);
    QFuture<Result<void>> storeSnapshot(SnapshotRows rows, SnapshotProgress progress);
    /// Mends what readers see.
    QFuture<Result<RepairOutcome>> storeRows(FetchedRows rows, UtcTime now);
    /// Puts a question to what readers see; NotFound while there is nothing to compare.
    template <typename Answer> QFuture<Result<Answer>> ask(std::function<Result<Answer>(CacheCopy&)> question)
    {
        auto promise = std::make_shared<QPromise<Result<Answer>>>();
        promise->start();
        auto future = promise->future();
        post([promise, question = std::move(question)](CacheCopy* copy) {
            promise->addResult(copy != nullptr ? question(*copy)
                                               : Result<Answer>(std::unexpected(nothingShown())));
            promise->finish();
        });
        return future;
    }
    QFuture<void> close(); ///< Lets the folder go; open() takes it again.

Q_SIGNALS:
    /// After each page that readers see; emitted on the writer's thread.
    void committed(const onescreen::CommitSummary& summary);

private:
    class Worker;
    void post(std::function<void(CacheCopy*)> job);
    Result<void> cutTo(const std::optional<QStringList>& scope); ///< On the writer's thread.
    static Error nothingShown();
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onescreen
