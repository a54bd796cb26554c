// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/outboxplace.h"

#include "app/store/writeaheadlog.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qint64 applicationId = 0x4F534F42; // "OSOB"
// 2: the stage "unknown", which a program of version 1 would take for damage.
constexpr qint64 schemaVersion = 2;
// The file itself first: what is left of the others then belongs to no file.
constexpr std::array fileSuffixes{""_L1, "-wal"_L1, "-shm"_L1};

constexpr auto createSql = "PRAGMA application_id=1330859842; PRAGMA user_version=2;"
                           "CREATE TABLE action(n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT "
                           "NOT NULL, body TEXT NOT NULL,"
                           " stage INTEGER NOT NULL, tries INTEGER NOT NULL, changed_ms INTEGER NOT NULL, "
                           "answer TEXT, reason TEXT NOT NULL,"
                           " prev_hash BLOB NOT NULL, hash BLOB NOT NULL) STRICT;"
                           "CREATE INDEX action_stage ON action(stage, n);";
static_assert(applicationId == 1330859842);

std::unexpected<Error> corrupt(const QString& path, const QString& text)
{
    return failure(ErrorKind::Corrupt, text, {.file = path, .row = 0, .field = {}});
}

Result<void> configure(sqlite::Connection& db)
{
    if (auto done = db.run("PRAGMA synchronous=FULL; PRAGMA journal_size_limit=8388608; PRAGMA mmap_size=0;"
                           "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON");
        !done)
        return done;
    return useWriteAheadLog(db);
}

/// From version 1 nothing has to be written but the number: an older program must no longer touch the file.
Result<void> migrate(sqlite::Connection& db)
{
    const auto application = db.number("PRAGMA application_id");
    const auto version = application ? db.number("PRAGMA user_version") : application;
    if (!version)
        return std::unexpected(version.error());
    return *application == applicationId && *version == 1 ? db.run("PRAGMA user_version=2") : Result<void>();
}

Result<bool> hasTable(sqlite::Connection& db)
{
    const auto tables = db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'action'");
    return tables ? Result<bool>(*tables == 1) : std::unexpected(tables.error());
}

/// Corrupt when it is not an outbox or is damaged, Unsupported when a newer program has written it.
Result<void> check(sqlite::Connection& db)
{
    const auto application = db.number("PRAGMA application_id");
    const auto version = application ? db.number("PRAGMA user_version") : application;
    if (!version)
        return std::unexpected(version.error());
    if (*application == applicationId && *version > schemaVersion)
        return failure(
            ErrorKind::Unsupported,
            u"The outbox has schema %1; this program knows %2. It is left as it is."_s.arg(*version).arg(
                schemaVersion),
            {.file = db.path(), .row = 0, .field = {}});
    if (*application != applicationId || *version != schemaVersion)
        return corrupt(db.path(), u"The file is not an outbox of this program."_s);
    if (auto whole = sqlite::checkWhole(db, u"The outbox"_s); !whole)
        return whole;
    // A log that was cut off before its tables were copied out of it leaves a sound file without them.
    const auto tables = hasTable(db);
    if (!tables)
        return std::unexpected(tables.error());
    return *tables ? Result<void>() : corrupt(db.path(), u"The outbox has lost its table."_s);
}

} // namespace

QString OutboxPlace::path() const
{
    return QDir(m_folder).filePath(u"outbox.db"_s);
}

QString OutboxPlace::newPath() const
{
    return QDir(m_folder).filePath(u"outbox.new.db"_s);
}

void OutboxPlace::removeNew() const
{
    for (const auto suffix : fileSuffixes)
        QFile::remove(newPath() + suffix);
}

/// All three files move together; the path of the first is answered. Nothing is ever overwritten.
Result<QString> OutboxPlace::setAside(UtcTime now) const
{
    const QString stamp = now > UtcTime{} ? QString::number(toMs(now)) : u"0"_s;
    QString target;
    for (int attempt = 0;
         target.isEmpty() || QFile::exists(target) || QFile::exists(target + fileSuffixes.at(1)); ++attempt)
        target = QDir(m_folder).filePath(u"outbox.damaged-%1-%2.db"_s.arg(stamp).arg(attempt));
    for (const auto suffix : fileSuffixes) {
        const QString from = path() + suffix;
        if (QFile::exists(from) && !QFile::rename(from, target + suffix))
            return failure(ErrorKind::ReadOnly, u"A damaged outbox cannot be set aside."_s,
                           {.file = from, .row = 0, .field = {}});
    }
    return target;
}

