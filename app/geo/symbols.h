// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"
#include "app/geo/marker.h"
#include "app/geo/sprites.h"

namespace onescreen::geo {

/// The signs of the map, each a cached picture. Shape is class, fill is state, ring is priority.
/// Sizes are logical pixels at scale 1.

/// A circle with a count, larger for more. Its ring shows by its parts the states: waiting (reported,
/// accepted), under way (assigned, handling), suspended, ended. A red arc outside the ring is the share that
/// is open and overdue, from twelve o'clock; a red dot says that something open is urgent.
const QImage& clusterSymbol(SpriteCache& sprites, const PointSums& sums, const QString& countText);
double clusterRadius(const MapStyle& style, quint32 count);

/// A single event; overdue: with a red arc around it.
const QImage& eventSymbol(SpriteCache& sprites, EventState state, Priority priority, bool overdue = false);
double eventRadius(const MapStyle& style);

/// Staff: square. Vehicle: arrow. Vessel: hull. Camera: hexagon. Device: diamond. Those that move point where
/// they head.
const QImage& markerSymbol(SpriteCache& sprites, const Marker& marker);
double markerRadius(const MapStyle& style);

/// A ring of the accent colour around what is selected.
const QImage& selectionSymbol(SpriteCache& sprites, double radius);

} // namespace onescreen::geo
