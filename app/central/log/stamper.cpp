// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/stamper.h"

#include "app/central/db/postgresquery.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Of the advisory lock that the leader's connection holds: "OSCS".
constexpr qint64 leaderLock = 0x4f534353;

/// Texts of PostgreSQL's arrays, one value an entry.
struct Columns
{
    QStringList pids, seqs, transactions, chains;
};

} // namespace

Result<LogStamper> LogStamper::open(Database& db)
{
    // Entries of one transaction stay together and transactions follow each other by their last entry. One
    // that waited for another's row wrote that row's entry after the other had committed, so it comes later.
    const std::array<QStringView, SqlCount> texts{
        u"SELECT pg_try_advisory_lock($1)::integer",
        u"SELECT 1 FROM change_log WHERE seq IS NULL LIMIT 1",
        u"SELECT seq, tx, chain FROM log_head FOR UPDATE",
        u"SELECT pid, max(pid) OVER (PARTITION BY xid) AS last_pid, entity, id, v, op, region, old_region"
        u" FROM change_log WHERE seq IS NULL ORDER BY last_pid, pid LIMIT $1",
        u"UPDATE change_log AS entry SET seq = stamp.seq, tx = stamp.tx, chain = decode(stamp.chain, 'hex')"
        u" FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[]) AS stamp(pid, seq, tx, chain)"
        u" WHERE entry.pid = stamp.pid",
        u"UPDATE log_head SET seq = $1, tx = $2, chain = $3",
        u"SELECT pg_notify($1, $2)",
        u"SELECT seq, tx, chain FROM log_head",
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    auto digests = DigestTable::prepare(db);
    if (!digests)
        return std::unexpected(std::move(digests).error());
    return LogStamper(db, *std::move(statements), *std::move(digests));
}

Result<bool> LogStamper::lead()
{
    Statement& query = sql(TryLead);
    if (auto ran = query.run(leaderLock); !ran)
        return std::unexpected(ran.error());
    const bool leads = query.next() && query.integer(0) != 0;
    query.finish();
    return leads;
}

Result<qint64> LogStamper::readHead()
{
    Statement& query = sql(ReadHead);
    if (auto ran = query.run(); !ran)
        return std::unexpected(ran.error());
    if (!query.next())
        return failure(ErrorKind::Corrupt, u"table log_head is empty"_s);
    m_head = {query.integer(0), query.integer(1), query.bytes(2)};
    query.finish();
    return m_head.seq;
}

Result<qint64> LogStamper::stamp(qint64 most)
{
    // Most of the time there is nothing, and then nothing is to be written.
    Statement& any = sql(AnyFresh);
    if (auto ran = any.run(); !ran)
        return std::unexpected(ran.error());
    const bool isIdle = !any.next();
    any.finish();
    if (isIdle && m_digests.isCounted())
        return 0;
    const LogHead before = m_head;
    if (auto begun = m_db->begin(DbAccess::Write); !begun)
        return std::unexpected(begun.error());
    auto stamped = stampInTransaction(most);
    if (stamped) {
        if (auto committed = m_db->commit(); !committed)
            stamped = std::unexpected(committed.error());
    }
    if (!stamped) {
        m_db->rollback();
        m_digests.forget();
        m_head = before;
    }
    return stamped;
}

Result<qint64> LogStamper::stampInTransaction(qint64 most)
{
    // Should two believe that they lead, the second waits here for the first.
    Statement& head = sql(LockHead);
    if (auto ran = head.run(); !ran)
        return std::unexpected(ran.error());
    if (!head.next())
        return failure(ErrorKind::Corrupt, u"table log_head is empty"_s);
    m_head = {head.integer(0), head.integer(1), head.bytes(2)};
    head.finish();
    if (auto counted = m_digests.ensureCounted(); !counted)
        return std::unexpected(counted.error());
    const auto entries = fresh(most);
    if (!entries)
        return std::unexpected(entries.error());
    if (entries->empty())
        return 0;
    if (auto numbered = number(*entries); !numbered)
        return std::unexpected(numbered.error());
    if (auto moved = sql(MoveHead).run(m_head.seq, m_head.transaction, m_head.chain); !moved)
        return std::unexpected(moved.error());
    if (auto told = sql(Notify).run(channel(), QString::number(m_head.seq)); !told)
        return std::unexpected(told.error());
    sql(Notify).finish();
    return std::ssize(*entries);
}

Result<std::vector<LogStamper::Fresh>> LogStamper::fresh(qint64 most)
{
    for (qint64 limit = most;; limit *= 2) {
        Statement& query = sql(SelectFresh);
        if (auto ran = query.run(limit + 1); !ran)
            return std::unexpected(ran.error());
        std::vector<Fresh> entries;
        while (query.next()) {
            entries.push_back({.pid = query.integer(0),
                               .group = query.integer(1),
                               .row = {.entity = static_cast<Entity>(query.integer(2)),
                                       .id = query.bytes(3),
                                       .version = query.integer(4),
                                       .op = static_cast<LogOp>(query.integer(5)),
                                       .region = static_cast<qint32>(query.integer(6)),
                                       .oldRegion = static_cast<qint32>(query.integer(7))}});
        }
        query.finish();
        if (std::ssize(entries) <= limit)
            return entries;
        // The last transaction may have been cut: it comes next time, unless it is the only one.
        const qint64 cut = entries.back().group;
        std::erase_if(entries, [cut](const Fresh& entry) { return entry.group == cut; });
        if (!entries.empty())
            return entries;
    }
}

Result<void> LogStamper::number(const std::vector<Fresh>& entries)
{
    Columns columns;
    qint64 group = 0;
    for (const Fresh& entry : entries) {
        m_head.seq += 1;
        m_head.transaction += entry.group != group ? 1 : 0;
        group = entry.group;
        m_head.chain = nextChain(m_head.chain, m_head.seq, entry.row.entity, entry.row.id, entry.row.version,
                                 entry.row.op);
        m_digests.note(entry.row);
        columns.pids.append(QString::number(entry.pid));
        columns.seqs.append(QString::number(m_head.seq));
        columns.transactions.append(QString::number(m_head.transaction));
        columns.chains.append(QString::fromLatin1(m_head.chain.toHex()));
    }
    if (auto summed = m_digests.flush(); !summed)
        return summed;
    return sql(Number).run(postgresArray(columns.pids), postgresArray(columns.seqs),
                           postgresArray(columns.transactions), postgresArray(columns.chains));
}

} // namespace onescreen::central
