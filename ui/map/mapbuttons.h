// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QToolButton;

namespace onescreen {

/// The map's buttons: closer, wider, whole map, and the star that gives the map back to auto-fit. None on a
/// wall.
class MapButtons : public QWidget
{
    Q_OBJECT
public:
    explicit MapButtons(QWidget* parent);

    void setTheme(const ThemeContext& context);
    /// The star is only offered while the operator holds the map.
    void setHeld(bool held);
    /// Upper right corner of the map.
    void place(const QRect& map);
    /// Pixels at the right that something else lies over.
    void setCovered(int right);

Q_SIGNALS:
    void zoomIn();
    void zoomOut();
    void home();
    void star();

private:
    struct Button
    {
        QToolButton* widget;
        QString icon;
    };

    QList<Button> m_buttons;
    QToolButton* m_star = nullptr;
    ThemeContext m_context;
    QRect m_map;
    int m_covered = 0;
};

} // namespace onescreen
