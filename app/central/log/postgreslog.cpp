// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/postgreslog.h"

#include "app/central/db/postgresquery.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::optional<qint64> nullable(const std::optional<RegionCode>& region)
{
    return region ? std::optional<qint64>(region->number()) : std::nullopt;
}

/// So much goes in one statement.
constexpr std::size_t mostWaiting = 1'000;
constexpr qint64 mostWaitingBytes = 1024 * 1024;

/// Rows in the order of the batch. Those of version 1 are new, the others must be what they were when they
/// were read. Their entries are written after all of them have been, because they are sorted first.
constexpr QStringView putMany =
    u"WITH input AS MATERIALIZED (SELECT n, entity, id, v, nullif(region, 0) AS region,"
    u" nullif(old_region, 0) AS old_region, nullif(action, '') AS action, convert_to(data, 'UTF8') AS data"
    u" FROM unnest($1::integer[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], "
    u"$7::text[])"
    u" WITH ORDINALITY AS given(entity, id, v, region, old_region, action, data, n)),"
    u" made AS (INSERT INTO rows(entity, id, v, region, acted, data)"
    u" SELECT entity, id, v, region, (action IS NOT NULL)::integer, data FROM input WHERE v = 1 ORDER BY n"
    u" RETURNING entity, id),"
    u" changed AS (UPDATE rows SET v = input.v, region = input.region,"
    u" acted = greatest(rows.acted, (input.action IS NOT NULL)::integer), data = input.data FROM input"
    u" WHERE input.v > 1 AND rows.entity = input.entity AND rows.id = input.id AND rows.v = input.v - 1"
    u" RETURNING rows.entity, rows.id),"
    u" entered AS (INSERT INTO change_log(entity, id, v, op, region, old_region, action, data)"
    u" SELECT input.entity, input.id, input.v, 0, input.region, input.old_region, input.action, input.data"
    u" FROM input JOIN (SELECT * FROM made UNION ALL SELECT * FROM changed) AS done USING (entity, id)"
    u" ORDER BY input.n RETURNING pid)"
    u" SELECT count(*), max(pid) FROM entered";

/// Texts of PostgreSQL's arrays, one value a row.
struct Columns
{
    QStringList entities, ids, versions, regions, oldRegions, actions, data;
};

} // namespace

Result<std::unique_ptr<PostgresLog>> PostgresLog::open(Database& db)
{
    // The entry is selected from what changing the row returns, so that its pid is drawn after the row was
    // changed, under the row's lock.
    const std::array<QStringView, SqlCount> texts{
        u"SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
        u"WITH done AS (INSERT INTO rows(entity, id, v, region, acted, data) VALUES($1, $2, $3, $4, $5, $6)"
        u" RETURNING entity, id, v, region, data)"
        u" INSERT INTO change_log(entity, id, v, op, region, old_region, action, data)"
        u" SELECT entity, id, v, 0, region, NULL, $7, data FROM done RETURNING pid",
        u"WITH done AS (UPDATE rows SET v = $1, region = $2, acted = greatest(acted, $3), data = $4"
        u" WHERE entity = $5 AND id = $6 RETURNING entity, id, v, region, data)"
        u" INSERT INTO change_log(entity, id, v, op, region, old_region, action, data)"
        u" SELECT entity, id, v, 0, region, $7, $8, data FROM done RETURNING pid",
        u"WITH done AS (DELETE FROM rows WHERE entity = $1 AND id = $2 RETURNING entity, id)"
        u" INSERT INTO change_log(entity, id, v, op, old_region) SELECT entity, id, $3, 1, $4 FROM done"
        u" RETURNING pid",
        u"SELECT data FROM rows WHERE entity = $1 AND id = $2",
        u"SELECT entity, id, v, region, acted, data FROM rows"
        u" JOIN unnest($1::integer[], $2::text[]) AS asked(entity, id) USING (entity, id)",
        putMany,
    };
    auto statements = prepareAll(db, texts);
    if (!statements)
        return std::unexpected(statements.error());
    const std::array<QStringView, 2> looks{
        u"SELECT v, 0, region, acted FROM rows WHERE entity = $1 AND id = $2 FOR UPDATE",
        u"SELECT v, 0, region, acted FROM rows WHERE entity = $1 AND id = $2"};
    auto rows = prepareAll(db, looks);
    if (!rows)
        return std::unexpected(rows.error());
    auto head = readHead(db);
    if (!head)
        return std::unexpected(head.error());
    std::unique_ptr<PostgresLog> log(
        new PostgresLog(db, *std::move(head), std::move((*rows)[0]), std::move((*rows)[1])));
    log->m_statements = *std::move(statements);
    return log;
}

