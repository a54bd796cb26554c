// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapinput.h"

#include "ui/map/mapdecorations.h"
#include "ui/map/mapview.h"
#include "ui/map/tools/eventfan.h"
#include "ui/map/tools/maptool.h"
#include "ui/map/tools/toolcanvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

namespace onescreen {

namespace {

constexpr double notch = 120.0; ///< Qt's angle of one click of a wheel.
constexpr double zoomOfNotch = 0.5;
constexpr double arrowStep = 96.0;

} // namespace

bool MapInput::handle(QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::ShortcutOverride:
        if (!needsKey(static_cast<QKeyEvent*>(event)->key()))
            return false;
        event->accept();
        return true;
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent*>(event));
    case QEvent::Leave:
        leave();
        return false;
    default:
        return false;
    }
}

std::optional<geo::Hit> MapInput::hitAt(QPointF at) const
{
    if (m_view.m_fan->isOpen()) {
        if (std::optional<geo::Hit> hit = m_view.m_fan->hitAt(m_view.m_camera, m_view.m_style, at))
            return hit;
    }
    return m_view.hitAt(at);
}

bool MapInput::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)
        return false;
    m_view.setFocus(Qt::MouseFocusReason);
    m_pressed = m_last = event.position();
    m_dragging = false;
    // The middle button moves the map whatever the tool.
    m_toolHolds = m_view.m_tool && event.button() == Qt::LeftButton &&
                  m_view.m_tool->press(event.position(), m_view.m_camera);
    return true;
}

bool MapInput::move(const QMouseEvent& event)
{
    if (m_view.m_tool && (!m_pressed || m_toolHolds))
        m_view.m_tool->move(event.position(), m_view.m_camera);
    if (!m_pressed || m_toolHolds) {
        hover(event.position());
        return true;
    }
    const QPointF off = event.position() - *m_pressed;
    if (!m_dragging && off.manhattanLength() < QApplication::startDragDistance())
        return true;
    m_dragging = true;
    m_view.setCursor(Qt::ClosedHandCursor);
    m_view.moveByUser(m_view.m_camera.pannedBy(event.position() - m_last));
    m_last = event.position();
    return true;
}

bool MapInput::release(const QMouseEvent& event)
{
    if (!m_pressed)
        return false;
    m_pressed.reset();
    if (m_toolHolds) {
        m_toolHolds = false;
        if (m_view.m_tool)
            m_view.m_tool->release(event.position(), m_view.m_camera);
        return true;
    }
    if (m_dragging)
        restoreCursor();
    else if (event.button() == Qt::LeftButton)
        click(event.position());
    return true;
}

void MapInput::click(QPointF at)
{
    m_walk.clear();
    if (m_view.m_tool) {
        m_view.m_tool->click(at, m_view.m_camera);
        return;
    }
    // Opening may move the map, which paints anew and replaces the hits: hence a copy.
    if (const std::optional<geo::Hit> hit = hitAt(at)) {
        openSign(*hit);
        return;
    }
    const bool fanned = m_view.m_fan->isOpen();
    m_view.m_fan->close();
    if (m_view.m_selected) {
        m_view.select(std::nullopt);
        Q_EMIT m_view.selectionChanged(std::nullopt);
    } else if (!fanned) {
        Q_EMIT m_view.groundClicked(m_view.m_camera.unproject(at));
    }
}

void MapInput::openSign(const geo::Hit& hit)
{
    const bool inFan = m_view.m_fan->hitAt(m_view.m_camera, m_view.m_style, hit.centre).has_value();
    if (inFan && hit.kind == geo::Hit::Kind::Cluster) {
        m_view.tellFanned();
        return;
    }
    if (inFan)
        m_view.m_fan->choose(hit.cluster.first.row);
    else
        m_view.m_fan->close();
    m_view.openHit(hit);
}

bool MapInput::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (m_view.m_tool) {
        m_view.m_tool->doubleClick(event.position(), m_view.m_camera);
        return true;
    }
    const std::optional<geo::Hit> hit = hitAt(event.position());
    if (!hit)
        m_view.openRegion(event.position());
    else if (hit->kind == geo::Hit::Kind::Event)
        Q_EMIT m_view.eventActivated(hit->cluster.first.row);
    return true;
}

bool MapInput::wheel(QWheelEvent& event)
{
    const double levels = event.angleDelta().y() / notch * zoomOfNotch;
    if (levels != 0)
        m_view.moveByUser(m_view.m_camera.zoomedAbout(event.position(), m_view.m_camera.zoom() + levels));
    event.accept();
    return true;
}

