// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/checked.h"
#include "app/domain/event.h"
#include "app/domain/ids.h"

namespace onescreen {

/// How far a source system has told us. The row's id is the source code.
struct FeedFields
{
    SourceCode source;
    Origin origin = Origin::Live;         ///< [origin]
    UtcTime asOf;                         ///< [as_of] the source's own "complete up to"
    std::optional<int> expectedIntervalS; ///< [every] seconds between batches; missing: not regular
    qint64 rows = 0;                      ///< [rows] rows accepted so far

    friend bool operator==(const FeedFields&, const FeedFields&) = default;
};
std::optional<Error> findFault(const FeedFields& fields);
using Feed = Checked<FeedFields>;

/// A feature of every panel, row and window. Late: older than its interval; stale: older than twice that.
enum class Freshness { Unknown, Fresh, Late, Stale };
/// `expected` is the interval at which news is due; missing age or interval gives Unknown.
Freshness freshnessOf(std::optional<Milliseconds> age, std::optional<Milliseconds> expected);

} // namespace onescreen
