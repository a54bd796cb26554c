// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/moversdesk.h"

#include "ui/common/errortext.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/movercard.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/map/movers/trailslayer.h"
#include "ui/map/time/replayframe.h"
#include "ui/map/time/timebar.h"

#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr int ticksBetweenAges = 5; ///< Seconds.
constexpr double drillZoom = 2.0;
constexpr double drillMargin = 96.0;

} // namespace

MoversDesk::MoversDesk(const SceneContext& context, MapView& view, QObject* parent)
    : QObject(parent), m_hub(context.hub), m_view(view), m_wall(context.windowClass == WindowClass::Wall),
      m_resources(context.hub, context.windowClass), m_tracks(context.hub), m_player(context.hub.clock()),
      m_replay(context.hub, context.windowClass), m_follower(view), m_movers(new MoversLayer),
      m_trails(new TrailsLayer), m_bar(new TimeBar(m_player, context.hub.clock(), context.theme)),
      m_frame(new ReplayFrame(context.theme, &view)), m_card(new MoverCard(context.theme, &view))
{
    view.removeLayer(u"teams");
    view.addLayer(std::unique_ptr<MapLayer>(m_trails));
    view.addLayer(std::unique_ptr<MapLayer>(m_movers));
    view.installEventFilter(this);
    connectLive();
    connectReplay();
    learnForces();
    takeResources();
}

MoversDesk::~MoversDesk() = default;

void MoversDesk::connectLive()
{
    connect(&m_resources, &ResourceModel::changed, this, &MoversDesk::takeResources);
    connect(&m_tracks, &TrackModel::changed, this, &MoversDesk::showTrails);
    connect(&m_hub, &DataHub::namesChanged, this, [this] {
        learnForces();
        showMovers();
    });
    connect(&m_hub, &DataHub::tick, this, [this](UtcTime now) {
        const auto second = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
        if (isReplaying() || second % ticksBetweenAges != 0)
            return;
        m_movers->setNow(now);
        showCard();
        if (m_choice.isRelative() && second % 60 == 0)
            Q_EMIT windowChanged();
    });
    connect(m_trails, &TrailsLayer::wantedChanged, this, &MoversDesk::wantTrails);
    connect(m_movers, &MapLayer::settingChanged, this, &MoversDesk::showTrails);
    connect(&m_view, &MapView::itemActivated, this, &MoversDesk::openItem);
    connect(&m_follower, &Follower::stateChanged, this, [this] { m_card->setFollowing(m_follower.state()); });
    connect(m_card, &MoverCard::followToggled, this, &MoversDesk::toggleFollow);
    connect(m_card, &MoverCard::resumeRequested, &m_follower, &Follower::resume);
    connect(m_card, &MoverCard::closed, this, [this] { choose(std::nullopt); });
    connect(m_card, &MoverCard::eventRequested, this, &MoversDesk::eventRequested);
    connect(m_card, &MoverCard::unitRequested, this, &MoversDesk::unitRequested);
}

void MoversDesk::learnForces()
{
    m_forceOfUnit.clear();
    for (const Unit& unit : m_hub.names().units())
        m_forceOfUnit.insert(unit->id.toString(), unit->kind.toString());
}

std::vector<Mover> MoversDesk::moversOf(const std::vector<ResourceFields>& resources) const
{
    std::vector<Mover> movers;
    movers.reserve(resources.size());
    for (const ResourceFields& resource : resources) {
        if (!geo::isMobile(resource.kind) || !resource.position)
            continue;
        const QString unit = resource.unit ? resource.unit->toString() : QString();
        const QString force = m_forceOfUnit.value(unit);
        movers.push_back({.resource = resource,
                          .unitName = m_hub.names().unitName(unit),
                          .force = force,
                          .forceName = force.isEmpty() ? QString() : m_hub.names().unitKindName(force)});
    }
    return movers;
}

void MoversDesk::takeResources()
{
    if (!isReplaying())
        showMovers();
    followWanted();
    Q_EMIT settledChanged();
}