void MapInput::zoomBy(double levels)
{
    const geo::Camera& camera = m_view.m_camera;
    const QPointF middle(camera.size().width() / 2, camera.size().height() / 2);
    m_view.moveByUser(camera.zoomedAbout(middle, camera.zoom() + levels));
}

void MapInput::goToSelected()
{
    if (m_view.m_selected)
        m_view.showEvent(*m_view.m_selected);
}

void MapInput::walk(int by)
{
    if (m_view.m_fan->isOpen()) {
        m_view.m_fan->step(by);
        chooseInFan();
        return;
    }
    m_view.canvas().add(&m_walk);
    m_walk.step(by, m_view.hits().all(), m_view.m_camera);
    const std::optional<geo::Hit> sign = m_walk.current(m_view.m_camera);
    m_view.m_decorations->setHover(sign ? m_view.hoverText(*sign) : QString(),
                                   sign ? sign->centre : QPointF());
}

void MapInput::chooseInFan()
{
    const std::optional<EventRow> row = m_view.m_fan->chosen();
    if (!row)
        return;
    m_view.select(*row);
    Q_EMIT m_view.selectionChanged(*row);
}

bool MapInput::openWalked()
{
    if (m_view.m_fan->isRestChosen()) {
        m_view.tellFanned();
        return true;
    }
    const std::optional<geo::Hit> sign = m_walk.current(m_view.m_camera);
    if (!sign || m_view.m_fan->isOpen())
        return false;
    m_walk.clear();
    openSign(*sign);
    if (m_view.m_fan->isOpen())
        walk(1);
    return true;
}

bool MapInput::escape()
{
    if (m_view.m_fan->isOpen()) {
        m_view.m_fan->close();
        return true;
    }
    if (!m_walk.current(m_view.m_camera))
        return false;
    m_walk.clear();
    m_view.m_decorations->setHover({}, {});
    return true;
}

bool MapInput::needsKey(int key) const
{
    if (m_view.m_tool)
        return key == Qt::Key_Escape || key == Qt::Key_Backspace;
    return key == Qt::Key_Escape && (m_view.m_fan->isOpen() || m_walk.current(m_view.m_camera));
}

bool MapInput::key(const QKeyEvent& event)
{
    if (m_view.m_tool && m_view.m_tool->key(event, m_view.m_camera))
        return true;
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    return moveKey(event.key()) || actionKey(event.key());
}

bool MapInput::moveKey(int key)
{
    const auto pan = [this](double x, double y) { m_view.moveByUser(m_view.m_camera.pannedBy({x, y})); };
    switch (key) {
    case Qt::Key_Left:
        pan(arrowStep, 0);
        return true;
    case Qt::Key_Right:
        pan(-arrowStep, 0);
        return true;
    case Qt::Key_Up:
        pan(0, arrowStep);
        return true;
    case Qt::Key_Down:
        pan(0, -arrowStep);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(zoomOfNotch);
        return true;
    case Qt::Key_Minus:
        zoomBy(-zoomOfNotch);
        return true;
    case Qt::Key_0:
        m_view.setHeld(true);
        m_view.fitHome();
        return true;
    case Qt::Key_Asterisk:
        m_view.giveBackHold();
        return true;
    default:
        return false;
    }
}

bool MapInput::actionKey(int key)
{
    switch (key) {
    case Qt::Key_G:
        goToSelected();
        return true;
    case Qt::Key_Period:
        walk(1);
        return true;
    case Qt::Key_Comma:
        walk(-1);
        return true;
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (openWalked())
            return true;
        if (m_view.m_selected)
            Q_EMIT m_view.eventActivated(*m_view.m_selected);
        return m_view.m_selected.has_value();
    default:
        return false;
    }
}

void MapInput::hover(QPointF at)
{
    m_view.m_decorations->setCursor(m_view.m_camera.unproject(at));
    m_view.m_decorations->setPointer(at);
    if (m_view.m_tool) {
        m_view.m_decorations->setHover({}, at);
        return;
    }
    const std::optional<geo::Hit> hit = hitAt(at);
    m_view.m_decorations->setHover(hit ? m_view.hoverText(*hit) : m_view.groundText(at), at);
    if (hit)
        m_view.setCursor(Qt::PointingHandCursor);
    else
        m_view.unsetCursor();
}

void MapInput::restoreCursor()
{
    if (m_view.m_tool)
        m_view.setCursor(m_view.m_tool->cursor());
    else
        m_view.unsetCursor();
}

void MapInput::leave()
{
    m_view.m_decorations->setCursor(std::nullopt);
    m_view.m_decorations->setPointer(std::nullopt);
    m_view.m_decorations->setHover({}, {});
}

} // namespace onescreen
