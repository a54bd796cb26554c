// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/shellservices.h"
#include "ui/shell/viewhistory.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace onescreen {

class PlainLabel;

/// The first line of a window: where we are (place, scene, crumbs), the way back, the scenes with their keys,
/// and a button for every other key of the shell. On a wall it shows only where we are.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    TopBar(const ThemeContext& context, const QString& placeName, const std::vector<SceneFactory>& scenes,
           QWidget* parent = nullptr);

    void setCrumbs(const std::vector<Crumb>& crumbs);
    void setCurrentScene(const QString& sceneId);
    void setHistory(bool canGoBack, bool canGoForward, bool canGoUp);
    void addAtEnd(QWidget* widget); ///< Takes it over.
    /// Filled by its owner each time before it opens.
    [[nodiscard]] QMenu* windowMenu() const { return m_windowMenu; }

Q_SIGNALS:
    void addressClicked(const onescreen::ViewAddress& address);
    void sceneClicked(const QString& sceneId);
    void backClicked();
    void forwardClicked();
    void upClicked();
    void searchClicked();
    void fullScreenClicked();

private:
    QToolButton* addTool(QHBoxLayout* layout, const QString& objectName, QStringView icon,
                         const QString& text, const QString& tip);
    void addScenes(QHBoxLayout* layout, const std::vector<SceneFactory>& scenes);

    ThemeContext m_context;
    PlainLabel* m_place;
    QWidget* m_crumbs;
    QButtonGroup* m_sceneButtons;
    QToolButton* m_back = nullptr;
    QToolButton* m_forward = nullptr;
    QToolButton* m_up = nullptr;
    QMenu* m_windowMenu;
};

} // namespace onescreen
