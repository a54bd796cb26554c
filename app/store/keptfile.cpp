// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keptfile.h"

#include "app/store/cachefile.h"
#include "app/store/writeaheadlog.h"

#include <QFile>
#include <QFileInfo>

#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen::sqlite {

namespace {

Result<void> checkKind(Connection& db, const KeptFile& file)
{
    const auto application = db.number("PRAGMA application_id");
    const auto found = application ? db.number("PRAGMA user_version") : application;
    if (!found)
        return std::unexpected(found.error());
    const ErrorPlace place{.file = file.path, .row = 0, .field = {}};
    if (*application != file.applicationId)
        return failure(ErrorKind::Corrupt, u"%1 is another kind of file."_s.arg(file.what), place);
    if (*found != file.version)
        return failure(
            ErrorKind::Unsupported,
            u"%1 has version %2; this program knows %3."_s.arg(file.what).arg(*found).arg(file.version),
            place);
    return {};
}

Result<void> makeTables(Connection& db, const KeptFile& file)
{
    auto transaction = Transaction::begin(db, Access::Write);
    if (!transaction)
        return std::unexpected(std::move(transaction).error());
    // Another program may have made them while this one waited.
    const auto present =
        db.number("SELECT count(*) FROM sqlite_master WHERE name = '" + QByteArray(file.table) + "'");
    if (!present)
        return std::unexpected(present.error());
    if (*present == 0) {
        auto done = db.run(file.schema);
        if (done)
            done = db.run("PRAGMA application_id=" + QByteArray::number(file.applicationId) +
                          "; PRAGMA user_version=" + QByteArray::number(file.version));
        if (!done)
            return done;
    }
    return transaction->commit();
}

Result<void> configureForWriting(Connection& db)
{
    if (auto done = useWriteAheadLog(db); !done)
        return done;
    return db.run("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
                  "PRAGMA cell_size_check=ON");
}

} // namespace

Result<std::unique_ptr<Connection>> openKept(const KeptFile& file)
{
    if (auto prepared = prepareCacheFolder(QFileInfo(file.path).path()); !prepared)
        return std::unexpected(std::move(prepared).error());
    const bool isNew = !QFile::exists(file.path) || QFileInfo(file.path).size() == 0;
    auto opened = Connection::open(file.path, Access::Write);
    if (!opened)
        return std::unexpected(std::move(opened).error());
    // A file that is something else must not even get another journal mode.
    auto done = isNew ? Result<void>() : checkKind(**opened, file);
    if (done)
        done = configureForWriting(**opened);
    if (done && isNew)
        done = makeTables(**opened, file);
    if (done && isNew)
        done = checkKind(**opened, file);
    if (!done)
        return std::unexpected(std::move(done).error());
    return opened;
}

Result<std::unique_ptr<Connection>> openKeptForReading(const KeptFile& file)
{
    if (!QFile::exists(file.path))
        return failure(ErrorKind::NotFound, u"%1 was never written here."_s.arg(file.what),
                       {.file = file.path, .row = 0, .field = {}});
    auto opened = Connection::open(file.path, Access::Read);
    if (!opened)
        return std::unexpected(std::move(opened).error());
    if (auto known = checkKind(**opened, file); !known)
        return std::unexpected(std::move(known).error());
    return opened;
}

void tidyKept(Connection& db)
{
    std::ignore = db.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace onescreen::sqlite
