// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

namespace onescreen {

/// Numbers that the cache keeps about its own housekeeping (table care). They leave with the file.
enum class Care {
    Searched,      ///< The search index has the rows up to this one, but for those of search_todo.
    RetiredBefore, ///< Closed events that ended before this moment (ms) were retired.
    RetiredAt,     ///< When that was last done (ms, the server's time).
    CheckedAt,     ///< When the whole file was last found in order (ms, this machine's clock).
    WarnBytes,     ///< Size of the file from which a person is told; 0: never.
    Rebuilds,      ///< How often it was filled anew in the 24 hours before this file was made.
    Damaged,       ///< 1: the check of the whole file found damage; it is filled anew at the next opening.
};

/// None until it is first set.
Result<std::optional<qint64>> careNumber(sqlite::Connection& db, Care care);
/// Inside the caller's transaction, or alone.
Result<void> setCareNumber(sqlite::Connection& db, Care care, qint64 number);

} // namespace onescreen
