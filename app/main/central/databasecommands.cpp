// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/databasecommands.h"

#include "app/base/processlock.h"
#include "app/central/log/identity.h"
#include "app/central/log/logcheck.h"
#include "app/central/log/stamper.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int exitFailed = 1;
constexpr int exitNotWhole = 3;

int fail(const Error& error, QTextStream& err)
{
    err << "error: " << error.toString() << Qt::endl;
    return exitFailed;
}

std::unexpected<Error> serverRuns()
{
    return failure(ErrorKind::Conflict, u"a server runs on this database; stop it first"_s);
}

Result<QByteArray> renewedEpoch(const central::DatabaseAddress& address)
{
    std::unique_ptr<QLockFile> folderLock;
    if (address.kind() == central::DbKind::Sqlite) {
        // Opening would make a new database, which has no history that could be another.
        if (!QFileInfo::exists(QDir(address.folder()).filePath(u"central.db"_s)))
            return failure(ErrorKind::NotFound, u"there is no database"_s, {.file = address.folder()});
        folderLock = std::make_unique<QLockFile>(QDir(address.folder()).filePath(u"central.lock"_s));
        if (!takeProcessLock(*folderLock))
            return serverRuns();
    }
    // Who writes would make tables in an empty one.
    const bool isShared = address.kind() == central::DbKind::Postgres;
    auto db = central::openDatabase(address, isShared ? central::DbAccess::Read : central::DbAccess::Write);
    if (!db)
        return std::unexpected(db.error());
    std::optional<central::LogStamper> stamper; // Whoever numbers the log is a server that runs.
    if (isShared) {
        auto opened = central::LogStamper::open(**db);
        if (!opened)
            return std::unexpected(opened.error());
        stamper.emplace(*std::move(opened));
        const auto leads = stamper->lead();
        if (!leads)
            return std::unexpected(leads.error());
        if (!*leads)
            return serverRuns();
    }
    const auto identity = central::renewEpoch(**db);
    return identity ? Result<QByteArray>(identity->epochText()) : std::unexpected(identity.error());
}

} // namespace

int migrateDatabase(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err)
{
    auto db = central::openDatabase(address, central::DbAccess::Write);
    if (!db)
        return fail(db.error(), err);
    const auto identity = central::loadIdentity(**db, true);
    if (!identity)
        return fail(identity.error(), err);
    out << "the tables are ready; epoch " << QString::fromLatin1(identity->epochText()) << Qt::endl;
    return 0;
}

int checkDatabase(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err)
{
    auto db = central::openDatabase(address, central::DbAccess::Read);
    if (!db)
        return fail(db.error(), err);
    const auto check = central::checkLog(**db);
    if (!check)
        return fail(check.error(), err);
    if (!check->fault.isEmpty()) {
        err << "the log is not whole: " << check->fault << Qt::endl;
        return exitNotWhole;
    }
    out << "the log is whole: " << check->entries << " entries, " << check->waiting
        << " not numbered yet, chain " << QString::fromLatin1(check->chain.toHex());
    if (check->start > 0)
        out << ", the " << check->start << " before were removed";
    out << Qt::endl;
    return 0;
}

int verifyAudit(const central::DatabaseAddress& address, const std::vector<central::AuditHead>& anchors,
                QTextStream& out, QTextStream& err)
{
    auto db = central::openDatabase(address, central::DbAccess::Read);
    if (!db)
        return fail(db.error(), err);
    const auto check = central::checkAudit(**db, anchors);
    if (!check)
        return fail(check.error(), err);
    if (!check->fault.isEmpty()) {
        err << "the audit is not as it was written: " << check->fault << Qt::endl;
        return exitNotWhole;
    }
    out << "the audit is as it was written: " << check->head.n << " rows, head " << check->head.toString()
        << Qt::endl;
    return 0;
}

int renewDatabaseEpoch(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err)
{
    const auto epoch = renewedEpoch(address);
    if (!epoch)
        return fail(epoch.error(), err);
    out << "the log has the new epoch " << QString::fromLatin1(*epoch)
        << "; every client begins anew when it comes back" << Qt::endl;
    return 0;
}

} // namespace onescreen
