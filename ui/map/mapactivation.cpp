// SPDX-License-Identifier: GPL-3.0-or-later
// What a click on the map opens, what pointing at something says, and what the hand does.
#include "ui/map/mapdecorations.h"
#include "ui/map/mapinput.h"
#include "ui/map/mapview.h"
#include "ui/map/markers.h"
#include "ui/map/tools/eventfan.h"
#include "ui/map/tools/maptool.h"
#include "ui/map/tools/toolcanvas.h"

#include <algorithm>
#include <tuple>

namespace onescreen {

namespace {

constexpr double drillMargin = 96.0;

std::vector<EventRow> rowsOf(const std::vector<geo::PointEntry>& events)
{
    std::vector<EventRow> rows;
    rows.reserve(events.size());
    for (const geo::PointEntry& entry : events)
        rows.push_back(entry.row);
    return rows;
}

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
    case geo::Hit::Kind::Item:
        Q_EMIT itemActivated(hit.layer, hit.item);
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
    std::vector<geo::PointEntry> here = events().eventsIn(cluster.cell, cluster.count);
    if (!m_fanning) {
        Q_EMIT clusterActivated(rowsOf(here));
        return;
    }
    // What must be acted on comes first.
    std::ranges::sort(here, {}, [](const geo::PointEntry& entry) {
        return std::tuple(!isOpen(entry.state), entry.priority, entry.row);
    });
    m_canvas->add(m_fan.get());
    m_fan->open(std::move(here));
}

void MapView::tellFanned()
{
    Q_EMIT clusterActivated(rowsOf(m_fan->events()));
}

void MapView::setFanning(bool on)
{
    m_fanning = on;
    m_fan->close();
}

void MapView::setDatum(geo::Datum datum)
{
    m_decorations->setDatum(datum);
}

void MapView::walk(int by)
{
    m_input->walk(by);
}

MapTool* MapView::tool() const
{
    return m_tool;
}

void MapView::setTool(MapTool* tool)
{
    if (m_tool == tool)
        return;
    if (m_tool) {
        m_tool->stop();
        m_tool->disconnect(this);
    }
    m_tool = tool;
    m_canvas->setTool(tool);
    if (tool) {
        m_fan->close();
        m_canvas->add(tool);
        // It is half gone by then: only forgotten.
        connect(tool, &QObject::destroyed, this, [this] {
            m_canvas->setTool(nullptr);
            unsetCursor();
        });
        connect(tool, &MapTool::left, this, [this] { setTool(nullptr); });
        connect(tool, &MapTool::panRequested, this,
                [this](QPointF pixels) { moveByUser(m_camera.pannedBy(pixels)); });
        setCursor(tool->cursor());
        tool->start(m_camera);
    } else {
        unsetCursor();
    }
    Q_EMIT toolChanged();
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
    case geo::Hit::Kind::Item:
        return layer(hit.layer) ? layer(hit.layer)->hoverText(hit) : QString();
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
