// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/postgresschema.h"

#include "app/central/db/accessschema.h"
#include "app/central/db/copyschema.h"
#include "app/central/db/feedschema.h"
#include "app/central/db/postgresdb.h"
#include "app/central/db/retentionschema.h"

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Of the advisory lock that servers take while they look after the tables: "OSCM".
constexpr qint64 schemaLock = 0x4f53434d;

// Beside SQLite's tables: an entry has its number (seq) only once it was stamped; pid is the order in which
// entries were written, xid the transaction they came in. rows holds the newest data itself, because a
// number that does not exist yet cannot be pointed to.
constexpr std::array formatOne{
    u"CREATE TABLE meta(k text COLLATE \"C\" PRIMARY KEY, v bytea NOT NULL)",
    u"CREATE TABLE log_head(one integer PRIMARY KEY CHECK(one = 1), seq bigint NOT NULL, tx bigint NOT NULL,"
    u" chain bytea NOT NULL)",
    u"INSERT INTO log_head VALUES(1, 0, 0, decode(repeat('00', 32), 'hex'))",
    u"CREATE TABLE change_log(pid bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,"
    u" seq bigint, tx bigint, xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,"
    u" entity integer NOT NULL, id text COLLATE \"C\" NOT NULL, v bigint NOT NULL, op integer NOT NULL,"
    u" region bigint, old_region bigint, action text COLLATE \"C\", data bytea, chain bytea,"
    u" CHECK((seq IS NULL) = (chain IS NULL) AND (seq IS NULL) = (tx IS NULL)))",
    u"CREATE UNIQUE INDEX change_log_seq ON change_log(seq)",
    u"CREATE INDEX change_log_unstamped ON change_log(pid) WHERE seq IS NULL",
    u"CREATE TABLE rows(entity integer NOT NULL, id text COLLATE \"C\" NOT NULL, v bigint NOT NULL,"
    u" region bigint, acted integer NOT NULL DEFAULT 0, data bytea NOT NULL, PRIMARY KEY(entity, id))",
    u"CREATE TABLE source_key(source text COLLATE \"C\" NOT NULL, entity integer NOT NULL,"
    u" source_id text COLLATE \"C\" NOT NULL, id text COLLATE \"C\" NOT NULL, fingerprint bytea NOT NULL,"
    u" PRIMARY KEY(source, entity, source_id))",
    u"CREATE TABLE action(id text COLLATE \"C\" PRIMARY KEY, fingerprint bytea NOT NULL,"
    u" outcome bytea NOT NULL, target text COLLATE \"C\" NOT NULL, kind text COLLATE \"C\" NOT NULL,"
    u" actor text NOT NULL, at_ms bigint NOT NULL, applied integer NOT NULL)",
    u"CREATE INDEX action_target ON action(target, kind, at_ms) WHERE applied = 1",
    u"CREATE INDEX action_age ON action(at_ms)",
};

/// Forward only; the first brings an empty database to format 1, the next to 2. Each runs in one transaction.
constexpr std::array<std::span<const char16_t* const>, 5> steps{
    std::span(formatOne), std::span(postgresAccessTables), std::span(postgresCopyTables),
    std::span(postgresFeedTables), std::span(postgresRetentionTables)};

Result<qint64> currentFormat(PostgresDb& db)
{
    // Not to_regclass(): that may answer from what the connection remembers, and another server may have made
    // the table a moment ago.
    const auto tables = db.single(
        u"SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'onescreen' AND tablename = 'meta'"_s);
    if (!tables)
        return std::unexpected(tables.error());
    if (tables->toInt() == 0)
        return 0;
    const auto format = db.single(u"SELECT convert_from(v, 'UTF8') FROM meta WHERE k = 'format'"_s);
    if (!format)
        return std::unexpected(format.error());
    return format->toLongLong();
}

Result<void> bringForward(PostgresDb& db)
{
    // Whoever comes second waits here and then finds everything done.
    if (auto locked = db.execute(u"SELECT pg_advisory_xact_lock(%1)"_s.arg(schemaLock)); !locked)
        return locked;
    const auto format = currentFormat(db);
    if (!format)
        return std::unexpected(format.error());
    if (*format == 0) {
        if (auto made = db.execute(u"CREATE SCHEMA IF NOT EXISTS onescreen"_s); !made)
            return made;
    }
    for (auto step = static_cast<std::size_t>(*format); step < steps.size(); ++step) {
        for (const QStringView sql : steps[step]) {
            if (auto done = db.execute(sql.toString()); !done)
                return done;
        }
    }
    return db.execute(u"INSERT INTO meta(k, v) VALUES('format', '%1')"
                      " ON CONFLICT(k) DO UPDATE SET v = excluded.v"_s.arg(steps.size()));
}

} // namespace

Result<void> preparePostgresSchema(PostgresDb& db, DbAccess access)
{
    const auto format = currentFormat(db);
    if (!format)
        return std::unexpected(format.error());
    const auto newest = static_cast<qint64>(steps.size());
    if (*format == newest)
        return {};
    if (*format > newest)
        return failure(
            ErrorKind::Unsupported,
            u"the database has format %1, this program reads format %2"_s.arg(*format).arg(newest));
    if (access == DbAccess::Read)
        return failure(ErrorKind::NotFound, u"the tables of the central server are missing or too old"_s);
    if (auto begun = db.begin(DbAccess::Write); !begun)
        return begun;
    auto done = bringForward(db);
    if (done)
        done = db.commit();
    if (done)
        return {};
    db.rollback();
    if (done.error().kind == ErrorKind::ReadOnly)
        done.error().text = u"the tables are missing or too old, and this role may not change them; run "
                            "onescreen-central --migrate with a role that may. %1"_s.arg(done.error().text);
    return done;
}

} // namespace onescreen::central
