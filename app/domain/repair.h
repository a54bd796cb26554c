// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QStringList>

#include <array>
#include <vector>

namespace onescreen {

/// The server's sums at a position of its log.
struct DigestReport
{
    qint64 seq = 0;
    Digests digests;
};

/// Rows of one entity as the server has them at `seq`, asked for by id.
struct FetchedRows
{
    qint64 seq = 0;
    Entity entity = Entity::Event;
    std::vector<Change> rows;         ///< Puts; `seq` of each is 0.
    std::vector<PoisonRecord> poison; ///< Rows that could not be read.
    QStringList missing;              ///< Ids that have no row (any more).
};

/// The sums of one entity and region, divided by digestBucket().
struct BucketSums
{
    qint64 seq = 0;
    std::array<RowSum, digestBuckets> buckets;
};

struct RowVersion
{
    QString id;
    qint64 version = 0;

    friend bool operator==(const RowVersion&, const RowVersion&) = default;
};

/// The rows of one bucket.
struct BucketRows
{
    qint64 seq = 0;
    std::vector<RowVersion> rows;
};

/// How long to wait before something that has not helped `tries` times is tried again: 25 s, then five times
/// as long each time, at most a day.
constexpr Milliseconds retryAfter(int tries)
{
    Milliseconds wait{25'000};
    constexpr Milliseconds most{24LL * 3'600'000};
    for (int step = 0; step < tries && wait < most; ++step)
        wait *= 5;
    return wait < most ? wait : most;
}

/// How many records are in quarantine, of how many operations that the cache has read.
struct QuarantineState
{
    qint64 records = 0;
    qint64 operations = 0;
};

/// Whether so many records in quarantine of so many operations are more than a few odd ones.
constexpr bool isAlarming(const QuarantineState& state)
{
    return state.records > 1'000 || state.records * 1'000 > state.operations;
}

/// What came of storing FetchedRows.
struct RepairOutcome
{
    qint64 changed = 0;     ///< Rows put or removed.
    qint64 recovered = 0;   ///< Records that could be read now and left quarantine.
    qint64 quarantined = 0; ///< Records that still cannot.
};

/// Records of quarantine whose time has come, of one entity.
struct PoisonBatch
{
    Entity entity = Entity::Event;
    QStringList ids;
};

} // namespace onescreen
