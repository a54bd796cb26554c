// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/export/basepictures.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QWaitCondition>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto patience = 30s;    ///< After the last tile that came.
constexpr auto lookAtJob = 200ms; ///< How soon a cancelled export ends.
/// Tiles of the next zoom are asked for, but not those of the one after: their letters would be unreadable.
constexpr double mostFiner = 1.0;
constexpr int highestTileZoom = 22;

} // namespace

/// Tells a waiting thread of tiles that came; signalled in the thread of the source.
struct BasePictures::Arrivals
{
    QMutex mutex;
    QWaitCondition came;
    quint64 count = 0;

    void add()
    {
        const QMutexLocker locked(&mutex);
        ++count;
        came.wakeAll();
    }
    /// True when there were more than `seen`.
    bool wait(quint64& seen)
    {
        const QMutexLocker locked(&mutex);
        if (count == seen)
            came.wait(&mutex, QDeadlineTimer(lookAtJob));
        return std::exchange(seen, count) != count;
    }
};

BasePictures::BasePictures(const geo::TileContent& content, const geo::Camera& camera, double ratio,
                           const ExportJob& job)
    : m_content(content), m_camera(camera), m_job(job),
      m_zoom(std::min(highestTileZoom, static_cast<int>(std::floor(
                                           camera.zoom() + std::clamp(std::log2(ratio), 0.0, mostFiner))))),
      m_request{.pixels = static_cast<int>(std::ceil(camera.worldSize() / std::exp2(m_zoom) * ratio)),
                .devicePixelRatio = ratio,
                .style = content.style},
      m_arrivals(std::make_shared<Arrivals>())
{
    if (m_content.base)
        m_listening = QObject::connect(
            m_content.base.get(), &geo::TileSource::tileArrived, m_content.base.get(),
            [arrivals = m_arrivals] { arrivals->add(); }, Qt::DirectConnection);
}

BasePictures::~BasePictures()
{
    QObject::disconnect(m_listening);
}

std::vector<geo::TileAddress> BasePictures::tilesOf(const QRectF& part) const
{
    const double tiles = std::exp2(m_zoom);
    const auto index = [&](double world) {
        return std::clamp(static_cast<int>(std::floor(world * tiles)), 0, static_cast<int>(tiles) - 1);
    };
    const geo::WorldPoint from = m_camera.worldAt(part.topLeft());
    const geo::WorldPoint to = m_camera.worldAt(part.bottomRight());
    std::vector<geo::TileAddress> addresses;
    for (int y = index(from.y); y <= index(to.y); ++y) {
        for (int x = index(from.x); x <= index(to.x); ++x)
            addresses.push_back({.zoom = m_zoom, .x = x, .y = y});
    }
    return addresses;
}

QRectF BasePictures::placeOf(geo::TileAddress tile) const
{
    // On whole device pixels, so that nothing shows between two of them.
    const auto snapped = [ratio = m_request.devicePixelRatio](QPointF at) {
        return QPointF(std::round(at.x() * ratio), std::round(at.y() * ratio)) / ratio;
    };
    const double side = 1.0 / std::exp2(m_zoom);
    const geo::WorldPoint from{.x = tile.x * side, .y = tile.y * side};
    const geo::WorldPoint to{.x = from.x + side, .y = from.y + side};
    return {snapped(m_camera.project(from)), snapped(m_camera.project(to))};
}

std::vector<geo::GroundPicture> BasePictures::of(const QRectF& part)
{
    std::vector<geo::GroundPicture> pictures;
    if (!m_content.base)
        return pictures;
    const auto take = [&](geo::TileAddress tile, const QImage& image) {
        if (!image.isNull())
            pictures.push_back({.place = placeOf(tile), .image = image});
    };
    std::vector<geo::TileAddress> waiting = tilesOf(part);
    QDeadlineTimer end(patience);
    quint64 seen = 0;
    while (!waiting.empty() && !m_job.cancelled) {
        std::vector<geo::TileAddress> later;
        for (const geo::TileAddress tile : waiting) {
            if (m_job.cancelled)
                break;
            const geo::TilePicture picture = m_content.base->picture(tile, m_request);
            if (picture.state == geo::TileState::Waiting && !end.hasExpired()) {
                later.push_back(tile);
                continue;
            }
            if (picture.state == geo::TileState::Failed || picture.state == geo::TileState::Waiting)
                m_missing.insert(tile);
            take(tile, picture.image);
        }
        waiting = std::move(later);
        while (!waiting.empty() && !m_job.cancelled && !end.hasExpired()) {
            if (m_arrivals->wait(seen)) {
                end.setRemainingTime(patience);
                break;
            }
        }
    }
    return pictures;
}

} // namespace onescreen
