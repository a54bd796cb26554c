// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/select.h"
#include "app/models/viewaddress.h"

namespace onescreen {

class EventLayer;

/// The view in which the queue has the events that were chosen on a map by `area`: place, period and filter
/// of `here`, the window of its time bar (one that moves with the time begins where it begins now), less what
/// the layer of events hides. Invalid, with the reason, for an area that no filter can carry
/// (geo::filterRing()).
Result<ViewAddress> queueAddress(const ViewAddress& here, UtcTime now, const EventLayer& events,
                                 const geo::SelectArea& area);

} // namespace onescreen
