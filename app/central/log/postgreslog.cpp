// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/postgreslog.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::optional<qint64> nullable(const std::optional<RegionCode>& region)
{
    return region ? std::optional<qint64>(region->number()) : std::nullopt;
}

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
    return database().begin(DbAccess::Write);
}

Result<void> PostgresLog::takeTurn(const QString& name)
{
    auto taken = sql(TakeTurn).run(u"onescreen:"_s + name);
    sql(TakeTurn).finish();
    return taken;
}

Result<qint64> PostgresLog::put(const LogPut& entry, const std::optional<RowState>& previous)
{
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
    return database().commit();
}

void PostgresLog::rollback()
{
    m_last = 0;
    database().rollback();
}

Result<QByteArray> PostgresLog::data(Entity entity, const QString& id, const RowState&)
{
    Statement& query = sql(SelectData);
    if (auto ran = query.run(static_cast<int>(entity), id); !ran)
        return std::unexpected(ran.error());
    QByteArray data = query.next() ? query.bytes(0) : QByteArray();
    query.finish();
    return data;
}

} // namespace onescreen::central
