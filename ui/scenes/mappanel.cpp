// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/mappanel.h"

#include "app/geo/pack/pack.h"
#include "app/geo/selectring.h"
#include "ui/common/exportdialog.h"
#include "ui/common/exportgate.h"
#include "ui/common/settingkeys.h"
#include "ui/common/settingsstore.h"
#include "ui/map/base/basemapcontrol.h"
#include "ui/map/export/mapexport.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/toolcanvas.h"

#include <QAction>
#include <QShortcut>
#include <QtConcurrentRun>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

std::optional<geo::GeoBounds> boundsOf(const geo::Pack& pack, RegionCode area)
{
    const geo::PackOutline* outline = pack.outline(area);
    std::optional<geo::GeoBounds> bounds;
    for (const geo::GeoPolygon& part : outline ? outline->parts : std::vector<geo::GeoPolygon>{}) {
        for (const geo::GeoLine& ring : part.rings) {
            for (const GeoPoint point : ring) {
                if (bounds)
                    bounds->include(point);
                else
                    bounds.emplace(point);
            }
        }
    }
    if (!bounds) {
        if (const geo::PackSeat* seat = pack.seat(area))
            bounds.emplace(seat->at);
    }
    return bounds;
}

MapView* makeView(const SceneContext& context)
{
    const QString chosen = context.settings.value(SettingKeys::mapView);
    const MapBackend backend = chosen == "raster"_L1     ? MapBackend::Raster
                               : chosen == "location"_L1 ? MapBackend::Location
                                                         : MapBackend::Auto;
    MapView* view = createMapView(backend, context.hub.clock());
    view->setTheme(context.theme);
    return view;
}

} // namespace

MapPanel::MapPanel(const SceneContext& context, OverviewModel& overview, QWidget* parent)
    : ModelPanel(context, makeView(context), parent), m_pack(context.pack),
      m_tenant(context.pack ? context.pack->manifest.tenantRegion : std::nullopt), m_overview(overview),
      m_events(context.hub, context.windowClass), m_resources(context.hub, context.windowClass),
      m_view(static_cast<MapView*>(content())), m_saveDialogs(context.dialogs), m_look(context.theme),
      m_iconMargin(context.theme.metrics.space(4))
{
    setObjectName(u"mapPanel"_s);
    setTitle(tr("事件地图"));
    setPassport(tr(
        "底色是各县（市、区）此刻在办的事件数。符号按筛选条件显示：圆为事件，方为队伍，六边形为摄像机；数字是"
        "聚在一起的事件数。没有坐标的事件不在图上，其数目写在图边。"));
    connect(&m_events, &MapEventsModel::reset, this, [this] {
        m_eventsTaken = true;
        if (!m_replaying)
            m_view->setEvents(m_events.points());
    });
    connect(&m_events, &MapEventsModel::changed, this,
            [this](const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removed) {
                if (m_replaying)
                    return;
                m_view->setCategoryRoots(m_events.categoryRoots());
                m_view->applyEventChanges(upserts, removed);
            });
    connect(&m_events, &MapEventsModel::stateChanged, this, &MapPanel::refresh);
    connect(&m_resources, &ResourceModel::changed, this, &MapPanel::refreshResources);
    connect(&m_overview, &OverviewModel::changed, this, &MapPanel::refreshAreas);
    connect(&hub(), &DataHub::namesChanged, this, [this] {
        refreshAreas();
        refresh();
    });
    connect(m_view, &MapView::settledChanged, this, [this] {
        if (m_wanted && moveToEvent(*m_wanted))
            m_wanted.reset();
        Q_EMIT completeChanged();
    });
    connect(this, &PanelFrame::stateChanged, this, &MapPanel::completeChanged);
    connect(&m_events, &MapEventsModel::stateChanged, this,
            [this] { m_view->eventLayer().setAsOf(m_events.asOf()); });
    if (context.baseMaps)
        m_baseMap = new BaseMapControl(*m_view, *context.baseMaps, context.settings, context.window, this);
    addBaseMapKeys();
    connect(addExportAction(tr("导出地图图片、PDF…\tCtrl+E")), &QAction::triggered, this,
            &MapPanel::exportPicture);
    auto* exportKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_E), this);
    exportKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(exportKey, &QShortcut::activated, this, &MapPanel::exportPicture);
    buildBaseMap();
    refreshAreas();
    refreshResources();
    refresh();
}

ExportOffer MapPanel::exportOffer() const
{
    const std::optional<UtcTime> asOf = m_events.asOf();
    PanelPaper paper{.title = tr("事件地图"),
                     .period = periodText(m_period),
                     .scope = scopeText(hub().names(), m_area),
                     .asOf = asOf ? businessDateTimeText(*asOf) : QString(),
                     .version = {},
                     .source = {},
                     .passport = {}};
    if (m_paperChange)
        paper = m_paperChange(std::move(paper));
    return mapExportOffer(*m_view, mapPaper(*m_view, std::move(paper), m_overview.replayed() > 0), m_look);
}

void MapPanel::exportPicture()
{
    if (!mayExport(this, m_saveDialogs))
        return;
    (new ExportDialog(exportOffer(), m_saveDialogs, this))->open();
}

void MapPanel::addBaseMapKeys()
{
    if (!m_baseMap)
        return;
    // Also where there is no layer board, and so no chooser: on a wall.
    const auto add = [this](const QString& text, const QKeySequence& keys, void (BaseMapControl::*run)()) {
        connect(addMenuAction(text + u'\t' + keys.toString()), &QAction::triggered, m_baseMap, run);
        connect(new QShortcut(keys, this), &QShortcut::activated, m_baseMap, run);
    };
    add(tr("下一个底图"), QKeySequence(Qt::CTRL | Qt::Key_M), &BaseMapControl::chooseNext);
    add(tr("底图昼夜"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), &BaseMapControl::chooseNextTone);
}

