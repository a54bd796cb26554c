// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tileprefetch.h"

#include "app/geo/mercator.h"

#include <QtConcurrentRun>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int batch = 64; ///< Tiles that a service is given at a time.
constexpr qint64 usualBytes = 20'000;

PrefetchArea held(PrefetchArea area, TileBytes::Zooms zooms)
{
    area.fromZoom = std::max(area.fromZoom, zooms.least);
    area.toZoom = std::min(area.toZoom, zooms.most);
    return area;
}

} // namespace

TileRange tilesOver(const GeoBounds& bounds, int zoom)
{
    const double tiles = std::exp2(zoom);
    const auto index = [&](double world) {
        return std::clamp(static_cast<int>(std::floor(world * tiles)), 0, static_cast<int>(tiles) - 1);
    };
    const WorldPoint a = toWorld(bounds.southWest());
    const WorldPoint b = toWorld(bounds.northEast());
    return {.zoom = zoom, .left = index(a.x), .top = index(b.y), .right = index(b.x), .bottom = index(a.y)};
}

qint64 prefetchCount(const PrefetchArea& area, TileBytes::Zooms zooms)
{
    const PrefetchArea inside = held(area, zooms);
    qint64 count = 0;
    for (int zoom = inside.fromZoom; zoom <= inside.toZoom; ++zoom)
        count += tilesOver(inside.bounds, zoom).count();
    return count;
}

TilePrefetch::TilePrefetch(std::vector<std::shared_ptr<TileService>> layers, const PrefetchArea& area,
                           QObject* parent)
    : QObject(parent), m_layers(std::move(layers)), m_area(area)
{
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        connect(m_layers[i].get(), &TileService::prefetched, this,
                [this, i](TileAddress /*address*/, bool ok, qint64 bytes) { onPrefetched(i, ok, bytes); });
    }
}

TilePrefetch::~TilePrefetch()
{
    for (const std::shared_ptr<TileService>& layer : m_layers) {
        if (m_running)
            layer->cancelPrefetch();
    }
}

QFuture<PrefetchEstimate> TilePrefetch::estimate(const std::vector<std::shared_ptr<TileService>>& layers,
                                                 const PrefetchArea& area, TileCache* cache)
{
    struct Part
    {
        QString layer;
        TileBytes::Zooms zooms;
    };
    std::vector<Part> parts;
    parts.reserve(layers.size());
    for (const std::shared_ptr<TileService>& layer : layers)
        parts.push_back({.layer = layer->layer(), .zooms = layer->zooms()});
    return QtConcurrent::run([parts, area, cache] {
        PrefetchEstimate estimate;
        qint64 known = 0;
        for (const Part& part : parts) {
            const PrefetchArea inside = held(area, part.zooms);
            for (int zoom = inside.fromZoom; zoom <= inside.toZoom; ++zoom) {
                const TileRange range = tilesOver(inside.bounds, zoom);
                const TileCache::Share share = cache ? cache->within(part.layer, range) : TileCache::Share{};
                estimate.tiles += range.count();
                estimate.present += share.tiles;
                known += share.bytes;
            }
        }
        const qint64 each = estimate.present > 0 ? known / estimate.present : usualBytes;
        estimate.bytes = (estimate.tiles - estimate.present) * each;
        estimate.fits = !cache || known + estimate.bytes <= cache->limit();
        return estimate;
    });
}

Result<void> TilePrefetch::start()
{
    m_progress = {};
    m_walks.clear();
    for (const std::shared_ptr<TileService>& layer : m_layers) {
        const PrefetchArea inside = held(m_area, layer->zooms());
        m_progress.total += prefetchCount(m_area, layer->zooms());
        const TileRange range = tilesOver(inside.bounds, inside.fromZoom);
        m_walks.push_back(
            {.range = range, .x = range.left, .y = range.top, .ended = inside.fromZoom > inside.toZoom});
    }
    if (m_progress.total == 0)
        return failure(ErrorKind::Invalid, u"There is nothing to fetch at these zooms."_s);
    if (m_progress.total > mostPrefetched)
        return failure(ErrorKind::Invalid,
                       u"%1 tiles are too many: at most %2 are fetched at one time."_s.arg(m_progress.total)
                           .arg(mostPrefetched));
    m_running = true;
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        feed(i);
    return {};
}

bool TilePrefetch::advance(std::size_t layer, TileAddress& next)
{
    Walk& walk = m_walks[layer];
    if (walk.ended)
        return false;
    next = {.zoom = walk.range.zoom, .x = walk.x, .y = walk.y};
    if (++walk.x > walk.range.right) {
        walk.x = walk.range.left;
        ++walk.y;
    }
    if (walk.y > walk.range.bottom) {
        const int zoom = walk.range.zoom + 1;
        walk.ended = zoom > std::min(m_area.toZoom, m_layers[layer]->zooms().most);
        if (!walk.ended) {
            walk.range = tilesOver(m_area.bounds, zoom);
            walk.x = walk.range.left;
            walk.y = walk.range.top;
        }
    }
    return true;
}

void TilePrefetch::feed(std::size_t layer)
{
    QList<TileAddress> some;
    TileAddress next;
    while (some.size() < batch && advance(layer, next))
        some << next;
    m_walks[layer].under += static_cast<int>(some.size());
    if (!some.isEmpty())
        m_layers[layer]->prefetch(some);
}

void TilePrefetch::onPrefetched(std::size_t layer, bool ok, qint64 bytes)
{
    if (!m_running)
        return;
    ++m_progress.done;
    m_progress.failed += ok ? 0 : 1;
    m_progress.bytes += bytes;
    if (--m_walks[layer].under < batch / 2)
        feed(layer);
    if (m_progress.done >= m_progress.total)
        end(true);
    else
        Q_EMIT progressed();
}

void TilePrefetch::cancel()
{
    if (!m_running)
        return;
    for (const std::shared_ptr<TileService>& layer : m_layers)
        layer->cancelPrefetch();
    end(false);
}

void TilePrefetch::end(bool complete)
{
    m_running = false;
    Q_EMIT progressed();
    Q_EMIT finished(complete);
}

} // namespace onescreen::geo