void MoversDesk::followWanted()
{
    if (!m_wantedFollow || !m_movers->mover(*m_wantedFollow))
        return;
    const ResourceId id = *std::exchange(m_wantedFollow, std::nullopt);
    choose(id);
    const GeoPoint at = *m_movers->mover(id)->resource.position;
    // Where the address says how the map stands it stays so.
    if (m_view.isHeld())
        m_follower.takeUp(at);
    else
        m_follower.start(at);
    Q_EMIT optionsChanged();
}

void MoversDesk::showMovers()
{
    const UtcTime at = m_player.at();
    if (isReplaying()) {
        m_movers->setMovers(moversOf(m_replay.data()->resourcesAt(at)), at);
    } else {
        std::vector<ResourceFields> resources;
        resources.reserve(m_resources.items().size());
        for (const ResourceItem& item : m_resources.items())
            resources.push_back(item.resource);
        m_movers->setMovers(moversOf(resources), at);
        const bool failed = m_resources.state() == ModelState::Error && m_resources.error();
        m_movers->setNote(failed ? errorText(*m_resources.error()) : QString(), failed);
    }
    if (const auto& chosen = m_movers->chosen()) {
        if (const Mover* mover = m_movers->mover(*chosen))
            m_follower.setPlace(*mover->resource.position);
    }
    showCard();
    if (!isReplaying())
        wantTrails();
}

void MoversDesk::wantTrails()
{
    const bool all = m_trails->who() == TrailsLayer::Who::All;
    std::vector<ResourceId> wanted;
    if (!all && m_movers->chosen())
        wanted.push_back(*m_movers->chosen());
    const bool shown = m_trails->isVisible() && !isReplaying();
    m_tracks.setWanted(shown ? wanted : std::vector<ResourceId>{}, shown && all, m_trails->length());
    showTrails();
}

void MoversDesk::showTrails()
{
    const UtcTime at = m_player.at();
    const bool all = m_trails->who() == TrailsLayer::Who::All;
    const auto& chosen = m_movers->chosen();
    std::vector<ResourceTrack> tracks;
    if (isReplaying() && (all || chosen))
        tracks = m_replay.data()->trailsAt(
            at, m_trails->length(), all ? std::vector<ResourceId>{} : std::vector<ResourceId>{*chosen});
    else if (!isReplaying())
        tracks = m_tracks.tracks();
    std::vector<geo::Trail> trails;
    for (ResourceTrack& track : tracks) {
        const Mover* mover = m_movers->mover(track.resource);
        const bool isChosen = chosen == track.resource;
        if (!mover || (!isChosen && !m_movers->filter().takes(*mover)))
            continue;
        trails.push_back({.kind = track.kind,
                          .status = mover->resource.status,
                          .chosen = isChosen,
                          .points = std::move(track.points)});
    }
    m_trails->setTrails(std::move(trails), at);
    const bool failed = m_tracks.state() == ModelState::Error && m_tracks.error();
    m_trails->setNote(failed          ? errorText(*m_tracks.error())
                      : all || chosen ? QString()
                                      : tr("选中一个单位后显示它的轨迹"),
                      failed);
}

bool MoversDesk::isSettled() const
{
    const bool live = m_resources.state() != ModelState::Loading;
    return isReplaying() ? m_replay.state() != ModelState::Loading : live;
}

void MoversDesk::openItem(const QString& layer, qint64 item)
{
    if (layer != m_movers->id())
        return;
    const std::vector<const Mover*> movers = m_movers->moversAt(item);
    if (movers.size() == 1) {
        choose(movers.front()->resource.id);
        return;
    }
    std::vector<GeoPoint> places;
    places.reserve(movers.size());
    for (const Mover* mover : movers)
        places.push_back(*mover->resource.position);
    const auto bounds = geo::GeoBounds::around(places);
    if (!bounds)
        return;
    const geo::Camera camera = m_view.camera();
    const geo::Camera fitted =
        camera.fittedTo(*bounds, drillMargin, std::min(camera.zoom() + drillZoom, geo::highestZoom));
    m_view.takeHold();
    m_view.setCamera(fitted.center(), std::max(fitted.zoom(), camera.zoom()));
}

