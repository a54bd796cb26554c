// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapview.h"

#include "ui/map/mapbuttons.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/mapinput.h"
#include "ui/map/maplook.h"
#include "ui/map/tools/eventfan.h"
#include "ui/map/tools/toolcanvas.h"

#include <QEvent>

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr int choroplethClasses = 5;
constexpr double fitMargin = 72.0;
constexpr double closestFit = 13.0;
constexpr double eventZoom = 15.0;
// Live changes come many a second; the map follows at most this often.
constexpr auto fitInterval = 1s;
constexpr auto ageInterval = 15s;

GeoPoint startPoint()
{
    return geo::toGeo(geo::WorldPoint{});
}

} // namespace

MapView::MapView(const Clock& clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_eventLayer(new EventMapLayer(clock, this)),
      m_events(m_eventLayer->events()), m_camera(startPoint(), geo::lowestZoom, QSizeF(size())),
      m_input(std::make_unique<MapInput>(*this)), m_canvas(new ToolCanvas(this)),
      m_fan(std::make_unique<EventFan>()), m_decorations(new MapDecorations(this)),
      m_buttons(new MapButtons(this))
{
    setObjectName(QStringLiteral("map"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_fitTimer.setSingleShot(true);
    m_fitTimer.setInterval(fitInterval);
    connect(&m_fitTimer, &QTimer::timeout, this, &MapView::autoFit);
    m_ageTimer.setInterval(ageInterval);
    connect(&m_ageTimer, &QTimer::timeout, this, [this] {
        updateMarkers();
        m_events.advance();
    });
    m_ageTimer.start();
    addOwnLayers();
    connect(&m_events, &EventLayer::changed, this, &MapView::onEventsChanged);
    connect(m_buttons, &MapButtons::zoomIn, this, [this] { m_input->zoomBy(1.0); });
    connect(m_buttons, &MapButtons::zoomOut, this, [this] { m_input->zoomBy(-1.0); });
    connect(m_buttons, &MapButtons::home, this, [this] {
        setHeld(true);
        fitHome();
    });
    connect(m_buttons, &MapButtons::star, this, &MapView::giveBackHold);
}

MapView::~MapView() = default;

void MapView::setTheme(const ThemeContext& context)
{
    m_context = context;
    m_style = mapStyleFor(context, m_tone);
    m_overlay.setStyle(m_style, devicePixelRatioF()); // legends use its sprites before the first picture
    m_eventLayer->setLocale(locale());
    for (MapLayer* layer : m_layers)
        layer->setTheme(context);
    m_canvas->setTheme(context);
    m_decorations->setTheme(context);
    m_buttons->setTheme(context);
    updateTiles();
    overlayChanged();
}

void MapView::setBaseMap(std::shared_ptr<const geo::BaseMap> map)
{
    m_map = std::move(map);
    m_overlay.setMap(m_map);
    m_homeShown = false;
    updateAttribution();
    m_decorations->setOffBaseMap(isOffBaseMap());
    for (MapLayer* layer : m_layers)
        layer->setBaseMap(m_map);
    updateTiles();
    overlayChanged();
    if (!m_held)
        fitHome();
    m_fitTimer.start(0);
}

void MapView::setChoropleth(RegionLevel level, const std::vector<geo::Choropleth::Value>& values,
                            const QString& legendTitle)
{
    m_choropleth = std::make_shared<geo::Choropleth>(level, values, choroplethClasses);
    m_choroplethTitle = legendTitle;
    m_decorations->setLegend(legendTitle, m_choropleth);
    updateTiles();
}

void MapView::clearChoropleth()
{
    m_choropleth.reset();
    m_decorations->setLegend({}, nullptr);
    updateTiles();
}

void MapView::setEvents(std::shared_ptr<const MapPoints> points)
{
    m_decorations->setBuilding(true); // First: a small index may be there at once.
    m_events.load(std::move(points));
}

void MapView::applyEventChanges(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals)
{
    m_events.apply(upserts, removals);
}

void MapView::setEventsNote(const QString& text)
{
    m_decorations->setEventsNote(text);
}

void MapView::setCovered(int right)
{
    m_decorations->setCovered(right);
    m_buttons->setCovered(right);
}

void MapView::onEventsChanged(bool liveSet)
{
    m_decorations->setBuilding(m_events.isBuilding());
    m_decorations->setWithoutPosition(m_events.withoutPosition());
    overlayChanged();
    if (liveSet && !m_fitTimer.isActive())
        m_fitTimer.start(m_homeShown ? fitInterval : 0s);
    Q_EMIT settledChanged();
}

void MapView::setResources(const std::vector<ResourceFields>& resources)
{
    m_resources.clear();
    for (const ResourceFields& resource : resources) {
        if (resource.position)
            m_resources.push_back(resource);
    }
    updateMarkers();
    for (MapLayer* layer : m_layers)
        layer->setResources(m_resources);
}

void MapView::select(std::optional<EventRow> row)
{
    if (m_selected == row)
        return;
    m_selected = row;
    m_eventLayer->select(row);
}

bool MapView::showEvent(EventRow row)
{
    const std::optional<geo::PointEntry> entry = m_events.index().find(row);
    if (!entry)
        return false;
    setHeld(true);
    const GeoPoint at = geo::toGeo(geo::worldOf(entry->key));
    moveTo(m_camera.withZoom(std::max(m_camera.zoom(), eventZoom)).centeredOn(at));
    return true;
}

void MapView::fitTo(const geo::GeoBounds& bounds)
{
    moveTo(m_camera.fittedTo(bounds, fitMargin * m_context.metrics.scale, closestFit));
}

void MapView::fitHome()
{
    if (m_map)
        moveTo(m_camera.fittedTo(m_map->home(), m_context.metrics.space(2), closestFit));
}

void MapView::setCamera(GeoPoint center, double zoom)
{
    moveTo(geo::Camera(center, zoom, QSizeF(size())));
}

void MapView::holdAt(GeoPoint center, double zoom)
{
    setHeld(true);
    m_fitTimer.stop();
    setCamera(center, zoom);
}

void MapView::moveTo(const geo::Camera& camera)
{
    if (camera == m_camera)
        return;
    m_camera = camera;
    m_decorations->setHover({}, {});
    m_canvas->setCamera(camera);
    m_decorations->setCamera(camera);
    m_decorations->setOffBaseMap(isOffBaseMap());
    cameraMoved();
    Q_EMIT cameraChanged();
}

void MapView::moveByUser(const geo::Camera& camera)
{
    setHeld(true);
    moveTo(camera);
}

void MapView::setHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    m_buttons->setHeld(held);
    Q_EMIT userTookHold(held);
}

void MapView::giveBackHold()
{
    setHeld(false);
    autoFit();
}

void MapView::setAutoFit(bool on)
{
    m_autoFit = on;
    if (on)
        autoFit();
}

void MapView::autoFit()
{
    if (m_held || !m_autoFit)
        return;
    // Events far outside the tenant's area (a wrong coordinate, an imported test file) do not pull the map
    // away.
    std::optional<geo::GeoBounds> bounds;
    if (m_map)
        bounds = m_events.index().openBounds(m_map->home());
    if (!bounds)
        bounds = m_events.index().openBounds(std::nullopt);
    // Where nothing is open (a filter for what is closed, a file of another year) what is shown counts.
    if (!bounds && m_map)
        bounds = m_events.index().allBounds(m_map->home());
    if (!bounds)
        bounds = m_events.index().allBounds(std::nullopt);
    if (!bounds) {
        fitHome();
        return;
    }
    const geo::Camera fitted = m_camera.fittedTo(*bounds, fitMargin * m_context.metrics.scale, closestFit);
    // A new event inside the picture does not move it, unless it has become much too wide.
    constexpr double muchTooWide = 1.0;
    const bool inside = m_camera.visibleBounds().contains(*bounds);
    if (!m_homeShown || !inside || fitted.zoom() - m_camera.zoom() > muchTooWide)
        moveTo(fitted);
    m_homeShown = true;
}

bool MapView::isSettled() const
{
    return !m_events.isBuilding() && tilesSettled() && std::ranges::all_of(m_layers, [](const MapLayer* one) {
        return !one->isVisible() || one->isSettled();
    });
}

bool MapView::event(QEvent* event)
{
    return m_input->handle(event) || QWidget::event(event);
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_canvas->setGeometry(rect());
    m_decorations->setGeometry(rect());
    m_buttons->place(rect());
    const geo::Camera resized = m_camera.resized(QSizeF(size()));
    m_camera = resized;
    m_canvas->setCamera(resized);
    m_decorations->setCamera(resized);
    m_decorations->setOffBaseMap(isOffBaseMap());
    if (!m_held && m_autoFit) {
        m_homeShown = false;
        fitHome();
        autoFit();
    }
    cameraMoved();
    Q_EMIT cameraChanged();
}

} // namespace onescreen
