// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QMenu;
class QToolButton;

namespace onescreen {

/// The line above the map: the search box and a few menus, each entry with its word and its key. Fits in 760
/// pixels at desk scale.
class MapToolBar final : public QWidget
{
    Q_OBJECT
public:
    /// Takes `search` as a child.
    MapToolBar(const ThemeContext& context, QWidget* search, QWidget* parent = nullptr);

    /// A button with a menu. While an entry that belongs to a group of actions is checked, the button shows
    /// its word in the accent colour.
    QMenu* addMenu(const QString& name, const QString& text);
    /// Entries were checked or unchecked.
    void refresh();
    /// A widget at the right end of the line (a switch, a state).
    void addWidget(QWidget* widget);

private:
    void showState(QToolButton* button, const QString& text, const QMenu* menu) const;

    ThemeContext m_context;
    QBoxLayout* m_layout;
};

} // namespace onescreen
