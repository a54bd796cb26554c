// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/geobounds.h"
#include "app/geo/tiles/tileservice.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace onescreen::geo {

/// What is to be fetched before it is needed. Zooms are inclusive and held to those of the service.
struct PrefetchArea
{
    GeoBounds bounds;
    int fromZoom = 0;
    int toZoom = 0;
};

struct PrefetchEstimate
{
    qint64 tiles = 0;   ///< Of all layers together.
    qint64 present = 0; ///< Of these in the cache already, fresh or not.
    qint64 bytes = 0; ///< About how much the rest will be: by the size of those in the cache, or 20 kB each.
    bool fits = true; ///< Into the limit of the cache.
};

/// Most that is fetched at one time: services forbid more, and it is hours.
inline constexpr qint64 mostPrefetched = 50'000;

/// The tiles of one zoom that cover the area.
TileRange tilesOver(const GeoBounds& bounds, int zoom);
/// Of one layer.
qint64 prefetchCount(const PrefetchArea& area, TileBytes::Zooms zooms);

/// Fetches the tiles of an area into the cache, behind what is looked at. UI thread.
class TilePrefetch : public QObject
{
    Q_OBJECT
public:
    struct Progress
    {
        qint64 total = 0;
        qint64 done = 0; ///< Failed ones included.
        qint64 failed = 0;
        qint64 bytes = 0; ///< Fetched.
    };

    TilePrefetch(std::vector<std::shared_ptr<TileService>> layers, const PrefetchArea& area, QObject* parent);
    ~TilePrefetch() override; ///< Cancels.

    /// Counts on another thread; `cache` may be null and must outlive the answer.
    static QFuture<PrefetchEstimate> estimate(const std::vector<std::shared_ptr<TileService>>& layers,
                                              const PrefetchArea& area, TileCache* cache);

    /// Invalid when there is nothing to fetch or more than mostPrefetched tiles.
    Result<void> start();
    void cancel();
    [[nodiscard]] const Progress& progress() const { return m_progress; }
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed();
    void finished(bool complete); ///< Once after start(); false: cancelled.

private:
    void feed(std::size_t layer);
    void onPrefetched(std::size_t layer, bool ok, qint64 bytes);
    bool advance(std::size_t layer, TileAddress& next);
    void end(bool complete);

    struct Walk
    {
        TileRange range;
        int x = 0, y = 0;
        int under = 0; ///< Given to the service, not answered.
        bool ended = false;
    };

    std::vector<std::shared_ptr<TileService>> m_layers;
    PrefetchArea m_area;
    std::vector<Walk> m_walks;
    Progress m_progress;
    bool m_running = false;
};

} // namespace onescreen::geo
