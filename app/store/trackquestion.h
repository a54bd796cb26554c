// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/eventlife.h"
#include "app/domain/ids.h"
#include "app/domain/trackpoint.h"
#include "app/store/queries.h"

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Who was where between two moments.
struct TrackQuestion
{
    UtcTime from;
    UtcTime to;                        ///< Not before `from`; included.
    std::vector<ResourceId> resources; ///< Empty: all.
    qint64 mostPoints = 400'000;       ///< Beyond, points are thinned out; see TrackAnswer::spacing.

    friend bool operator==(const TrackQuestion&, const TrackQuestion&) = default;
};

struct ResourceTrack
{
    ResourceId resource;
    ResourceKind kind = ResourceKind::Staff;
    std::vector<TrackPoint> points; ///< By time; begins with the last one at or before the question's `from`.

    friend bool operator==(const ResourceTrack&, const ResourceTrack&) = default;
};

struct TrackAnswer
{
    std::vector<ResourceTrack> tracks; ///< By id; those without any point are left out.
    /// Points closer in time than this to the one before were left out; 0: none were.
    Milliseconds spacing{0};
    std::optional<UtcTime> oldest; ///< Of all points that the cache holds; none when it holds none.
};

/// The events that were there at some moment between two: reported before `to` and not ended before `from`.
struct LifeQuestion
{
    EventFilter filter; ///< Its states and period do not count here.
    UtcTime from;
    UtcTime to;
    qint64 mostEvents = 500'000; ///< The latest reports.

    friend bool operator==(const LifeQuestion&, const LifeQuestion&) = default;
};

} // namespace onescreen
