// SPDX-License-Identifier: GPL-3.0-or-later
// What the map scene is made of, and how its parts are joined.
#include "ui/common/exportgate.h"
#include "ui/map/base/basemapchooser.h"
#include "ui/map/cards/carddesk.h"
#include "ui/map/fields/choroplethlayer.h"
#include "ui/map/fields/fieldlayers.h"
#include "ui/map/layers/cornerlegend.h"
#include "ui/map/layers/layerboard.h"
#include "ui/map/layers/layerstate.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/map/time/timebar.h"
#include "ui/map/time/timepaper.h"
#include "ui/map/tools/maptoolbar.h"
#include "ui/map/tools/maptools.h"
#include "ui/map/tools/minimap.h"
#include "ui/queue/eventcard.h"
#include "ui/queue/queuefilterbar.h"
#include "ui/scenes/mappanel.h"
#include "ui/scenes/mapscene.h"
#include "ui/scenes/mapthemes.h"
#include "ui/scenes/overviewview.h"
#include "ui/scenes/sidepanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int foldedBelow = 1100; ///< A desk's window narrower than this begins with a folded board.

} // namespace

void MapScene::build(const SceneContext& context)
{
    m_map = new MapPanel(context, m_overview);
    m_map->setTitle(tr("地图"));
    m_map->setCountyColours(false);
    m_map->setPassport(
        tr("图上所示由图层板（L）决定，符号的含义和件数也写在那里。圆为事件，数字是聚在一起的事件数，逐件"
           "计数、不估算；环为各状态之比，外侧红弧为超期未结之比，红点表示有紧急未结。没有坐标的事件不在"
           "图上，其数目写在图边。"));
    m_card = new EventCardView(context);
    m_right = new QStackedWidget;
    m_right->addWidget(m_card);
    m_side = new SidePanel(context.theme, m_map, m_right);
    connect(m_side, &SidePanel::coveredChanged, m_map,
            [this](int pixels) { m_map->view().setCovered(pixels); });

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_toolPlace = new QHBoxLayout;
    all->addLayout(m_toolPlace);
    if (m_class != WindowClass::Wall) {
        m_chips = new QueueChips(context.theme);
        m_chips->setObjectName(u"mapFilterChips"_s);
        // However many there are, they make no window wider.
        m_chips->setMinimumWidth(1);
        m_chips->setContentsMargins(context.theme.metrics.space(1), 0, 0, context.theme.metrics.grid / 2);
        connect(m_chips, &QueueChips::filterChanged, this,
                [this](const EventFilter& filter) { change(withFilter(m_address, filter)); });
        connect(&m_hub, &DataHub::namesChanged, this, &MapScene::showChips);
        auto* chips = new QHBoxLayout;
        chips->addWidget(m_chips);
        chips->addStretch(1);
        all->addLayout(chips);
    }
    auto* middle = new QHBoxLayout;
    middle->setSpacing(context.theme.metrics.grid / 2);
    m_boardPlace = new QHBoxLayout;
    middle->addLayout(m_boardPlace);
    middle->addWidget(m_side, 1);
    all->addLayout(middle, 1);
    m_timePlace = new QVBoxLayout;
    all->addLayout(m_timePlace);

    m_map->setAddressSource([this] { return address().toString(); });
}

void MapScene::buildLayers(const SceneContext& context)
{
    MapView& view = m_map->view();
    connect(addFieldLayers(view, context), &ChoroplethLayer::addressRequested, this,
            &Scene::openAddressRequested);
    new MapThemes(context, view, this);
    view.eventLayer().setRootNames([this](const QString& root) { return m_hub.names().categoryName(root); });
    new LayerMemory(view, context.settings, context.window, this);

    m_legend = new CornerLegend(view, context.theme);
    connect(m_legend, &CornerLegend::refreshed, this, &Scene::completeChanged);
    if (m_class != WindowClass::Wall) {
        m_board = new LayerBoard(view, context.theme);
        m_boardPlace->addWidget(m_board);
        if (BaseMapControl* base = m_map->baseMap())
            m_board->setFoot(new BaseMapChooser(*base, context.settings, context.dialogs, context.theme));
        m_foldedBelow = qRound(foldedBelow * context.theme.metrics.scale);
        connect(m_board, &LayerBoard::foldedChanged, this, &MapScene::showLegend);
        connect(m_board, &LayerBoard::refreshed, this, &Scene::completeChanged);
        auto* key = new QShortcut(QKeySequence(Qt::Key_L), this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, m_board, &LayerBoard::toggle);
    }
    showLegend();
}

