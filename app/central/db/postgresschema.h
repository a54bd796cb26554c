// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

namespace onescreen::central {

class PostgresDb;

/// Makes or brings forward the tables when they are missing or older (writers whose role may), and checks
/// that this program can read them. Several servers may do this at the same time.
Result<void> preparePostgresSchema(PostgresDb& db, DbAccess access);

} // namespace onescreen::central
