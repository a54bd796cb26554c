// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/sqlitelog.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::optional<qint64> nullable(const std::optional<RegionCode>& region)
{
    return region ? std::optional<qint64>(region->number()) : std::nullopt;
}

} // namespace

Result<std::unique_ptr<SqliteLog>> SqliteLog::open(Database& db)
{
    const std::array<QStringView, SqlCount> texts{
        u"INSERT INTO change_log(seq, tx, entity, id, v, op, region, old_region, action, data, chain)"
        u" VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        u"INSERT INTO rows(entity, id, v, region, seq, acted) VALUES($1, $2, $3, $4, $5, $6)",
        u"UPDATE rows SET v = $1, region = $2, seq = $3, acted = max(acted, $4) WHERE entity = $5 AND id = "
        u"$6",
        u"DELETE FROM rows WHERE entity = $1 AND id = $2",
        u"SELECT data FROM change_log WHERE seq = $1",
        u"UPDATE log_head SET seq = $1, tx = $2, chain = $3",
        u"SELECT seq FROM log_start",
        u"DELETE FROM change_log WHERE seq = $1",
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    // Nobody else writes, so that looking is as good as holding.
    const std::array<QStringView, 2> looks{
        u"SELECT v, seq, region, acted FROM rows WHERE entity = $1 AND id = $2",
        u"SELECT v, seq, region, acted FROM rows WHERE entity = $1 AND id = $2"};
    auto rows = prepareAll(db, looks);
    if (!rows)
        return std::unexpected(rows.error());
    auto head = readHead(db);
    if (!head)
        return std::unexpected(head.error());
    std::unique_ptr<SqliteLog> log(
        new SqliteLog(db, *std::move(head), std::move((*rows)[0]), std::move((*rows)[1])));
    log->m_next = log->m_head;
    log->m_statements = *std::move(statements);
    auto digests = DigestTable::prepare(db);
    if (!digests)
        return std::unexpected(std::move(digests).error());
    log->m_digests.emplace(*std::move(digests));
    // A file of an older program is counted now, not when somebody writes.
    auto counted = log->begin();
    if (counted)
        counted = log->commit();
    if (!counted)
        return std::unexpected(counted.error());
    return log;
}

Result<void> SqliteLog::begin()
{
    m_next = m_head;
    m_next.transaction += 1;
    if (auto begun = database().begin(DbAccess::Write); !begun)
        return begun;
    auto ready = m_digests->ensureCounted();
    if (ready)
        ready = readStart();
    if (!ready)
        rollback();
    return ready;
}

Result<void> SqliteLog::readStart()
{
    Statement& query = sql(SelectStart);
    if (auto ran = query.run(); !ran)
        return ran;
    m_start = query.next() ? query.integer(0) : 0;
    query.finish();
    return {};
}

/// The data of a row that has other ones from now on; those in the log itself stay until it is trimmed.
Result<void> SqliteLog::dropHeld(qint64 place)
{
    return place <= m_start ? sql(DropEntry).run(place) : Result<void>{};
}

Result<qint64> SqliteLog::put(const LogPut& entry, const std::optional<RowState>& previous)
{
    const qint64 version = previous ? previous->version + 1 : 1;
    if (auto appended = append(entry, version, LogOp::Put, previous); !appended)
        return std::unexpected(appended.error());
    const int entity = static_cast<int>(entry.entity);
    const int acted = entry.action ? 1 : 0;
    auto stored =
        previous ? sql(UpdateRow).run(version, nullable(entry.region), m_next.seq, acted, entity, entry.id)
                 : sql(InsertRow).run(entity, entry.id, version, nullable(entry.region), m_next.seq, acted);
    if (stored && previous)
        stored = dropHeld(previous->place);
    if (!stored)
        return std::unexpected(stored.error());
    return version;
}

Result<void> SqliteLog::remove(Entity entity, const QString& id, const RowState& previous)
{
    const LogPut entry{.entity = entity, .id = id};
    if (auto appended = append(entry, previous.version + 1, LogOp::Delete, previous); !appended)
        return appended;
    if (auto gone = sql(DeleteRow).run(static_cast<int>(entity), id); !gone)
        return gone;
    return dropHeld(previous.place);
}

Result<void> SqliteLog::append(const LogPut& entry, qint64 version, LogOp op,
                               const std::optional<RowState>& previous)
{
    m_next.seq += 1;
    const QByteArray id = entry.id.toUtf8();
    m_next.chain = nextChain(m_next.chain, m_next.seq, entry.entity, id, version, op);
    m_digests->note({.entity = entry.entity,
                     .id = id,
                     .version = version,
                     .op = op,
                     .region = entry.region ? entry.region->number() : 0,
                     .oldRegion = previous && previous->region ? previous->region->number() : 0});
    return sql(AppendEntry)
        .run(m_next.seq, m_next.transaction, static_cast<int>(entry.entity), entry.id, version,
             static_cast<int>(op), nullable(entry.region),
             previous ? nullable(previous->region) : std::nullopt,
             entry.action ? std::optional(entry.action->toString()) : std::nullopt,
             op == LogOp::Put ? std::optional(entry.data) : std::nullopt, m_next.chain);
}

Result<void> SqliteLog::commit()
{
    if (m_next.seq != m_head.seq) {
        if (auto moved = sql(UpdateHead).run(m_next.seq, m_next.transaction, m_next.chain); !moved)
            return moved;
        if (auto summed = m_digests->flush(); !summed)
            return summed;
    } else {
        m_next = m_head;
    }
    if (auto done = database().commit(); !done)
        return done;
    m_head = m_next;
    return {};
}

void SqliteLog::rollback()
{
    m_next = m_head;
    m_digests->forget();
    database().rollback();
}

Result<QByteArray> SqliteLog::data(Entity, const QString&, const RowState& state)
{
    Statement& query = sql(SelectData);
    if (auto ran = query.run(state.place); !ran)
        return std::unexpected(ran.error());
    QByteArray data = query.next() ? query.bytes(0) : QByteArray();
    query.finish();
    return data;
}

} // namespace onescreen::central
