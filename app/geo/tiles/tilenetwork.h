// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/tiles/tilecache.h"
#include "app/geo/tiles/tilelane.h"

#include <QObject>
#include <QThread>

#include <memory>

class QNetworkAccessManager;

namespace onescreen::geo {

/// The thread in which tiles are fetched, for all services of the program, and their cache on disk. Made and
/// destroyed in one thread, after everything that uses it.
class TileNetwork
{
public:
    /// `cache` may be null: nothing is kept. `clock` must outlive it.
    TileNetwork(const Clock& clock, std::unique_ptr<TileCache> cache);
    ~TileNetwork();
    TileNetwork(const TileNetwork&) = delete;
    TileNetwork& operator=(const TileNetwork&) = delete;

    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] TileCache* cache() const { return m_cache.get(); }

    [[nodiscard]] TileLane* makeLane(const QString& layer, const ServiceUrl& url, bool vector,
                                     const FetchPolicy& policy);
    /// Ends its requests and deletes it; waits for that, which takes as long as one answer is worked on.
    void endLane(TileLane* lane);

private:
    const Clock& m_clock;
    std::unique_ptr<TileCache> m_cache;
    QThread m_thread;
    QNetworkAccessManager* m_manager; ///< In the thread.
};

} // namespace onescreen::geo
