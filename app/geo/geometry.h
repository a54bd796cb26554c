// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

namespace onescreen::geo {

using PlaneLine = std::vector<QPointF>;

/// Douglas-Peucker: leaves out points that lie within `tolerance` of the line through their neighbours. Ends
/// stay.
PlaneLine simplified(std::span<const QPointF> line, double tolerance);
/// The same for a closed ring (first point not repeated); fewer than three points left: empty.
PlaneLine simplifiedRing(std::span<const QPointF> ring, double tolerance);
/// Sutherland-Hodgman: the part of a closed ring inside a rectangle, for filling. Edges along the rectangle
/// may be walked twice, which does not matter to a fill. Empty when nothing is inside.
PlaneLine clippedRing(std::span<const QPointF> ring, const QRectF& rect);
/// The runs of a line whose segments may touch the rectangle (by their bounding boxes).
std::vector<PlaneLine> visibleRuns(std::span<const QPointF> line, const QRectF& rect);
QRectF boundsOf(std::span<const QPointF> line);
/// Even-odd rule. A point exactly on the edge may count either way.
bool ringContains(std::span<const QPointF> ring, QPointF point);

} // namespace onescreen::geo
