// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

#include <QMap>

namespace onescreen::central {

/// Where the server keeps its log: a folder with an SQLite file, or a PostgreSQL database.
class DatabaseAddress
{
public:
    static DatabaseAddress inFolder(const QString& folder);
    /// A connection string of libpq: a URI, words (`host=a,b dbname=onescreen`) or `service=NAME`.
    /// Errors: Invalid (not readable, or with a password: every program of the machine reads command lines).
    static Result<DatabaseAddress> fromText(const QString& text);
    /// The same from a file, which may have a password but then must be its owner's alone. Lines that begin
    /// with # are left out. Errors: NotFound, ReadOnly (others may read it), Invalid.
    static Result<DatabaseAddress> fromFile(const QString& file);

    [[nodiscard]] DbKind kind() const { return m_words.isEmpty() ? DbKind::Sqlite : DbKind::Postgres; }
    [[nodiscard]] const QString& folder() const { return m_folder; } ///< SQLite only.
    /// PostgreSQL only: keyword and value, with this program's own defaults. May hold a password.
    [[nodiscard]] const QMap<QString, QString>& words() const { return m_words; }
    [[nodiscard]] QString toString() const; ///< For messages; never a password.

private:
    static Result<DatabaseAddress> fromConnectionString(const QString& text, bool mayHavePassword);

    QString m_folder;
    QMap<QString, QString> m_words;
};

/// Opens a connection; tables are made by the first writer that may. Errors: those of SqliteDb::open or
/// PostgresDb::open.
Result<std::unique_ptr<Database>> openDatabase(const DatabaseAddress& address, DbAccess access);

} // namespace onescreen::central
