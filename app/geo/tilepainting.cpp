// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tilepainting.h"

#include <QPolygonF>

namespace onescreen::geo {

bool TileFrame::sees(const DetailedShape& shape) const
{
    // Not QRectF::intersects(), which knows no overlap with the empty rectangle of a straight line.
    const QRectF& bounds = shape.bounds();
    const QRectF seen = world();
    return bounds.left() <= seen.right() && bounds.right() >= seen.left() && bounds.top() <= seen.bottom() &&
           bounds.bottom() >= seen.top();
}

QPainterPath TileFrame::pathOf(const DetailedShape& shape) const
{
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const PlaneLine& ring : shape.at(zoom)) {
        PlaneLine pixels;
        pixels.reserve(ring.size());
        for (const QPointF point : ring)
            pixels.push_back(point * scale - origin);
        const PlaneLine clipped = clippedRing(pixels, area);
        if (!clipped.empty())
            path.addPolygon(QPolygonF(QList<QPointF>(clipped.begin(), clipped.end())));
    }
    return path;
}

} // namespace onescreen::geo
