// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

namespace onescreen::sqlite {

/// A file of decisions of people. It lies beside the cache but is never set aside, emptied or rewritten.
struct KeptFile
{
    QString path;
    int applicationId = 0;
    int version = 1;
    const char* schema = ""; ///< Makes all tables.
    const char* table = "";  ///< One of them, by which a finished file is known.
    QString what;            ///< "The ledger", for sentences.
};

/// Opens it for writing: durable (synchronous=FULL), and made with its folder when it is missing. Corrupt or
/// Unsupported for another file or a newer version; the file is then left as it is.
Result<std::unique_ptr<Connection>> openKept(const KeptFile& file);
/// NotFound when nobody ever wrote it.
Result<std::unique_ptr<Connection>> openKeptForReading(const KeptFile& file);
/// The log is small and rarely written: one file is easier to back up. What fails here is made good by the
/// next one.
void tidyKept(Connection& db);

} // namespace onescreen::sqlite
