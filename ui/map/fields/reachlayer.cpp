// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/reachlayer.h"

#include "app/geo/fields/fieldpaintings.h"
#include "app/models/datahub.h"
#include "ui/common/numbertext.h"
#include "ui/map/fields/fieldcolours.h"
#include "ui/map/fields/reachoptions.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto pause = 5s;
/// Help also comes from beyond the area: as far as a vehicle gets in half an hour, metres.
constexpr double margin = 15'000;

bool makesSense(const geo::ReachModel& model)
{
    const auto speed = [](double kmh) { return kmh >= 1 && kmh <= 200; };
    const auto factor = [](double of) { return of >= 1 && of <= 3; };
    return speed(model.staffKmh) && speed(model.vehicleKmh) && speed(model.vesselKmh) &&
           factor(model.landDetour) && factor(model.seaDetour) &&
           std::ranges::any_of(ReachLayer::limits, [&](int limit) { return limit == model.minutes; });
}

} // namespace

ReachLayer::ReachLayer(DataHub& hub, std::shared_ptr<const geo::Pack> pack, QObject* parent)
    : MapLayer(u"reach"_s, tr("到达范围"), layerorder::areal + 20, parent), m_hub(hub),
      m_pack(std::move(pack)), m_tenant(m_pack ? m_pack->manifest.tenantRegion : std::nullopt)
{
    setStart({}, false, 0.8);
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &ReachLayer::compute);
    connect(this, &MapLayer::settingChanged, this, &ReachLayer::compute);
    connect(&hub, &DataHub::tick, this, [this] {
        // Positions grow old without anything coming in.
        if (isVisible() && !m_pause.isActive())
            compute();
    });
}

ReachLayer::~ReachLayer()
{
    if (m_stop)
        m_stop->store(true);
    m_pool.waitForDone();
}

void ReachLayer::setResources(const std::vector<ResourceFields>& resources)
{
    m_resources = resources;
    m_haveResources = true;
    if (isVisible() && !m_pause.isActive())
        compute();
}

void ReachLayer::setModel(const geo::ReachModel& model)
{
    if (model == m_model || !makesSense(model))
        return;
    m_model = model;
    m_outdated = true;
    Q_EMIT settingChanged();
}

void ReachLayer::setBaseMap(const std::shared_ptr<const geo::BaseMap>& map)
{
    m_map = map;
    m_ground.reset();
    m_outdated = true;
    compute();
}

std::vector<geo::ReachSeat> ReachLayer::seats() const
{
    std::vector<geo::ReachSeat> seats;
    if (!m_pack)
        return seats;
    for (const geo::PackSeat& seat : m_pack->seats) {
        const bool wanted =
            seat.code.level() == RegionLevel::Township && (!m_tenant || m_tenant->contains(seat.code));
        if (wanted && !(m_map && m_map->area(seat.code)))
            seats.push_back({.code = seat.code, .at = geo::toWorld(seat.at)});
    }
    return seats;
}

void ReachLayer::compute()
{
    // Teams that move wait for the pause; what the user has changed does not.
    if (!isVisible() || !m_map || !m_haveResources || (m_pause.isActive() && !m_outdated))
        return;
    std::vector<geo::ReachTeam> teams = geo::reachTeams(m_resources, m_hub.now());
    if (!m_outdated && teams == m_teams)
        return;
    if (m_stop && !m_outdated)
        return; // the running one is as good as new; the next looks again
    if (m_stop)
        m_stop->store(true);
    m_outdated = false;
    m_teams = teams;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    ++m_generation;
    m_pool.start([this, map = m_map, ground = m_ground, teams = std::move(teams), seats = seats(),
                  model = m_model, tenant = m_tenant, generation = m_generation, stop = m_stop]() mutable {
        // The destructor waits for the pool, so `this` outlives the job.
        if (!ground)
            ground = std::make_shared<const geo::ReachGround>(
                geo::ReachGround::build(*map, map->home(), margin, tenant));
        Made made{.ground = ground,
                  .map = geo::computeReach(ground, teams, seats, model, [&stop] { return stop->load(); })};
        QMetaObject::invokeMethod(
            this, [this, generation, made = std::move(made)]() mutable { take(generation, std::move(made)); },
            Qt::QueuedConnection);
    });
    Q_EMIT settledChanged();
}

void ReachLayer::take(quint64 generation, Made made)
{
    if (generation != m_generation)
        return;
    m_stop.reset();
    m_ground = std::move(made.ground);
    if (made.map)
        m_reach = std::move(*made.map);
    m_pause.start();
    repaint();
    Q_EMIT reachChanged();
}

void ReachLayer::repaint()
{
    m_painting.reset();
    if (m_reach) {
        const ReachColours colours = reachColours(m_theme.theme);
        m_painting = std::make_shared<const geo::ReachPainting>(
            m_reach, geo::ReachPainting::Look{
                         .bands = colours.bands, .uncertain = colours.uncertain, .empty = colours.empty});
    }
    Q_EMIT tilesChanged();
    Q_EMIT legendChanged();
    Q_EMIT settledChanged();
}

void ReachLayer::setTheme(const ThemeContext& context)
{
    m_theme = context;
    repaint();
}

