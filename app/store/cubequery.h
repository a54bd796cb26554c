// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cubequestion.h"
#include "app/store/lookups.h"

namespace onescreen {

/// See CacheQuestions::cubeRows(). Reads the cells of the months, never the events, except for OverdueOpen.
Result<std::vector<CubeRow>> queryCube(sqlite::Connection& db, const Lookups& lookups,
                                       const CubeQuestion& question);

} // namespace onescreen
