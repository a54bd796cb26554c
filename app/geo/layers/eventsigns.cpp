// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/eventsigns.h"

#include "app/geo/symbols.h"

#include <algorithm>

namespace onescreen::geo {

namespace {

// A cluster's sign keeps this share of its cell free at the edges, so that neighbours do not cover each
// other.
constexpr double cellMargin = 0.24;

QPointF signPlace(const Camera& camera, const Cluster& cluster)
{
    const QPointF centroid = camera.project(cluster.centroid);
    if (cluster.count == 1)
        return centroid;
    const QRectF cell = cluster.cell.worldRect();
    const QPointF corner = camera.project(WorldPoint{.x = cell.left(), .y = cell.top()});
    const double side = cell.width() * camera.worldSize();
    const double margin = side * cellMargin;
    return {std::clamp(centroid.x(), corner.x() + margin, corner.x() + side - margin),
            std::clamp(centroid.y(), corner.y() + margin, corner.y() + side - margin)};
}

} // namespace

void EventSigns::prepare(const LayerFrame& frame)
{
    m_signs.clear();
    if (!m_events)
        return;
    const double zoom = signZoom(frame.camera, frame.style);
    for (const Cluster& cluster : m_events->clusters(frame.camera.visibleWorld(), zoom)) {
        const bool single = cluster.count == 1;
        Hit sign;
        sign.kind = single ? Hit::Kind::Event : Hit::Kind::Cluster;
        sign.centre = signPlace(frame.camera, cluster);
        sign.radius = single ? eventRadius(frame.style) : clusterRadius(frame.style, cluster.count);
        sign.cluster = cluster;
        frame.places.push_back({.centre = sign.centre, .radius = sign.radius, .several = !single});
        m_signs.push_back(std::move(sign));
    }
}

void EventSigns::paint(const LayerFrame& frame)
{
    for (const Hit& sign : m_signs) {
        paintSign(frame, sign);
        frame.hits.add(sign);
    }
    m_signs.clear();
}

void EventSigns::paintSign(const LayerFrame& frame, const Hit& sign) const
{
    const Cluster& cluster = sign.cluster;
    if (m_selected) {
        const std::optional<PointEntry> selected = m_events->find(*m_selected);
        if (selected && firstKeyOfCell(selected->key, cluster.cell.level) == cluster.cell.key)
            frame.sprites.draw(frame.painter, selectionSymbol(frame.sprites, sign.radius), sign.centre);
    }
    if (sign.kind == Hit::Kind::Event) {
        frame.sprites.draw(frame.painter,
                           eventSymbol(frame.sprites, cluster.first.state, cluster.first.priority,
                                       cluster.first.overdue != 0),
                           sign.centre);
        return;
    }
    const QString text = m_countText ? m_countText(cluster.count) : QString::number(cluster.count);
    frame.sprites.draw(frame.painter, clusterSymbol(frame.sprites, cluster.sums, text), sign.centre);
}

} // namespace onescreen::geo
