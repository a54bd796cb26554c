// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/sqlitedb.h"

#include "app/central/db/accessschema.h"
#include "app/central/db/copyschema.h"
#include "app/central/db/feedschema.h"
#include "app/central/db/retentionschema.h"
#include "app/central/db/sqlitequery.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>

#include <array>
#include <atomic>
#include <span>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int applicationId = 0x4f534356; // "OSCV"

QString uniqueConnectionName()
{
    static std::atomic<quint64> counter{0};
    return u"central-%1"_s.arg(counter.fetch_add(1));
}

// rows holds where the newest data of a row stands in the log: data are stored once.
constexpr std::array formatOne{
    u"CREATE TABLE meta(k TEXT PRIMARY KEY, v BLOB NOT NULL) STRICT, WITHOUT ROWID",
    u"CREATE TABLE log_head(one INTEGER PRIMARY KEY CHECK(one = 1), seq INTEGER NOT NULL, tx INTEGER NOT "
    u"NULL,"
    u" chain BLOB NOT NULL) STRICT",
    u"INSERT INTO log_head VALUES(1, 0, 0, zeroblob(32))",
    u"CREATE TABLE change_log(seq INTEGER PRIMARY KEY, tx INTEGER NOT NULL, entity INTEGER NOT NULL,"
    u" id TEXT NOT NULL, v INTEGER NOT NULL, op INTEGER NOT NULL, region INTEGER, old_region INTEGER, action "
    u"TEXT,"
    u" data BLOB, chain BLOB NOT NULL) STRICT",
    u"CREATE TABLE rows(entity INTEGER NOT NULL, id TEXT NOT NULL, v INTEGER NOT NULL, region INTEGER,"
    u" seq INTEGER NOT NULL, acted INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(entity, id)) STRICT, WITHOUT "
    u"ROWID",
    u"CREATE TABLE source_key(source TEXT NOT NULL, entity INTEGER NOT NULL, source_id TEXT NOT NULL,"
    u" id TEXT NOT NULL, fingerprint BLOB NOT NULL, PRIMARY KEY(source, entity, source_id)) STRICT, WITHOUT "
    u"ROWID",
    u"CREATE TABLE action(id TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, outcome BLOB NOT NULL,"
    u" target TEXT NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL, at_ms INTEGER NOT NULL,"
    u" applied INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    u"CREATE INDEX action_target ON action(target, kind, at_ms) WHERE applied = 1",
};

/// Forward only; the first makes an empty file format 1, the next 2. All that are missing run in one
/// transaction.
constexpr std::array<std::span<const char16_t* const>, 5> steps{
    std::span(formatOne), std::span(sqliteAccessTables), std::span(sqliteCopyTables),
    std::span(sqliteFeedTables), std::span(sqliteRetentionTables)};

} // namespace

Result<std::unique_ptr<SqliteDb>> SqliteDb::open(const QString& folder, DbAccess access)
{
    const QString path = QDir(folder).filePath(fileName());
    std::unique_ptr<SqliteDb> db(
        new SqliteDb(QSqlDatabase::addDatabase(u"QSQLITE"_s, uniqueConnectionName())));
    db->m_db.setDatabaseName(path);
    db->m_db.setConnectOptions(access == DbAccess::Read ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                                        : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!db->m_db.open()) {
        const QSqlError fault = db->m_db.lastError();
        auto error = failure(sqliteErrorKind(fault.nativeErrorCode().toInt()),
                             u"SQLite: %1 (%2)"_s.arg(fault.text(), path));
        if (access == DbAccess::Write && error.error().kind == ErrorKind::NotFound)
            error.error().kind = ErrorKind::ReadOnly;
        return error;
    }
    auto ready = access == DbAccess::Write ? db->prepareWriter() : db->execute(u"PRAGMA query_only = ON"_s);
    if (ready)
        ready = db->checkFormat();
    if (!ready) {
        ready.error().place.file = path;
        return std::unexpected(ready.error());
    }
    return db;
}

SqliteDb::~SqliteDb()
{
    const QString name = m_db.connectionName();
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<void> SqliteDb::prepareWriter()
{
    const auto mode = single(u"PRAGMA journal_mode = WAL"_s);
    if (!mode)
        return std::unexpected(mode.error());
    if (mode->toString() != "wal"_L1)
        return failure(ErrorKind::Unsupported, u"the file system does not allow SQLite's write-ahead log"_s);
    for (const auto& pragma : {u"PRAGMA synchronous = FULL"_s, u"PRAGMA cache_size = -65536"_s,
                               u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA journal_size_limit = 67108864"_s}) {
        if (auto done = execute(pragma); !done)
            return done;
    }
    const auto existing = single(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!existing)
        return std::unexpected(existing.error());
    const auto format = single(u"PRAGMA user_version"_s);
    if (!format)
        return std::unexpected(format.error());
    // A file of another program or of a newer version is refused afterwards, as it is.
    const bool isOurs = existing->toLongLong() == 0 ||
                        single(u"PRAGMA application_id"_s).value_or(QVariant()).toInt() == applicationId;
    const auto done = static_cast<std::size_t>(format->toLongLong());
    return isOurs && done < steps.size() ? bringForward(done) : Result<void>{};
}

Result<void> SqliteDb::bringForward(std::size_t format)
{
    if (auto begun = begin(DbAccess::Write); !begun)
        return begun;
    for (std::size_t step = format; step < steps.size(); ++step) {
        for (const QStringView sql : steps[step]) {
            if (auto done = execute(sql.toString()); !done)
                return done;
        }
    }
    for (const auto& [name, number] : {std::pair(u"application_id"_s, applicationId),
                                       std::pair(u"user_version"_s, static_cast<int>(steps.size()))}) {
        if (auto set = execute(u"PRAGMA %1 = %2"_s.arg(name).arg(number)); !set)
            return set;
    }
    return commit();
}

Result<void> SqliteDb::checkFormat()
{
    const auto id = single(u"PRAGMA application_id"_s);
    if (!id)
        return std::unexpected(id.error());
    if (id->toInt() != applicationId)
        return failure(ErrorKind::Unsupported, u"this is not a database of the central server"_s);
    const auto version = single(u"PRAGMA user_version"_s);
    if (!version)
        return std::unexpected(version.error());
    if (version->toULongLong() != steps.size())
        return failure(ErrorKind::Unsupported,
                       u"the database has format %1, this program reads format %2"_s.arg(version->toInt())
                           .arg(steps.size()));
    return {};
}

Result<void> SqliteDb::execute(const QString& sql)
{
    auto query = prepare(sql);
    return query ? query->run() : std::unexpected(query.error());
}

Result<Statement> SqliteDb::prepare(const QString& sql)
{
    const QVariant handle = m_db.driver()->handle();
    if (handle.typeId() != QMetaType::fromName("sqlite3*").id() || !handle.isValid())
        return failure(ErrorKind::Unsupported, u"the SQLite driver does not give its connection"_s);
    auto query = SqliteQuery::prepare(*static_cast<sqlite3* const*>(handle.constData()), sql);
    if (!query)
        return std::unexpected(std::move(query).error());
    return Statement(*std::move(query));
}

Result<void> SqliteDb::begin(DbAccess access)
{
    return execute(access == DbAccess::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
}

} // namespace onescreen::central
