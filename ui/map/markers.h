// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"
#include "app/geo/marker.h"

#include <QLocale>

#include <vector>

namespace onescreen {

/// One marker for each resource, in the same order; all must have a position.
std::vector<geo::Marker> markersOf(const std::vector<ResourceFields>& resources, UtcTime now);

// Words of the map, in the user's language; plain text.
/// "128", "1.2万": short enough for a sign.
QString clusterCountText(quint32 count, const QLocale& locale);
QString clusterText(const geo::Cluster& cluster, const QLocale& locale);
QString eventText(const geo::PointEntry& event);
QString resourceText(const std::vector<ResourceFields>& resources, UtcTime now);
QString eventStateText(EventState state);
QString priorityText(Priority priority);
QString resourceKindText(ResourceKind kind);
QString resourceStatusText(ResourceStatus status);

} // namespace onescreen
