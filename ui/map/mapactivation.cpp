// SPDX-License-Identifier: GPL-3.0-or-later
// What a click on the map opens, and what pointing at something says.
#include "ui/map/mapview.h"
#include "ui/map/markers.h"

namespace onescreen {

namespace {

constexpr std::size_t mostListed = 500;
constexpr double drillMargin = 96.0;

} // namespace

void MapView::openHit(const geo::Hit& hit)
{
    switch (hit.kind) {
    case geo::Hit::Kind::Cluster:
        drill(hit.cluster);
        return;
    case geo::Hit::Kind::Event:
        select(hit.cluster.first.row);
        Q_EMIT selectionChanged(hit.cluster.first.row);
        return;
    case geo::Hit::Kind::Marker:
        break;
    }
    if (hit.markers.size() == 1) {
        Q_EMIT resourceActivated(m_resources[hit.markers.front()].id);
        return;
    }
    std::vector<GeoPoint> places;
    places.reserve(hit.markers.size());
    for (const std::size_t index : hit.markers)
        places.push_back(*m_resources[index].position);
    if (const auto bounds = geo::GeoBounds::around(places))
        moveByUser(m_camera.fittedTo(*bounds, drillMargin, std::min(m_camera.zoom() + 3, geo::highestZoom)));
}

void MapView::drill(const geo::Cluster& cluster)
{
    const bool parts = cluster.expansionZoom && *cluster.expansionZoom <= geo::highestZoom;
    const auto bounds = m_events.index().boundsOf(cluster.cell);
    if (parts && bounds) {
        const geo::Camera fitted = m_camera.fittedTo(*bounds, drillMargin, geo::highestZoom);
        moveByUser(fitted.withZoom(std::max(fitted.zoom(), double(*cluster.expansionZoom))));
        return;
    }
    std::vector<EventRow> rows;
    for (const geo::PointEntry& entry : m_events.index().eventsIn(cluster.cell, mostListed))
        rows.push_back(entry.row);
    Q_EMIT clusterActivated(rows);
}

void MapView::openRegion(QPointF pixel)
{
    if (!m_map)
        return;
    const RegionLevel level = m_choropleth ? m_choropleth->level() : RegionLevel::County;
    if (const geo::BaseMap::Area* area = m_map->areaAt(m_camera.worldAt(pixel), level))
        Q_EMIT regionActivated(area->code);
}

QString MapView::hoverText(const geo::Hit& hit) const
{
    switch (hit.kind) {
    case geo::Hit::Kind::Cluster:
        return clusterText(hit.cluster, locale());
    case geo::Hit::Kind::Event:
        return eventText(hit.cluster.first);
    case geo::Hit::Kind::Marker:
        break;
    }
    std::vector<ResourceFields> resources;
    resources.reserve(hit.markers.size());
    for (const std::size_t index : hit.markers)
        resources.push_back(m_resources[index]);
    return resourceText(resources, m_clock.now());
}

} // namespace onescreen
