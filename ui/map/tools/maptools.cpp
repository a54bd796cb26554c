// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/maptools.h"

#include "app/models/datahub.h"
#include "ui/common/settingsstore.h"
#include "ui/map/mapdecorations.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/bookmarkpanel.h"
#include "ui/map/tools/eventfan.h"
#include "ui/map/tools/maptoolbar.h"
#include "ui/map/tools/minimap.h"
#include "ui/map/tools/queuearea.h"
#include "ui/map/tools/searchbox.h"
#include "ui/map/tools/selectionpanel.h"
#include "ui/map/tools/toolcanvas.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double foundZoom = 15.0;

} // namespace

MapTools::MapTools(MapView& map, const ResourceModel& resources, const SceneContext& context,
                   AddressSource address, QObject* parent)
    : QObject(parent), m_context(context), m_map(map), m_living(&map),
      m_view(map, context, std::move(address)), m_select(map, context), m_nearest(map, resources, context),
      m_book(context.settings, context.window), m_bookmarkPanel(new BookmarkPanel(context, m_book)),
      m_search(new SearchBox(context, &resources)), m_bar(new MapToolBar(context.theme, m_search)),
      m_mini(new MiniMap(map)), m_tools(new QActionGroup(this))
{
    setObjectName(u"mapTools"_s);
    m_tools->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    m_mini->setTheme(context.theme);
    m_mini->setBottomMargin(QFontMetrics(context.theme.font(TextSize::Small)).lineSpacing() +
                            context.theme.metrics.space(1));
    m_map.setFanning(true);
    m_map.installEventFilter(this);
    buildMenus();
    buildViewMenu();
    connectPages();
    connect(&m_map, &MapView::toolChanged, this, &MapTools::showTool);
    connect(&m_map, &MapView::clusterActivated, &m_select, &SelectTools::selectPlace);
    connect(&m_book, &BookmarkBook::changed, this, &MapTools::fillBookmarks);
    fillBookmarks();
    for (MeasureTool* tool : {&m_distance, &m_area})
        connect(tool, &MeasureTool::copyRequested, this,
                [this](const QString& text) { m_view.copy(text, tr("已复制：%1").arg(text)); });
    connect(&m_view, &ViewTools::openAddressRequested, this, &MapTools::openAddressRequested);
    connect(&m_view, &ViewTools::searchRequested, m_search, &SearchBox::search);
}

MapTools::~MapTools()
{
    if (m_living)
        m_living->setTool(nullptr);
    // Widgets that no layout has taken.
    if (m_bookmarkPanel && !m_bookmarkPanel->parent())
        delete m_bookmarkPanel;
    if (m_bar && !m_bar->parent())
        delete m_bar;
}

MapToolBar& MapTools::bar() const
{
    return *m_bar;
}

QList<QWidget*> MapTools::pages() const
{
    return {&m_select.panel(), &m_nearest.panel(), m_bookmarkPanel};
}

QWidget* MapTools::openPage() const
{
    if (m_nearest.isOpen())
        return &m_nearest.panel();
    return m_select.area() ? &m_select.panel() : nullptr;
}

QAction* MapTools::add(QMenu* menu, const QString& name, const QString& text, const QKeySequence& key,
                       std::function<void()> run)
{
    // The key is written beside the word but works by eventFilter(): only while the map has the focus.
    auto* action = menu->addAction(text + u'\t' + key.toString(QKeySequence::NativeText));
    action->setObjectName(name);
    action->setData(key.toString(QKeySequence::PortableText));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions.insert(name, action);
    return action;
}

QAction* MapTools::addTool(QMenu* menu, const QString& name, const QString& text, const QKeySequence& key,
                           MapTool& tool)
{
    QAction* action = add(menu, name, text, key, [this, &tool] {
        m_map.setTool(m_map.tool() == &tool ? nullptr : &tool);
        m_map.setFocus();
    });
    action->setCheckable(true);
    action->setActionGroup(m_tools);
    m_toolOf.insert(action, &tool);
    return action;
}

