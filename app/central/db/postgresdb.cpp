// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/postgresdb.h"

#include "app/central/db/databaseaddress.h"
#include "app/central/db/postgresquery.h"
#include "app/central/db/postgresschema.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <array>
#include <atomic>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

QString uniqueConnectionName()
{
    static std::atomic<quint64> counter{0};
    return u"central-pg-%1"_s.arg(counter.fetch_add(1));
}

/// Qt's driver quotes these itself; everything else goes into its options, where ';' means a blank.
void setAddress(QSqlDatabase& connection, const QMap<QString, QString>& words)
{
    QStringList options;
    for (const auto& [word, value] : words.asKeyValueRange()) {
        if (word == "host"_L1)
            connection.setHostName(value);
        else if (word == "dbname"_L1)
            connection.setDatabaseName(value);
        else if (word == "user"_L1)
            connection.setUserName(value);
        else if (word == "password"_L1)
            connection.setPassword(value);
        else
            options.append(word + u"='"_s +
                           QString(value).replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'');
    }
    connection.setConnectOptions(options.join(u' '));
}

// A transaction that hangs must not hold others up for ever.
constexpr std::array sessionSettings{
    u"SET search_path TO onescreen", u"SET statement_timeout TO '30s'",
    u"SET lock_timeout TO '5s'",     u"SET idle_in_transaction_session_timeout TO '60s'",
    u"SET TIME ZONE 'UTC'",          u"SET client_min_messages TO 'warning'",
};

} // namespace

ErrorKind postgresErrorKind(const QString& state)
{
    if (state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1) || state == "25006"_L1 ||
        state == "25P03"_L1 || state == "53300"_L1 || state == "53200"_L1)
        return ErrorKind::Offline;
    if (state == "40001"_L1 || state == "40P01"_L1 || state == "23505"_L1 || state == "55P03"_L1)
        return ErrorKind::Conflict;
    if (state == "53100"_L1)
        return ErrorKind::DiskFull;
    if (state == "57014"_L1)
        return ErrorKind::Timeout;
    if (state == "42501"_L1 || state.startsWith("28"_L1))
        return ErrorKind::ReadOnly;
    if (state.startsWith("XX"_L1))
        return ErrorKind::Corrupt;
    if (state == "22021"_L1 || state == "22P05"_L1)
        return ErrorKind::Invalid;
    if (state == "42P01"_L1 || state == "3F000"_L1 || state == "3D000"_L1)
        return ErrorKind::NotFound;
    return ErrorKind::Internal;
}

Result<std::unique_ptr<PostgresDb>> PostgresDb::connectTo(const DatabaseAddress& address)
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return failure(ErrorKind::Unsupported,
                       u"Qt's driver for PostgreSQL is not installed (package libqt6sql6-psql)"_s);
    std::unique_ptr<PostgresDb> db(
        new PostgresDb(QSqlDatabase::addDatabase(u"QPSQL"_s, uniqueConnectionName())));
    setAddress(db->m_db, address.words());
    if (!db->m_db.open()) {
        const QSqlError fault = db->m_db.lastError();
        return failure(postgresErrorKind(fault.nativeErrorCode()),
                       u"%1: %2"_s.arg(address.toString(), fault.databaseText().simplified()));
    }
    for (const QStringView setting : sessionSettings) {
        if (auto set = db->execute(setting.toString()); !set)
            return std::unexpected(set.error());
    }
    return db;
}

Result<std::unique_ptr<PostgresDb>> PostgresDb::open(const DatabaseAddress& address, DbAccess access)
{
    auto db = connectTo(address);
    if (!db)
        return db;
    if (auto ready = preparePostgresSchema(**db, access); !ready)
        return std::unexpected(ready.error());
    return db;
}

PostgresDb::~PostgresDb()
{
    const QString name = m_db.connectionName();
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<void> PostgresDb::execute(const QString& sql)
{
    QSqlQuery query(m_db);
    if (!query.exec(sql))
        return postgresFailure(query.lastError(), sql);
    return {};
}

Result<Statement> PostgresDb::prepare(const QString& sql)
{
    auto query = PostgresQuery::prepare(m_db, sql);
    if (!query)
        return std::unexpected(std::move(query).error());
    return Statement(*std::move(query));
}

Result<void> PostgresDb::begin(DbAccess access)
{
    return execute(access == DbAccess::Write ? u"BEGIN"_s
                                             : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
}

Result<void> PostgresDb::listen(const QString& channel, QObject* context,
                                const std::function<void(const QString& payload)>& heard)
{
    if (!m_db.driver()->subscribeToNotification(channel))
        return postgresFailure(m_db.driver()->lastError(), u"LISTEN "_s + channel);
    QObject::connect(m_db.driver(), &QSqlDriver::notification, context,
                     [heard](const QString&, QSqlDriver::NotificationSource, const QVariant& payload) {
                         heard(payload.toString());
                     });
    return {};
}

} // namespace onescreen::central
