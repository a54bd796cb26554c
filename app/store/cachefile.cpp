// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/cachefile.h"

#include "app/base/processlock.h"
#include "app/store/areacells.h"
#include "app/store/care.h"
#include "app/store/migrate.h"
#include "app/store/schema.h"
#include "app/store/searchtext.h"
#include "app/store/writeaheadlog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStorageInfo>

#include <algorithm>
#include <array>
#include <ranges>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Q_LOGGING_CATEGORY(lcStore, "onescreen.store")

constexpr qint64 nearlyFull = 1 << 20; ///< Bytes; below it a failed write is taken for a full disk.
constexpr int keptAside = 2;
constexpr qint64 rebuildsOfABadDisk = 3;
constexpr std::array fileSuffixes{""_L1, "-wal"_L1, "-shm"_L1};

Error folderError(const QString& folder, const QString& what)
{
    const QStorageInfo storage(folder);
    const bool full = storage.isValid() && !storage.isReadOnly() && storage.bytesTotal() > 0 &&
                      storage.bytesAvailable() < nearlyFull;
    return {.kind = full ? ErrorKind::DiskFull : ErrorKind::ReadOnly,
            .text =
                full ? u"The disk is full: %1"_s.arg(what) : u"The folder cannot be written: %1"_s.arg(what),
            .place = {.file = folder, .row = 0, .field = {}}};
}

QString asidePath(const QString& folder, int number, QLatin1StringView suffix)
{
    return QDir(folder).filePath(u"cache.set-aside-%1.db"_s.arg(number)) + suffix;
}

/// All three files move together: a left-over log beside a new file would corrupt it.
Result<void> setAside(const QString& folder)
{
    for (const auto suffix : fileSuffixes)
        QFile::remove(asidePath(folder, keptAside, suffix));
    for (int number = keptAside - 1; number >= 1; --number) {
        for (const auto suffix : fileSuffixes)
            QFile::rename(asidePath(folder, number, suffix), asidePath(folder, number + 1, suffix));
    }
    for (const auto suffix : fileSuffixes) {
        const QString path = cacheFilePath(folder) + suffix;
        if (QFile::exists(path) && !QFile::rename(path, asidePath(folder, 1, suffix)))
            return std::unexpected(folderError(folder, u"a damaged cache file cannot be set aside"_s));
    }
    return {};
}

QString replacedPath(const QString& folder)
{
    return QDir(folder).filePath(u"cache.replaced.db"_s);
}

/// A program was ended while it put another file in the place of this one: the old file goes back to its
/// place, so that its rows are shown, or is removed when the new one has come. Without a file, what lies
/// beside its place is the log of one that was set aside.
void finishMoves(const QString& folder)
{
    const QString place = cacheFilePath(folder);
    const QString old = replacedPath(folder);
    if (!QFile::exists(place) && QFile::exists(old)) {
        // The file itself last: until it is there this is done again.
        for (const auto suffix : fileSuffixes | std::views::reverse)
            QFile::rename(old + suffix, place + suffix);
        return;
    }
    const QString& leftOver = QFile::exists(place) ? old : place;
    for (const auto suffix : fileSuffixes)
        QFile::remove(leftOver + suffix);
}

/// Notes that a file was set aside; how often that happened in the last 24 hours.
qint64 noteRebuild(const QString& folder)
{
    constexpr qsizetype kept = 10;
    const qint64 now = toMs(SystemClock().now());
    QFile file(QDir(folder).filePath(u"cache.rebuilds"_s));
    QByteArrayList times;
    if (file.open(QFile::ReadOnly)) {
        times = file.readAll().split('\n');
        file.close();
    }
    times.removeAll(QByteArray());
    times << QByteArray::number(now);
    times = times.last(std::min(times.size(), kept));
    if (file.open(QFile::WriteOnly | QFile::Truncate)) // On a full disk it is only not counted.
        file.write(times.join('\n') + '\n');
    return std::ranges::count_if(times, [now](const QByteArray& time) {
        const qint64 age = now - time.toLongLong();
        return age >= 0 && age < Milliseconds(std::chrono::hours{24}).count();
    });
}

bool isAtFault(const Error& error)
{
    return error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Unsupported;
}

