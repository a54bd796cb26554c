// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/lookups.h"
#include "app/store/sqlitehandle.h"
#include "app/store/trackquestion.h"

namespace onescreen {

// What was where. Both run inside the caller's read transaction.

Result<TrackAnswer> queryTracks(sqlite::Connection& db, const TrackQuestion& question);
Result<EventLives> queryLives(sqlite::Connection& db, const Lookups& lookups, const LifeQuestion& question);

} // namespace onescreen
