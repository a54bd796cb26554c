// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/quarantine.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString nameOf(const QString& entity, const QString& id)
{
    return entity + u'/' + id;
}

QByteArray notNull(const QByteArray& raw)
{
    return raw.isNull() ? QByteArray("") : raw;
}

} // namespace

Result<Quarantine> Quarantine::prepare(sqlite::Connection& db, QString program)
{
    const std::array<QByteArray, SqlCount> texts{
        "INSERT INTO quarantine(seq, entity, id, raw, reason, app, tries) VALUES(?, ?, ?, ?, ?, ?, 0)",
        "UPDATE quarantine SET seq = max(seq, ?), raw = ?, reason = ?, app = ? WHERE entity = ? AND id = ?",
        "DELETE FROM quarantine WHERE entity = ? AND id = ?",
        "UPDATE quarantine SET tries = tries + 1, next = ?, app = ? WHERE entity = ? AND id = ?",
        "SELECT tries FROM quarantine WHERE entity = ? AND id = ?",
        "UPDATE quarantine SET next = ? WHERE next IS NULL AND app = ?",
        "SELECT entity, id FROM quarantine WHERE id <> '' AND (app <> ?1 OR next <= ?2) AND entity IN"
        " ('event', 'resource', 'unit', 'region', 'dict', 'indicator', 'feed', 'note')"
        " ORDER BY entity, n LIMIT 200",
    };
    std::vector<sqlite::Statement> statements;
    for (const QByteArray& text : texts) {
        auto statement = sqlite::Statement::prepare(db, text);
        if (!statement)
            return std::unexpected(std::move(statement).error());
        statements.push_back(*std::move(statement));
    }
    Quarantine quarantine(db, std::move(program), std::move(statements));
    if (auto done = quarantine.load(); !done)
        return std::unexpected(std::move(done).error());
    return quarantine;
}

Result<void> Quarantine::load()
{
    auto select = sqlite::Statement::prepare(*m_db, "SELECT entity, id FROM quarantine WHERE id <> ''");
    if (!select)
        return std::unexpected(std::move(select).error());
    m_names.clear();
    while (select->next())
        m_names.insert(nameOf(select->text(0), select->text(1)));
    auto ended = select->ended();
    m_isLoaded = ended.has_value();
    return ended;
}

Result<void> Quarantine::keep(const PoisonRecord& poison)
{
    if (!m_isLoaded) {
        if (auto done = load(); !done)
            return done;
    }
    const QString name = nameOf(poison.entity, poison.id);
    if (!poison.id.isEmpty() && m_names.contains(name))
        return sql(Update)
            .bind(poison.seq, notNull(poison.raw), poison.reason, m_program, poison.entity, poison.id)
            .run();
    if (!poison.id.isEmpty())
        m_names.insert(name);
    return sql(Insert)
        .bind(poison.seq, poison.entity, poison.id, notNull(poison.raw), poison.reason, m_program)
        .run();
}

Result<bool> Quarantine::settle(Entity entity, const QString& id)
{
    if (!m_isLoaded) {
        if (auto done = load(); !done)
            return std::unexpected(std::move(done).error());
    }
    if (!m_names.remove(nameOf(entityName(entity), id)))
        return false;
    if (auto done = sql(Delete).bind(entityName(entity), id).run(); !done)
        return std::unexpected(std::move(done).error());
    return true;
}

Result<void> Quarantine::postpone(Entity entity, const QString& id, UtcTime now)
{
    qint64 tries = 0;
    sqlite::Statement& select = sql(SelectTries);
    for (select.bind(entityName(entity), id); select.next();)
        tries = select.integer(0);
    if (auto ended = select.ended(); !ended)
        return ended;
    const Milliseconds wait = retryAfter(static_cast<int>(tries) + 1);
    return sql(Postpone).bind(now + wait, m_program, entityName(entity), id).run();
}

bool Quarantine::has(Entity entity, const QString& id) const
{
    return m_names.contains(nameOf(entityName(entity), id));
}

Result<void> Quarantine::dropNameless()
{
    return m_db->run("DELETE FROM quarantine WHERE id = ''");
}

Result<std::optional<PoisonBatch>> Quarantine::due(UtcTime now)
{
    if (auto done = sql(StartWait).bind(now + retryAfter(0), m_program).run(); !done)
        return std::unexpected(std::move(done).error());
    std::optional<PoisonBatch> batch;
    sqlite::Statement& select = sql(SelectDue);
    for (select.bind(m_program, now); select.next();) {
        const auto entity = entityFromName(select.text(0));
        if (!entity)
            continue;
        if (!batch)
            batch = PoisonBatch{.entity = *entity, .ids = {}};
        if (batch->entity == *entity)
            batch->ids.append(select.text(1));
    }
    if (auto ended = select.ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return batch;
}

} // namespace onescreen
