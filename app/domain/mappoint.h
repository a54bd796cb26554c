// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"

#include <QString>

#include <vector>

namespace onescreen {

/// Row number of an event inside one cache file; changes when the cache is rebuilt, so it is never stored
/// elsewhere.
using EventRow = qint64;

/// A point of the map. 24 bytes, because there may be a million.
struct MapPoint
{
    EventRow row = 0;
    qint32 lon7 = 0;
    qint32 lat7 = 0;
    EventState state = EventState::Reported;
    Priority priority = Priority::Normal;
    quint16 category = 0; ///< Index into MapPoints::categoryRoots.

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
