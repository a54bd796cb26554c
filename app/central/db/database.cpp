// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/database.h"

using namespace Qt::StringLiterals;

namespace onescreen::central {

void Statement::reset()
{
    m_query->reset();
    m_hasRow = false;
    m_isFirst = false;
}

Result<void> Statement::execute()
{
    auto found = m_query->execute();
    if (!found)
        return std::unexpected(std::move(found).error());
    m_hasRow = *found;
    m_isFirst = m_hasRow;
    return {};
}

bool Statement::next()
{
    if (m_isFirst) {
        m_isFirst = false;
        return true;
    }
    if (m_hasRow)
        m_hasRow = m_query->advance();
    return m_hasRow;
}

Result<QVariant> Database::single(const QString& sql)
{
    auto query = prepare(sql);
    if (!query)
        return std::unexpected(std::move(query).error());
    if (auto ran = query->run(); !ran)
        return std::unexpected(std::move(ran).error());
    return query->next() ? query->value(0) : QVariant();
}

Result<void> Database::commit()
{
    return execute(u"COMMIT"_s);
}

void Database::rollback()
{
    std::ignore = execute(u"ROLLBACK"_s);
}

Result<std::vector<Statement>> prepareAll(Database& db, std::span<const QStringView> texts)
{
    std::vector<Statement> statements;
    statements.reserve(texts.size());
    for (const QStringView text : texts) {
        auto statement = db.prepare(text.toString());
        if (!statement)
            return std::unexpected(std::move(statement).error());
        statements.push_back(*std::move(statement));
    }
    return statements;
}

} // namespace onescreen::central