Result<void> PostgresLog::begin()
{
    m_last = 0;
    forgetBatch();
    return database().begin(DbAccess::Write);
}

void PostgresLog::forgetBatch()
{
    m_isBatch = false;
    m_known.clear();
    m_waiting.clear();
    m_waitingRows.clear();
    m_waitingBytes = 0;
}

Result<void> PostgresLog::beginBatch(const std::vector<RowName>& rows)
{
    m_isBatch = true;
    QStringList entities;
    QStringList ids;
    for (const RowName& name : rows) {
        if (m_known.contains(name))
            continue;
        m_known.insert(name, {});
        entities.append(QString::number(static_cast<int>(name.first)));
        ids.append(name.second);
    }
    if (ids.isEmpty())
        return {};
    Statement& query = sql(SelectMany);
    if (auto ran = query.run(postgresArray(entities), postgresArray(ids)); !ran)
        return ran;
    while (query.next()) {
        m_known.insert(
            {static_cast<Entity>(query.integer(0)), query.value(1).toString()},
            {.state =
                 RowState{.version = query.integer(2),
                          .region = query.isNull(3) ? std::nullopt : RegionCode::fromNumber(query.integer(3)),
                          .acted = query.integer(4) != 0},
             .data = query.bytes(5)});
    }
    query.finish();
    return {};
}

const PostgresLog::Known* PostgresLog::known(Entity entity, const QString& id) const
{
    const auto found = m_known.constFind({entity, id});
    return found == m_known.constEnd() ? nullptr : &*found;
}

Result<std::optional<RowState>> PostgresLog::row(Entity entity, const QString& id)
{
    const Known* found = known(entity, id);
    return found ? Result<std::optional<RowState>>(found->state) : ChangeLog::row(entity, id);
}

Result<std::optional<RowState>> PostgresLog::peek(Entity entity, const QString& id)
{
    const Known* found = known(entity, id);
    return found ? Result<std::optional<RowState>>(found->state) : ChangeLog::peek(entity, id);
}

Result<qint64> PostgresLog::putLater(const LogPut& entry, const std::optional<RowState>& previous)
{
    const RowName name(entry.entity, entry.id);
    // One statement can change a row once.
    if (m_waitingRows.contains(name) || m_waiting.size() >= mostWaiting ||
        m_waitingBytes >= mostWaitingBytes) {
        if (auto written = writeWaiting(); !written)
            return std::unexpected(written.error());
    }
    const qint64 version = previous ? previous->version + 1 : 1;
    m_waitingRows.insert(name);
    m_waitingBytes += entry.data.size();
    m_waiting.push_back(
        {.entry = entry, .version = version, .oldRegion = previous ? previous->region : std::nullopt});
    const bool acted = entry.action || (previous && previous->acted);
    m_known.insert(name, {.state = RowState{.version = version, .region = entry.region, .acted = acted},
                          .data = entry.data});
    return version;
}

