// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/logtrimmer.h"

#include "app/central/db/transaction.h"
#include "app/central/snapshot/snapshots.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen::central {

namespace {

/// The age is known as exactly as marks are close; of a longer one a thousandth is close enough.
constexpr std::chrono::milliseconds leastMarkPause = 10min;
constexpr int marksKept = 1'000;

std::chrono::milliseconds markPause(std::chrono::days age)
{
    return std::max(leastMarkPause, std::chrono::milliseconds(age) / marksKept);
}

/// Of an SQLite row the newest data are in the log and nowhere else.
QStringView deleteEntries(const Database& db)
{
    return db.isShared() ? u"DELETE FROM change_log WHERE seq > $1 AND seq <= $2"
                         : u"DELETE FROM change_log WHERE seq > $1 AND seq <= $2 AND NOT EXISTS"
                           u" (SELECT 1 FROM rows r WHERE r.entity = change_log.entity"
                           u" AND r.id = change_log.id AND r.seq = change_log.seq)";
}

} // namespace

Result<LogTrimmer> LogTrimmer::open(Database& db)
{
    const std::array<QStringView, SqlCount> texts{
        u"SELECT s.seq, h.seq FROM log_start s, log_head h",
        u"SELECT seq, at_ms FROM log_mark ORDER BY seq DESC LIMIT 1",
        u"DELETE FROM log_mark WHERE at_ms > $1",
        u"INSERT INTO log_mark(seq, at_ms) VALUES($1, $2) ON CONFLICT(seq) DO NOTHING",
        u"SELECT max(seq) FROM log_mark WHERE at_ms <= $1",
        // Should two servers believe that they lead, the second waits here for the first.
        db.isShared() ? u"SELECT seq FROM log_start FOR UPDATE" : u"SELECT seq FROM log_start",
        u"SELECT tx, chain FROM change_log WHERE seq = $1",
        deleteEntries(db),
        u"UPDATE log_start SET seq = $1, tx = $2, chain = $3",
        u"DELETE FROM log_mark WHERE seq < $1",
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    return LogTrimmer(db, *std::move(statements));
}

Result<LogTrim> LogTrimmer::step(const LogRetention& retention, UtcTime now, qint64 most)
{
    const auto at = ends();
    if (!at)
        return std::unexpected(at.error());
    if (retention.age) {
        if (auto marked = mark(*retention.age, at->head, now); !marked)
            return std::unexpected(marked.error());
    }
    const auto target = removableTo(retention, *at, now);
    if (!target)
        return std::unexpected(target.error());
    if (*target <= at->start)
        return LogTrim{.start = at->start};
    const qint64 end = std::min(*target, at->start + most);
    const auto start = inTransaction(*m_db, [&] { return removeTo(end, now); });
    if (!start) {
        // Somebody is just being given a ticket: next time.
        if (start.error().kind == ErrorKind::Conflict)
            return LogTrim{.start = at->start, .more = true};
        return std::unexpected(start.error());
    }
    return LogTrim{.removed = *start - at->start, .start = *start, .more = *start == end && *target > end};
}

Result<LogTrimmer::Ends> LogTrimmer::ends()
{
    Statement& query = sql(SelectEnds);
    if (auto ran = query.run(); !ran)
        return std::unexpected(ran.error());
    if (!query.next())
        return failure(ErrorKind::Corrupt, u"table log_head or log_start is empty"_s);
    const Ends ends{.start = query.integer(0), .head = query.integer(1)};
    query.finish();
    return ends;
}

/// Everything up to `head` was written by now.
Result<void> LogTrimmer::mark(std::chrono::days age, qint64 head, UtcTime now)
{
    Statement& last = sql(LastMark);
    if (auto ran = last.run(); !ran)
        return ran;
    bool isWanted = true;
    if (last.next()) {
        const UtcTime at = fromMs(last.integer(1));
        isWanted = at > now || (head > last.integer(0) && now - at >= markPause(age));
    }
    last.finish();
    if (!isWanted)
        return {};
    return inTransaction(*m_db, [&]() -> Result<void> {
        // Made by a clock that was ahead; entries of that time count as written now.
        if (auto dropped = sql(DropFutureMarks).run(toMs(now)); !dropped)
            return dropped;
        return sql(AddMark).run(head, toMs(now));
    });
}

Result<qint64> LogTrimmer::removableTo(const LogRetention& retention, const Ends& ends, UtcTime now)
{
    qint64 target = ends.start;
    if (retention.entries)
        target = std::max(target, ends.head - *retention.entries);
    if (retention.age) {
        Statement& query = sql(MarkBefore);
        if (auto ran = query.run(toMs(now - *retention.age)); !ran)
            return std::unexpected(ran.error());
        if (query.next() && !query.isNull(0))
            target = std::max(target, query.integer(0));
        query.finish();
    }
    return heldTo(std::min(target, ends.head), now);
}

/// `end`, or less where a ticket needs what comes before.
Result<qint64> LogTrimmer::heldTo(qint64 end, UtcTime now)
{
    const auto from = snapshotsHoldFrom(*m_db, now);
    if (!from)
        return std::unexpected(from.error());
    return std::min(end, from->value_or(end));
}

/// Where the log begins afterwards.
Result<qint64> LogTrimmer::removeTo(qint64 end, UtcTime now)
{
    if (m_db->isShared()) {
        // A ticket that is being given out is seen, or its start lies behind what is removed here.
        if (auto locked = m_db->execute(u"LOCK TABLE snapshot_ticket IN SHARE MODE NOWAIT"_s); !locked)
            return std::unexpected(locked.error());
    }
    Statement& start = sql(LockStart);
    if (auto ran = start.run(); !ran)
        return std::unexpected(ran.error());
    const qint64 from = start.next() ? start.integer(0) : 0;
    start.finish();
    const auto held = heldTo(end, now);
    if (!held)
        return held;
    if (*held <= from)
        return from;
    Statement& entry = sql(SelectEntry);
    if (auto ran = entry.run(*held); !ran)
        return std::unexpected(ran.error());
    if (!entry.next())
        return failure(ErrorKind::Corrupt, u"the log has no entry %1"_s.arg(*held));
    const qint64 transaction = entry.integer(0);
    const QByteArray chain = entry.bytes(1);
    entry.finish();
    auto done = sql(DeleteEntries).run(from, *held);
    if (done)
        done = sql(MoveStart).run(*held, transaction, chain);
    if (done)
        done = sql(DropMarks).run(*held);
    return done ? held : std::unexpected(done.error());
}

} // namespace onescreen::central
