// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/overviewscene.h"

#include "app/geo/pack/pack.h"
#include "ui/map/mapview.h"
#include "ui/overview/categorypanel.h"
#include "ui/overview/feedpanel.h"
#include "ui/overview/indicatorpanel.h"
#include "ui/overview/numberspanel.h"
#include "ui/overview/trendpanel.h"
#include "ui/queue/eventcard.h"
#include "ui/queue/queuepanel.h"
#include "ui/scenes/clustermenu.h"
#include "ui/scenes/mapaddress.h"
#include "ui/scenes/mappanel.h"
#include "ui/scenes/overviewlayout.h"
#include "ui/scenes/overviewview.h"
#include "ui/scenes/sidepanel.h"

#include <QHBoxLayout>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString overviewId()
{
    return u"overview"_s;
}

} // namespace

OverviewScene::OverviewScene(const SceneContext& context, QWidget* parent)
    : Scene(parent), m_hub(context.hub), m_class(context.windowClass),
      m_address(ViewAddress::forScene(overviewId()).value()), m_overview(context.hub),
      m_indicators(context.hub), m_feeds(context.hub)
{
    setObjectName(u"overviewScene"_s);
    build(context);
    connectEvents();
    for (PanelFrame* frame : m_frames) {
        frame->setAddressSource([this] { return this->address().toString(); });
        connect(frame, &PanelFrame::stateChanged, this, &Scene::completeChanged);
    }
    connect(m_map, &MapPanel::completeChanged, this, &Scene::completeChanged);
    connect(&m_card->model(), &EventCardModel::changed, this, &OverviewScene::nameChosenEvent);
    showAddress(m_address, true);
}

OverviewScene::~OverviewScene() = default;

void OverviewScene::build(const SceneContext& context)
{
    auto* numbers = new NumbersPanel(context, m_overview);
    auto* trend = new TrendPanel(context, m_overview);
    auto* categories = new CategoryPanel(context, m_overview);
    auto* indicators = new IndicatorPanel(context, m_indicators,
                                          context.pack ? context.pack->manifest.tenantRegion : std::nullopt);
    auto* feeds = new FeedPanel(context, m_feeds);
    m_map = new MapPanel(context, m_overview);
    m_queue = new QueuePanel(context);
    m_card = new EventCardView(context);
    m_side = new SidePanel(context.theme, m_map, m_card);
    connect(m_side, &SidePanel::coveredChanged, m_map,
            [this](int pixels) { m_map->view().setCovered(pixels); });
    m_frames = {numbers, trend, categories, indicators, feeds, m_map, m_queue};

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new OverviewLayout(context.theme,
                                         {.numbers = numbers,
                                          .map = m_side,
                                          .queue = m_queue,
                                          .charts = {trend, categories, indicators, feeds}},
                                         this));

    connect(numbers, &NumbersPanel::figureActivated, this, [this](OverviewFigure figure) {
        // The moment of the shown number, so that its rows are as many.
        const auto& answered = m_overview.answered();
        change(withFigure(m_address, figure, answered ? answered->now : m_hub.now()));
    });
    connect(trend, &TrendPanel::dayActivated, this, [this](QDate day) { change(withDay(m_address, day)); });
    connect(categories, &CategoryPanel::categoryActivated, this,
            [this](const QString& code) { change(withCategory(m_address, code)); });
}

void OverviewScene::connectEvents()
{
    connect(m_queue, &QueuePanel::filterChanged, this,
            [this](const EventFilter& filter) { change(withFilter(m_address, filter)); });
    connect(m_queue, &QueuePanel::eventSelected, this,
            [this](EventRow row) { chooseEvent(row, FoundIn::Queue); });
    connect(m_queue, &QueuePanel::selectionCleared, this,
            [this] { chooseEvent(std::nullopt, FoundIn::Queue); });
    connect(m_queue, &QueuePanel::eventActivated, this, [this](EventRow row) {
        chooseEvent(row, FoundIn::Queue);
        openCard(row);
    });
    connect(m_queue, &QueuePanel::actionRequested, this, [this](ActionKind kind, EventRow row) {
        openCard(row);
        m_card->start(kind, row);
    });
    connect(m_card, &EventCardView::closeRequested, this, [this] {
        m_side->setOpen(false);
        m_queue->content()->setFocus();
    });
    connect(m_queue, &QueuePanel::showOnMap, this,
            [this](EventRow row) { m_map->showEvent(row, m_side->coveredWidth()); });
    connect(m_card, &EventCardView::showOnMap, this,
            [this](EventRow row) { m_map->showEvent(row, m_side->coveredWidth()); });

    const MapView& map = m_map->view();
    const auto found = [this](EventRow row) {
        openCard(row);
        chooseEvent(row, FoundIn::Map);
    };
    connect(&map, &MapView::selectionChanged, this, [this, found](std::optional<EventRow> row) {
        if (row)
            found(*row);
        else
            chooseEvent(std::nullopt, FoundIn::Map);
    });
    connect(&map, &MapView::eventActivated, this, found);
    connect(&map, &MapView::clusterActivated, this, [this, found](const std::vector<qint64>& rows) {
        openClusterMenu(m_queue->model(), rows, this, found);
    });
    connect(&map, &MapView::regionActivated, this,
            [this](const RegionCode& area) { change(withArea(m_address, area)); });
}

