// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/snapshot/snapshots.h"

#include "app/base/crc32c.h"
#include "app/central/digest/digesttable.h"
#include "app/central/log/chain.h"
#include "app/central/log/cursor.h"
#include "app/central/log/pagebuilder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <map>
#include <span>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr qint64 likelyRowBytes = 400; ///< Of an entity that the newest entries have no example of.

QString freshTicketId()
{
    QByteArray bytes;
    for (int at = 0; at < 2; ++at) {
        const quint64 word = QRandomGenerator::system()->generate64();
        bytes.append(QByteArrayView(reinterpret_cast<const char*>(&word), sizeof word));
    }
    return QString::fromLatin1(bytes.toHex());
}

/// First column → second column of the query.
Result<std::map<qint64, qint64>> pairsOf(Database& db, const QString& sql)
{
    auto query = db.prepare(sql);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(); !ran)
        return std::unexpected(ran.error());
    std::map<qint64, qint64> pairs;
    while (query->next())
        pairs[query->integer(0)] = query->integer(1);
    return pairs;
}

Result<qint64> heldTickets(Database& db, UtcTime now)
{
    auto remove = db.prepare(u"DELETE FROM snapshot_ticket WHERE until_ms <= $1"_s);
    if (!remove)
        return std::unexpected(remove.error());
    if (auto ran = remove->run(toMs(now)); !ran)
        return std::unexpected(ran.error());
    const auto count = db.single(u"SELECT count(*) FROM snapshot_ticket"_s);
    if (!count)
        return std::unexpected(count.error());
    return count->toLongLong();
}

Result<void> takeStart(Database& db, const LogIdentity& identity, const RegionScope& scope,
                       SnapshotTicket& ticket)
{
    auto head = db.prepare(u"SELECT seq, chain FROM log_head"_s);
    if (!head)
        return std::unexpected(head.error());
    if (auto ran = head->run(); !ran)
        return ran;
    if (!head->next())
        return failure(ErrorKind::Corrupt, u"table log_head is empty"_s);
    ticket.startSeq = head->integer(0);
    const quint64 chain = ticket.startSeq == 0 ? 0 : chainHead(head->bytes(1));
    head->finish();
    ticket.epoch = identity.epochText();
    ticket.scope = scope.prefixes();
    ticket.startCursor =
        encodeCursor({.seq = ticket.startSeq, .chain = chain, .scope = scope.id()}, identity);
    return {};
}

Result<void> takeParts(Database& db, const SnapshotWish& wish, SnapshotTicket& ticket)
{
    const auto report = readDigests(db);
    if (!report)
        return std::unexpected(report.error());
    std::map<Entity, qint64> rows;
    for (const DigestEntry& entry : report->digests) {
        if (entry.key.region == 0 || wish.scope.contains(RegionCode::fromNumber(entry.key.region)))
            rows[entry.key.entity] += entry.rows.count;
    }
    const auto bytes =
        pairsOf(db, u"SELECT entity, CAST(avg(length(data)) AS bigint) FROM (SELECT entity, data"
                    " FROM change_log WHERE seq IS NOT NULL AND data IS NOT NULL"
                    " ORDER BY seq DESC LIMIT 1000) AS newest GROUP BY entity"_s);
    if (!bytes)
        return std::unexpected(bytes.error());
    for (const Entity entity : wish.entities) {
        const auto size = bytes->find(static_cast<qint64>(entity));
        const qint64 each = size == bytes->end() ? likelyRowBytes : size->second;
        ticket.parts.push_back(
            {.name = entityName(entity), .rows = rows[entity], .bytes = rows[entity] * each});
    }
    return {};
}

Result<std::optional<SnapshotTicket>> openInTransaction(Database& db, const LogIdentity& identity,
                                                        UtcTime now, const SnapshotRules& rules,
                                                        const SnapshotWish& wish)
{
    // Servers beside each other count one after the other.
    if (db.isShared()) {
        if (auto locked = db.execute(u"LOCK TABLE snapshot_ticket IN EXCLUSIVE MODE"_s); !locked)
            return std::unexpected(locked.error());
    }
    const auto held = heldTickets(db, now);
    if (!held)
        return std::unexpected(held.error());
    if (*held >= rules.most)
        return std::nullopt;
    SnapshotTicket ticket{.id = freshTicketId(), .leaseS = static_cast<int>(rules.lease.count())};
    auto done = takeStart(db, identity, wish.scope, ticket);
    if (done)
        done = takeParts(db, wish, ticket);
    if (!done)
        return std::unexpected(done.error());
    auto insert = db.prepare(u"INSERT INTO snapshot_ticket(id, start_seq, until_ms) VALUES($1, $2, $3)"_s);
    if (!insert)
        return std::unexpected(insert.error());
    if (auto ran = insert->run(ticket.id, ticket.startSeq, toMs(now + rules.lease)); !ran)
        return std::unexpected(ran.error());
    return ticket;
}

Result<bool> holds(Database& db, const QString& ticket, UtcTime now)
{
    auto query = db.prepare(u"SELECT 1 FROM snapshot_ticket WHERE id = $1 AND until_ms > $2"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(ticket, toMs(now)); !ran)
        return std::unexpected(ran.error());
    const bool found = query->next();
    query->finish();
    return found;
}

