// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/db/database.h"

namespace onescreen::central {

struct LogCheck
{
    qint64 start = 0;   ///< The log begins after this number; what came before was removed.
    qint64 entries = 0; ///< Numbered ones; all of them are in order when there is no fault.
    qint64 waiting = 0; ///< Committed, not numbered yet (shared database only).
    QByteArray chain;   ///< 32 bytes at the head.
    QString fault;      ///< The first thing that is wrong; empty when nothing is.
};

/// Reads the whole log: numbers without holes from its start to the head, the chain of hashes as it was
/// computed anew, transactions that do not mix.
Result<LogCheck> checkLog(Database& db);

} // namespace onescreen::central
