// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shellwindow.h"

#include "app/models/accountdesk.h"
#include "app/models/datahub.h"
#include "ui/common/dialogs.h"
#include "ui/common/exportgate.h"
#include "ui/common/settingkeys.h"
#include "ui/shell/accountbar.h"
#include "ui/shell/accountseat.h"
#include "ui/shell/accountwords.h"
#include "ui/shell/commandbar.h"
#include "ui/shell/linktext.h"
#include "ui/shell/stalecover.h"
#include "ui/shell/startview.h"
#include "ui/shell/statusline.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowtitles.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// Where link and cache are shown and accounts looked after.
QString healthScene()
{
    return u"health"_s;
}

ThemeContext contextFor(const ShellServices& services, WindowClass windowClass, QSize pixels,
                        const std::optional<ScreenLook>& screen)
{
    Viewing viewing{.pixels = pixels,
                    .distanceM = services.distanceM,
                    .pixelPitchMm = services.pixelPitchMm,
                    .dotsPerInch = {},
                    .deskScale = {}};
    if (windowClass != WindowClass::Wall && windowClass != WindowClass::Leader) {
        constexpr double percent = 100.0;
        if (screen) {
            viewing.pixels = screen->pixels;
            viewing.dotsPerInch = screen->dotsPerInch;
        }
        if (const int chosen = services.settings.value(SettingKeys::deskScale); chosen > 0)
            viewing.deskScale = chosen / percent;
    }
    return {.theme = services.theme,
            .metrics = metricsFor(windowClass, viewing),
            .wall = windowClass == WindowClass::Wall,
            .reducedMotion = services.reducedMotion};
}

} // namespace

ShellWindow::ShellWindow(const ShellServices& services, WindowClass windowClass, QString name, QSize pixels,
                         const std::optional<ScreenLook>& screen, QWidget* parent)
    : QWidget(parent, Qt::Window), m_services(services), m_class(windowClass), m_name(std::move(name)),
      m_context(contextFor(services, windowClass, pixels, screen))
{
    setObjectName(u"window-"_s + m_name);
    setWindowTitle(tr("一屏掌控 · %1 · %2").arg(services.placeName, windowClassTitle(windowClass)));
    setFont(m_context.font());
    resize(pixels);
    build();
    addKeys();
    m_host->setFocus();

    DataHub& hub = services.hub;
    connect(&hub, &DataHub::tick, this, &ShellWindow::showAge);
    connect(&hub, &DataHub::linkChanged, this, &ShellWindow::showData);
    connect(&hub, &DataHub::asOfChanged, this, &ShellWindow::showData);
    connect(&hub, &DataHub::namesChanged, this, &ShellWindow::showPath);
    showData();
}

ShellWindow::~ShellWindow() = default;

void ShellWindow::build()
{
    const std::vector<SceneFactory> scenes = m_services.scenesFor(m_class);
    m_top = new TopBar(m_context, m_services.placeName, scenes, this);
    m_banner = new StaleBanner(m_context, this);
    m_host = new SceneHost(scenes,
                           SceneContext{.hub = m_services.hub,
                                        .assessment = m_services.assessment,
                                        .theme = m_context,
                                        .windowClass = m_class,
                                        .actions = m_services.actions,
                                        .pack = m_services.pack,
                                        .dialogs = m_services.dialogs,
                                        .settings = m_services.settings,
                                        .themes = m_services.themes,
                                        .baseMaps = m_services.baseMaps,
                                        .window = m_name,
                                        .feedBatches = m_services.feedBatches},
                           this);
    m_start = new StartView(m_context, this);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_host);
    m_pages->addWidget(m_start);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // a screen is as big as it is
    layout->addWidget(m_top);
    buildAccount(layout);
    layout->addWidget(m_banner);
    layout->addLayout(m_pages, 1);
    layout->addWidget(new StatusLine(m_services, m_context, this));
    m_edge = new StaleEdge(m_context, this);

    connect(m_top, &TopBar::addressClicked, this, &ShellWindow::openAddress);
    connect(m_top, &TopBar::backClicked, this, &ShellWindow::goBack);
    connect(m_top, &TopBar::forwardClicked, this, &ShellWindow::goForward);
    connect(m_top, &TopBar::upClicked, this, &ShellWindow::goUp);
    connect(m_top, &TopBar::searchClicked, this, &ShellWindow::openCommandBar);
    connect(m_top, &TopBar::fullScreenClicked, this, &ShellWindow::toggleFullScreen);
    connect(m_top, &TopBar::sceneClicked, this, [this](const QString& id) {
        if (const Result<ViewAddress> address = ViewAddress::forScene(id))
            openAddress(*address);
    });
    connect(m_host, &SceneHost::completeChanged, this, &ShellWindow::completeChanged);
    connect(m_host, &SceneHost::openAddressRequested, this, &ShellWindow::openAddress);
    connect(m_host, &SceneHost::addressChanged, this, [this](const ViewAddress& address) {
        m_history->open(address);
        showPath();
    });
}

