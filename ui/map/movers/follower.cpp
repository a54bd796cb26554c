// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/movers/follower.h"

#include "ui/map/mapview.h"

namespace onescreen {

namespace {

constexpr double followZoom = 14.0;

} // namespace

Follower::Follower(MapView& view, QObject* parent) : QObject(parent), m_view(view), m_camera(view.camera())
{
    connect(&view, &MapView::cameraChanged, this, &Follower::onCameraChanged);
}

bool Follower::isInMiddle(const geo::Camera& camera, QPointF pixel)
{
    const QSizeF size = camera.size();
    return QRectF(size.width() / 4, size.height() / 4, size.width() / 2, size.height() / 2).contains(pixel);
}

void Follower::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void Follower::start(GeoPoint at)
{
    m_at = at;
    // Whoever follows has taken the map in hand: auto-fit does not pull it away.
    m_view.takeHold();
    setState(State::Following);
    centre(std::max(m_view.camera().zoom(), followZoom));
}

void Follower::takeUp(GeoPoint at)
{
    m_at = at;
    m_view.takeHold();
    m_camera = m_view.camera();
    setState(State::Following);
    setPlace(at);
}

void Follower::stop()
{
    m_at.reset();
    setState(State::Off);
}

void Follower::resume()
{
    if (m_state != State::Yielding)
        return;
    m_view.takeHold();
    setState(State::Following);
    centre(m_view.camera().zoom());
}

void Follower::setPlace(GeoPoint at)
{
    if (m_state == State::Off)
        return;
    m_at = at;
    if (m_state == State::Following && !isInMiddle(m_view.camera(), m_view.camera().project(at)))
        centre(m_view.camera().zoom());
}

void Follower::centre(double zoom)
{
    m_moving = true;
    m_view.setCamera(*m_at, zoom);
    m_moving = false;
    m_camera = m_view.camera();
}

void Follower::onCameraChanged()
{
    const geo::Camera camera = m_view.camera();
    const geo::Camera before = std::exchange(m_camera, camera);
    if (m_moving || m_state != State::Following)
        return;
    const bool sameZoom = camera.zoom() == before.zoom();
    if (sameZoom && camera.worldCenter() == before.worldCenter())
        return; // only the size
    const bool inSight = QRectF(QPointF(0, 0), camera.size()).contains(camera.project(*m_at));
    if (sameZoom || !inSight)
        setState(State::Yielding);
}

} // namespace onescreen
