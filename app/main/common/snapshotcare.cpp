// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/snapshotcare.h"

namespace onescreen {

void SnapshotCare::progress(std::function<void(Result<std::optional<SnapshotProgress>>)> done)
{
    answer(m_writer.snapshotProgress(), std::move(done));
}

void SnapshotCare::begin(SnapshotProgress progress, std::function<void(Result<void>)> done)
{
    answer(m_writer.beginSnapshot(std::move(progress)), std::move(done));
}

void SnapshotCare::store(SnapshotRows rows, SnapshotProgress progress, std::function<void(Result<void>)> done)
{
    answer(m_writer.storeSnapshot(std::move(rows), std::move(progress)), std::move(done));
}

void SnapshotCare::compare(DigestReport report,
                           std::function<void(Result<std::optional<std::vector<DigestKey>>>)> done)
{
    using Keys = std::optional<std::vector<DigestKey>>;
    answer(m_writer.ask<Keys>([report = std::move(report)](CacheCopy& copy) { return copy.compare(report); }),
           std::move(done));
}

void SnapshotCare::compareBuckets(const DigestKey& key, BucketSums sums,
                                  std::function<void(Result<std::vector<int>>)> done)
{
    answer(m_writer.ask<std::vector<int>>(
               [key, sums](CacheCopy& copy) { return copy.compareBuckets(key, sums); }),
           std::move(done));
}

void SnapshotCare::compareBucket(const DigestKey& key, int bucket, BucketRows rows,
                                 std::function<void(Result<QStringList>)> done)
{
    answer(m_writer.ask<QStringList>([key, bucket, rows = std::move(rows)](CacheCopy& copy) {
        return copy.compareBucket(key, bucket, rows);
    }),
           std::move(done));
}

void SnapshotCare::storeRows(FetchedRows rows, std::function<void(Result<RepairOutcome>)> done)
{
    answer(m_writer.storeRows(std::move(rows), m_clock.now()), std::move(done));
}

void SnapshotCare::dueRecords(std::function<void(Result<std::optional<PoisonBatch>>)> done)
{
    answer(m_writer.ask<std::optional<PoisonBatch>>(
               [now = m_clock.now()](CacheCopy& copy) { return copy.dueRecords(now); }),
           std::move(done));
}

} // namespace onescreen
