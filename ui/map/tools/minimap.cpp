// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/minimap.h"

#include "app/geo/tilepainter.h"
#include "ui/map/maplook.h"
#include "ui/map/mapview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QtConcurrentRun>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int widthUnits = 24;
constexpr int heightUnits = 18;
constexpr double margin = 6.0;
constexpr double closest = 12.0;

/// The ground of a whole small map, painted from its tiles.
QImage groundOf(const geo::TileContent& content, const geo::Camera& camera, double ratio)
{
    QImage image((camera.size() * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(content.style.outside);
    QPainter painter(&image);
    const geo::TileRange range = geo::visibleTiles(camera);
    const double side = camera.worldSize() / std::exp2(range.zoom);
    const QPointF origin = camera.project(geo::WorldPoint{.x = 0, .y = 0});
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x) {
            const QImage tile = geo::paintTile(content, {.zoom = range.zoom, .x = x, .y = y},
                                               static_cast<int>(std::lround(side * ratio)), ratio);
            painter.drawImage(QRectF(origin.x() + x * side, origin.y() + y * side, side, side), tile);
        }
    }
    return image;
}

} // namespace

MiniMap::MiniMap(MapView& map) : QWidget(&map), m_map(map)
{
    setObjectName(u"miniMap"_s);
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("鹰眼图"));
    connect(&m_map, &MapView::cameraChanged, this, &MiniMap::follow);
    connect(&m_map, &MapView::settledChanged, this, &MiniMap::follow);
    m_map.installEventFilter(this);
}

void MiniMap::setTheme(const ThemeContext& context)
{
    m_context = context;
    setFixedSize(context.metrics.space(widthUnits), context.metrics.space(heightUnits));
    m_camera.reset();
    place();
    follow();
}

void MiniMap::setBottomMargin(int pixels)
{
    m_bottom = pixels;
    place();
}

void MiniMap::setRightMargin(int pixels)
{
    m_right = pixels;
    place();
}

void MiniMap::place()
{
    const int gap = m_context.metrics.space(1);
    move(m_map.width() - width() - gap - m_right, m_map.height() - height() - gap - m_bottom);
}

void MiniMap::follow()
{
    if (!m_map.baseMap())
        return;
    const geo::GeoBounds seen = m_map.camera().visibleBounds();
    geo::GeoBounds wanted = m_map.baseMap()->home();
    const bool kept = m_camera && m_shown == m_map.baseMap() && m_camera->size() == QSizeF(size());
    const bool inside = kept && m_camera->visibleBounds().contains(seen.southWest()) &&
                        m_camera->visibleBounds().contains(seen.northEast());
    const bool home = wanted.contains(seen.southWest()) && wanted.contains(seen.northEast());
    const geo::Camera start(seen.southWest(), geo::lowestZoom, QSizeF(size()));
    const geo::Camera homely = start.fittedTo(wanted, margin, closest);
    // Back home as soon as that is enough; widened in steps, so that it does not creep while the map is
    // moved.
    if (!(home && m_camera != homely) && inside) {
        QWidget::update();
        return;
    }
    geo::Camera next = homely;
    if (!home) {
        wanted.include(seen.southWest());
        wanted.include(seen.northEast());
        next = start.fittedTo(wanted, margin, closest);
        next = next.withZoom(std::floor(next.zoom() * 2) / 2);
    }
    m_shown = m_map.baseMap();
    if (m_camera != next) {
        m_camera = next;
        paintGround();
    }
    QWidget::update();
}

void MiniMap::paintGround()
{
    const quint64 generation = ++m_generation;
    const geo::TileContent content{.map = m_shown, .choropleth = nullptr, .style = mapStyleFor(m_context)};
    QtConcurrent::run([content, camera = *m_camera, ratio = devicePixelRatioF()] {
        return groundOf(content, camera, ratio);
    }).then(this, [this, generation](const QImage& ground) {
        if (generation != m_generation)
            return;
        m_ground = ground;
        m_painted = generation;
        QWidget::update();
        Q_EMIT settledChanged();
    });
}

QRectF MiniMap::viewRect() const
{
    if (!m_camera)
        return {};
    const QRectF seen = m_map.camera().visibleWorld();
    return QRectF(m_camera->project(geo::WorldPoint{.x = seen.left(), .y = seen.top()}),
                  m_camera->project(geo::WorldPoint{.x = seen.right(), .y = seen.bottom()}))
        .normalized();
}

void MiniMap::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = m_context.theme;
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    if (!m_ground.isNull())
        painter.drawImage(QPointF(0, 0), m_ground);
    if (m_camera) {
        // A deep view is a few pixels: it stays a visible square.
        QRectF seen = viewRect();
        constexpr double smallest = 7;
        if (seen.width() < smallest || seen.height() < smallest) {
            const QPointF middle = seen.center();
            seen.setSize({std::max(seen.width(), smallest), std::max(seen.height(), smallest)});
            seen.moveCenter(middle);
        }
        QColor inside = theme.accent;
        inside.setAlphaF(0.16F);
        painter.fillRect(seen, inside);
        painter.setPen(QPen(theme.accent, 1.5));
        painter.drawRect(seen);
    }
    painter.setPen(theme.secondary);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void MiniMap::moveTo(QPointF pixel)
{
    if (m_camera)
        m_map.setCamera(m_camera->unproject(pixel), m_map.camera().zoom());
}

void MiniMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    // Inside the rectangle it is dragged by where it was taken; beside it the map jumps there.
    const QRectF seen = viewRect();
    const QPointF off = seen.center() - event->position();
    m_grip = seen.contains(event->position()) ? off : QPointF(0, 0);
    m_map.takeHold();
    if (m_grip->isNull())
        moveTo(event->position());
}

void MiniMap::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip)
        moveTo(event->position() + *m_grip);
}

void MiniMap::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    m_grip.reset();
}

bool MiniMap::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_map && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace onescreen
