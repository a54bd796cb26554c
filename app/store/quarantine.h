// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/repair.h"
#include "app/store/sqlitehandle.h"

#include <QSet>

namespace onescreen {

/// Records that could not be read or stored: table `quarantine`, with the row's name, why, and when it is to
/// be asked for again. One record for each row whose name is known. A later version that can be stored takes
/// the record away. Every writing call is made inside the writer's transaction.
class Quarantine
{
public:
    /// `program` is the version of this program: records that another one could not read are due at once.
    static Result<Quarantine> prepare(sqlite::Connection& db, QString program);

    Result<void> keep(const PoisonRecord& poison);
    /// The row was stored or has gone. Whether there was a record of it.
    Result<bool> settle(Entity entity, const QString& id);
    /// It could not be read this time either: it waits longer than the last time.
    Result<void> postpone(Entity entity, const QString& id, UtcTime now);
    /// Records without a name tell of nothing any more when all rows are right.
    Result<void> dropNameless();
    /// Up to 200 of one entity. A record that was never asked for waits for retryAfter(0) from the first call
    /// on.
    Result<std::optional<PoisonBatch>> due(UtcTime now);
    [[nodiscard]] bool isEmpty() const { return m_names.isEmpty(); }
    [[nodiscard]] qint64 count() const { return m_names.size(); } ///< Of those with a name.
    [[nodiscard]] bool has(Entity entity, const QString& id) const;
    void forget() { std::ignore = load(); } ///< After a rollback.

private:
    enum Sql { Insert, Update, Delete, Postpone, SelectTries, StartWait, SelectDue, SqlCount };
    Quarantine(sqlite::Connection& db, QString program, std::vector<sqlite::Statement> statements)
        : m_db(&db), m_program(std::move(program)), m_statements(std::move(statements))
    {
    }
    Result<void> load();
    sqlite::Statement& sql(Sql which) { return m_statements[which]; }

    sqlite::Connection* m_db;
    QString m_program;
    std::vector<sqlite::Statement> m_statements;
    QSet<QString> m_names; ///< Entity and id of the records that have both.
    bool m_isLoaded = false;
};

} // namespace onescreen