void MapTools::buildMenus()
{
    QMenu* select = m_bar->addMenu(u"mapSelectMenu"_s, tr("选择"));
    addTool(select, u"rectangle"_s, tr("框选事件"), Qt::Key_B, m_select.rectangle());
    addTool(select, u"lasso"_s, tr("圈选事件"), Qt::Key_Q, m_select.lasso());
    addTool(select, u"polygon"_s, tr("多边形选择"), Qt::Key_X, m_select.polygon());
    addTool(select, u"circle"_s, tr("按半径选择"), Qt::Key_O, m_select.circle());
    select->addSeparator();
    add(select, u"undo"_s, tr("恢复上一次选择"), QKeySequence(Qt::CTRL | Qt::Key_Z),
        [this] { m_select.undo(); });
    add(select, u"clear"_s, tr("清除选择"), Qt::Key_Escape, [this] { m_select.clear(); });
    add(select, u"to-queue"_s, tr("范围送入队列"), QKeySequence(Qt::CTRL | Qt::Key_Return),
        [this] { selectionToQueue(); });
    QMenu* measure = m_bar->addMenu(u"mapMeasureMenu"_s, tr("测量"));
    addTool(measure, u"distance"_s, tr("测距离"), Qt::Key_J, m_distance);
    addTool(measure, u"area"_s, tr("测面积"), Qt::Key_K, m_area);
    QMenu* nearest = m_bar->addMenu(u"mapNearestMenu"_s, tr("就近"));
    add(nearest, u"teams"_s, tr("最近的队伍"), Qt::Key_U, [this] { nearestHere(NearestPanel::What::Teams); });
    add(nearest, u"cameras"_s, tr("最近的摄像机"), Qt::Key_V,
        [this] { nearestHere(NearestPanel::What::Cameras); });
    m_bookmarkMenu = m_bar->addMenu(u"mapBookmarkMenu"_s, tr("书签"));
    add(m_bookmarkMenu, u"bookmark"_s, tr("添加书签"), QKeySequence(Qt::CTRL | Qt::Key_D),
        [this] { addBookmark(); });
    add(m_bookmarkMenu, u"bookmarks"_s, tr("管理书签…"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
        Q_EMIT pageRequested(m_bookmarkPanel);
        m_bookmarkPanel->focusList();
    });
    m_bookmarkMenu->addSeparator();
    m_standing = m_bookmarkMenu->actions().size();
}

