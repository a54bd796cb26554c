// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace onescreen::central {

/// A statement on the connection's own SQLite handle: the driver's queries cost several times what SQLite
/// itself takes.
class SqliteQuery final : public PreparedQuery
{
public:
    static Result<std::unique_ptr<SqliteQuery>> prepare(sqlite3* connection, const QString& sql);

    void reset() override;
    void bindInteger(int at, qint64 value) override;
    void bindText(int at, const QString& value) override;
    void bindBytes(int at, const QByteArray& value) override;
    void bindNull(int at) override;
    Result<bool> execute() override;
    bool advance() override;

    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 integer(int column) const override;
    [[nodiscard]] QByteArray bytes(int column) const override;
    [[nodiscard]] QVariant value(int column) const override;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit SqliteQuery(sqlite3_stmt* statement) : m_statement(statement) {}

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

ErrorKind sqliteErrorKind(int extendedCode);

} // namespace onescreen::central
