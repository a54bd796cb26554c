// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

#include <QSqlQuery>
#include <QStringList>

class QSqlDatabase;
class QSqlError;

namespace onescreen::central {

/// A statement that the PostgreSQL server has prepared.
class PostgresQuery final : public PreparedQuery
{
public:
    static Result<std::unique_ptr<PostgresQuery>> prepare(const QSqlDatabase& db, const QString& sql);

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
    PostgresQuery(QSqlQuery query, QString sql) : m_query(std::move(query)), m_sql(std::move(sql)) {}

    QSqlQuery m_query;
    QString m_sql;
    bool m_hasUnfitText = false; ///< U+0000, which PostgreSQL's text cannot hold.
};

/// The text of an array parameter ($1::text[]).
QString postgresArray(const QStringList& values);

std::unexpected<Error> postgresFailure(const QSqlError& error, const QString& what);

} // namespace onescreen::central