void ShellWindow::buildAccount(QVBoxLayout* layout)
{
    AccountDesk* desk = m_services.account;
    if (!desk)
        return;
    auto* gate = new ExportGate(this);
    gate->setRefusal(exportRefusal(*desk));
    connect(desk, &AccountDesk::changed, gate, [gate, desk] { gate->setRefusal(exportRefusal(*desk)); });
    auto* banner = new AccountBanner(*desk, m_services.hub.clock(), m_context, this);
    layout->addWidget(banner);
    if (m_context.wall)
        return;
    m_seat = new AccountSeat(*desk, m_context, this);
    // Not where a room looks on.
    const bool managed = m_class != WindowClass::Leader && m_host->has(healthScene());
    auto* buttons = new AccountButtons(*desk, m_context, managed, this);
    m_top->addAtEnd(buttons);
    connect(banner, &AccountBanner::signInClicked, m_seat, &AccountSeat::signIn);
    connect(buttons, &AccountButtons::signInClicked, m_seat, &AccountSeat::signIn);
    connect(buttons, &AccountButtons::lockClicked, m_seat, &AccountSeat::lockOrUnlock);
    connect(buttons, &AccountButtons::manageClicked, this, [this] {
        if (Result<ViewAddress> address = ViewAddress::forScene(healthScene())) {
            address->setOption(u"page"_s, u"accounts"_s);
            openAddress(*address);
        }
    });
}

void ShellWindow::exported(const WrittenFile& file)
{
    if (!m_services.account)
        return;
    m_services.account->reportExport({.id = {},
                                      .at = m_services.hub.now(),
                                      .what = m_history ? m_history->current().toString() : m_name,
                                      .format = QFileInfo(file.path).suffix().toLower(),
                                      .rows = file.rows,
                                      .sha256 = file.sha256});
}

void ShellWindow::addKey(const QKeySequence& key, std::function<void()> then)
{
    auto* shortcut = new QShortcut(key, this);
    shortcut->setContext(Qt::WindowShortcut);
    connect(shortcut, &QShortcut::activated, this, std::move(then));
}

void ShellWindow::addKeys()
{
    bool fullScreenKeyFree = true;
    for (const SceneFactory& scene : m_host->factories()) {
        const Result<ViewAddress> address = ViewAddress::forScene(scene.id);
        if (scene.key.isEmpty() || !address)
            continue;
        const bool alsoFullScreen = scene.key == QKeySequence(Qt::Key_F11);
        fullScreenKeyFree = fullScreenKeyFree && !alsoFullScreen;
        addKey(scene.key, [this, alsoFullScreen, address = *address] {
            if (alsoFullScreen && m_history && m_history->current().scene() == address.scene())
                toggleFullScreen(); // the key of the scene that is already there
            else
                openAddress(address);
        });
    }
    if (fullScreenKeyFree)
        addKey(QKeySequence(Qt::Key_F11), [this] { toggleFullScreen(); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_Return), [this] { toggleFullScreen(); });
    for (const QKeySequence& key : {QKeySequence(Qt::Key_Backspace), QKeySequence(Qt::ALT | Qt::Key_Left)})
        addKey(key, [this] { goBack(); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { goForward(); });
    addKey(QKeySequence(Qt::Key_Escape), [this] { goUp(); });
    for (const QKeySequence& key : {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::Key_Slash)})
        addKey(key, [this] { openCommandBar(); });
    if (m_seat)
        addKey(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_seat->lockOrUnlock(); });
    for (int number = 1; number <= 9; ++number)
        addKey(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)),
               [this, number] { Q_EMIT numberRequested(number); });
}

bool ShellWindow::openAddress(const ViewAddress& address)
{
    if (!m_host->has(address.scene())) {
        m_services.dialogs.show(this, {.kind = MessageKind::Warning,
                                       .title = tr("打不开地址"),
                                       .text = tr("这类窗口没有场景“%1”。").arg(address.scene()),
                                       .detail = address.toString()});
        return false;
    }
    if (m_history)
        m_history->open(address);
    else
        m_history.emplace(address);
    showAddress(address);
    return true;
}

void ShellWindow::openDefault()
{
    const auto& scenes = m_host->factories();
    if (scenes.empty())
        return;
    if (const Result<ViewAddress> address = ViewAddress::forScene(scenes.front().id))
        openAddress(*address);
}

std::optional<ViewAddress> ShellWindow::address() const
{
    return m_history ? std::optional(m_history->current()) : std::nullopt;
}

void ShellWindow::showAddress(const ViewAddress& address)
{
    showData(); // before the scene says that it is complete
    m_host->show(address);
    showPath();
}