/// Application id and schema version.
Result<void> checkKind(sqlite::Connection& db)
{
    const auto application = db.number("PRAGMA application_id");
    const auto version = application ? db.number("PRAGMA user_version") : application;
    if (!version)
        return std::unexpected(version.error());
    const ErrorPlace place{.file = db.path(), .row = 0, .field = {}};
    if (*application == 0 && *version == 0)
        return failure(ErrorKind::NotFound, u"The file is empty."_s, place);
    if (*application != schema::applicationId)
        return failure(ErrorKind::Corrupt, u"The file is not a cache of this program."_s, place);
    if (*version != schema::version)
        return failure(ErrorKind::Unsupported,
                       u"The cache has schema %1; this program uses %2."_s.arg(*version).arg(schema::version),
                       place);
    return {};
}

Result<std::unique_ptr<sqlite::Connection>> openKnown(const QString& path, sqlite::Access access)
{
    auto opened = sqlite::Connection::open(path, access);
    if (!opened)
        return opened;
    if (auto done = checkKind(**opened); !done)
        return std::unexpected(std::move(done).error());
    return opened;
}

Result<void> checkContent(sqlite::Connection& db)
{
    const auto damaged = careNumber(db, Care::Damaged);
    if (!damaged)
        return std::unexpected(damaged.error());
    if (*damaged)
        return failure(ErrorKind::Corrupt, u"The cache was found damaged while it was open."_s,
                       {.file = db.path(), .row = 0, .field = {}});
    const auto clean = db.number("SELECT clean FROM state");
    if (!clean)
        return std::unexpected(clean.error());
    if (*clean == 1)
        return {};
    return sqlite::checkWhole(db, u"The cache"_s);
}

Result<void> configure(sqlite::Connection& db)
{
    auto done =
        db.run("PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536;"
               "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
               "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF");
    if (!done)
        return done;
    return useWriteAheadLog(db);
}

Result<std::unique_ptr<sqlite::Connection>> createFile(const QString& folder)
{
    auto opened = sqlite::Connection::open(cacheFilePath(folder), sqlite::Access::Write);
    if (!opened)
        return std::unexpected(folderError(folder, opened.error().text));
    sqlite::Connection& db = **opened;
    auto done = db.run("PRAGMA page_size=8192; PRAGMA auto_vacuum=INCREMENTAL");
    if (done)
        done = configure(db);
    if (done)
        done = db.run(schema::createSql());
    if (!done)
        return std::unexpected(std::move(done).error());
    return opened;
}

/// Checks the kind, and migrates an older schema of ours.
Result<void> broughtForward(sqlite::Connection& db)
{
    auto kind = checkKind(db);
    if (kind || kind.error().kind != ErrorKind::Unsupported)
        return kind;
    const auto version = db.number("PRAGMA user_version");
    if (!version)
        return std::unexpected(version.error());
    auto done = configure(db);
    if (done)
        done = migrateCache(db, *version);
    if (done)
        qCInfo(lcStore) << "The cache was brought from schema" << *version << "to" << schema::version;
    else if (done.error().kind == ErrorKind::Internal || done.error().kind == ErrorKind::Invalid)
        done.error().kind = ErrorKind::Corrupt; // Its content is not what that version wrote.
    return done;
}

Result<std::unique_ptr<sqlite::Connection>> openExisting(const QString& folder)
{
    auto opened = sqlite::Connection::open(cacheFilePath(folder), sqlite::Access::Write);
    if (!opened)
        return std::unexpected(folderError(folder, opened.error().text));
    auto done = broughtForward(**opened);
    if (done)
        done = configure(**opened);
    if (done)
        done = checkContent(**opened);
    if (!done)
        return std::unexpected(std::move(done).error());
    return opened;
}

} // namespace

QString cacheFilePath(const QString& folder)
{
    return QDir(folder).filePath(u"cache.db"_s);
}

Result<void> prepareCacheFolder(const QString& folder)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QFileInfo info(folder);
    if (info.exists() && !info.isDir())
        return failure(ErrorKind::Invalid, u"This is a file, not a folder."_s,
                       {.file = folder, .row = 0, .field = {}});
    if (!info.exists()) {
        const QString above = info.absoluteDir().path();
        // The outbox prepares the same folder on another thread: whoever comes second finds it made.
        QDir().mkpath(above);
        QDir().mkdir(folder, ownerOnly);
        if (!QFileInfo(folder).isDir())
            return std::unexpected(folderError(above, u"'%1' cannot be made"_s.arg(folder)));
    }
    const QByteArray type = QStorageInfo(folder).fileSystemType().toLower();
    for (const QByteArrayView unfit : {"nfs", "cifs", "smb", "vfat", "msdos", "fuse.sshfs", "9p"}) {
        if (type.startsWith(unfit))
            return failure(ErrorKind::Unsupported,
                           u"A cache cannot lie on a %1 file system; choose a folder on a local disk."_s.arg(
                               QString::fromLatin1(type)),
                           {.file = folder, .row = 0, .field = {}});
    }
    return {};
}

