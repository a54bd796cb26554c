// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/queries.h"
#include "app/store/sqlitehandle.h"

namespace onescreen {

/// How long the cache keeps what. Data, not code: retention.json in the cache folder.
struct RetentionPolicy
{
    int closedEventDays = 90;     ///< After its end; 0: for ever.
    qint64 warnMegabytes = 4'096; ///< Size of the file from which the health scene warns; 0: never.

    friend bool operator==(const RetentionPolicy&, const RetentionPolicy&) = default;
};
/// {"closed_events_days": 90, "warn_mib": 4096}, every member optional; the usual policy without a file.
/// Invalid, with the member, for anything else.
Result<RetentionPolicy> loadRetentionPolicy(const QString& folder);

/// Removes events by age: those that came live and ended longer ago than the policy keeps them. Imported and
/// replayed history stays, because somebody brought it on purpose. What the cube and the rollups counted of
/// an event stays too (table retired), so no number changes, and a late correction still moves the right ones
/// and brings the event back.
class Retention
{
public:
    static constexpr int chunk = 2'000;

    explicit Retention(const RetentionPolicy& policy) : m_policy(policy) {}

    /// Removes at most a chunk, in a transaction of its own; how many. 0 when nothing is left to do. Age is
    /// counted from the server's time of the last page, so a wrong clock here removes nothing.
    Result<int> retireSome(sqlite::Connection& db);
    void restart() { m_from.reset(); } ///< After the cache was emptied.

private:
    RetentionPolicy m_policy;
    std::optional<qint64> m_from;   ///< What ended before has been looked at.
    std::optional<UtcTime> m_sweep; ///< When the last look from the beginning began.
};

/// What models are told after it.
Result<CommitSummary> summaryOfRetired(sqlite::Connection& db);

} // namespace onescreen
