// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/changelog.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::optional<qint64> nullable(const std::optional<RegionCode>& region)
{
    return region ? std::optional<qint64>(region->number()) : std::nullopt;
}

} // namespace

ChangeLog::ChangeLog(SqliteDb& db, LogHead head, std::vector<Statement> statements)
    : m_db(&db), m_head(std::move(head)), m_next(m_head), m_statements(std::move(statements))
{
}

Result<ChangeLog> ChangeLog::open(SqliteDb& db)
{
    const std::array<QStringView, SqlCount> texts{
        u"INSERT INTO change_log(seq, tx, entity, id, v, op, region, old_region, action, data, chain)"
        u" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        u"INSERT INTO rows(entity, id, v, region, seq, acted) VALUES(?, ?, ?, ?, ?, ?)",
        u"UPDATE rows SET v = ?, region = ?, seq = ?, acted = max(acted, ?) WHERE entity = ? AND id = ?",
        u"DELETE FROM rows WHERE entity = ? AND id = ?",
        u"SELECT v, seq, region, acted FROM rows WHERE entity = ? AND id = ?",
        u"SELECT data FROM change_log WHERE seq = ?",
        u"UPDATE log_head SET seq = ?, tx = ?, chain = ?",
    };
    std::vector<Statement> statements;
    for (const QStringView text : texts) {
        auto statement = Statement::prepare(db, text.toString());
        if (!statement)
            return std::unexpected(statement.error());
        statements.push_back(*std::move(statement));
    }
    auto head = Statement::prepare(db, u"SELECT seq, tx, chain FROM log_head"_s);
    if (!head)
        return std::unexpected(head.error());
    if (auto ran = head->run(); !ran)
        return std::unexpected(ran.error());
    if (!head->next())
        return failure(ErrorKind::Corrupt, u"table log_head is empty"_s);
    LogHead at{head->value(0).toLongLong(), head->value(1).toLongLong(), head->value(2).toByteArray()};
    head->finish();
    return ChangeLog(db, std::move(at), std::move(statements));
}

Result<void> ChangeLog::begin()
{
    m_next = m_head;
    m_next.transaction += 1;
    return m_db->execute(u"BEGIN IMMEDIATE"_s);
}

Result<qint64> ChangeLog::put(const LogPut& entry, const std::optional<RowState>& previous)
{
    const qint64 version = previous ? previous->version + 1 : 1;
    if (auto appended = append(entry, version, LogOp::Put, previous); !appended)
        return std::unexpected(appended.error());
    const int entity = static_cast<int>(entry.entity);
    const int acted = entry.action ? 1 : 0;
    auto stored =
        previous ? sql(UpdateRow).run(version, nullable(entry.region), m_next.seq, acted, entity, entry.id)
                 : sql(InsertRow).run(entity, entry.id, version, nullable(entry.region), m_next.seq, acted);
    if (!stored)
        return std::unexpected(stored.error());
    return version;
}

Result<void> ChangeLog::remove(Entity entity, const QString& id, const RowState& previous)
{
    const LogPut entry{.entity = entity, .id = id};
    if (auto appended = append(entry, previous.version + 1, LogOp::Delete, previous); !appended)
        return appended;
    return sql(DeleteRow).run(static_cast<int>(entity), id);
}

Result<void> ChangeLog::append(const LogPut& entry, qint64 version, LogOp op,
                               const std::optional<RowState>& previous)
{
    m_next.seq += 1;
    m_next.chain = nextChain(m_next.chain, m_next.seq, entry.entity, entry.id.toUtf8(), version, op);
    return sql(AppendEntry)
        .run(m_next.seq, m_next.transaction, static_cast<int>(entry.entity), entry.id, version,
             static_cast<int>(op), nullable(entry.region),
             previous ? nullable(previous->region) : std::nullopt,
             entry.action ? std::optional(entry.action->toString()) : std::nullopt,
             op == LogOp::Put ? std::optional(entry.data) : std::nullopt, m_next.chain);
}

Result<void> ChangeLog::commit()
{
    if (m_next.seq != m_head.seq) {
        if (auto moved = sql(UpdateHead).run(m_next.seq, m_next.transaction, m_next.chain); !moved)
            return moved;
    } else {
        m_next = m_head;
    }
    if (auto done = m_db->execute(u"COMMIT"_s); !done)
        return done;
    m_head = m_next;
    return {};
}

void ChangeLog::rollback()
{
    m_next = m_head;
    // Fails when SQLite has already rolled back by itself (disk full), which is what is wanted.
    std::ignore = m_db->execute(u"ROLLBACK"_s);
}

Result<std::optional<RowState>> ChangeLog::row(Entity entity, const QString& id)
{
    Statement& query = sql(SelectRow);
    if (auto ran = query.run(static_cast<int>(entity), id); !ran)
        return std::unexpected(ran.error());
    std::optional<RowState> state;
    if (query.next()) {
        state =
            RowState{.version = query.value(0).toLongLong(),
                     .seq = query.value(1).toLongLong(),
                     .region = query.value(2).isNull() ? std::nullopt
                                                       : RegionCode::fromNumber(query.value(2).toLongLong()),
                     .acted = query.value(3).toInt() != 0};
    }
    query.finish();
    return state;
}

Result<QByteArray> ChangeLog::dataAt(qint64 seq)
{
    Statement& query = sql(SelectData);
    if (auto ran = query.run(seq); !ran)
        return std::unexpected(ran.error());
    QByteArray data = query.next() ? query.value(0).toByteArray() : QByteArray();
    query.finish();
    return data;
}

Result<LogTransaction> LogTransaction::begin(ChangeLog& log)
{
    if (auto begun = log.begin(); !begun)
        return std::unexpected(begun.error());
    return LogTransaction(log);
}

LogTransaction::~LogTransaction()
{
    if (m_log)
        m_log->rollback();
}

Result<void> LogTransaction::commit()
{
    auto done = m_log->commit();
    if (done)
        m_log = nullptr;
    return done;
}

} // namespace onescreen::central
