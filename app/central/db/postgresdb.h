// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

#include <QSqlDatabase>

#include <functional>

namespace onescreen::central {

class DatabaseAddress;

/// One connection to a PostgreSQL database, through Qt's driver; its tables lie in the schema "onescreen".
class PostgresDb final : public Database
{
public:
    /// A writer makes the tables when they are missing and its role may.
    /// Errors: Offline (no server, or none that can write), ReadOnly (the role may not), Unsupported (tables
    /// of a newer program, no driver), NotFound (no tables and not a writer).
    static Result<std::unique_ptr<PostgresDb>> open(const DatabaseAddress& address, DbAccess access);
    /// Only connects: whether the tables are there is the caller's concern.
    static Result<std::unique_ptr<PostgresDb>> connectTo(const DatabaseAddress& address);
    ~PostgresDb() override;

    [[nodiscard]] DbKind kind() const override { return DbKind::Postgres; }
    Result<void> execute(const QString& sql) override;
    Result<Statement> prepare(const QString& sql) override;
    Result<void> begin(DbAccess access) override;

    /// `heard` is called in this thread's event loop for every notification of the channel.
    Result<void> listen(const QString& channel, QObject* context,
                        const std::function<void(const QString& payload)>& heard);

private:
    explicit PostgresDb(const QSqlDatabase& db) : m_db(db) {}

    QSqlDatabase m_db;
};

/// What an SQLSTATE means here; an empty one is a connection that broke.
ErrorKind postgresErrorKind(const QString& state);

} // namespace onescreen::central
