// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowset.h"

#include "ui/common/settingkeys.h"
#include "ui/shell/windowtitles.h"

#include <QGuiApplication>
#include <QMenu>
#include <QScreen>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QScreen* screenFor(const WindowRequest& request)
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    const int wanted = request.screen.value_or(0);
    return wanted < screens.size() ? screens[wanted] : QGuiApplication::primaryScreen();
}

/// None where the screen tells nothing or nothing credible: projectors and virtual machines make up a size,
/// and display servers without any say 96.
std::optional<double> densityOf(const QScreen& screen)
{
    constexpr double millimetresPerInch = 25.4;
    constexpr double least = 60.0;
    constexpr double most = 400.0;
    constexpr double madeUp = 96.0;
    const QSizeF size = screen.physicalSize();
    if (size.isEmpty())
        return std::nullopt;
    const double across = screen.size().width() * millimetresPerInch / size.width();
    const double down = screen.size().height() * millimetresPerInch / size.height();
    const bool square = std::abs(across - down) < 0.1 * across;
    if (!square || across < least || across > most || std::abs(across - madeUp) < 0.5)
        return std::nullopt;
    return across;
}

} // namespace

std::optional<WindowRequest> WindowRequest::fromString(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    const std::optional<WindowClass> windowClass = windowClassFromName(at < 0 ? text : text.left(at));
    if (!windowClass)
        return std::nullopt;
    if (at < 0)
        return WindowRequest{*windowClass, {}};
    bool number = false;
    const int screen = text.mid(at + 1).toInt(&number);
    if (!number || screen < 0 || screen > 63)
        return std::nullopt;
    return WindowRequest{*windowClass, screen};
}

QString WindowRequest::toString() const
{
    const QString name = windowClassName(windowClass);
    return screen ? u"%1@%2"_s.arg(name).arg(*screen) : name;
}

WindowSet::WindowSet(ShellServices services, QObject* parent)
    : QObject(parent), m_services(std::move(services))
{
}

WindowSet::~WindowSet()
{
    for (ShellWindow* window : m_windows)
        delete window;
}

QString WindowSet::freeName(const WindowRequest& request) const
{
    const QString base = request.toString();
    QString name = base;
    for (int copy = 2; std::ranges::find(m_windows, name, &ShellWindow::name) != m_windows.end(); ++copy)
        name = u"%1-%2"_s.arg(base).arg(copy);
    return name;
}

ShellWindow* WindowSet::make(const WindowRequest& request, const QString& name, QSize size,
                             const std::optional<ScreenLook>& screen)
{
    auto* window = new ShellWindow(m_services, request.windowClass, name, size, screen);
    window->setMenuFiller([this](QMenu* menu) { fillMenu(menu); });
    connect(window, &ShellWindow::numberRequested, this, &WindowSet::activate);
    connect(window, &ShellWindow::closed, this, [this, window] { onClosed(window); });
    m_windows.push_back(window);
    return window;
}

ShellWindow* WindowSet::open(const WindowRequest& request, const std::optional<ViewAddress>& address)
{
    const QString name = freeName(request);
    const std::optional<WindowLayout> layout = m_services.settings.windowLayout(name);
    QScreen* screen = screenFor(request);
    if (layout && !request.screen) {
        const QList<QScreen*> screens = QGuiApplication::screens();
        if (const auto it = std::ranges::find(screens, layout->screen, &QScreen::name); it != screens.end())
            screen = *it;
    }
    const bool wall = request.windowClass == WindowClass::Wall;
    const QSize room = screen->availableGeometry().size();
    ShellWindow* window = make(request, name, wall ? screen->size() : room * 0.9,
                               ScreenLook{.pixels = screen->size(), .dotsPerInch = densityOf(*screen)});
    window->move(wall
                     ? screen->geometry().topLeft()
                     : screen->availableGeometry().topLeft() + QPoint(room.width() / 20, room.height() / 20));

    const Result<ViewAddress> last = ViewAddress::parse(layout ? layout->address : QString());
    if (address && window->host().has(address->scene()))
        window->openAddress(*address);
    else if (!address && last && window->host().has(last->scene()))
        window->openAddress(*last);
    else
        window->openDefault();
    window->restoreLayout();
    if (wall)
        window->showFullScreen();
    else
        window->show();
    if (address && !window->host().has(address->scene()))
        window->openAddress(*address); // says why it cannot
    return window;
}

ShellWindow* WindowSet::openPlain(WindowClass windowClass, QSize size)
{
    return make({windowClass, {}}, freeName({windowClass, {}}), size);
}

void WindowSet::activate(int number)
{
    if (number < 1 || static_cast<size_t>(number) > m_windows.size())
        return;
    ShellWindow* window = m_windows[static_cast<size_t>(number) - 1];
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

void WindowSet::onClosed(ShellWindow* window)
{
    std::erase(m_windows, window);
    window->deleteLater();
    if (m_windows.empty() && !m_switching)
        Q_EMIT lastClosed();
}

void WindowSet::closeAll()
{
    const std::vector<ShellWindow*> open = m_windows;
    for (ShellWindow* window : open)
        window->close();
}

void WindowSet::switchTheme(const Theme& theme)
{
    reopen([this, &theme] {
        m_services.theme = theme;
        Q_EMIT themeSwitched(theme);
    });
}

void WindowSet::setDeskScale(int percent)
{
    reopen([this, percent] { m_services.settings.setValue(SettingKeys::deskScale, percent); });
}

void WindowSet::reopen(const std::function<void()>& change)
{
    std::vector<WindowRequest> requests;
    requests.reserve(m_windows.size());
    for (const ShellWindow* window : m_windows)
        requests.push_back(
            {window->windowClass(),
             WindowRequest::fromString(window->name().section(u'-', 0, 0)).value_or(WindowRequest{}).screen});
    m_switching = true;
    closeAll();
    change();
    for (const WindowRequest& request : requests)
        open(request);
    m_switching = false;
}

void WindowSet::fillMenu(QMenu* menu)
{
    QMenu* fresh = menu->addMenu(tr("新窗口"));
    fresh->setObjectName(u"newWindow"_s);
    for (const WindowClass windowClass : allWindowClasses) {
        if (m_services.scenesFor(windowClass).empty())
            continue;
        fresh->addAction(windowClassTitle(windowClass), this,
                         [this, windowClass] { open({windowClass, {}}); });
    }
    menu->addSeparator();
    for (size_t i = 0; i < m_windows.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const QString title = windowClassTitle(m_windows[i]->windowClass());
        menu->addAction(number <= 9 ? tr("%1 Ctrl+%2").arg(title).arg(number) : title, this,
                        [this, number] { activate(number); });
    }
    menu->addSeparator();
    const bool dark = m_services.theme.dark;
    menu->addAction(dark ? tr("换成白天外观") : tr("换成夜间外观"), this,
                    [this, dark] { switchTheme(dark ? Theme::day() : Theme::night()); });
    QMenu* size = menu->addMenu(tr("座席字号"));
    size->setObjectName(u"deskScale"_s);
    const int chosen = m_services.settings.value(SettingKeys::deskScale);
    constexpr std::array percents{0, 100, 125, 150, 175, 200};
    for (const int percent : percents) {
        QAction* entry = size->addAction(percent == 0 ? tr("随屏幕") : tr("%1 %").arg(percent), this,
                                         [this, percent] { setDeskScale(percent); });
        entry->setCheckable(true);
        entry->setChecked(percent == chosen);
    }
}

} // namespace onescreen
