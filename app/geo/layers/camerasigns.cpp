// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/camerasigns.h"

#include <cmath>
#include <numbers>

namespace onescreen::geo {

namespace {

constexpr double leastPixels = 14.0; ///< Of a sector's length: a smaller one hides under the sign.
constexpr double stepDegrees = 6.0;
constexpr float insideOpacity = 0.14F;
constexpr float edgeOpacity = 0.55F;

QColor faint(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

} // namespace

std::optional<CameraView> cameraView(const Marker& marker)
{
    const bool allAround = marker.fieldOfView == 360;
    if (marker.kind != ResourceKind::Camera || (!marker.heading && !allAround))
        return std::nullopt;
    CameraView view{.heading = static_cast<double>(marker.heading.value_or(0)),
                    .fieldOfView = assumedFieldOfView,
                    .range = assumedRange,
                    .assumed = !marker.fieldOfView || !marker.rangeMetres};
    if (marker.fieldOfView)
        view.fieldOfView = *marker.fieldOfView;
    if (marker.rangeMetres)
        view.range = *marker.rangeMetres;
    return view;
}

QPolygonF cameraSector(const Camera& camera, WorldPoint at, const CameraView& view)
{
    constexpr double degree = std::numbers::pi / 180;
    // Web Mercator stretches lengths by the latitude of the place, not of the picture's middle.
    const double latitude = toGeo(at).lat() * degree;
    constexpr double equator = 40'075'016.686;
    const double radius = view.range / (equator * std::cos(latitude)) * camera.worldSize();
    const QPointF centre = camera.project(at);
    QPolygonF sector;
    if (view.fieldOfView < 360)
        sector << centre;
    const int steps = std::max(1, static_cast<int>(std::ceil(view.fieldOfView / stepDegrees)));
    for (int i = 0; i <= steps; ++i) {
        const double angle = (view.heading - view.fieldOfView / 2 + view.fieldOfView * i / steps) * degree;
        sector << centre + radius * QPointF(std::sin(angle), -std::cos(angle));
    }
    return sector;
}

void CameraSigns::setMarkers(const std::vector<Marker>* markers)
{
    m_markers = markers;
    m_signs.setMarkers(markers, [](const Marker& marker) { return marker.kind == ResourceKind::Camera; });
}

void CameraSigns::paint(const LayerFrame& frame)
{
    if (!m_markers)
        return;
    const double nearest = leastPixels * frame.style.scale * frame.camera.metresPerPixel();
    const QRectF view(QPointF(0, 0), frame.camera.size());
    frame.painter.setRenderHint(QPainter::Antialiasing);
    for (const Marker& marker : *m_markers) {
        const std::optional<CameraView> seen = cameraView(marker);
        if (!seen || seen->range < nearest)
            continue;
        const QPolygonF sector = cameraSector(frame.camera, marker.at, *seen);
        if (!sector.boundingRect().intersects(view))
            continue;
        const QColor colour = frame.style.resource[static_cast<std::size_t>(marker.status)];
        frame.painter.setPen(QPen(faint(colour, edgeOpacity), frame.style.scale,
                                  seen->assumed ? Qt::DashLine : Qt::SolidLine));
        frame.painter.setBrush(marker.status == ResourceStatus::Off ? QBrush()
                                                                    : QBrush(faint(colour, insideOpacity)));
        frame.painter.drawPolygon(sector);
    }
    m_signs.paint(frame);
}

} // namespace onescreen::geo
