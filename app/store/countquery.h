// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/lookups.h"
#include "app/store/queries.h"
#include "app/store/sqlitehandle.h"

namespace onescreen {

// Questions that the rollups answer. All of them run inside the caller's read transaction.

Result<CacheStatus> queryStatus(sqlite::Connection& db);
Result<OverviewNumbers> queryOverview(sqlite::Connection& db, std::optional<RegionCode> area, UtcTime now);
Result<std::vector<DayCount>> queryDaily(sqlite::Connection& db, std::optional<RegionCode> area,
                                         const Period& period);
/// Most reports first.
Result<std::vector<CategoryCount>> queryByCategory(sqlite::Connection& db, const Lookups& lookups,
                                                   std::optional<RegionCode> area, const Period& period);
/// By code.
Result<std::vector<RegionCount>> queryByRegion(sqlite::Connection& db, std::optional<RegionCode> area,
                                               RegionLevel level);

} // namespace onescreen