std::shared_ptr<const geo::TilePainting> ReachLayer::tilePainting() const
{
    return m_painting;
}

bool ReachLayer::isSettled() const
{
    // Without a map or teams nothing is on its way.
    return !m_map || !m_haveResources || (m_reach && !m_stop);
}

QString ReachLayer::areaName(RegionCode code) const
{
    return m_hub.names().regionName(code);
}

std::vector<LegendEntry> ReachLayer::legend(geo::SpriteCache& sprites) const
{
    std::vector<LegendEntry> entries;
    if (!m_reach)
        return entries;
    const ReachColours colours = reachColours(m_theme.theme);
    const auto minutes = [this](int third) {
        return numberText(m_reach->limit() * third / 3, m_locale, m_reach->limit() < 3 ? 1 : 0);
    };
    const auto km2 = [this](double area) {
        return numberText(area, m_locale, area < 10 ? 1 : 0) + u" km²"_s;
    };
    const double scale = std::max(1.0, std::round(sprites.style().scale));
    for (int band = 0; band < 3; ++band)
        entries.push_back({.symbol = areaSymbol(sprites, colours.bands.at(static_cast<std::size_t>(band))),
                           .text = tr("%1–%2 分钟可到").arg(minutes(band), minutes(band + 1)),
                           .value = {}});
    entries.push_back(
        {.symbol = areaSymbol(sprites, geo::uncertainBrush(colours.uncertain, scale), u"uncertain"_s),
         .text = tr("不确定：只有位置过时的队伍"),
         .value = km2(m_reach->uncertainKm2())});
    entries.push_back({.symbol = areaSymbol(sprites, geo::voidBrush(colours.empty, scale), u"void"_s),
                       .text = tr("空白：%1 分钟到不了").arg(numberText(m_reach->limit(), m_locale)),
                       .value = km2(m_reach->voidKm2())});
    entries.push_back({.symbol = {},
                       .text = tr("备勤、途中且位置新鲜的队伍"),
                       .value = numberText(m_reach->freshTeams(), m_locale)});
    if (m_reach->staleTeams() > 0)
        entries.push_back({.symbol = {},
                           .text = tr("位置过时的队伍"),
                           .value = numberText(m_reach->staleTeams(), m_locale)});
    if (m_reach->unplacedTeams() > 0)
        entries.push_back({.symbol = {},
                           .text = tr("不在陆上或海上，未计入"),
                           .value = numberText(m_reach->unplacedTeams(), m_locale)});
    entries.push_back({.symbol = {},
                       .text = tr("估算：直线 × %1，不知道路、桥隧和轮渡").arg(m_model.landDetour),
                       .value = {}});
    return entries;
}

LayerStatus ReachLayer::status() const
{
    LayerStatus status;
    if (m_reach)
        status.count = m_reach->freshTeams();
    else if (isVisible())
        status.note = m_map ? tr("正在计算…") : tr("没有底图数据，算不出");
    status.asOf = m_hub.asOf();
    return status;
}

QString ReachLayer::groundText(geo::WorldPoint at) const
{
    if (!m_reach)
        return {};
    if (const std::optional<double> minutes = m_reach->minutesAt(at))
        return tr("最近队伍约 %1 分钟").arg(numberText(std::ceil(*minutes), m_locale));
    switch (m_reach->stateAt(at)) {
    case geo::ReachState::Void:
        return tr("%1 分钟内无队伍可到").arg(numberText(m_reach->limit(), m_locale));
    case geo::ReachState::Uncertain:
        return tr("是否可到不确定：队伍位置已过时");
    case geo::ReachState::Reached:
    case geo::ReachState::Outside:
        break;
    }
    return {};
}

QWidget* ReachLayer::createOptions(const ThemeContext& context, QWidget* parent)
{
    return new ReachOptions(*this, context, parent);
}

QJsonObject ReachLayer::settings() const
{
    QJsonObject result = MapLayer::settings();
    const geo::ReachModel first;
    const auto put = [&](QLatin1StringView name, double value, double usual) {
        if (value != usual)
            result.insert(name, value);
    };
    put("minutes"_L1, m_model.minutes, first.minutes);
    put("staff"_L1, m_model.staffKmh, first.staffKmh);
    put("vehicle"_L1, m_model.vehicleKmh, first.vehicleKmh);
    put("vessel"_L1, m_model.vesselKmh, first.vesselKmh);
    put("land-detour"_L1, m_model.landDetour, first.landDetour);
    put("sea-detour"_L1, m_model.seaDetour, first.seaDetour);
    return result;
}

void ReachLayer::restore(const QJsonObject& settings)
{
    const geo::ReachModel first;
    setModel({.staffKmh = settings.value("staff"_L1).toDouble(first.staffKmh),
              .vehicleKmh = settings.value("vehicle"_L1).toDouble(first.vehicleKmh),
              .vesselKmh = settings.value("vessel"_L1).toDouble(first.vesselKmh),
              .landDetour = settings.value("land-detour"_L1).toDouble(first.landDetour),
              .seaDetour = settings.value("sea-detour"_L1).toDouble(first.seaDetour),
              .minutes = settings.value("minutes"_L1).toDouble(first.minutes)});
    MapLayer::restore(settings);
}

} // namespace onescreen
