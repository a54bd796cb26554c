// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/rastermapview.h"

#include <QPaintEvent>

#include <chrono>
#include <cmath>
#include <utility>

namespace onescreen {

namespace {

constexpr qsizetype tileBytes = 64 * 1024 * 1024;
constexpr int standInLevels = 6;
constexpr std::chrono::milliseconds zoomRests{90};

} // namespace

RasterMapView::RasterMapView(const Clock& clock, QWidget* parent) : MapView(clock, parent), m_tiles(tileBytes)
{
    m_zooming.setSingleShot(true);
    m_zooming.setInterval(zoomRests);
    connect(&m_zooming, &QTimer::timeout, this, [this] {
        m_stale = true;
        update();
    });
    connect(&m_tiles, &geo::TileStore::renewed, this, [this] {
        m_stale = true;
        m_complete = false;
        update();
    });
    connect(&m_tiles, &geo::TileStore::tileReady, this, [this] {
        m_stale = true;
        update();
    });
}

void RasterMapView::cameraMoved()
{
    // Tiles of every size on the way would be painted for one frame each: those that are there are stretched
    // until the zoom rests.
    if (std::exchange(m_zoom, camera().zoom()) != camera().zoom())
        m_zooming.start();
    m_stale = true;
    m_complete = false;
    update();
}

void RasterMapView::overlayChanged()
{
    m_stale = true;
    update();
}

void RasterMapView::tilesChanged(std::shared_ptr<const geo::TileContent> content)
{
    m_tiles.setContent(std::move(content));
    m_stale = true;
    m_complete = false;
    update();
}

bool RasterMapView::tilesSettled() const
{
    return m_complete && m_tiles.isIdle();
}

void RasterMapView::paintEvent(QPaintEvent* event)
{
    const QSize wanted = size() * devicePixelRatioF();
    if (m_picture.size() != wanted) {
        m_picture = QImage(wanted, QImage::Format_RGB32);
        m_stale = true;
    }
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    if (m_stale)
        compose();
    QPainter painter(this);
    for (const QRect& part : event->region()) {
        const double ratio = devicePixelRatioF();
        painter.drawImage(part, m_picture, QRectF(part.topLeft() * ratio, part.size() * ratio));
    }
}

void RasterMapView::compose()
{
    const double ratio = devicePixelRatioF();
    const geo::Camera aligned = camera().aligned(ratio);
    const bool wasComplete = m_complete;
    QPainter painter(&m_picture);
    paintTiles(painter, aligned, ratio);
    paintOverlay(painter, aligned, ratio);
    painter.end();
    m_stale = false;
    if (m_complete && !wasComplete)
        QMetaObject::invokeMethod(this, &MapView::settledChanged, Qt::QueuedConnection);
}

void RasterMapView::paintTiles(QPainter& painter, const geo::Camera& camera, double ratio)
{
    const geo::TileRange range = geo::visibleTiles(camera);
    const double side = camera.worldSize() / std::exp2(range.zoom);
    const geo::TileLook look{.pixels = static_cast<int>(std::lround(side * ratio)),
                             .devicePixelRatio = ratio};
    const QPointF origin = camera.project(geo::WorldPoint{.x = 0, .y = 0});
    QSet<geo::TileAddress> wanted;
    m_complete = true;
    for (int y = range.top; y <= range.bottom; ++y) {
        for (int x = range.left; x <= range.right; ++x) {
            const geo::TileAddress address{.zoom = range.zoom, .x = x, .y = y};
            wanted.insert(address);
            geo::TileStore::Answer tile{.image = m_zooming.isActive() ? m_tiles.peek(address) : QImage(),
                                        .current = false};
            if (tile.image.isNull())
                tile = m_tiles.tile(address, look);
            const QRectF target(std::round((origin.x() + x * side) * ratio) / ratio,
                                std::round((origin.y() + y * side) * ratio) / ratio, look.pixels / ratio,
                                look.pixels / ratio);
            if (tile.image.isNull())
                paintStandIn(painter, address, target);
            else if (tile.image.width() == look.pixels && ratio == 1.0)
                painter.drawImage(target.topLeft(), tile.image);
            else
                painter.drawImage(target, tile.image);
            m_complete = m_complete && tile.current;
        }
    }
    m_tiles.keepOnly(wanted);
}

void RasterMapView::paintStandIn(QPainter& painter, geo::TileAddress address, const QRectF& target) const
{
    // A part of a wider tile that is still there, until the right one is painted.
    for (int up = 1; up <= standInLevels && up <= address.zoom; ++up) {
        const QImage image =
            m_tiles.peek({.zoom = address.zoom - up, .x = address.x >> up, .y = address.y >> up});
        if (image.isNull())
            continue;
        const double part = image.width() / std::exp2(up);
        const int mask = (1 << up) - 1;
        painter.drawImage(target, image,
                          QRectF((address.x & mask) * part, (address.y & mask) * part, part, part));
        return;
    }
    painter.fillRect(target, mapStyle().sea);
    for (int quarter = 0; quarter < 4; ++quarter) {
        const int right = quarter & 1;
        const int down = quarter >> 1;
        const QImage image =
            m_tiles.peek({.zoom = address.zoom + 1, .x = 2 * address.x + right, .y = 2 * address.y + down});
        const QSizeF half = target.size() / 2;
        if (!image.isNull())
            painter.drawImage(
                QRectF(target.topLeft() + QPointF(right * half.width(), down * half.height()), half), image);
    }
}

} // namespace onescreen
