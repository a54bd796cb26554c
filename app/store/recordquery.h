// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/queries.h"
#include "app/store/sqlitehandle.h"

namespace onescreen {

// Whole tables as records. All of them run inside the caller's read transaction.

Result<std::vector<Stored<Resource>>> queryResources(sqlite::Connection& db);
Result<std::vector<Unit>> queryUnits(sqlite::Connection& db);
Result<std::vector<Region>> queryRegions(sqlite::Connection& db);
Result<std::vector<IndicatorValue>> queryIndicatorValues(sqlite::Connection& db);
Result<std::vector<FeedStatus>> queryFeeds(sqlite::Connection& db);
Result<std::vector<Note>> queryNotes(sqlite::Connection& db, const EventId& event);

} // namespace onescreen
