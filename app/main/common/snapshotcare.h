// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/cachewriterthread.h"
#include "app/sync/repairinterfaces.h"
#include "app/sync/snapshotinterfaces.h"

namespace onescreen {

/// The cache's writer thread, for snapshots and repair. Lives on the thread of their services.
class SnapshotCare final : public QObject, public SnapshotSink, public RepairSink
{
public:
    /// Both must outlive it.
    SnapshotCare(CacheWriterThread& writer, const Clock& clock) : m_writer(writer), m_clock(clock) {}

    void progress(std::function<void(Result<std::optional<SnapshotProgress>>)> done) override;
    void begin(SnapshotProgress progress, std::function<void(Result<void>)> done) override;
    void store(SnapshotRows rows, SnapshotProgress progress, std::function<void(Result<void>)> done) override;

    void compare(DigestReport report,
                 std::function<void(Result<std::optional<std::vector<DigestKey>>>)> done) override;
    void compareBuckets(const DigestKey& key, BucketSums sums,
                        std::function<void(Result<std::vector<int>>)> done) override;
    void compareBucket(const DigestKey& key, int bucket, BucketRows rows,
                       std::function<void(Result<QStringList>)> done) override;
    void storeRows(FetchedRows rows, std::function<void(Result<RepairOutcome>)> done) override;
    void dueRecords(std::function<void(Result<std::optional<PoisonBatch>>)> done) override;

private:
    template <typename Answer, typename Done> void answer(QFuture<Answer> future, Done done)
    {
        future.then(this, [done = std::move(done)](const Answer& result) { done(result); });
    }

    CacheWriterThread& m_writer;
    const Clock& m_clock;
};

} // namespace onescreen
