// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a map view: which there are, in what order, and what of them is painted.
#include "app/geo/layers/placedpainting.h"
#include "ui/map/layers/resourcemaplayer.h"
#include "ui/map/mapview.h"
#include "ui/map/markers.h"

#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double camerasFromZoom = 9.0;
const QString labelLayerId = u"labels"_s;

/// Names of places of the base map: they are placed and painted with the base map's knowledge, so the layer
/// only switches them.
std::unique_ptr<MapLayer> labelLayer(const QString& title)
{
    return std::make_unique<MapLayer>(labelLayerId, title, layerorder::sites - 1);
}

} // namespace

void MapView::addOwnLayers()
{
    addLayer(labelLayer(tr("地名")));
    const auto resources = [this](const QString& id, const QString& title, int order,
                                  const QSet<ResourceKind>& kinds, double fromZoom) {
        auto layer = std::make_unique<ResourceMapLayer>(id, title, order, kinds, m_markers);
        layer->setStart({.from = fromZoom, .to = geo::highestZoom});
        addLayer(std::move(layer));
    };
    resources(u"devices"_s, tr("设备"), layerorder::fixed, {ResourceKind::Device}, camerasFromZoom);
    resources(u"cameras"_s, tr("摄像机"), layerorder::fixed + 10, {ResourceKind::Camera}, camerasFromZoom);
    resources(u"teams"_s, tr("队伍"), layerorder::movers,
              {ResourceKind::Staff, ResourceKind::Vehicle, ResourceKind::Vessel}, geo::lowestZoom);
    addLayer(std::unique_ptr<MapLayer>(m_eventLayer));
}

void MapView::addLayer(std::unique_ptr<MapLayer> layer)
{
    Q_ASSERT(!this->layer(layer->id()));
    MapLayer* added = layer.release();
    added->setParent(this);
    added->setTheme(m_context);
    added->setBaseMap(m_map);
    added->setCamera(m_camera);
    if (!m_resources.empty())
        added->setResources(m_resources);
    m_layers.push_back(added);
    connect(added, &MapLayer::changed, this, [this] {
        sortLayers();
        overlayChanged();
    });
    connect(added, &MapLayer::tilesChanged, this, [this, added] {
        if (added->tilePainting() || m_paintedTiles.contains(added))
            updateTiles();
    });
    connect(added, &MapLayer::settledChanged, this, &MapView::settledChanged);
    connect(this, &MapView::cameraChanged, added, [this, added] { added->setCamera(m_camera); });
    sortLayers();
    Q_EMIT layersChanged();
    if (added->tilePainting())
        updateTiles();
}

void MapView::removeLayer(QStringView id)
{
    const auto found =
        std::ranges::find(m_layers, id, [](const MapLayer* layer) { return QStringView(layer->id()); });
    if (found == m_layers.end() || *found == m_eventLayer)
        return;
    MapLayer* gone = *found;
    m_layers.erase(found);
    Q_EMIT layersChanged();
    delete gone;
    overlayChanged();
    updateTiles();
}

void MapView::sortLayers()
{
    if (std::ranges::is_sorted(m_layers, {}, &MapLayer::order))
        return;
    std::ranges::stable_sort(m_layers, {}, &MapLayer::order);
    Q_EMIT layersChanged();
}

MapLayer* MapView::layer(QStringView id) const
{
    const auto found =
        std::ranges::find(m_layers, id, [](const MapLayer* one) { return QStringView(one->id()); });
    return found == m_layers.end() ? nullptr : *found;
}

std::optional<geo::Hit> MapView::hitAt(QPointF pixel) const
{
    if (const geo::Hit* hit = hits().at(pixel))
        return *hit;
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        if (!(*layer)->isDrawnAt(m_camera.zoom()))
            continue;
        if (auto hit = (*layer)->hitAt(m_camera, pixel))
            return hit;
    }
    return std::nullopt;
}

QString MapView::groundText(QPointF pixel) const
{
    QStringList texts;
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        if (!(*layer)->isDrawnAt(m_camera.zoom()))
            continue;
        if (const QString text = (*layer)->groundText(m_camera.worldAt(pixel)); !text.isEmpty())
            texts << text;
    }
    return texts.join(u'\n');
}

geo::TileContent MapView::tileContent(const geo::MapStyle& style) const
{
    geo::TileContent content{.map = m_map,
                             .choropleth = m_choropleth,
                             .style = style,
                             .base = m_base,
                             .baseOpacity = m_baseOpacity};
    for (const MapLayer* layer : m_layers) {
        std::shared_ptr<const geo::TilePainting> painting =
            layer->isVisible() ? layer->tilePainting() : nullptr;
        if (!painting)
            continue;
        // A tile is painted for its whole zoom; the next one takes over at the next whole zoom.
        const ZoomRange range = layer->zoomRange();
        content.paintings.push_back(std::make_shared<geo::PlacedPainting>(
            std::move(painting), layer->opacity(), static_cast<int>(std::floor(range.from)),
            static_cast<int>(std::floor(range.to))));
    }
    return content;
}

void MapView::updateTiles()
{
    m_paintedTiles.clear();
    for (const MapLayer* layer : m_layers) {
        if (layer->isVisible() && layer->tilePainting())
            m_paintedTiles.insert(layer);
    }
    tilesChanged(std::make_shared<geo::TileContent>(tileContent(m_style)));
}

void MapView::updateMarkers()
{
    m_markers = markersOf(m_resources, m_clock.now());
    for (MapLayer* layer : m_layers) {
        if (auto* resources = qobject_cast<ResourceMapLayer*>(layer))
            resources->markersChanged();
    }
}

void MapView::paintOverlay(QPainter& painter, const geo::Camera& camera, double devicePixelRatio)
{
    m_overlay.setStyle(m_style, devicePixelRatio);
    std::vector<geo::PlacedLayer> placed;
    for (MapLayer* layer : m_layers) {
        geo::OverlayLayer* paints = layer->isDrawnAt(camera.zoom()) ? layer->painter() : nullptr;
        if (paints)
            placed.push_back({.layer = paints,
                              .opacity = layer->opacity(),
                              .belowLabels = layer->order() < layerorder::sites});
    }
    m_overlay.paint(painter, camera,
                    {.layers = placed,
                     .labels = layer(labelLayerId)->isDrawnAt(camera.zoom()) && !baseHasLabels(),
                     .now = m_clock.now()});
}

} // namespace onescreen
