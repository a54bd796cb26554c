// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <optional>

namespace onescreen {

/// What came of one batch of a source system, as the server keeps it. Counts are not negative.
struct FeedBatch
{
    UtcTime arrived;
    std::optional<UtcTime> asOf; ///< The source's own "complete up to", where the batch said so.
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 rejected = 0; ///< Rows that were not taken; the source was told why.

    [[nodiscard]] qint64 accepted() const { return created + updated + unchanged; }
    [[nodiscard]] qint64 rows() const { return accepted() + rejected; }

    friend bool operator==(const FeedBatch&, const FeedBatch&) = default;
};

} // namespace onescreen
