// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/select.h"
#include "app/models/viewaddress.h"

#include <QDate>

namespace onescreen {

class EventLayer;

/// The view in which the queue has the events that were chosen on a map by `area`: place, period and filter
/// of `here`, less what the layer of events hides. The window of the time bar is not in it: the queue has
/// none. Invalid, with the reason, for an area that no filter can carry (geo::filterRing()).
Result<ViewAddress> queueAddress(const ViewAddress& here, QDate today, const EventLayer& events,
                                 const geo::SelectArea& area);

} // namespace onescreen
