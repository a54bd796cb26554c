// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/central/databasecommands.h"

#include "app/central/log/identity.h"
#include "app/central/log/logcheck.h"

namespace onescreen {

namespace {

constexpr int exitFailed = 1;
constexpr int exitNotWhole = 3;

int fail(const Error& error, QTextStream& err)
{
    err << "error: " << error.toString() << Qt::endl;
    return exitFailed;
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
        << " not numbered yet, chain " << QString::fromLatin1(check->chain.toHex()) << Qt::endl;
    return 0;
}

} // namespace onescreen
