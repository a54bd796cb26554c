// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/sqlitefile.h"

#include <QUrl>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int busyMs = 2000;
constexpr int longestValue = 16 * 1024 * 1024; ///< No tile is bigger; a foreign file may claim anything.

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return ErrorKind::Corrupt;
    case SQLITE_FULL:
        return ErrorKind::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorKind::ReadOnly;
    case SQLITE_CANTOPEN:
        return ErrorKind::NotFound;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::Conflict;
    case SQLITE_ERROR: // A table or column that is not there.
        return ErrorKind::Invalid;
    default:
        return ErrorKind::Internal;
    }
}

int openHandle(const QString& path, SqliteFile::Mode mode, bool frozen, sqlite3** handle)
{
    QUrl url = QUrl::fromLocalFile(path);
    if (frozen)
        url.setQuery(u"immutable=1"_s);
    const int flags =
        SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
        (mode == SqliteFile::Mode::Read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    return sqlite3_open_v2(url.toEncoded().constData(), handle, flags, nullptr);
}

} // namespace

Result<std::unique_ptr<SqliteFile>> SqliteFile::open(const QString& path, Mode mode)
{
    sqlite3* handle = nullptr;
    int code = openHandle(path, mode, false, &handle);
    if (code == SQLITE_OK && mode == Mode::Read) {
        // A file in write-ahead mode in a folder that cannot be written opens only as frozen.
        code = sqlite3_exec(handle, "SELECT 1 FROM sqlite_schema LIMIT 1", nullptr, nullptr, nullptr);
        if ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY) {
            sqlite3_close_v2(handle);
            code = openHandle(path, mode, true, &handle);
        } else {
            code = SQLITE_OK; // Queries tell what is wrong with it.
        }
    }
    std::unique_ptr<SqliteFile> file(new SqliteFile(path, handle));
    if (code != SQLITE_OK)
        return std::unexpected(file->lastError());
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, busyMs);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longestValue);
    // A foreign file's views and triggers may use only functions without side effects.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return file;
}

SqliteFile::~SqliteFile()
{
    sqlite3_close_v2(m_handle);
}

Result<void> SqliteFile::run(const char* sql)
{
    if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(lastError());
    return {};
}

Result<qint64> SqliteFile::number(const char* sql, qint64 missing)
{
    Result<SqliteQuery> query = SqliteQuery::prepare(*this, sql);
    if (!query)
        return std::unexpected(std::move(query).error());
    const Result<bool> row = query->next();
    if (!row)
        return std::unexpected(row.error());
    return *row && !query->isNull(0) ? query->integer(0) : missing;
}

Error SqliteFile::lastError() const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    const QString text = m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle)) : u"out of memory"_s;
    return {.kind = kindOf(code),
            .text = u"SQLite: %1 (code %2)"_s.arg(text).arg(code),
            .place = {.file = m_path, .row = 0, .field = {}}};
}

Result<SqliteQuery> SqliteQuery::prepare(SqliteFile& file, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(file.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) !=
        SQLITE_OK)
        return std::unexpected(file.lastError());
    return SqliteQuery(file, statement);
}

SqliteQuery::~SqliteQuery()
{
    sqlite3_finalize(m_statement);
}

SqliteQuery::SqliteQuery(SqliteQuery&& other) noexcept
    : m_file(other.m_file), m_statement(std::exchange(other.m_statement, nullptr))
{
}

void SqliteQuery::reset()
{
    sqlite3_reset(m_statement);
}

void SqliteQuery::bind(int position, qint64 value)
{
    sqlite3_bind_int64(m_statement, position, value);
}

void SqliteQuery::bind(int position, const QByteArray& bytes)
{
    // An empty array is a value, not NULL.
    sqlite3_bind_blob64(m_statement, position, bytes.constData(), static_cast<sqlite3_uint64>(bytes.size()),
                        SQLITE_STATIC);
}

void SqliteQuery::bindText(int position, const QByteArray& utf8)
{
    sqlite3_bind_text64(m_statement, position, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()),
                        SQLITE_STATIC, SQLITE_UTF8);
}

Result<bool> SqliteQuery::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return std::unexpected(m_file->lastError());
}

bool SqliteQuery::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteQuery::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QString SqliteQuery::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

QByteArray SqliteQuery::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(m_statement, column)};
}

} // namespace onescreen::geo