Result<void> PostgresLog::writeWaiting()
{
    if (m_waiting.empty())
        return {};
    Columns columns;
    for (const Waiting& row : m_waiting) {
        columns.entities.append(QString::number(static_cast<int>(row.entry.entity)));
        columns.ids.append(row.entry.id);
        columns.versions.append(QString::number(row.version));
        columns.regions.append(QString::number(row.entry.region ? row.entry.region->number() : 0));
        columns.oldRegions.append(QString::number(row.oldRegion ? row.oldRegion->number() : 0));
        columns.actions.append(row.entry.action ? row.entry.action->toString() : QString());
        columns.data.append(QString::fromUtf8(row.entry.data));
    }
    Statement& statement = sql(PutMany);
    if (auto ran = statement.run(postgresArray(columns.entities), postgresArray(columns.ids),
                                 postgresArray(columns.versions), postgresArray(columns.regions),
                                 postgresArray(columns.oldRegions), postgresArray(columns.actions),
                                 postgresArray(columns.data));
        !ran)
        return ran;
    const qint64 entered = statement.next() ? statement.integer(0) : 0;
    if (entered > 0)
        m_last = statement.integer(1);
    statement.finish();
    if (entered != std::ssize(m_waiting))
        return failure(ErrorKind::Conflict, u"%1 of %2 rows were changed by somebody else meanwhile"_s
                                                .arg(std::ssize(m_waiting) - entered)
                                                .arg(std::ssize(m_waiting)));
    m_waiting.clear();
    m_waitingRows.clear();
    m_waitingBytes = 0;
    return {};
}

Result<void> PostgresLog::finishBatch()
{
    return writeWaiting();
}

Result<void> PostgresLog::takeTurn(const QString& name)
{
    auto taken = sql(TakeTurn).run(u"onescreen:"_s + name);
    sql(TakeTurn).finish();
    return taken;
}

Result<qint64> PostgresLog::put(const LogPut& entry, const std::optional<RowState>& previous)
{
    if (m_isBatch)
        return putLater(entry, previous);
    const qint64 version = previous ? previous->version + 1 : 1;
    const int entity = static_cast<int>(entry.entity);
    const int acted = entry.action ? 1 : 0;
    const auto action = entry.action ? std::optional(entry.action->toString()) : std::nullopt;
    Statement& statement = sql(previous ? UpdateRow : InsertRow);
    auto ran = previous ? statement.run(version, nullable(entry.region), acted, entry.data, entity, entry.id,
                                        nullable(previous->region), action)
                        : statement.run(entity, entry.id, version, nullable(entry.region), acted, entry.data,
                                        action);
    if (auto stored = entered(statement, ran, entry.id); !stored)
        return std::unexpected(stored.error());
    return version;
}

Result<void> PostgresLog::remove(Entity entity, const QString& id, const RowState& previous)
{
    if (auto written = writeWaiting(); !written)
        return written;
    m_known.remove({entity, id});
    Statement& statement = sql(DeleteRow);
    auto ran = statement.run(static_cast<int>(entity), id, previous.version + 1, nullable(previous.region));
    return entered(statement, ran, id);
}

/// Notes where the entry stands. Without one the row was not there, although row() has said so and holds it.
Result<void> PostgresLog::entered(Statement& statement, const Result<void>& ran, const QString& id)
{
    if (!ran)
        return ran;
    if (!statement.next())
        return failure(ErrorKind::Internal, u"row %1 went while it was held"_s.arg(id));
    m_last = statement.integer(0);
    statement.finish();
    return {};
}

Result<void> PostgresLog::commit()
{
    if (auto written = writeWaiting(); !written)
        return written;
    return database().commit();
}

void PostgresLog::rollback()
{
    m_last = 0;
    forgetBatch();
    database().rollback();
}

Result<QByteArray> PostgresLog::data(Entity entity, const QString& id, const RowState&)
{
    if (const Known* found = known(entity, id); found && found->state)
        return found->data;
    Statement& query = sql(SelectData);
    if (auto ran = query.run(static_cast<int>(entity), id); !ran)
        return std::unexpected(ran.error());
    QByteArray data = query.next() ? query.bytes(0) : QByteArray();
    query.finish();
    return data;
}

} // namespace onescreen::central