void MapScene::buildMovers(const SceneContext& context)
{
    m_movers = new MoversDesk(context, m_map->view(), this);
    m_timePlace->addWidget(m_movers->timeBar());
    m_map->setPaperChange([this](PanelPaper paper) {
        return withMapTime(std::move(paper), m_movers->windowChoice(), m_movers->player(), m_hub.now());
    });
    connect(m_movers, &MoversDesk::replayChanged, m_map, &MapPanel::setReplaying);
    connect(m_movers, &MoversDesk::windowChanged, this, &MapScene::filterMap);
    connect(m_movers, &MoversDesk::optionsChanged, this, &Scene::addressChanged);
    connect(m_movers, &MoversDesk::settledChanged, this, &Scene::completeChanged);
    connect(m_movers, &MoversDesk::eventRequested, this, [this](const EventId& event) {
        ViewAddress next = m_address;
        next.setEvent(event);
        change(next);
    });
}

void MapScene::buildTools(const SceneContext& context)
{
    if (m_class == WindowClass::Wall)
        return;
    m_tools = new MapTools(m_map->view(), m_map->resources(), context, [this] { return address(); }, this);
    m_toolPlace->addWidget(&m_tools->bar());
    m_mini = m_map->view().findChild<MiniMap*>();
    connect(m_mini, &MiniMap::settledChanged, this, &Scene::completeChanged);
    m_tools->setCover(m_right);
    QMenu* out = m_tools->bar().addMenu(u"mapExportMenu"_s, tr("导出"));
    guardExport(out, out->addAction(tr("地图图片、PDF…\tCtrl+E"), m_map, &MapPanel::exportPicture));
    for (QWidget* page : m_tools->pages())
        m_right->addWidget(page);
    connect(m_tools, &MapTools::pageRequested, this, [this](QWidget* page) {
        m_right->setCurrentWidget(page);
        m_side->setOpen(true);
    });
    connect(m_tools, &MapTools::pageClosed, this, [this](const QWidget* page) {
        if (m_right->currentWidget() == page)
            m_side->setOpen(false);
    });
    connect(m_tools, &MapTools::eventActivated, this, &MapScene::chooseEvent);
    connect(m_tools, &MapTools::eventChosen, this,
            [this](EventRow row) { m_map->keepInSight(row, m_side->coveredWidth()); });
    connect(m_tools, &MapTools::openAddressRequested, this, &MapScene::go);
    addCardActions();
}

void MapScene::addCardActions()
{
    // From the card of an event: one key, and the same as entries of its menu.
    const auto fromCard = [this](const QString& text, Qt::Key key, bool cameras) {
        const auto run = [this, cameras] {
            if (m_event)
                m_tools->showNearest(*m_event, cameras);
        };
        auto* shortcut = new QShortcut(QKeySequence(key), m_card);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_tools, run);
        connect(m_card->addMenuAction(text + u'\t' + QKeySequence(key).toString()), &QAction::triggered,
                m_tools, run);
    };
    fromCard(tr("最近的队伍"), Qt::Key_U, false);
    fromCard(tr("最近的摄像机"), Qt::Key_V, true);
    connect(m_card->addMenuAction(tr("只看承办单位")), &QAction::triggered, this, [this] {
        const std::optional<EventCard>& card = m_card->model().card();
        if (card && card->event.unit)
            toggleUnit(*card->event.unit);
    });
}

void MapScene::buildCards(const SceneContext& context)
{
    connect(m_movers, &MoversDesk::unitRequested, this, &MapScene::toggleUnit);
    if (m_class == WindowClass::Wall)
        return;
    m_cards = new CardDesk(context, m_map->view(), m_overview, m_map->resources(), this);
    // Both stand in the same corner.
    connect(m_cards, &CardDesk::opened, m_movers, [this] { m_movers->choose(std::nullopt); });
    connect(m_movers, &MoversDesk::chosenChanged, m_cards, [this] {
        if (m_movers->movers().chosen())
            m_cards->close();
    });
    connect(m_cards, &CardDesk::addressRequested, this, &MapScene::go);
    connect(m_cards, &CardDesk::drillRequested, this,
            [this](const RegionCode& area) { change(withArea(m_address, area)); });
    connect(m_cards, &CardDesk::areaRequested, &m_tools->selecting(), &SelectTools::select);
    connect(m_cards, &CardDesk::nearestRequested, m_tools,
            [this](const QString& place, GeoPoint at) { m_tools->showNearestTo(place, at); });
}

} // namespace onescreen
