// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/changelog.h"

#include "app/central/log/postgreslog.h"
#include "app/central/log/sqlitelog.h"

using namespace Qt::StringLiterals;

namespace onescreen::central {

ChangeLog::ChangeLog(Database& db, LogHead head, Statement lockRow, Statement peekRow)
    : m_head(std::move(head)), m_db(&db), m_lockRow(std::move(lockRow)), m_peekRow(std::move(peekRow))
{
}

Result<std::unique_ptr<ChangeLog>> ChangeLog::open(Database& db)
{
    const auto asLog = [](auto log) -> Result<std::unique_ptr<ChangeLog>> {
        if (!log)
            return std::unexpected(log.error());
        return *std::move(log);
    };
    return db.kind() == DbKind::Postgres ? asLog(PostgresLog::open(db)) : asLog(SqliteLog::open(db));
}

Result<LogHead> ChangeLog::readHead(Database& db)
{
    auto head = db.prepare(u"SELECT seq, tx, chain FROM log_head"_s);
    if (!head)
        return std::unexpected(head.error());
    if (auto ran = head->run(); !ran)
        return std::unexpected(ran.error());
    if (!head->next())
        return failure(ErrorKind::Corrupt, u"table log_head is empty"_s);
    LogHead at{head->integer(0), head->integer(1), head->bytes(2)};
    head->finish();
    return at;
}

Result<void> ChangeLog::refreshHead()
{
    if (!m_db->isShared())
        return {};
    auto head = readHead(*m_db);
    if (!head)
        return std::unexpected(head.error());
    m_head = *std::move(head);
    return {};
}

Result<std::optional<RowState>> ChangeLog::row(Entity entity, const QString& id)
{
    return stateOf(m_lockRow, entity, id);
}

Result<std::optional<RowState>> ChangeLog::peek(Entity entity, const QString& id)
{
    return stateOf(m_peekRow, entity, id);
}

Result<std::optional<RowState>> ChangeLog::stateOf(Statement& query, Entity entity, const QString& id)
{
    if (auto ran = query.run(static_cast<int>(entity), id); !ran)
        return std::unexpected(ran.error());
    std::optional<RowState> state;
    if (query.next()) {
        state = RowState{.version = query.integer(0),
                         .place = query.integer(1),
                         .region = query.isNull(2) ? std::nullopt : RegionCode::fromNumber(query.integer(2)),
                         .acted = query.integer(3) != 0};
    }
    query.finish();
    return state;
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
