// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"
#include "app/store/eventtable.h"
#include "app/store/plaintables.h"
#include "app/store/quarantine.h"
#include "app/store/queries.h"
#include "app/store/regionremoval.h"
#include "app/store/rowdigests.h"
#include "app/store/tracktable.h"

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// The writer's hands on every table that changes of the log reach. Every writing call is made inside the
/// writer's transaction; when that fails or is rolled back, forget().
class ChangeWriter
{
public:
    /// EachChange: with a way back, so that one refused row goes to quarantine and costs nothing but itself.
    enum class Care { None, EachChange };

    static Result<std::unique_ptr<ChangeWriter>> prepare(sqlite::Connection& db);
    ChangeWriter(const ChangeWriter&) = delete;
    ChangeWriter& operator=(const ChangeWriter&) = delete;

    /// All changes or the first failure; adds to `summary` what took effect.
    Result<void> put(const std::vector<Change>& changes, Care care, UtcTime serverTime,
                     CommitSummary& summary);
    Result<void> keepPoison(const std::vector<PoisonRecord>& poison, CommitSummary& summary);
    Result<void> pruneTracks(UtcTime serverTime) { return m_tracks->prune(serverTime); } ///< Once a page.
    Result<void> flush(); ///< Writes the sums of what was put; ends every transaction that put something.
    /// Removes every row of these areas, sums included.
    Result<void> removeRegions(const RegionPrefixes& regions);
    Result<void> rebuildCube(qint32 month) { return m_events->rebuildCube(month); } ///< Between pages.
    void forget();
    void forgetRetired() { m_events->forgetPage(); } ///< Events were retired since the last page.

    RowDigests& digests() { return *m_digests; }
    Quarantine& quarantine() { return *m_quarantine; }

    /// The row itself is at fault, not the database: it alone goes to quarantine.
    static bool isRefusedRow(const Error& error) { return error.kind == ErrorKind::Invalid; }
    /// A summary with more rows than this need not name them.
    static constexpr std::size_t mostNamedEvents = 2'000;

private:
    explicit ChangeWriter(sqlite::Connection& db) : m_db(db) {}
    Result<void> prepareTables();
    Result<void> putOne(const Change& change, UtcTime serverTime, CommitSummary& summary);
    Result<void> putEvent(const Change& change);
    Result<void> putPlain(const Change& change, UtcTime serverTime, CommitSummary& summary);
    Result<void> putCarefully(const Change& change, UtcTime serverTime, CommitSummary& summary);
    Result<void> writeEvents(CommitSummary& summary);

    sqlite::Connection& m_db;
    std::optional<EventTable> m_events;
    std::optional<PlainTables> m_tables;
    std::optional<TrackTable> m_tracks;
    std::optional<RowDigests> m_digests; ///< The tables and events tell it of every row.
    std::optional<Quarantine> m_quarantine;
};

} // namespace onescreen
