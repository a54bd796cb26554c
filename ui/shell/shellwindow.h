// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/exportobserver.h"
#include "ui/shell/scenehost.h"
#include "ui/shell/shellservices.h"
#include "ui/shell/viewhistory.h"

#include <QWidget>

#include <functional>
#include <optional>

class QMenu;
class QStackedLayout;
class QVBoxLayout;

namespace onescreen {

class AccountSeat;
class StaleBanner;
class StaleEdge;
class StartView;
class TopBar;

/// What is known of a window's screen.
struct ScreenLook
{
    QSize pixels;                      ///< Logical.
    std::optional<double> dotsPerInch; ///< Logical pixels to an inch.
};

/// One window: top line, scenes, status line; the way through addresses; what lies over an old picture. No
/// business.
class ShellWindow : public QWidget, public ExportObserver
{
    Q_OBJECT
    Q_INTERFACES(onescreen::ExportObserver)
public:
    /// `name` is the window's name in settings: "duty", "wall@1". `services` must outlive the window.
    /// `pixels` is the size that it will have: walls take their type size from it, desks from their screen.
    ShellWindow(const ShellServices& services, WindowClass windowClass, QString name, QSize pixels,
                const std::optional<ScreenLook>& screen = {}, QWidget* parent = nullptr);
    ~ShellWindow() override;

    [[nodiscard]] WindowClass windowClass() const { return m_class; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] SceneHost& host() const { return *m_host; }

    /// False (and a message) when this window has no such scene.
    bool openAddress(const ViewAddress& address);
    /// The first scene of this class with everything in it.
    void openDefault();
    [[nodiscard]] std::optional<ViewAddress> address() const;
    void goBack();
    void goForward();
    void goUp();
    void openCommandBar();
    void toggleFullScreen();
    /// The scene has drawn what it has; never while the start view stands in its place.
    [[nodiscard]] bool isComplete() const;
    /// There is nothing to show yet.
    [[nodiscard]] bool isWaitingForData() const;

    void restoreLayout();
    void saveLayout();
    /// Tells the account's desk, for the server's audit log.
    void exported(const WrittenFile& file) override;
    /// Fills the menu 窗口 each time before it opens.
    void setMenuFiller(std::function<void(QMenu*)> filler);

Q_SIGNALS:
    void completeChanged();
    void closed();
    void numberRequested(int number); ///< Ctrl+1 … Ctrl+9.

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void buildAccount(QVBoxLayout* layout);
    void addKeys();
    void addKey(const QKeySequence& key, std::function<void()> then);
    void showAddress(const ViewAddress& address);
    void showPath();
    void showData();
    void showAge();
    void rememberSplitters(WindowLayout& layout) const;

    const ShellServices& m_services;
    WindowClass m_class;
    QString m_name;
    ThemeContext m_context;
    std::optional<ViewHistory> m_history;
    TopBar* m_top = nullptr;
    AccountSeat* m_seat = nullptr; ///< None without a server to sign in to, and on walls.
    StaleBanner* m_banner = nullptr;
    StaleEdge* m_edge = nullptr;
    QStackedLayout* m_pages = nullptr;
    SceneHost* m_host = nullptr;
    StartView* m_start = nullptr;
};

} // namespace onescreen