Result<std::unique_ptr<QLockFile>> lockCacheFolder(const QString& folder)
{
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(u"cache.lock"_s));
    if (takeProcessLock(*lock))
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return std::unexpected(folderError(folder, u"the lock file cannot be written"_s));
    qint64 pid = 0;
    QString host;
    QString program;
    lock->getLockInfo(&pid, &host, &program);
    return failure(
        ErrorKind::Conflict,
        u"Another program uses this cache: %1, process %2."_s.arg(program.isEmpty() ? u"unknown"_s : program)
            .arg(pid),
        {.file = folder, .row = 0, .field = {}});
}

Result<std::unique_ptr<sqlite::Connection>> openCacheForWriting(const QString& folder)
{
    finishMoves(folder);
    if (!QFile::exists(cacheFilePath(folder)))
        return createFile(folder);
    auto opened = openExisting(folder);
    if (opened || (!isAtFault(opened.error()) && opened.error().kind != ErrorKind::NotFound))
        return opened;
    if (opened.error().kind != ErrorKind::NotFound)
        qCWarning(lcStore).noquote() << "The cache is set aside and filled anew:"
                                     << opened.error().toString();
    if (auto aside = setAside(folder); !aside)
        return std::unexpected(aside.error());
    auto made = createFile(folder);
    if (!made || opened.error().kind != ErrorKind::Corrupt)
        return made;
    const qint64 rebuilds = noteRebuild(folder);
    if (rebuilds >= rebuildsOfABadDisk)
        qCCritical(lcStore).noquote() << "The cache was damaged" << rebuilds
                                      << "times in 24 hours; the disk is probably failing:" << folder;
    if (auto told = setCareNumber(**made, Care::Rebuilds, rebuilds); !told)
        return std::unexpected(std::move(told).error());
    return made;
}

Result<void> replaceCacheFile(const QString& folder, const QString& from)
{
    const QString place = cacheFilePath(folder);
    const QString old = replacedPath(folder);
    for (const auto suffix : fileSuffixes)
        QFile::remove(old + suffix);
    // A log that readers still have open must not stay beside another file.
    for (const auto suffix : fileSuffixes) {
        if (QFile::exists(place + suffix) && !QFile::rename(place + suffix, old + suffix))
            return std::unexpected(folderError(folder, u"the old cache file cannot be moved"_s));
    }
    if (!QFile::rename(cacheFilePath(from), place)) {
        for (const auto suffix : fileSuffixes | std::views::reverse)
            QFile::rename(old + suffix, place + suffix);
        return std::unexpected(folderError(folder, u"the new cache file cannot be moved to its place"_s));
    }
    for (const auto suffix : fileSuffixes)
        QFile::remove(old + suffix);
    QDir(from).removeRecursively();
    return {};
}

Result<std::unique_ptr<sqlite::Connection>> openCacheForReading(const QString& folder)
{
    const QString path = cacheFilePath(folder);
    const ErrorPlace place{.file = path, .row = 0, .field = {}};
    if (!QFile::exists(path))
        return failure(ErrorKind::NotFound, u"There is no cache yet."_s, place);
    auto opened = openKnown(path, sqlite::Access::Read);
    const bool mayBeFrozen = !opened && !isAtFault(opened.error()) && QStorageInfo(folder).isReadOnly() &&
                             !QFile::exists(path + u"-wal"_s);
    if (mayBeFrozen)
        opened = openKnown(path, sqlite::Access::Frozen);
    if (!opened)
        return opened;
    if (auto done = (*opened)->run("PRAGMA query_only=ON; PRAGMA cache_size=-16384; PRAGMA mmap_size=0;"
                                   "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF;"
                                   "PRAGMA cell_size_check=ON");
        !done)
        return std::unexpected(std::move(done).error());
    auto functions = addAreaFunctions(**opened);
    if (functions)
        functions = addSearchFunctions(**opened);
    if (!functions)
        return std::unexpected(std::move(functions).error());
    return opened;
}

} // namespace onescreen
