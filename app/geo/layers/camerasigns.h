// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/markersigns.h"

namespace onescreen::geo {

/// What a camera sees when nothing says how wide and how far: a usual street camera. Drawn dashed and faint.
inline constexpr double assumedFieldOfView = 60.0; ///< Degrees.
inline constexpr double assumedRange = 150.0;      ///< Metres.

/// Cameras: their signs as MarkerSigns paints them, and below them, when the map is close enough, the sector
/// that each one looks into. Without a heading there is no sector; one that is off has an empty one.
class CameraSigns final : public OverlayLayer
{
public:
    /// Not owned.
    void setMarkers(const std::vector<Marker>* markers);
    void paint(const LayerFrame& frame) override;

private:
    const std::vector<Marker>* m_markers = nullptr;
    MarkerSigns m_signs;
};

/// The sector as a polygon on the screen: its point at the camera. `heading` in degrees from north.
QPolygonF cameraSector(const Camera& camera, WorldPoint at, double heading, double fieldOfView,
                       double rangeMetres);

} // namespace onescreen::geo