void MapTools::buildViewMenu()
{
    QMenu* view = m_bar->addMenu(u"mapViewMenu"_s, tr("视图"));
    add(view, u"search"_s, tr("查找"), QKeySequence(Qt::CTRL | Qt::Key_F), [this] { m_search->focusText(); });
    add(view, u"next"_s, tr("下一个标记"), Qt::Key_Period, [this] { m_map.walk(1); });
    add(view, u"previous"_s, tr("上一个标记"), Qt::Key_Comma, [this] { m_map.walk(-1); });
    view->addSeparator();
    add(view, u"copy-address"_s, tr("复制视图地址"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { m_view.copyAddress(); });
    add(view, u"paste-address"_s, tr("打开剪贴板中的地址"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        [this] { m_view.pasteAddress(); });
    add(view, u"copy-coordinates"_s, tr("复制图中心坐标"), QKeySequence(Qt::CTRL | Qt::Key_C),
        [this] { m_view.copyCoordinates(); });
    for (QAction* entry : m_view.addDatums(view->addMenu(tr("坐标基准"))))
        m_actions.insert(entry->objectName(), entry);
    view->addSeparator();
    QAction* mini = add(view, u"minimap"_s, tr("鹰眼图"), Qt::Key_Y, [] {});
    mini->setCheckable(true);
    const QString kept = m_context.settings.windowValue(m_context.window, u"map-minimap"_s);
    mini->setChecked(kept != u"off"_s);
    m_mini->setVisible(mini->isChecked());
    connect(mini, &QAction::toggled, this, [this](bool on) {
        m_mini->setVisible(on);
        m_context.settings.setWindowValue(m_context.window, u"map-minimap"_s, on ? QString() : u"off"_s);
    });
}

void MapTools::connectPages()
{
    SelectionPanel& list = m_select.panel();
    connect(&m_select, &SelectTools::selected, this, [this] { Q_EMIT pageRequested(&m_select.panel()); });
    connect(&m_select, &SelectTools::cleared, this, [this] { Q_EMIT pageClosed(&m_select.panel()); });
    connect(&list, &SelectionPanel::closeRequested, this, [this] {
        m_select.clear();
        m_map.setFocus();
    });
    connect(&list, &SelectionPanel::eventActivated, this, &MapTools::eventActivated);
    connect(&list, &SelectionPanel::eventChosen, this, &MapTools::eventChosen);
    connect(&list, &SelectionPanel::showOnMap, this, [this](EventRow event) { m_map.showEvent(event); });
    connect(&list, &SelectionPanel::nearestRequested, this, &MapTools::showNearest);
    connect(&list, &SelectionPanel::queueRequested, this, [this](const EventId& event) {
        // The queue stands in the overview.
        if (Result<ViewAddress> address = ViewAddress::forScene(u"overview"_s)) {
            address->setEvent(event);
            Q_EMIT openAddressRequested(*address);
        }
    });
    connect(&list, &SelectionPanel::allToQueueRequested, this, &MapTools::selectionToQueue);
    connect(&m_nearest, &NearestTools::opened, this, [this] { Q_EMIT pageRequested(&m_nearest.panel()); });
    connect(&m_nearest, &NearestTools::closed, this, [this] {
        Q_EMIT pageClosed(&m_nearest.panel());
        m_map.setFocus();
    });
    connect(m_bookmarkPanel, &BookmarkPanel::activated, this, &MapTools::openBookmark);
    connect(m_bookmarkPanel, &BookmarkPanel::addRequested, this, &MapTools::addBookmark);
    connect(m_bookmarkPanel, &BookmarkPanel::closeRequested, this, [this] {
        Q_EMIT pageClosed(m_bookmarkPanel);
        m_map.setFocus();
    });
    connect(m_search, &SearchBox::chosen, this, &MapTools::showFound);
    connect(m_search, &SearchBox::left, this, [this] { m_map.setFocus(); });
}

void MapTools::showTool()
{
    for (QAction* action : m_tools->actions())
        action->setChecked(m_map.tool() && m_toolOf.value(action) == m_map.tool());
    m_bar->refresh();
}

void MapTools::showNearest(EventRow event, bool cameras)
{
    if (!m_nearest.showFor(event, cameras ? NearestPanel::What::Cameras : NearestPanel::What::Teams))
        m_view.say(tr("该事件没有坐标，或不在当前筛选中。"));
}

void MapTools::showNearestTo(const QString& place, GeoPoint at)
{
    m_nearest.showFor(place, at, NearestPanel::What::Teams);
}

void MapTools::selectionToQueue()
{
    m_map.setTool(nullptr); // its hint would stand where the message does
    if (!m_select.area()) {
        m_view.say(tr("先在图上框选、圈选或按半径选择。"));
        return;
    }
    const Result<ViewAddress> queue =
        queueAddress(m_view.address(), m_context.hub.now(), m_map.eventLayer().events(), *m_select.area());
    if (queue)
        Q_EMIT openAddressRequested(*queue);
    else
        m_view.say(tr("这个范围跨过 180° 经线或极点，不能作为队列的筛选。"));
}

void MapTools::nearestHere(NearestPanel::What what)
{
    if (m_map.selected() && m_nearest.showFor(*m_map.selected(), what))
        return;
    if (m_pin.at())
        m_nearest.showFor(tr("图钉处"), *m_pin.at(), what);
    else
        m_nearest.showFor(tr("图中心"), m_map.camera().center(), what);
}

void MapTools::showFound(const MapFind& find)
{
    if (!find.at && !find.bounds) {
        if (find.event)
            Q_EMIT eventActivated(*find.event);
        else
            m_view.say(tr("“%1”没有可显示的位置。").arg(find.title));
        return;
    }
    m_map.takeHold();
    if (find.bounds)
        m_map.fitTo(*find.bounds);
    else
        m_map.setCamera(*find.at, std::max(m_map.camera().zoom(), foundZoom));
    m_map.setFocus();
    if (find.event) {
        m_pin.clear();
        Q_EMIT eventActivated(*find.event);
        return;
    }
    if (find.kind == MapFind::Kind::Area) {
        m_pin.clear();
        return;
    }
    m_map.canvas().add(&m_pin);
    m_pin.setPin(*find.at, find.kind == MapFind::Kind::Coordinate ? coordinateText(*find.at, m_view.datum())
                                                                  : find.title);
}

void MapTools::addBookmark()
{
    const geo::Camera camera = m_map.camera();
    if (!m_book.add({}, camera.center(), camera.zoom(), m_view.address())) {
        m_view.say(tr("书签已满（%1 个），请先删除一些。").arg(BookmarkBook::most));
        return;
    }
    const Bookmark& added = m_book.all().back();
    m_view.say(added.key ? tr("已添加书签“%1”，按 %2 打开；Ctrl+B 可改名。").arg(added.name).arg(*added.key)
                         : tr("已添加书签“%1”；Ctrl+B 可改名。").arg(added.name));
}

void MapTools::openBookmark(const Bookmark& bookmark)
{
    // The list it stands in may change while the address is opened.
    const GeoPoint center = bookmark.center;
    const double zoom = bookmark.zoom;
    Q_EMIT openAddressRequested(bookmark.address);
    m_map.takeHold();
    m_map.setCamera(center, zoom);
    m_map.setFocus();
}

void MapTools::fillBookmarks()
{
    const QList<QAction*> entries = m_bookmarkMenu->actions();
    for (qsizetype i = m_standing; i < entries.size(); ++i)
        delete entries[i];
    for (const Bookmark& bookmark : m_book.all()) {
        QString text = bookmark.name;
        text.replace(u'&', u"&&"_s);
        const QString key = bookmark.key ? u'\t' + QString::number(*bookmark.key) : QString();
        QAction* entry = m_bookmarkMenu->addAction(text + key);
        connect(entry, &QAction::triggered, this, [this, bookmark] { openBookmark(bookmark); });
    }
}

bool MapTools::ownsKey(const QKeyEvent& event) const
{
    return event.key() == Qt::Key_Escape && !m_map.tool() &&
           (m_select.area() || m_nearest.isOpen() || m_pin.at());
}

bool MapTools::escape()
{
    if (m_nearest.isOpen())
        m_nearest.close();
    else if (m_select.area())
        m_select.clear();
    else if (m_pin.at())
        m_pin.clear();
    else
        return false;
    return true;
}

bool MapTools::key(const QKeyEvent& event)
{
    // Enter alone finishes what a tool draws.
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (enter && event.modifiers().testFlag(Qt::ControlModifier)) {
        selectionToQueue();
        return true;
    }
    if (m_map.tool() && m_map.tool()->key(event, m_map.camera()))
        return true;
    if (event.key() == Qt::Key_Escape)
        return !m_map.tool() && !m_map.fan().isOpen() && escape();
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9) {
        const int digit = event.key() - Qt::Key_0;
        if (const Bookmark* bookmark = m_book.byKey(digit))
            openBookmark(*bookmark);
        else
            m_view.say(tr("书签 %1 还没有设。Ctrl+D 添加。").arg(digit));
        return true;
    }
    const QString pressed =
        QKeySequence(modifiers.toInt() | event.key()).toString(QKeySequence::PortableText);
    for (QAction* action : std::as_const(m_actions)) {
        if (action->data().toString() != pressed || !action->isEnabled())
            continue;
        action->trigger();
        return true;
    }
    return false;
}

void MapTools::setCover(QWidget* cover)
{
    m_cover = cover;
    cover->installEventFilter(this);
}

bool MapTools::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_cover && m_mini &&
        (event->type() == QEvent::Show || event->type() == QEvent::Hide || event->type() == QEvent::Resize))
        m_mini->setRightMargin(event->type() == QEvent::Hide || m_cover->isHidden() ? 0 : m_cover->width());
    if (watched == &m_map && event->type() == QEvent::ShortcutOverride &&
        ownsKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (watched == &m_map && event->type() == QEvent::KeyPress && key(*static_cast<QKeyEvent*>(event)))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace onescreen
