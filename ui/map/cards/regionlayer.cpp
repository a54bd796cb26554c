// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/cards/regionlayer.h"

#include "app/geo/geometry.h"
#include "ui/map/cards/cardtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int placeInGroup = 90;
constexpr double townshipsFrom = 10.5;
constexpr double countiesFrom = 7.0;
constexpr std::array levels{RegionLevel::City, RegionLevel::County, RegionLevel::Township};

} // namespace

RegionLayer::RegionLayer(const ThemeContext& context, Words words, QObject* parent)
    : MapLayer(u"regions"_s, tr("行政区"), layerorder::areal + placeInGroup, parent),
      m_words(std::move(words))
{
    setTheme(context);
}

void RegionLayer::Painter::paint(const geo::LayerFrame& frame)
{
    const geo::BaseMap::Area* area = map && marked ? map->area(*marked) : nullptr;
    if (!area || !area->shape.bounds().intersects(frame.camera.visibleWorld()))
        return;
    constexpr double width = 2.0;
    constexpr double margin = 8.0;
    const QRectF seen = QRectF(QPointF(0, 0), frame.camera.size()).adjusted(-margin, -margin, margin, margin);
    frame.painter.setRenderHint(QPainter::Antialiasing);
    frame.painter.setPen(QPen(colour, width * frame.style.scale,
                              area->approximate ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    frame.painter.setBrush(Qt::NoBrush);
    for (const geo::PlaneLine& ring : area->shape.at(static_cast<int>(std::ceil(frame.camera.zoom())))) {
        geo::PlaneLine pixels;
        pixels.reserve(ring.size() + 1);
        for (const QPointF point : ring)
            pixels.push_back(frame.camera.project(geo::WorldPoint{.x = point.x(), .y = point.y()}));
        pixels.push_back(pixels.front());
        for (const geo::PlaneLine& run : geo::visibleRuns(pixels, seen))
            frame.painter.drawPolyline(run.data(), static_cast<int>(run.size()));
    }
}

void RegionLayer::mark(std::optional<RegionCode> area)
{
    if (m_painter.marked == area)
        return;
    m_painter.marked = area;
    Q_EMIT changed();
}

const geo::BaseMap::Area* RegionLayer::areaAt(GeoPoint at) const
{
    return areaAt(geo::toWorld(at));
}

const geo::BaseMap::Area* RegionLayer::areaAt(geo::WorldPoint at) const
{
    if (!m_map)
        return nullptr;
    const geo::BaseMap::Area* found = nullptr;
    if (m_zoom >= townshipsFrom)
        found = m_map->areaAt(at, RegionLevel::Township);
    if (!found && m_zoom >= countiesFrom)
        found = m_map->areaAt(at, RegionLevel::County);
    return found ? found : m_map->areaAt(at, RegionLevel::City);
}

std::vector<LegendEntry> RegionLayer::legend(geo::SpriteCache& /*sprites*/) const
{
    std::vector<LegendEntry> entries;
    for (const RegionLevel level : m_map ? std::span(levels) : std::span<const RegionLevel>()) {
        const std::vector<geo::BaseMap::Area>& areas = m_map->areas(level);
        const auto approximate = std::ranges::count_if(areas, &geo::BaseMap::Area::approximate);
        if (areas.empty())
            continue;
        entries.push_back(
            {.symbol = {},
             .text = approximate == 0
                         ? regionLevelText(level)
                         : tr("%1，其中界线为近似（虚线）%2").arg(regionLevelText(level)).arg(approximate),
             .value = QString::number(areas.size())});
    }
    return entries;
}

LayerStatus RegionLayer::status() const
{
    LayerStatus status;
    if (m_map && m_map->areas(RegionLevel::Township).empty())
        status.note = tr("数据包没有乡镇（街道）界线，只有驻地");
    return status;
}

geo::OverlayLayer* RegionLayer::painter()
{
    return &m_painter;
}

void RegionLayer::setTheme(const ThemeContext& context)
{
    m_painter.colour = context.theme.accent;
}

void RegionLayer::setBaseMap(const std::shared_ptr<const geo::BaseMap>& map)
{
    m_map = map;
    m_painter.map = map;
    Q_EMIT legendChanged();
}

void RegionLayer::setCamera(const geo::Camera& camera)
{
    m_zoom = camera.zoom();
}

QString RegionLayer::groundText(geo::WorldPoint at) const
{
    const geo::BaseMap::Area* area = areaAt(at);
    return area ? m_words(*area) : QString();
}

} // namespace onescreen
