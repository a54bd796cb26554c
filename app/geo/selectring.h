// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/georing.h"
#include "app/geo/select.h"

namespace onescreen::geo {

/// The area as a line that a filter of events carries (EventFilter::inside). Rectangles and lines are as they
/// were drawn, to the 1e-7 degree; a single place becomes the smallest square around it; a circle becomes a
/// polygon of 128 corners on it, which leaves out at most 0.03 % of its radius; a line of more corners than
/// GeoRing::mostPoints is simplified as far as needed. Invalid, with the reason, for a circle that
/// reaches across the 180 degree meridian or a pole.
Result<GeoRing> filterRing(const SelectArea& area);

/// The same for painting: a ring of a filter as an area.
SelectArea selectArea(const GeoRing& ring);

} // namespace onescreen::geo
