// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/overlaylayer.h"

#include <algorithm>
#include <cmath>

namespace onescreen::geo {

bool SignPlace::covers(const QRectF& box) const
{
    const QPointF nearest(std::clamp(centre.x(), box.left(), box.right()),
                          std::clamp(centre.y(), box.top(), box.bottom()));
    const QPointF off = nearest - centre;
    return QPointF::dotProduct(off, off) < radius * radius;
}

OverlayLayer::~OverlayLayer() = default;

void OverlayLayer::prepare(const LayerFrame& /*frame*/) {}

double signZoom(const Camera& camera, const MapStyle& style)
{
    return camera.zoom() - std::log2(style.scale);
}

} // namespace onescreen::geo