void ShellWindow::showPath()
{
    if (!m_history)
        return;
    const ViewAddress& here = m_history->current();
    const NameBook& names = m_services.hub.names();
    m_top->setCrumbs(crumbsOf(here, m_host->titleOf(here.scene()), names));
    m_top->setCurrentScene(here.scene());
    m_top->setHistory(m_history->canGoBack(), m_history->canGoForward(), oneLevelUp(here, names).has_value());
}

void ShellWindow::goBack()
{
    if (m_history && m_history->back())
        showAddress(m_history->current());
}

void ShellWindow::goForward()
{
    if (m_history && m_history->forward())
        showAddress(m_history->current());
}

void ShellWindow::goUp()
{
    // In a field Esc leaves the field and what was typed stays.
    QWidget* focus = QApplication::focusWidget();
    if (qobject_cast<QLineEdit*>(focus) || qobject_cast<QTextEdit*>(focus)) {
        focus->clearFocus();
        return;
    }
    if (!m_history)
        return;
    if (const std::optional<ViewAddress> up = oneLevelUp(m_history->current(), m_services.hub.names()))
        openAddress(*up);
}

void ShellWindow::openCommandBar()
{
    if (!m_history || findChild<CommandBar*>())
        return;
    auto* bar =
        new CommandBar(m_context, m_host->factories(),
                       commandsFor(m_host->factories(), m_services.hub.names(), m_history->current()), this);
    connect(bar, &CommandBar::chosen, this, &ShellWindow::openAddress);
    bar->open();
}

void ShellWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

bool ShellWindow::isWaitingForData() const
{
    return m_pages->currentWidget() == m_start;
}

bool ShellWindow::isComplete() const
{
    return !isWaitingForData() && m_host->current() && m_host->current()->isComplete();
}

void ShellWindow::showData()
{
    const DataHub& hub = m_services.hub;
    const LinkPhase phase = hub.link().phase;
    const bool noHope = !m_services.cacheExists || phase == LinkPhase::Offline || phase == LinkPhase::Refused;
    // What is wrong with link and cache can be seen without any data, and then it is most wanted.
    const bool isHealth = m_history && m_history->current().scene() == healthScene();
    const bool waiting = !hub.asOf() && noHope && !isHealth;
    m_start->setLink(hub.link(), m_services.hasServer, hub.now());
    QWidget* page = waiting ? static_cast<QWidget*>(m_start) : m_host;
    if (m_pages->currentWidget() != page) {
        m_pages->setCurrentWidget(page);
        Q_EMIT completeChanged();
    }
    showAge();
}

void ShellWindow::showAge()
{
    const DataHub& hub = m_services.hub;
    const UtcTime now = hub.now();
    m_banner->setText(staleBanner(hub.asOf(), now, linkText(hub.link(), m_services.hasServer, now)));
    const bool stale = pictureFreshness(hub.asOf(), now) == Freshness::Stale;
    if (stale == m_edge->isVisibleTo(this))
        return;
    m_edge->setVisible(stale);
    const int room = stale ? m_context.metrics.grid : 0; // the edge covers nothing
    layout()->setContentsMargins(room, room, room, room);
}

void ShellWindow::setMenuFiller(std::function<void(QMenu*)> filler)
{
    QMenu* menu = m_top->windowMenu();
    connect(menu, &QMenu::aboutToShow, this, [menu, fill = std::move(filler)] {
        menu->clear();
        fill(menu);
    });
}

void ShellWindow::rememberSplitters(WindowLayout& layout) const
{
    for (const QSplitter* splitter : findChildren<QSplitter*>()) {
        if (!splitter->objectName().isEmpty())
            layout.splitters.insert(splitter->objectName(), splitter->saveState());
    }
    for (const QHeaderView* header : findChildren<QHeaderView*>()) {
        if (!header->objectName().isEmpty())
            layout.splitters.insert(header->objectName(), header->saveState());
    }
}

void ShellWindow::restoreLayout()
{
    const std::optional<WindowLayout> layout = m_services.settings.windowLayout(m_name);
    if (!layout)
        return;
    restoreGeometry(layout->geometry);
    if (layout->fullScreen)
        setWindowState(windowState() | Qt::WindowFullScreen);
    for (QSplitter* splitter : findChildren<QSplitter*>()) {
        if (const auto it = layout->splitters.find(splitter->objectName()); it != layout->splitters.end())
            splitter->restoreState(*it);
    }
    for (QHeaderView* header : findChildren<QHeaderView*>()) {
        if (const auto it = layout->splitters.find(header->objectName()); it != layout->splitters.end())
            header->restoreState(*it);
    }
}

void ShellWindow::saveLayout()
{
    WindowLayout layout{.geometry = saveGeometry(),
                        .screen = screen() ? screen()->name() : QString(),
                        .address = m_history ? m_history->current().toString() : QString(),
                        .fullScreen = isFullScreen(),
                        .splitters = {}};
    rememberSplitters(layout);
    m_services.settings.setWindowLayout(m_name, layout);
}

void ShellWindow::closeEvent(QCloseEvent* event)
{
    saveLayout();
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace onescreen
