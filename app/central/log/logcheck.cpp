// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/logcheck.h"

#include "app/central/log/chain.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int step = 10'000; ///< Entries read at once.

struct Walk
{
    qint64 seq = 0;
    qint64 transaction = 0;
    QByteArray chain = QByteArray(32, '\0');
};

/// What is wrong with the entry that the query stands on; empty when it goes on from `at`, which is moved.
QString faultOf(const Statement& entry, Walk& at)
{
    const qint64 seq = entry.integer(0);
    if (seq != at.seq + 1)
        return u"entry %1 follows entry %2"_s.arg(seq).arg(at.seq);
    const qint64 transaction = entry.integer(1);
    if (transaction < at.transaction)
        return u"entry %1 belongs to transaction %2, the one before to %3"_s.arg(seq)
            .arg(transaction)
            .arg(at.transaction);
    const QByteArray chain = nextChain(at.chain, seq, static_cast<Entity>(entry.integer(2)), entry.bytes(3),
                                       entry.integer(4), static_cast<LogOp>(entry.integer(5)));
    if (chain != entry.bytes(6))
        return u"the chain breaks at entry %1"_s.arg(seq);
    at = {.seq = seq, .transaction = transaction, .chain = chain};
    return {};
}

Result<QString> walk(Statement& entries, Walk& at)
{
    for (;;) {
        if (auto ran = entries.run(at.seq, step); !ran)
            return std::unexpected(ran.error());
        const qint64 before = at.seq;
        while (entries.next()) {
            if (QString fault = faultOf(entries, at); !fault.isEmpty()) {
                entries.finish();
                return fault;
            }
        }
        if (at.seq == before)
            return QString();
    }
}

} // namespace

Result<LogCheck> checkLog(Database& db)
{
    const ReadTransaction transaction(db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    const std::array<QStringView, 4> texts{
        u"SELECT seq, tx, entity, id, v, op, chain FROM change_log WHERE seq > $1 ORDER BY seq LIMIT $2",
        u"SELECT seq, tx, chain FROM log_head",
        u"SELECT count(*) FROM change_log WHERE seq IS NULL",
        u"SELECT seq, tx, chain FROM log_start",
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    Statement& start = (*statements)[3];
    if (auto ran = start.run(); !ran)
        return std::unexpected(ran.error());
    Walk at;
    if (start.next())
        at = {.seq = start.integer(0), .transaction = start.integer(1), .chain = start.bytes(2)};
    start.finish();
    const qint64 first = at.seq;
    auto fault = walk((*statements)[0], at);
    if (!fault)
        return std::unexpected(fault.error());
    LogCheck check{.start = first, .entries = at.seq - first, .chain = at.chain, .fault = *std::move(fault)};
    Statement& head = (*statements)[1];
    if (auto ran = head.run(); !ran)
        return std::unexpected(ran.error());
    const bool hasHead = head.next();
    if (check.fault.isEmpty() && (!hasHead || head.integer(0) != at.seq || head.bytes(2) != at.chain))
        check.fault = u"the head does not fit the last entry, %1"_s.arg(at.seq);
    head.finish();
    Statement& waiting = (*statements)[2];
    if (auto ran = waiting.run(); !ran)
        return std::unexpected(ran.error());
    check.waiting = waiting.next() ? waiting.integer(0) : 0;
    waiting.finish();
    return check;
}

} // namespace onescreen::central
