// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/layers/hitlist.h"
#include "ui/map/tools/signcursor.h"

#include <QPointF>

#include <optional>

class QEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace onescreen {

class MapTool;
class MapView;

/// Turns mouse and keyboard events into what a map view does. A tool of the view gets them first.
class MapInput
{
public:
    explicit MapInput(MapView& view) : m_view(view) {}

    /// True when the event is dealt with.
    bool handle(QEvent* event);
    /// About the middle of the view.
    void zoomBy(double levels);
    /// To the next or previous sign; in an open fan through its events.
    void walk(int by);
    /// As a click on the sign that was walked to, or on nothing.
    bool openWalked();

private:
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool wheel(QWheelEvent& event);
    bool key(const QKeyEvent& event);
    /// Keys that would otherwise be short cuts of the window (Esc, Backspace).
    [[nodiscard]] bool needsKey(int key) const;
    bool moveKey(int key);
    bool actionKey(int key);
    bool escape();
    void click(QPointF at);
    void openSign(const geo::Hit& hit);
    void chooseInFan();
    void hover(QPointF at);
    void leave();
    void goToSelected();
    void restoreCursor();
    [[nodiscard]] std::optional<geo::Hit> hitAt(QPointF at) const;

    MapView& m_view;
    std::optional<QPointF> m_pressed;
    QPointF m_last;
    bool m_dragging = false;
    bool m_toolHolds = false; ///< The pressed button is the tool's.
    SignCursor m_walk;
};

} // namespace onescreen
