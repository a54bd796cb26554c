// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/shellwindow.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QMenu;
class QScreen;

namespace onescreen {

/// "duty@1": a window of that class on the second screen.
struct WindowRequest
{
    WindowClass windowClass = WindowClass::Duty;
    std::optional<int> screen; ///< From 0.

    static std::optional<WindowRequest> fromString(QStringView text);
    [[nodiscard]] QString toString() const;

    friend bool operator==(const WindowRequest&, const WindowRequest&) = default;
};

/// The windows of the program over one model: opens, numbers (Ctrl+1…9), remembers and restores them.
class WindowSet : public QObject
{
    Q_OBJECT
public:
    explicit WindowSet(ShellServices services, QObject* parent = nullptr);
    ~WindowSet() override;

    /// Opens a window and shows it, where and as it was last time; `address` instead of what it showed then.
    ShellWindow* open(const WindowRequest& request, const std::optional<ViewAddress>& address = {});
    /// Makes a window of exactly that size that is not remembered and not brought to front, for pictures and
    /// tests.
    ShellWindow* openPlain(WindowClass windowClass, QSize size);
    [[nodiscard]] const std::vector<ShellWindow*>& windows() const { return m_windows; }
    void activate(int number); ///< 1 is the first.
    /// Every window is made again with the other theme and shows what it showed.
    void switchTheme(const Theme& theme);
    /// Percent of 14 px for every desk, now and from now on; 0: by the screen. Windows are made again.
    void setDeskScale(int percent);
    [[nodiscard]] const ShellServices& services() const { return m_services; }
    void closeAll();

Q_SIGNALS:
    void lastClosed();
    void themeSwitched(const onescreen::Theme& theme);

private:
    ShellWindow* make(const WindowRequest& request, const QString& name, QSize size,
                      const std::optional<ScreenLook>& screen = {});
    /// Closes every window, changes something, and opens them again.
    void reopen(const std::function<void()>& change);
    void fillMenu(QMenu* menu);
    void onClosed(ShellWindow* window);
    [[nodiscard]] QString freeName(const WindowRequest& request) const;

    ShellServices m_services;
    std::vector<ShellWindow*> m_windows;
    bool m_switching = false;
};

} // namespace onescreen
