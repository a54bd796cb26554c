// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

namespace onescreen {

/// Brings a cache of an older schema forward in place, in one transaction, so that its rows stay on the
/// screen and need not be read from the server again. Unsupported when there is no way from that version;
/// then, and when a step fails because of what is in the file, the file is unchanged and is to be filled
/// anew.
Result<void> migrateCache(sqlite::Connection& db, qint64 fromVersion);

} // namespace onescreen
