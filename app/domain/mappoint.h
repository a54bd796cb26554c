// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

namespace onescreen {

/// Row number of an event inside one cache file; changes when the cache is rebuilt, so it is never stored
/// elsewhere.
using EventRow = qint64;

/// When an event is due, in whole seconds since 2000-01-01 UTC (rounded down, held inside 1 to 2^31 - 1), so
/// that a point stays small; noDue without a due time.
using DueSecond = quint32;
inline constexpr DueSecond noDue = 0;
constexpr qint64 secondOfMap(UtcTime time)
{
    constexpr std::chrono::sys_days epoch{std::chrono::year{2000} / 1 / 1};
    return std::chrono::floor<std::chrono::seconds>(time - epoch).count();
}
constexpr DueSecond dueSecond(std::optional<UtcTime> due)
{
    constexpr qint64 last = 0x7fff'ffff;
    return due ? static_cast<DueSecond>(std::clamp(secondOfMap(*due), qint64{1}, last)) : noDue;
}

/// A point of the map. 24 bytes, because there may be a million.
struct MapPoint
{
    EventRow row = 0;
    qint32 lon7 = 0;
    qint32 lat7 = 0;
    EventState state = EventState::Reported;
    Priority priority = Priority::Normal;
    quint16 category = 0;  ///< Index into MapPoints::categoryRoots.
    DueSecond due = noDue; ///< Of an ended event it has no meaning.

    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};
static_assert(sizeof(MapPoint) == 24);

struct MapPoints
{
    std::vector<MapPoint> points;
    std::vector<QString> categoryRoots;
    qint64 withoutPosition = 0; ///< Matching events that cannot be drawn; the map says how many.
};

} // namespace onescreen
