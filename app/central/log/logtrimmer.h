// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/db/database.h"
#include "app/central/log/logretention.h"

namespace onescreen::central {

/// What one step of removing has done.
struct LogTrim
{
    qint64 removed = 0; ///< Numbers that have left the log.
    qint64 start = 0;   ///< The log begins after this number.
    bool more = false;  ///< There is more to remove now.

    /// Until the next step: others have their turn, and a log that is short enough is looked at now and then.
    [[nodiscard]] std::chrono::milliseconds pause() const
    {
        using namespace std::chrono_literals;
        return more ? 100ms : 60s;
    }
};

/// Removes the oldest entries of the log, a few at a time, each time in a short transaction of its own. Used
/// by whoever gives out the numbers, between two of its jobs, so nothing else waits longer than for one step.
/// Rows, sums and numbers stay as they are; a cursor before the start has expired (PageReader).
class LogTrimmer
{
public:
    static constexpr qint64 stepEntries = 2'000;

    static Result<LogTrimmer> open(Database& db);

    /// Notes the time where the log stands, now and then, and removes at most `most` entries that nothing
    /// keeps: neither `retention` nor a snapshot ticket that holds. A wrong clock of the past is forgotten,
    /// so that entries rather stay longer. No transaction may be open. Errors: those of Database.
    Result<LogTrim> step(const LogRetention& retention, UtcTime now, qint64 most = stepEntries);

private:
    enum Sql : std::size_t {
        SelectEnds,
        LastMark,
        DropFutureMarks,
        AddMark,
        MarkBefore,
        LockStart,
        SelectEntry,
        DeleteEntries,
        MoveStart,
        DropMarks,
        SqlCount
    };
    struct Ends
    {
        qint64 start = 0;
        qint64 head = 0;
    };
    LogTrimmer(Database& db, std::vector<Statement> statements)
        : m_db(&db), m_statements(std::move(statements))
    {
    }
    Statement& sql(Sql which) { return m_statements[which]; }
    Result<Ends> ends();
    Result<void> mark(std::chrono::days age, qint64 head, UtcTime now);
    Result<qint64> removableTo(const LogRetention& retention, const Ends& ends, UtcTime now);
    Result<qint64> removeTo(qint64 end, UtcTime now);
    Result<qint64> heldTo(qint64 end, UtcTime now);

    Database* m_db;
    std::vector<Statement> m_statements;
};

} // namespace onescreen::central
