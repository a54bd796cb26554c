// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace onescreen::geo {

/// One connection to an SQLite file that may be foreign. Not locked: its owner lets one thread in at a time,
/// which may be another one each time (a connection of Qt Sql is bound to its thread, tiles are read by a
/// pool).
class SqliteFile
{
public:
    enum class Mode { Read, Write };

    /// Write makes the file when it is missing. Does not yet read it: a damaged file is noticed by queries.
    static Result<std::unique_ptr<SqliteFile>> open(const QString& path, Mode mode);
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    /// One or several statements without results.
    Result<void> run(const char* sql);
    /// First column of the first row; `missing` without a row or when it is NULL.
    Result<qint64> number(const char* sql, qint64 missing);
    [[nodiscard]] Error lastError() const; ///< Corrupt for damaged files and files that are no database.
    [[nodiscard]] sqlite3* handle() const { return m_handle; }

private:
    SqliteFile(QString path, sqlite3* handle) : m_path(std::move(path)), m_handle(handle) {}

    QString m_path;
    sqlite3* m_handle;
};

/// A prepared statement of a SqliteFile, which must outlive it.
class SqliteQuery
{
public:
    static Result<SqliteQuery> prepare(SqliteFile& file, const char* sql);
    ~SqliteQuery();
    SqliteQuery(SqliteQuery&& other) noexcept;
    SqliteQuery& operator=(SqliteQuery&&) = delete;

    /// Starts anew. Positions count from 1. Bytes must live until the next reset().
    void reset();
    void bind(int position, qint64 value);
    void bind(int position, const QByteArray& bytes);
    void bindText(int position, const QByteArray& utf8);

    /// The next row; false at the end.
    Result<bool> next();
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    SqliteQuery(SqliteFile& file, sqlite3_stmt* statement) : m_file(&file), m_statement(statement) {}

    SqliteFile* m_file;
    sqlite3_stmt* m_statement;
};

} // namespace onescreen::geo
