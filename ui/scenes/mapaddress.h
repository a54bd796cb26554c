// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/viewaddress.h"

namespace onescreen {

class MapPanel;
class MoversDesk;

// What the address of a map holds besides area, period, filter and event: what the layers show, the base map,
// the time, whom the map follows, and, once the operator has moved it, where it stands.

/// What lies below alone, for scenes with a map among other things: adds it where it is not the usual map.
void addBaseMapOptions(ViewAddress& address, const MapPanel& map);
void applyBaseMapOptions(const ViewAddress& address, MapPanel& map);
void dropBaseMapOptions(ViewAddress& address);

/// Adds it as it is now.
void addMapOptions(ViewAddress& address, const MapPanel& map, const MoversDesk& movers);
/// Shows it. What the address does not speak of stays as it is.
void applyMapOptions(const ViewAddress& address, MapPanel& map, MoversDesk& movers);
/// Whether it says where the map stands.
bool saysPlace(const ViewAddress& address);

} // namespace onescreen
