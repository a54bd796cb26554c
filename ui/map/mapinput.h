// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>

class QEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace onescreen {

class MapView;

/// Turns mouse and keyboard events into what a map view does.
class MapInput
{
public:
    explicit MapInput(MapView& view) : m_view(view) {}

    /// True when the event is dealt with.
    bool handle(QEvent* event);
    /// About the middle of the view.
    void zoomBy(double levels);

private:
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool wheel(QWheelEvent& event);
    bool key(const QKeyEvent& event);
    void hover(QPointF at);
    void leave();
    void goToSelected();

    MapView& m_view;
    std::optional<QPointF> m_pressed;
    QPointF m_last;
    bool m_dragging = false;
};

} // namespace onescreen
