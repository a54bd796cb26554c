// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/repair.h"
#include "app/sync/backoff.h"

#include <deque>
#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

/// The rules by which a cache is compared with the server and mended, without network, disk, threads or
/// timers: what happened goes in, what is to be done comes out. One thing is under way at a time.
///
/// - The server's sums are compared only where the cache stands at the same place of the log.
/// - A sum that differs three times in a row is looked into: buckets, then the rows of those that differ,
///   then only those rows are fetched. Nothing is ever emptied.
/// - A sum that differs again afterwards is left alone for 25 s, then 125 s, up to a day, until it was equal
///   once.
/// - Between all that, records of quarantine whose time has come are fetched again.
/// - A server that is busy and names a time is not asked before it, also not after stop() and start().
/// - When the server cannot be reached or the cache not written, the work is given up and begins anew with
/// the
///   next sums.
class RepairCore
{
public:
    struct Compare
    {
        DigestReport report;
    };
    struct FetchBuckets
    {
        DigestKey key;
    };
    struct CompareBuckets
    {
        DigestKey key;
        BucketSums sums;
    };
    struct FetchBucket
    {
        DigestKey key;
        int bucket = 0;
    };
    struct CompareBucket
    {
        DigestKey key;
        int bucket = 0;
        BucketRows rows;
    };
    struct AskDue
    {
    };
    struct FetchRows
    {
        Entity entity = Entity::Event;
        QStringList ids;
    };
    struct StoreRows
    {
        FetchedRows rows;
    };
    struct AbortFetch
    {
    };
    /// Replaces the timer that runs, if any.
    struct StartTimer
    {
        Milliseconds delay{0};
    };
    struct StopTimer
    {
    };
    /// A sum that differed was looked into; so many rows were mended.
    struct ReportRepair
    {
        DigestKey key;
        qint64 rows = 0;
    };
    using Command = std::variant<Compare, FetchBuckets, CompareBuckets, FetchBucket, CompareBucket, AskDue,
                                 FetchRows, StoreRows, AbortFetch, StartTimer, StopTimer, ReportRepair>;
    using Commands = std::vector<Command>;

    static constexpr int differencesAllowed = 2; ///< The next one in a row is looked into.
    static constexpr qsizetype rowsAtOnce = 200;
    static constexpr Milliseconds lookEvery{25'000}; ///< For records of quarantine.

    /// `clock` must outlive the core. `random`: how much longer than the server asked for is waited.
    explicit RepairCore(
        const Clock& clock, Backoff::Random random = [] { return 0.0; })
        : m_clock(clock), m_backoff(clock, std::move(random))
    {
    }

    Commands start(); ///< The cache is open and the server can be reached.
    Commands stop();  ///< One of the two has ended.
    Commands reported(DigestReport report);
    Commands compared(const std::optional<std::vector<DigestKey>>& differing);
    Commands bucketsArrived(BucketSums sums);
    Commands bucketsCompared(const std::vector<int>& differing);
    Commands bucketArrived(BucketRows rows);
    Commands bucketCompared(const QStringList& differing);
    Commands dueFound(const std::optional<PoisonBatch>& batch);
    Commands rowsArrived(FetchedRows rows);
    Commands stored(const RepairOutcome& outcome);
    /// Whatever was under way. `retryAfter`: how long the server wants to be left alone, where it said so.
    Commands failed(const Error& error, std::optional<Milliseconds> retryAfter = {});
    Commands timerFired();

    [[nodiscard]] bool isBusy() const { return m_step != Step::Off && m_step != Step::Idle; }

private:
    enum class Step {
        Off,
        Idle,
        Comparing,
        AskingBuckets,
        ComparingBuckets,
        AskingBucket,
        ComparingBucket,
        AskingDue,
        AskingRows,
        Storing
    };
    /// What is known of a sum that differed when it was last looked at.
    struct Watch
    {
        int differences = 0; ///< In a row.
        int repairs = 0;
        std::chrono::steady_clock::time_point pausedUntil;
    };

    void rest(Commands& commands);
    void nextStep(Commands& commands);
    void endRepair(Commands& commands);

    const Clock& m_clock;
    Backoff m_backoff;
    Step m_step = Step::Off;
    /// When records of quarantine are looked for next; comparing in between does not put it off.
    std::optional<std::chrono::steady_clock::time_point> m_lookAt;
    std::optional<std::chrono::steady_clock::time_point> m_notBefore; ///< The server said so.
    std::map<DigestKey, Watch> m_watched;
    std::optional<DigestKey> m_key; ///< Being looked into; none while quarantine is.
    int m_bucket = 0;
    std::deque<int> m_buckets; ///< Still to be looked into.
    Entity m_entity = Entity::Event;
    QStringList m_ids; ///< Still to be fetched.
    qint64 m_mended = 0;
};

} // namespace onescreen
