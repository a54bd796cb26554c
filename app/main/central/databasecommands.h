// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/databaseaddress.h"

#include <QTextStream>

namespace onescreen {

/// `--migrate`: makes the tables or brings them forward. Exit code 0 or 1.
int migrateDatabase(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err);
/// `--check`: reads the whole log and says whether its numbers have no holes and its chain of hashes is
/// right; may run beside a server. Exit code 0 (whole), 1 (cannot be read) or 3 (not whole).
int checkDatabase(const central::DatabaseAddress& address, QTextStream& out, QTextStream& err);

} // namespace onescreen
