// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/mapscene.h"

#include "ui/map/layers/cornerlegend.h"
#include "ui/map/layers/layerboard.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/map/tools/maptools.h"
#include "ui/map/tools/minimap.h"
#include "ui/queue/eventcard.h"
#include "ui/queue/queuefilterbar.h"
#include "ui/scenes/mapaddress.h"
#include "ui/scenes/mappanel.h"
#include "ui/scenes/overviewview.h"
#include "ui/scenes/sidepanel.h"
#include "ui/scenes/unitfilter.h"

#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString mapSceneId()
{
    return u"map"_s;
}

} // namespace

MapScene::MapScene(const SceneContext& context, QWidget* parent)
    : Scene(parent), m_hub(context.hub), m_class(context.windowClass),
      m_address(ViewAddress::forScene(mapSceneId()).value()), m_overview(context.hub)
{
    setObjectName(u"mapScene"_s);
    build(context);
    buildLayers(context);
    buildMovers(context);
    buildTools(context);
    buildCards(context);
    connectMap();
    showAddress(m_address, true);
}

MapScene::~MapScene() = default;

void MapScene::resizeEvent(QResizeEvent* event)
{
    Scene::resizeEvent(event);
    // The first size decides how the board begins; from then on the user does.
    if (m_board && m_foldedBelow > 0)
        m_board->setFolded(width() < std::exchange(m_foldedBelow, 0));
}

void MapScene::showLegend()
{
    m_legend->setShown(!m_board || m_board->isFolded());
}

void MapScene::go(const ViewAddress& wanted)
{
    if (wanted.scene() == sceneId())
        change(wanted);
    else
        Q_EMIT openAddressRequested(wanted);
}

void MapScene::toggleUnit(const UnitId& unit)
{
    change(withUnitToggled(m_address, m_hub.today(), m_hub.names(), unit));
}

void MapScene::filterMap()
{
    EventFilter filter = shownFilter(m_address, m_hub.today());
    m_movers->setEventFilter(filter);
    m_movers->setUnits(filter.facts.units);
    showChips();
    if (const std::optional<TimeSpan> window = m_movers->liveWindow()) {
        // Both count: a window of the address, and that of the time bar.
        const TimeSpan other = filter.reportedBetween.value_or(*window);
        filter.reportedBetween =
            TimeSpan{.from = std::max(window->from, other.from), .to = std::min(window->to, other.to)};
    }
    m_map->setFilter(filter, m_address.period());
}

void MapScene::showChips()
{
    if (!m_chips)
        return;
    const EventFilter filter = shownFilter(m_address, m_hub.today());
    m_chips->setFilter(filter, m_hub.names());
    m_chips->setVisible(!filterWords(filter, m_hub.names()).isEmpty());
}

void MapScene::connectMap()
{
    connect(m_map, &MapPanel::completeChanged, this, &Scene::completeChanged);
    connect(&m_card->model(), &EventCardModel::changed, this, &MapScene::nameChosenEvent);
    connect(m_card, &EventCardView::closeRequested, this, [this] {
        // Back to the list that the event was opened from.
        QWidget* list = m_tools ? m_tools->openPage() : nullptr;
        if (list)
            m_right->setCurrentWidget(list);
        m_side->setOpen(list != nullptr);
        m_map->view().setFocus();
    });
    connect(m_card, &EventCardView::showOnMap, this,
            [this](EventRow row) { m_map->showEvent(row, m_side->coveredWidth()); });
    const MapView& view = m_map->view();
    connect(&view, &MapView::selectionChanged, this, &MapScene::chooseEvent);
    connect(&view, &MapView::eventActivated, this, [this](EventRow row) { chooseEvent(row); });
    connect(&view, &MapView::regionActivated, this,
            [this](const RegionCode& area) { change(withArea(m_address, area)); });
}

QString MapScene::sceneId() const
{
    return mapSceneId();
}

QString MapScene::title() const
{
    return tr("地图");
}

void MapScene::setAddress(const ViewAddress& address)
{
    showAddress(address, false);
}

ViewAddress MapScene::address() const
{
    ViewAddress full = m_address;
    addMapOptions(full, *m_map, *m_movers);
    return full;
}

void MapScene::change(const ViewAddress& address)
{
    if (address == m_address)
        return;
    showAddress(address, false);
    Q_EMIT addressChanged();
}

void MapScene::showAddress(const ViewAddress& address, bool everything)
{
    const ViewAddress before = m_address;
    m_address = address;
    const QStringList options = address.options().keys();
    for (const QString& option : options)
        m_address.setOption(option, {}); // said by the map itself from now on
    if (everything || before.area() != address.area() || before.period() != address.period())
        m_overview.setScope(address.area(), chartPeriod(address.period()));
    const EventFilter filter = shownFilter(address, m_hub.today());
    if (everything || before.period() != address.period() || shownFilter(before, m_hub.today()) != filter)
        filterMap();
    m_map->showArea(address.area());
    if (everything || before.event() != address.event())
        openEvent(address.event(), !saysPlace(address));
    applyMapOptions(address, *m_map, *m_movers);
    Q_EMIT completeChanged();
}

void MapScene::openEvent(const std::optional<EventId>& id, bool goThere)
{
    const quint64 opening = ++m_opening;
    if (!id) {
        m_event.reset();
        m_side->setOpen(false);
        m_map->showEvent(std::nullopt, 0);
        return;
    }
    m_hub.questions().eventRow(*id).then(
        this, [this, opening, goThere](const Result<std::optional<EventRow>>& row) {
            if (opening != m_opening || !row || !*row)
                return;
            chooseEvent(**row);
            if (goThere)
                m_map->showEvent(**row, m_side->coveredWidth());
        });
}

void MapScene::chooseEvent(std::optional<EventRow> row)
{
    ++m_opening;
    m_event = row;
    if (!row) {
        m_side->setOpen(false);
        m_map->view().select(std::nullopt);
        if (m_address.event()) {
            m_address.setEvent(std::nullopt);
            Q_EMIT addressChanged();
        }
        return;
    }
    // On a wall nobody can close a card, and it would hide the map.
    if (m_class != WindowClass::Wall) {
        m_card->load(*row);
        m_right->setCurrentWidget(m_card);
        m_side->setOpen(true);
    }
    m_map->keepInSight(*row, m_side->coveredWidth());
}

void MapScene::nameChosenEvent()
{
    const std::optional<EventCard>& card = m_card->model().card();
    if (!card || card->row != m_event || m_address.event() == card->event.id)
        return;
    m_address.setEvent(card->event.id);
    Q_EMIT addressChanged();
}

bool MapScene::isComplete() const
{
    return m_map->isComplete() && m_movers->isSettled() && m_legend->isSettled() &&
           (!m_mini || m_mini->isSettled()) && (!m_board || m_board->isSettled());
}

QStringList MapScene::problems() const
{
    return m_map->state() == PanelState::Error
               ? QStringList{m_map->accessibleName() + u": "_s + m_map->stateText()}
               : QStringList{};
}

SceneFactory MapScene::factory()
{
    return {.id = mapSceneId(),
            .title = tr("地图"),
            .key = QKeySequence(Qt::Key_F11),
            .create = [](const SceneContext& context, QWidget* parent) -> Scene* {
                return new MapScene(context, parent);
            },
            .classes = {WindowClass::Wall, WindowClass::Duty, WindowClass::Leader, WindowClass::Analyst}};
}

} // namespace onescreen
