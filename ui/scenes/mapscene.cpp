// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/mapscene.h"

#include "app/models/themes.h"
#include "ui/map/base/basemapchooser.h"
#include "ui/map/fields/choroplethlayer.h"
#include "ui/map/fields/fieldlayers.h"
#include "ui/map/layers/cornerlegend.h"
#include "ui/map/layers/layerboard.h"
#include "ui/map/layers/layerstate.h"
#include "ui/map/layers/thememaplayer.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/map/time/timebar.h"
#include "ui/map/tools/maptoolbar.h"
#include "ui/map/tools/maptools.h"
#include "ui/queue/eventcard.h"
#include "ui/scenes/mappanel.h"
#include "ui/scenes/mapplace.h"
#include "ui/scenes/overviewview.h"
#include "ui/scenes/sidepanel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString mapSceneId()
{
    return u"map"_s;
}

const QString placeOption = u"at"_s;
constexpr int foldedBelow = 1100; ///< A desk's window narrower than this begins with a folded board.

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
    connectMap();
    showAddress(m_address, true);
}

MapScene::~MapScene() = default;

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

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_toolPlace = new QHBoxLayout;
    all->addLayout(m_toolPlace);
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
    if (context.themes)
        m_themes = redactedThemes(*context.themes, redactionFor(context.windowClass));
    addThemes();
    connect(&m_hub, &DataHub::statusChanged, this, &MapScene::addThemes);
    view.eventLayer().setRootNames([this](const QString& root) { return m_hub.names().categoryName(root); });
    new LayerMemory(view, context.settings, context.window, this);

    m_legend = new CornerLegend(view, context.theme);
    if (m_class != WindowClass::Wall) {
        m_board = new LayerBoard(view, context.theme);
        m_boardPlace->addWidget(m_board);
        if (BaseMapControl* base = m_map->baseMap())
            m_board->setFoot(new BaseMapChooser(*base, context.settings, context.dialogs, context.theme));
        m_foldedBelow = qRound(foldedBelow * context.theme.metrics.scale);
        connect(m_board, &LayerBoard::foldedChanged, this, &MapScene::showLegend);
        auto* key = new QShortcut(QKeySequence(Qt::Key_L), this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, m_board, &LayerBoard::toggle);
    }
    showLegend();
}

void MapScene::addThemes()
{
    const bool demonstration = m_hub.status() && m_hub.status()->replayed > 0;
    std::erase_if(m_themes, [&](const geo::PackTheme& theme) {
        MapView& view = m_map->view();
        if ((theme.origin == Origin::Replay && !demonstration) || theme.features.empty())
            return false;
        if (!view.layer(u"theme-"_s + theme.id)) // of two packs with one id the first counts
            view.addLayer(std::make_unique<ThemeMapLayer>(std::make_shared<const geo::ThemeShapes>(theme)));
        return true;
    });
}

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

void MapScene::buildMovers(const SceneContext& context)
{
    m_movers = new MoversDesk(context, m_map->view(), this);
    m_timePlace->addWidget(m_movers->timeBar());
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
    m_tools->setCover(m_right);
    QMenu* out = m_tools->bar().addMenu(u"mapExportMenu"_s, tr("导出"));
    out->addAction(tr("地图图片、PDF…\tCtrl+E"), m_map, &MapPanel::exportPicture);
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
    connect(m_tools, &MapTools::openAddressRequested, this, [this](const ViewAddress& wanted) {
        if (wanted.scene() == sceneId())
            change(wanted);
        else
            Q_EMIT openAddressRequested(wanted);
    });
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
}

void MapScene::filterMap()
{
    EventFilter filter = shownFilter(m_address, m_hub.today());
    m_movers->setEventFilter(filter);
    filter.reportedBetween = m_movers->liveWindow();
    m_map->setFilter(filter, m_address.period());
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
    const MapView& view = m_map->view();
    const QMap<QString, QString> layers = layerOptions(view);
    for (auto it = layers.begin(); it != layers.end(); ++it)
        full.setOption(it.key(), *it);
    const QMap<QString, QString> time = m_movers->options();
    for (auto it = time.begin(); it != time.end(); ++it)
        full.setOption(it.key(), *it);
    // Where the map fits itself, the place follows from what is shown.
    if (view.isHeld())
        full.setOption(placeOption, MapPlace::of(view.camera()).toString());
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
    const std::optional<MapPlace> place = MapPlace::fromString(address.option(placeOption));
    if (everything || before.event() != address.event())
        openEvent(address.event(), !place);
    applyLayerOptions(m_map->view(), address.options());
    m_movers->applyOptions(address.options());
    if (place)
        m_map->view().holdAt(place->centre, place->zoom);
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
    return m_map->isComplete() && m_movers->isSettled();
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
