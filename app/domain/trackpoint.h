// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/geopoint.h"
#include "app/domain/resource.h"

#include <optional>

namespace onescreen {

/// A place where somebody was, and how long it is known that he was there. Between `until` and the next
/// point's `at` nothing was heard: whether that is a way or a gap is for geo/tracks to say.
struct TrackPoint
{
    UtcTime at;    ///< First heard here.
    UtcTime until; ///< Last heard within ten metres of here; not before `at`.
    GeoPoint place;
    ResourceStatus status = ResourceStatus::Ready;
    std::optional<qint16> heading; ///< As reported: degrees from north, 0 to 359.

    friend bool operator==(const TrackPoint&, const TrackPoint&) = default;
};

} // namespace onescreen
