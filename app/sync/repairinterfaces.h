// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/repair.h"

#include <functional>
#include <optional>

namespace onescreen {

// Both are called and answer on the thread of the RepairService. Each call is answered once, never from
// inside the call; at most one is under way.

/// Gives rows by id and finer sums.
class RowSource
{
public:
    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;

    /// At most 200 ids.
    virtual void fetchRows(Entity entity, const QStringList& ids,
                           std::function<void(Result<FetchedRows>)> done) = 0;
    virtual void fetchBuckets(const DigestKey& key, std::function<void(Result<BucketSums>)> done) = 0;
    virtual void fetchBucket(const DigestKey& key, int bucket,
                             std::function<void(Result<BucketRows>)> done) = 0;
    virtual void abort() = 0;
    /// How long the server wants to be left alone after a failure, where it said so; to be asked from inside
    /// `done`.
    [[nodiscard]] virtual std::optional<Milliseconds> retryAfter() const { return std::nullopt; }
};

/// The cache, compared and mended.
class RepairSink
{
public:
    RepairSink() = default;
    virtual ~RepairSink() = default;
    RepairSink(const RepairSink&) = delete;
    RepairSink& operator=(const RepairSink&) = delete;

    /// Which sums differ; none when the cache stands elsewhere in the log than the report.
    virtual void compare(DigestReport report,
                         std::function<void(Result<std::optional<std::vector<DigestKey>>>)> done) = 0;
    virtual void compareBuckets(const DigestKey& key, BucketSums sums,
                                std::function<void(Result<std::vector<int>>)> done) = 0;
    /// Ids whose row is missing, has another version, or is not the server's.
    virtual void compareBucket(const DigestKey& key, int bucket, BucketRows rows,
                               std::function<void(Result<QStringList>)> done) = 0;
    virtual void storeRows(FetchedRows rows, std::function<void(Result<RepairOutcome>)> done) = 0;
    /// The next records of quarantine to be asked for again; none when none is due.
    virtual void dueRecords(std::function<void(Result<std::optional<PoisonBatch>>)> done) = 0;
};

} // namespace onescreen
