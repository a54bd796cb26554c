// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/markersigns.h"

namespace onescreen::geo {

/// What a camera sees when nothing says how wide or how far: a usual street camera. Such a sector is dashed.
inline constexpr double assumedFieldOfView = 60.0; ///< Degrees.
inline constexpr double assumedRange = 150.0;      ///< Metres.

/// What the picture shows of a camera's view.
struct CameraView
{
    double heading = 0;     ///< Degrees from north.
    double fieldOfView = 0; ///< Degrees; 360 is a circle.
    double range = 0;       ///< Metres.
    bool assumed = false;   ///< Width or range are not known.
};
/// None for what is no camera, and where no heading is known and the camera does not see all around.
std::optional<CameraView> cameraView(const Marker& marker);

/// Cameras: their signs as MarkerSigns paints them, and below them, when the map is close enough, the sector
/// that each one looks into: with a line where the record tells its width and range, dashed where they are
/// assumed. Without a heading there is no sector; one that is off has an empty one.
class CameraSigns final : public OverlayLayer
{
public:
    /// Not owned.
    void setMarkers(const std::vector<Marker>* markers);
    void prepare(const LayerFrame& frame) override { m_signs.prepare(frame); }
    void paint(const LayerFrame& frame) override;

private:
    const std::vector<Marker>* m_markers = nullptr;
    MarkerSigns m_signs;
};

/// The sector as a polygon on the screen: its point at the camera; a view of 360 degrees has none.
QPolygonF cameraSector(const Camera& camera, WorldPoint at, const CameraView& view);

} // namespace onescreen::geo
