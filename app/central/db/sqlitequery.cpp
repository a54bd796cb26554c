// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/sqlitequery.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

std::unexpected<Error> sqlFailure(sqlite3* connection, const QString& what)
{
    return failure(sqliteErrorKind(sqlite3_extended_errcode(connection)),
                   u"SQLite: %1 (%2)"_s.arg(QString::fromUtf8(sqlite3_errmsg(connection)), what));
}

/// SQLite numbers $1 by its first appearance, ?1 by its number. ("$.x" is a path into JSON.)
QString withSqliteParameters(QString sql)
{
    for (qsizetype at = 0; at + 1 < sql.size(); ++at) {
        if (sql[at] == u'$' && sql[at + 1].isDigit())
            sql[at] = u'?';
    }
    return sql;
}

} // namespace

ErrorKind sqliteErrorKind(int extendedCode)
{
    switch (extendedCode & 0xff) { // the low byte is the primary result code
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::Conflict;
    case SQLITE_READONLY:
        return ErrorKind::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorKind::Corrupt;
    case SQLITE_FULL:
        return ErrorKind::DiskFull;
    case SQLITE_CANTOPEN:
        return ErrorKind::NotFound;
    default:
        return ErrorKind::Internal;
    }
}

void SqliteQuery::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

Result<std::unique_ptr<SqliteQuery>> SqliteQuery::prepare(sqlite3* connection, const QString& sql)
{
    const QByteArray text = withSqliteParameters(sql).toUtf8();
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(connection, text.constData(), static_cast<int>(text.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return sqlFailure(connection, sql);
    return std::unique_ptr<SqliteQuery>(new SqliteQuery(statement));
}

void SqliteQuery::reset()
{
    sqlite3_reset(m_statement.get());
}

Result<bool> SqliteQuery::execute()
{
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE) {
        sqlite3_reset(m_statement.get());
        return false;
    }
    auto fault =
        sqlFailure(sqlite3_db_handle(m_statement.get()), QString::fromUtf8(sqlite3_sql(m_statement.get())));
    sqlite3_reset(m_statement.get());
    return fault;
}

bool SqliteQuery::advance()
{
    const bool hasRow = sqlite3_step(m_statement.get()) == SQLITE_ROW;
    if (!hasRow)
        sqlite3_reset(m_statement.get());
    return hasRow;
}

QVariant SqliteQuery::value(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_TEXT:
        return QString::fromUtf8(bytes(column));
    case SQLITE_BLOB:
        return bytes(column);
    default:
        return {};
    }
}

qint64 SqliteQuery::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QByteArray SqliteQuery::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(m_statement.get(), column)};
}

bool SqliteQuery::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void SqliteQuery::bindInteger(int at, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), at, value);
}

void SqliteQuery::bindText(int at, const QString& value)
{
    const QByteArray text = value.toUtf8();
    sqlite3_bind_text(m_statement.get(), at, text.constData(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
}

void SqliteQuery::bindBytes(int at, const QByteArray& value)
{
    sqlite3_bind_blob(m_statement.get(), at, value.constData(), static_cast<int>(value.size()),
                      SQLITE_TRANSIENT);
}

void SqliteQuery::bindNull(int at)
{
    sqlite3_bind_null(m_statement.get(), at);
}

} // namespace onescreen::central
