// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "app/geo/mapstyle.h"
#include "app/geo/sprites.h"

#include <QKeyEvent>
#include <QObject>
#include <QPainter>
#include <QString>

namespace onescreen {

/// What a drawing over the map is given. Logical pixels of the view. References live as long as the call.
struct ToolFrame
{
    QPainter& painter;
    const geo::Camera& camera;
    const geo::MapStyle& style;
    geo::SpriteCache& sprites;
};

/// Something drawn above the map's picture: it costs no new composition of the map. Shown by a ToolCanvas.
class MapDrawing : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void paint(const ToolFrame& frame) const = 0;

Q_SIGNALS:
    void changed(); ///< To be painted anew.
};

/// What the hand does on a map in place of moving it. While a tool is set (MapView::setTool) it gets mouse
/// and keyboard first; what it does not take, the map does: wheel and keys + − always, dragging where press()
/// answers false. UI thread.
class MapTool : public MapDrawing
{
    Q_OBJECT
public:
    using MapDrawing::MapDrawing;

    /// What to do now, and the figures so far: one line, plain text.
    [[nodiscard]] virtual QString hint() const = 0;
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::CrossCursor; }

    /// Begins afresh: it has become the tool of a view that looks so.
    virtual void start(const geo::Camera& camera) = 0;
    /// It is no longer the tool.
    virtual void stop() = 0;

    /// True: the following moves and the release are the tool's; false: dragging moves the map.
    virtual bool press(QPointF /*pixel*/, const geo::Camera& /*camera*/) { return false; }
    virtual void move(QPointF /*pixel*/, const geo::Camera& /*camera*/) {}
    virtual void release(QPointF /*pixel*/, const geo::Camera& /*camera*/) {}
    /// A press that was not taken and released at the same place.
    virtual void click(QPointF /*pixel*/, const geo::Camera& /*camera*/) {}
    virtual void doubleClick(QPointF /*pixel*/, const geo::Camera& /*camera*/) {}
    /// True when the key is dealt with.
    virtual bool key(const QKeyEvent& /*event*/, const geo::Camera& /*camera*/) { return false; }

Q_SIGNALS:
    void left();                       ///< Esc: the map takes the hand again.
    void panRequested(QPointF pixels); ///< The keyboard's cross is at the edge of the view.
};

} // namespace onescreen