void MoversDesk::choose(const std::optional<ResourceId>& id)
{
    if (id == m_movers->chosen())
        return;
    m_wantedFollow.reset();
    m_follower.stop();
    m_movers->choose(id);
    if (!id)
        m_card->hide();
    showCard();
    wantTrails();
    Q_EMIT chosenChanged();
}

void MoversDesk::setUnits(const QSet<QString>& units)
{
    MoverFilter filter = m_movers->filter();
    filter.onlyUnits = units;
    m_movers->setFilter(filter);
}

void MoversDesk::toggleFollow()
{
    const auto& chosen = m_movers->chosen();
    const Mover* mover = chosen ? m_movers->mover(*chosen) : nullptr;
    m_wantedFollow.reset();
    if (m_follower.state() != Follower::State::Off)
        m_follower.stop();
    else if (mover)
        m_follower.start(*mover->resource.position);
    Q_EMIT optionsChanged();
}

void MoversDesk::showCard()
{
    const auto& chosen = m_movers->chosen();
    if (!chosen || m_wall)
        return;
    if (const Mover* mover = m_movers->mover(*chosen))
        m_card->setMover(*mover, m_movers->now());
    else if (m_card->isVisible())
        m_card->setLost();
}

QMap<QString, QString> MoversDesk::options() const
{
    QMap<QString, QString> options{{u"window"_s, m_choice.toString()}};
    if (isReplaying()) {
        options.insert(u"replay"_s, toRfc3339(m_player.at()));
        options.insert(u"speed"_s, QString::number(m_player.speed()));
    }
    // Whom an address wants followed stays in it until he comes, and while following yields to the hand.
    if (m_wantedFollow)
        options.insert(u"follow"_s, m_wantedFollow->toString());
    else if (m_follower.state() != Follower::State::Off && m_movers->chosen())
        options.insert(u"follow"_s, m_movers->chosen()->toString());
    return options;
}

void MoversDesk::applyOptions(const QMap<QString, QString>& options)
{
    if (!options.contains(u"window"_s))
        return;
    chooseWindow(WindowChoice::fromString(options.value(u"window"_s)).value_or(WindowChoice()));
    if (const int speed = options.value(u"speed"_s).toInt(); speed > 0)
        m_player.setSpeed(speed);
    const auto moment = parseRfc3339(options.value(u"replay"_s));
    if (!moment) {
        m_player.goLive();
    } else if (!isReplaying() || m_player.at() != *moment) {
        m_wantedMoment = moment;
        startReplay();
    }
    const auto follow = ResourceId::fromString(options.value(u"follow"_s));
    if (!follow) {
        m_wantedFollow.reset();
        m_follower.stop();
    } else if (m_movers->chosen() != follow || m_follower.state() == Follower::State::Off) {
        m_wantedFollow = follow;
        takeResources();
    }
}

bool MoversDesk::handleKey(const QKeyEvent& event)
{
    if (m_view.tool())
        return false;
    if (m_bar->handleKey(event))
        return true;
    if (!m_movers->chosen())
        return false;
    if (event.modifiers() == Qt::ControlModifier && event.key() == Qt::Key_U) {
        const Mover* mover = m_movers->mover(*m_movers->chosen());
        if (mover && mover->resource.unit)
            Q_EMIT unitRequested(*mover->resource.unit);
        return mover != nullptr;
    }
    if (event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_F:
        toggleFollow();
        return true;
    case Qt::Key_Escape:
        choose(std::nullopt);
        return true;
    default:
        return false;
    }
}

bool MoversDesk::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_view && event->type() == QEvent::KeyPress && !m_wall)
        return handleKey(*static_cast<QKeyEvent*>(event));
    return QObject::eventFilter(watched, event);
}

} // namespace onescreen
