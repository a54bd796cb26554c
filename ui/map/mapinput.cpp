// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mapinput.h"

#include "ui/map/mapdecorations.h"
#include "ui/map/mapview.h"

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
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent*>(event));
    case QEvent::Leave:
        leave();
        return false;
    default:
        return false;
    }
}

bool MapInput::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_view.setFocus(Qt::MouseFocusReason);
    m_pressed = m_last = event.position();
    m_dragging = false;
    return true;
}

bool MapInput::move(const QMouseEvent& event)
{
    if (!m_pressed) {
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
    if (event.button() != Qt::LeftButton || !m_pressed)
        return false;
    m_pressed.reset();
    if (m_dragging) {
        m_view.unsetCursor();
        return true;
    }
    if (const geo::Hit* hit = m_view.hits().at(event.position())) {
        // Opening may move the map, which paints anew and replaces the hits.
        const geo::Hit opened = *hit;
        m_view.openHit(opened);
    } else if (m_view.m_selected) {
        m_view.select(std::nullopt);
        Q_EMIT m_view.selectionChanged(std::nullopt);
    }
    return true;
}

bool MapInput::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    const geo::Hit* hit = m_view.hits().at(event.position());
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

bool MapInput::key(const QKeyEvent& event)
{
    const auto pan = [this](double x, double y) { m_view.moveByUser(m_view.m_camera.pannedBy({x, y})); };
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
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
    case Qt::Key_G:
        goToSelected();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
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
    const geo::Hit* hit = m_view.hits().at(at);
    m_view.m_decorations->setHover(hit ? m_view.hoverText(*hit) : QString(), at);
    if (hit)
        m_view.setCursor(Qt::PointingHandCursor);
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
