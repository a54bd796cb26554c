// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/maplayer.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double leastOpacity = 0.1;

} // namespace

MapLayer::MapLayer(QString id, QString title, int order, QObject* parent)
    : QObject(parent), m_id(std::move(id)), m_title(std::move(title)), m_order(order), m_firstOrder(order)
{
}

MapLayer::~MapLayer() = default;

void MapLayer::setStart(ZoomRange range, bool visible, double opacity)
{
    m_visible = m_firstVisible = visible;
    m_range = m_firstRange = range;
    m_opacity = m_firstOpacity = opacity;
}

void MapLayer::setOrder(int order)
{
    if (m_order == order)
        return;
    m_order = order;
    Q_EMIT changed();
    Q_EMIT tilesChanged();
    Q_EMIT settingChanged();
}

void MapLayer::setVisible(bool visible)
{
    if (m_visible == visible)
        return;
    m_visible = visible;
    Q_EMIT changed();
    Q_EMIT tilesChanged();
    Q_EMIT legendChanged();
    Q_EMIT settingChanged();
}

void MapLayer::setOpacity(double opacity)
{
    if (!std::isfinite(opacity))
        return;
    opacity = std::clamp(opacity, leastOpacity, 1.0);
    if (m_opacity == opacity)
        return;
    m_opacity = opacity;
    Q_EMIT changed();
    Q_EMIT tilesChanged();
    Q_EMIT settingChanged();
}

void MapLayer::setZoomRange(ZoomRange range)
{
    range.from = std::max(range.from, geo::lowestZoom);
    range.to = std::min(range.to, geo::highestZoom);
    if (!(range.from <= range.to) || range == m_range)
        return;
    m_range = range;
    Q_EMIT changed();
    Q_EMIT tilesChanged();
    Q_EMIT legendChanged();
    Q_EMIT settingChanged();
}

std::vector<LegendEntry> MapLayer::legend(geo::SpriteCache& /*sprites*/) const
{
    return {};
}

LayerStatus MapLayer::status() const
{
    return {};
}

QWidget* MapLayer::createOptions(const ThemeContext& /*context*/, QWidget* /*parent*/)
{
    return nullptr;
}

QJsonObject MapLayer::settings() const
{
    QJsonObject result;
    if (m_visible != m_firstVisible)
        result.insert("visible"_L1, m_visible);
    if (m_opacity != m_firstOpacity)
        result.insert("opacity"_L1, m_opacity);
    if (m_range != m_firstRange)
        result.insert("zoom"_L1, QJsonArray{m_range.from, m_range.to});
    if (m_order != m_firstOrder)
        result.insert("order"_L1, m_order);
    return result;
}

void MapLayer::restore(const QJsonObject& settings)
{
    setVisible(settings.value("visible"_L1).toBool(m_firstVisible));
    setOpacity(settings.value("opacity"_L1).toDouble(m_firstOpacity));
    const QJsonArray zoom = settings.value("zoom"_L1).toArray();
    setZoomRange(zoom.size() == 2 ? ZoomRange{.from = zoom.at(0).toDouble(), .to = zoom.at(1).toDouble()}
                                  : m_firstRange);
    // Only within its own group: an area never covers the events.
    const int order = settings.value("order"_L1).toInt(m_firstOrder);
    if (order / layerorder::groupSize == m_firstOrder / layerorder::groupSize)
        setOrder(order);
}

void MapLayer::setTheme(const ThemeContext& /*context*/) {}

geo::OverlayLayer* MapLayer::painter()
{
    return nullptr;
}

std::shared_ptr<const geo::TilePainting> MapLayer::tilePainting() const
{
    return nullptr;
}

void MapLayer::setBaseMap(const std::shared_ptr<const geo::BaseMap>& /*map*/) {}

void MapLayer::setCamera(const geo::Camera& /*camera*/) {}

void MapLayer::setResources(const std::vector<ResourceFields>& /*resources*/) {}

bool MapLayer::isSettled() const
{
    return true;
}

QString MapLayer::groundText(geo::WorldPoint /*at*/) const
{
    return {};
}

std::optional<geo::Hit> MapLayer::hitAt(const geo::Camera& /*camera*/, QPointF /*pixel*/) const
{
    return std::nullopt;
}

QString MapLayer::hoverText(const geo::Hit& /*hit*/) const
{
    return {};
}

} // namespace onescreen
