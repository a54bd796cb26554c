// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

#include <QSqlDatabase>

namespace onescreen::central {

/// One connection to the server's SQLite file, removed again when the owner goes.
class SqliteDb final : public Database
{
public:
    /// Opens DIR/central.db; a writer makes it and its tables when they are missing.
    /// Errors: ReadOnly, DiskFull, Corrupt, Unsupported (file of a newer program), NotFound (reader before
    /// writer).
    static Result<std::unique_ptr<SqliteDb>> open(const QString& folder, DbAccess access);
    ~SqliteDb() override;

    [[nodiscard]] DbKind kind() const override { return DbKind::Sqlite; }
    Result<void> execute(const QString& sql) override;
    Result<Statement> prepare(const QString& sql) override;
    Result<void> begin(DbAccess access) override;

    [[nodiscard]] static QString fileName() { return QStringLiteral("central.db"); }

private:
    explicit SqliteDb(const QSqlDatabase& db) : m_db(db) {}
    Result<void> prepareWriter();
    Result<void> bringForward(std::size_t format);
    Result<void> checkFormat();

    QSqlDatabase m_db;
};

} // namespace onescreen::central
