// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/lookups.h"
#include "app/store/queries.h"
#include "app/store/sqlitehandle.h"

namespace onescreen {

// Questions over single events. All of them run inside the caller's read transaction.

Result<QueuePage> queryQueue(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter,
                             qint64 limit);
Result<QueuePage> queryNewest(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter,
                              qint64 limit);
Result<std::vector<QueueItem>> queryQueueItems(sqlite::Connection& db, const Lookups& lookups,
                                               const EventFilter& filter, const std::vector<EventRow>& rows);
Result<MapPoints> queryMapPoints(sqlite::Connection& db, const Lookups& lookups, const EventFilter& filter);
Result<std::optional<Stored<Event>>> queryEvent(sqlite::Connection& db, const Lookups& lookups, EventRow row);

} // namespace onescreen