void MapPanel::buildBaseMap()
{
    if (!m_pack)
        return;
    m_building = true;
    QtConcurrent::run([pack = m_pack, area = m_tenant] {
        return std::shared_ptr<const geo::BaseMap>(
            std::make_shared<geo::BaseMap>(baseMapSource(*pack, area)));
    }).then(this, [this](const std::shared_ptr<const geo::BaseMap>& map) { takeBaseMap(map); });
}

void MapPanel::takeBaseMap(std::shared_ptr<const geo::BaseMap> map)
{
    m_building = false;
    m_view->setBaseMap(std::move(map));
    if (m_area && !m_view->isHeld())
        fitArea();
    Q_EMIT completeChanged();
}

void MapPanel::setFilter(const EventFilter& filter, const PeriodChoice& period)
{
    m_period = period;
    m_view->canvas().add(&m_inside);
    m_inside.setArea(filter.inside ? std::optional(geo::selectArea(*filter.inside)) : std::nullopt);
    m_events.setFilter(filter, period);
    refresh();
}

void MapPanel::setReplaying(bool replaying)
{
    if (replaying == m_replaying)
        return;
    m_replaying = replaying;
    if (!replaying && m_eventsTaken)
        m_view->setEvents(m_events.points());
}

void MapPanel::showArea(std::optional<RegionCode> area)
{
    if (area == m_area)
        return;
    m_area = area;
    if (area)
        fitArea();
    else
        m_view->giveBackHold();
    refresh();
}

void MapPanel::fitArea()
{
    if (!m_pack)
        return;
    if (const auto bounds = boundsOf(*m_pack, *m_area))
        m_view->fitTo(*bounds);
}

void MapPanel::showEvent(std::optional<EventRow> row, int coveredWidth)
{
    m_coveredWidth = coveredWidth;
    m_view->select(row);
    m_wanted = row && !moveToEvent(*row) ? row : std::nullopt;
}

void MapPanel::keepInSight(EventRow row, int coveredWidth)
{
    m_coveredWidth = coveredWidth;
    m_wanted.reset();
    m_view->select(row);
    const std::optional<geo::PointEntry> entry = m_view->events().find(row);
    if (!entry)
        return;
    const geo::Camera camera = m_view->camera();
    const double margin = m_iconMargin;
    const double right = camera.size().width() - coveredWidth - margin;
    const double beyond = camera.project(geo::worldOf(entry->key)).x() - right;
    if (beyond > 0)
        m_view->setCamera(camera.pannedBy({-beyond, 0}).center(), camera.zoom());
}

bool MapPanel::moveToEvent(EventRow row)
{
    if (!m_view->showEvent(row))
        return false;
    const geo::Camera camera = m_view->camera();
    const QPointF middle(camera.size().width() / 2 + m_coveredWidth / 2.0, camera.size().height() / 2);
    m_view->setCamera(camera.unproject(middle), camera.zoom());
    return true;
}

bool MapPanel::isComplete() const
{
    if (state() == PanelState::Error)
        return true;
    return isSettled() && !m_building && m_events.state() != ModelState::Loading && m_view->isSettled();
}

void MapPanel::refresh()
{
    setPeriod(periodText(m_period));
    setScope(scopeText(hub().names(), m_area));
    const ModelState state = m_events.state();
    const bool nothing = state == ModelState::Empty || state == ModelState::NoMatch;
    const bool between =
        state == ModelState::Loading && m_eventsTaken; // another filter: the map itself stays
    m_view->setEventsNote(state == ModelState::Empty     ? tr("还没有事件：服务器有了事件，这里自动出现")
                          : state == ModelState::NoMatch ? tr("没有符合条件的事件：可放宽范围、时段或筛选")
                                                         : QString());
    showStatus({.state = nothing || between ? ModelState::Ready : state,
                .error = m_events.error(),
                .asOf = m_events.asOf(),
                .emptyText = {}});
}

void MapPanel::setCountyColours(bool on)
{
    m_countyColours = on;
    if (on)
        refreshAreas();
    else
        m_view->clearChoropleth();
}

void MapPanel::refreshAreas()
{
    if (!m_countyColours || !m_overview.answered())
        return;
    // The cache holds every event of its scope, so an area without any has none: that is a zero that is
    // known.
    QHash<RegionCode, double> open;
    for (const RegionCount& count : m_overview.regions(RegionLevel::County))
        open.insert(count.region, static_cast<double>(count.open));
    std::vector<geo::Choropleth::Value> values;
    const std::optional<RegionCode> within = m_overview.area() ? m_overview.area() : m_tenant;
    for (const Region& region : hub().names().regions(RegionLevel::County, within))
        values.push_back({.code = region->code, .value = open.value(region->code, 0.0)});
    const auto same = [](const geo::Choropleth::Value& a, const geo::Choropleth::Value& b) {
        return a.code == b.code && a.value == b.value;
    };
    if (std::ranges::equal(values, m_areaValues, same))
        return; // colouring paints every tile anew
    m_areaValues = values;
    m_view->setChoropleth(RegionLevel::County, values, tr("在办（件）"));
}

void MapPanel::refreshResources()
{
    std::vector<ResourceFields> resources;
    resources.reserve(m_resources.items().size());
    for (const ResourceItem& item : m_resources.items())
        resources.push_back(item.resource);
    m_view->setResources(resources);
}

} // namespace onescreen
