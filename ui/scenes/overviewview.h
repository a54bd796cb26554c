// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/viewaddress.h"
#include "ui/overview/overviewfigures.h"

namespace onescreen {

/// How addresses of the overview read. It is a view of the work at hand: an address that names no states
/// means the open ones, and one that names every state means all. The period of the address bounds the queue
/// and the map; the charts show at least a week, and the last 30 days when everything is meant.

/// What queue and map show; no states means all of them here.
EventFilter shownFilter(const ViewAddress& address, QDate today);
PeriodChoice chartPeriod(const PeriodChoice& period);

/// The address after the user chose `filter` (as shownFilter() gives it), its period aside.
ViewAddress withFilter(ViewAddress address, const EventFilter& filter);
/// The rows behind a number, a bar or a day of a chart: as many rows as the picture counted.
ViewAddress withFigure(ViewAddress address, OverviewFigure figure, UtcTime now);
ViewAddress withCategory(ViewAddress address, const QString& code);
ViewAddress withDay(ViewAddress address, QDate day);
ViewAddress withArea(ViewAddress address, std::optional<RegionCode> area);

} // namespace onescreen
