// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/postgresquery.h"

#include "app/central/db/postgresdb.h"

#include <QSqlError>

using namespace Qt::StringLiterals;

namespace onescreen::central {

std::unexpected<Error> postgresFailure(const QSqlError& error, const QString& what)
{
    return failure(postgresErrorKind(error.nativeErrorCode()),
                   u"PostgreSQL: %1 (%2)"_s.arg(error.databaseText().simplified(), what));
}

QString postgresArray(const QStringList& values)
{
    qsizetype size = 2;
    for (const QString& value : values)
        size += value.size() + value.size() / 4 + 3;
    QString text;
    text.reserve(size);
    text += u'{';
    for (const QString& value : values) {
        if (text.size() > 1)
            text += u',';
        text += u'"';
        for (const QChar c : value) {
            if (c == u'"' || c == u'\\')
                text += u'\\';
            text += c;
        }
        text += u'"';
    }
    text += u'}';
    return text;
}

Result<std::unique_ptr<PostgresQuery>> PostgresQuery::prepare(const QSqlDatabase& db, const QString& sql)
{
    QSqlQuery query(db);
    if (!query.prepare(sql))
        return postgresFailure(query.lastError(), sql);
    return std::unique_ptr<PostgresQuery>(new PostgresQuery(std::move(query), sql));
}

void PostgresQuery::reset()
{
    m_query.finish();
    m_hasUnfitText = false;
}

void PostgresQuery::bindInteger(int at, qint64 value)
{
    m_query.bindValue(at - 1, value);
}

void PostgresQuery::bindText(int at, const QString& value)
{
    m_hasUnfitText = m_hasUnfitText || value.contains(QChar::Null);
    // A null string would become NULL.
    m_query.bindValue(at - 1, value.isNull() ? u""_s : value);
}

void PostgresQuery::bindBytes(int at, const QByteArray& value)
{
    m_query.bindValue(at - 1, value.isNull() ? QByteArray("") : value);
}

void PostgresQuery::bindNull(int at)
{
    m_query.bindValue(at - 1, QVariant());
}

Result<bool> PostgresQuery::execute()
{
    if (m_hasUnfitText)
        return failure(ErrorKind::Invalid, u"a text contains U+0000"_s);
    if (!m_query.exec())
        return postgresFailure(m_query.lastError(), m_sql);
    return m_query.isSelect() && m_query.next();
}

bool PostgresQuery::advance()
{
    return m_query.next();
}

bool PostgresQuery::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 PostgresQuery::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QByteArray PostgresQuery::bytes(int column) const
{
    if (m_query.isNull(column))
        return {};
    const QVariant stored = m_query.value(column);
    return stored.typeId() == QMetaType::QByteArray ? stored.toByteArray() : stored.toString().toUtf8();
}

QVariant PostgresQuery::value(int column) const
{
    return m_query.isNull(column) ? QVariant() : m_query.value(column);
}

} // namespace onescreen::central
