// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/audit/auditlog.h"
#include "app/central/db/databaseaddress.h"

#include <QTextStream>

#include <vector>

namespace onescreen {

/// `--migrate`: makes the tables or brings them forward. Exit code 0 or 1.
int migrateDatabase(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err);
/// `--check`: reads the whole log and says whether its numbers have no holes and its chain of hashes is
/// right; may run beside a server. Exit code 0 (whole), 1 (cannot be read) or 3 (not whole).
int checkDatabase(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err);
/// `--verify-audit`: reads the whole audit, computes its chain of hashes anew and compares it with the
/// anchors; may run beside a server. Exit code 0 (as it was written), 1 (cannot be read) or 3 (not).
int verifyAudit(const central::DatabaseAddress& address, const std::vector<central::AuditHead>& anchors,
                QTextStream& out, QTextStream& err);
/// `--new-epoch`: says that the database has another history than before, because it was restored from a
/// copy. Refused while a server runs on it. Exit code 0 or 1.
int renewDatabaseEpoch(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err);

} // namespace onescreen
