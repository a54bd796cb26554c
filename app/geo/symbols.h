// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"
#include "app/geo/marker.h"
#include "app/geo/sprites.h"

namespace onescreen::geo {

/// The signs of the map, each a cached picture. Shape is class, fill is state, ring is priority.
/// Sizes are logical pixels at scale 1.

/// A circle with a count, larger for more, and a ring that shows by its parts what is open and urgent (red),
/// open, and closed.
const QImage& clusterSymbol(SpriteCache& sprites, const PointSums& sums, const QString& countText);
double clusterRadius(const MapStyle& style, quint32 count);

/// A single event.
const QImage& eventSymbol(SpriteCache& sprites, EventState state, Priority priority);
double eventRadius(const MapStyle& style);

/// Staff: square. Vehicle: arrow. Vessel: hull. Camera: hexagon. Device: diamond. Those that move point where
/// they head.
const QImage& markerSymbol(SpriteCache& sprites, const Marker& marker);
double markerRadius(const MapStyle& style);

/// A ring of the accent colour around what is selected.
const QImage& selectionSymbol(SpriteCache& sprites, double radius);

} // namespace onescreen::geo