QString OverviewScene::sceneId() const
{
    return overviewId();
}

QString OverviewScene::title() const
{
    return tr("态势总览");
}

void OverviewScene::setAddress(const ViewAddress& address)
{
    showAddress(address, false);
}

ViewAddress OverviewScene::address() const
{
    ViewAddress full = m_address;
    addBaseMapOptions(full, *m_map);
    return full;
}

void OverviewScene::change(const ViewAddress& address)
{
    if (address == m_address)
        return;
    showAddress(address, false);
    Q_EMIT addressChanged();
}

void OverviewScene::showAddress(const ViewAddress& address, bool everything)
{
    const ViewAddress before = m_address;
    m_address = address;
    const bool newScope = before.area() != address.area() || before.period() != address.period();
    if (everything || newScope)
        m_overview.setScope(address.area(), chartPeriod(address.period()));
    const EventFilter filter = shownFilter(address, m_hub.today());
    if (everything || newScope || shownFilter(before, m_hub.today()) != filter) {
        m_queue->setFilter(filter, address.period());
        m_map->setFilter(filter, address.period());
    }
    m_map->showArea(address.area());
    applyBaseMapOptions(address, *m_map);
    dropBaseMapOptions(m_address); // said by the map itself from now on
    if (everything || before.event() != address.event())
        openEvent(address.event());
    Q_EMIT completeChanged();
}

void OverviewScene::openEvent(const std::optional<EventId>& id)
{
    const quint64 opening = ++m_opening;
    if (!id) {
        m_side->setOpen(false);
        showEvent(std::nullopt, FoundIn::Address);
        return;
    }
    m_hub.questions().eventRow(*id).then(this, [this, opening](const Result<std::optional<EventRow>>& row) {
        if (opening != m_opening || !row || !*row)
            return;
        openCard(**row);
        showEvent(**row, FoundIn::Address);
    });
}

void OverviewScene::openCard(EventRow row)
{
    if (m_class == WindowClass::Wall)
        return;
    m_card->load(row);
    m_side->setOpen(true);
}

void OverviewScene::chooseEvent(std::optional<EventRow> row, FoundIn where)
{
    if (row == m_event)
        return;
    ++m_opening;
    showEvent(row, where);
    const std::optional<EventId> id = row ? idOf(*row) : std::nullopt;
    if (id == m_address.event() || (row && !id))
        return; // the id of an event outside the queue becomes known with its card
    m_address.setEvent(id);
    Q_EMIT addressChanged();
}

void OverviewScene::showEvent(std::optional<EventRow> row, FoundIn where)
{
    m_event = row;
    if (m_side->isOpen() && row)
        m_card->load(*row);
    if (row && where == FoundIn::Map)
        m_map->keepInSight(*row, m_side->coveredWidth());
    else
        m_map->showEvent(row, m_side->coveredWidth());
    if (where == FoundIn::Queue)
        return;
    if (row)
        m_queue->select(*row);
    else
        m_queue->clearSelection();
}

std::optional<EventId> OverviewScene::idOf(EventRow row) const
{
    if (const std::optional<int> place = m_queue->model().rowForEvent(row))
        return EventId::fromString(m_queue->model().itemAt(*place)->id);
    const std::optional<EventCard>& card = m_card->model().card();
    return card && card->row == row ? std::optional(card->event.id) : std::nullopt;
}

void OverviewScene::nameChosenEvent()
{
    const std::optional<EventId> id = m_event ? idOf(*m_event) : std::nullopt;
    if (!id || m_address.event() == id)
        return;
    m_address.setEvent(id);
    Q_EMIT addressChanged();
}

std::vector<const PanelFrame*> OverviewScene::shownPanels() const
{
    std::vector<const PanelFrame*> shown;
    std::ranges::copy_if(m_frames, std::back_inserter(shown),
                         [](const PanelFrame* frame) { return !frame->isHidden(); });
    return shown;
}

bool OverviewScene::isComplete() const
{
    return m_map->isComplete() &&
           std::ranges::all_of(shownPanels(), [](const PanelFrame* frame) { return frame->isSettled(); });
}

QStringList OverviewScene::problems() const
{
    QStringList all;
    for (const PanelFrame* frame : shownPanels()) {
        if (frame->state() == PanelState::Error)
            all.append(frame->accessibleName() + u": "_s + frame->stateText());
    }
    return all;
}

SceneFactory OverviewScene::factory()
{
    return {.id = overviewId(),
            .title = tr("态势总览"),
            .key = QKeySequence(Qt::Key_F1),
            .create = [](const SceneContext& context, QWidget* parent) -> Scene* {
                return new OverviewScene(context, parent);
            },
            .classes = {WindowClass::Wall, WindowClass::Duty, WindowClass::Leader, WindowClass::Analyst}};
}

} // namespace onescreen
