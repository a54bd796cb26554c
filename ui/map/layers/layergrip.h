// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

#include <optional>

namespace onescreen {

/// Six dots at which a line of a list is taken and dragged up or down.
class LayerGrip final : public QWidget
{
    Q_OBJECT
public:
    LayerGrip(const ThemeContext& context, QWidget* parent);

Q_SIGNALS:
    void dragged(int globalY); ///< The hand is there now.
    void dropped(int globalY);
    void cancelled(); ///< Esc, or the button was let go without moving.

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void end();

    ThemeContext m_context;
    std::optional<int> m_pressed; ///< Global.
    bool m_dragging = false;
};

} // namespace onescreen