/// Tables and entries come in one transaction: a file that has its table has everything.
Result<void> OutboxPlace::complete(const std::function<Result<void>(sqlite::Connection&)>& fill) const
{
    auto opened = sqlite::Connection::open(newPath(), sqlite::Access::Write);
    if (!opened)
        return std::unexpected(std::move(opened).error());
    sqlite::Connection& db = **opened;
    if (auto done = configure(db); !done)
        return done;
    const auto isComplete = hasTable(db);
    if (!isComplete)
        return std::unexpected(isComplete.error());
    if (!*isComplete) {
        auto transaction = sqlite::Transaction::begin(db, sqlite::Access::Write);
        if (!transaction)
            return std::unexpected(transaction.error());
        auto done = db.run(createSql);
        if (done)
            done = fill(db);
        if (done)
            done = transaction->commit();
        if (!done)
            return done;
    }
    if (auto done = check(db); !done)
        return done;
    return db.run("PRAGMA wal_checkpoint(TRUNCATE)"); // It is moved as one file.
}

Result<void> OutboxPlace::moveIn() const
{
    if (QFile::rename(newPath(), path()))
        return {};
    return failure(ErrorKind::ReadOnly, u"A new outbox cannot be moved to its place."_s,
                   {.file = path(), .row = 0, .field = {}});
}

/// There is no file. A complete new one beside its place was to replace one that was set aside.
Result<void> OutboxPlace::make(UtcTime now)
{
    if (QFile::exists(path() + fileSuffixes.at(1))) {
        if (auto moved = setAside(now); !moved)
            return std::unexpected(std::move(moved).error());
    }
    const bool wasBegun = QFile::exists(newPath());
    const auto nothing = [](sqlite::Connection&) { return Result<void>(); };
    auto made = complete(nothing);
    if (!made && made.error().kind == ErrorKind::Corrupt) {
        removeNew();
        made = complete(nothing);
    }
    if (made)
        made = moveIn();
    const QStringList aside = QDir(m_folder).entryList({u"outbox.damaged-*.db"_s}, QDir::Files, QDir::Time);
    if (made && wasBegun && !aside.isEmpty())
        m_why = Error{.kind = ErrorKind::Corrupt,
                      .text = u"The outbox was damaged and what could be proven of it was taken over; the "
                              "damaged file is kept as %1."_s.arg(QDir(m_folder).filePath(aside.front())),
                      .place = {.file = path(), .row = 0, .field = {}}};
    return made;
}

Result<std::unique_ptr<sqlite::Connection>> OutboxPlace::open(UtcTime now)
{
    if (!QFile::exists(path())) {
        if (auto made = make(now); !made)
            return std::unexpected(std::move(made).error());
    }
    auto opened = sqlite::Connection::open(path(), sqlite::Access::Write);
    if (!opened)
        return opened;
    auto done = configure(**opened);
    if (done)
        done = migrate(**opened);
    if (done)
        done = check(**opened);
    if (!done)
        return std::unexpected(std::move(done).error());
    return opened;
}

Result<std::unique_ptr<sqlite::Connection>> OutboxPlace::rebuild(const Error& damage, UtcTime now,
                                                                 const TakeOver& takeOver)
{
    removeNew();
    qint64 taken = 0;
    auto done = complete([this, &takeOver, &taken](sqlite::Connection& fresh) -> Result<void> {
        auto old = sqlite::Connection::open(path(), sqlite::Access::Read);
        const auto count = old ? takeOver(**old, fresh) : Result<qint64>(0);
        taken = count.value_or(0);
        return count ? Result<void>() : std::unexpected(count.error());
    });
    if (!done)
        return std::unexpected(std::move(done).error());
    const auto aside = setAside(now);
    if (!aside)
        return std::unexpected(aside.error());
    if (auto moved = moveIn(); !moved)
        return std::unexpected(std::move(moved).error());
    m_why = damage;
    m_why->text += u" %1 actions were taken over; the damaged file is kept as %2."_s.arg(taken).arg(*aside);
    return open(now);
}

} // namespace onescreen