/// A shared log holds the newest data in the row itself, SQLite's where the row points to.
QString selectPart(const Database& db, const RegionScope& scope)
{
    const QString visible = u" AND (r.region IS NULL OR "_s + scope.condition(u"r.region") + u')';
    const QString order = u" ORDER BY r.id LIMIT $3"_s;
    return (db.isShared()
                ? u"SELECT r.id, r.v, r.region, r.data FROM rows r WHERE r.entity = $1 AND r.id > $2"_s
                : u"SELECT r.id, r.v, r.region, l.data FROM rows r"
                  " JOIN change_log l ON l.seq = r.seq WHERE r.entity = $1 AND r.id > $2"_s) +
           visible + order;
}

void appendRow(QByteArray& out, QByteArrayView entity, const Statement& row)
{
    out += R"({"k":"put","e":")";
    out += entity;
    out += R"(","id":)";
    appendJsonText(out, row.bytes(0));
    out += R"(,"v":)" + QByteArray::number(row.integer(1));
    const auto region = row.isNull(2) ? std::nullopt : RegionCode::fromNumber(row.integer(2));
    if (region)
        out += R"(,"r":")" + region->toString().toLatin1() + '"';
    out += R"(,"d":)" + row.bytes(3) + "}\n";
}

} // namespace

Result<std::optional<SnapshotTicket>> openSnapshot(Database& db, const LogIdentity& identity, UtcTime now,
                                                   const SnapshotRules& rules, const SnapshotWish& wish)
{
    if (auto begun = db.begin(DbAccess::Write); !begun)
        return std::unexpected(begun.error());
    auto ticket = openInTransaction(db, identity, now, rules, wish);
    if (ticket) {
        if (auto committed = db.commit(); !committed)
            ticket = std::unexpected(committed.error());
    }
    if (!ticket)
        db.rollback();
    return ticket;
}

Result<void> closeSnapshot(Database& db, const QString& id)
{
    auto remove = db.prepare(u"DELETE FROM snapshot_ticket WHERE id = $1"_s);
    return remove ? remove->run(id) : std::unexpected(remove.error());
}

Result<std::optional<qint64>> snapshotsHoldFrom(Database& db, UtcTime now)
{
    auto query = db.prepare(u"SELECT min(start_seq) FROM snapshot_ticket WHERE until_ms > $1"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(toMs(now)); !ran)
        return std::unexpected(ran.error());
    std::optional<qint64> from;
    if (query->next() && !query->isNull(0))
        from = query->integer(0);
    query->finish();
    return from;
}

Result<QByteArray> snapshotPartBody(Database& db, const LogIdentity& identity, const PartQuestion& question)
{
    const ReadTransaction transaction(db);
    if (!transaction.begun())
        return std::unexpected(transaction.begun().error());
    const auto valid = holds(db, question.ticket, question.now);
    if (!valid)
        return std::unexpected(valid.error());
    if (!*valid)
        return QByteArray();
    const auto head = db.single(u"SELECT seq FROM log_head"_s);
    if (!head)
        return std::unexpected(head.error());
    auto rows = db.prepare(selectPart(db, question.scope));
    if (!rows)
        return std::unexpected(rows.error());
    if (auto ran = rows->run(static_cast<int>(question.part), question.after, question.limit + 1); !ran)
        return std::unexpected(ran.error());
    const QByteArray part = entityName(question.part).toLatin1();
    QByteArray body = R"({"k":"part","proto":1,"epoch":")" + identity.epochText() + R"(","part":")" + part +
                      R"(","head":)" + QByteArray::number(head->toLongLong()) + R"(,"schema":)" +
                      QByteArray::number(wireSchema) + R"(,"now":")" + toRfc3339(question.now).toLatin1() +
                      R"(","scope":)" + question.scope.toJson() + "}\n";
    int count = 0;
    bool more = false;
    QByteArray last;
    while (rows->next()) {
        more = count == question.limit || (count > 0 && body.size() > question.bytes);
        if (more)
            break;
        appendRow(body, part, *rows);
        last = rows->bytes(0);
        ++count;
    }
    rows->finish();
    const auto crc =
        crc32c(std::as_bytes(std::span(body.constData(), static_cast<std::size_t>(body.size()))));
    body += R"({"k":"end","n":)" + QByteArray::number(count) + R"(,"crc":")" +
            QByteArray::number(crc, 16).rightJustified(8, '0') + R"(","more":)" + (more ? "true" : "false") +
            R"(,"next":)";
    appendJsonText(body, last);
    return body + "}\n";
}

QByteArray ticketJson(const SnapshotTicket& ticket)
{
    QJsonArray parts;
    for (const SnapshotPart& part : ticket.parts)
        parts.append(QJsonObject{{u"entity"_s, part.name}, {u"rows"_s, part.rows}, {u"bytes"_s, part.bytes}});
    return QJsonDocument(
               QJsonObject{{u"id"_s, ticket.id},
                           {u"epoch"_s, QString::fromLatin1(ticket.epoch)},
                           {u"start_seq"_s, ticket.startSeq},
                           {u"start_cursor"_s, QString::fromLatin1(ticket.startCursor)},
                           {u"parts"_s, parts},
                           {u"lease_s"_s, ticket.leaseS},
                           {u"scope"_s, QJsonArray::fromStringList(ticket.scope.value_or(QStringList()))}})
        .toJson(QJsonDocument::Compact);
}

} // namespace onescreen::central
