// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tilepainter.h"

#include <QCache>
#include <QMultiHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <atomic>

namespace onescreen::geo {

/// How a tile is wanted: its side in device pixels.
struct TileLook
{
    int pixels = 256;
    double devicePixelRatio = 1.0;

    friend bool operator==(const TileLook&, const TileLook&) = default;
};

/// Base map tiles, painted on a pool of threads and kept up to a number of bytes. A tile whose source still
/// waits for a network is given with a stand-in and is painted anew by itself. Lives in the caller's thread
/// and never waits, except in its destructor for tiles being painted (milliseconds).
class TileStore : public QObject
{
    Q_OBJECT
public:
    explicit TileStore(qsizetype cacheBytes, QObject* parent = nullptr);
    ~TileStore() override;

    /// Tiles painted before are given out as "not current" until they are painted anew.
    void setContent(std::shared_ptr<const TileContent> content);

    struct Answer
    {
        QImage image; ///< Null when the tile was never painted. Its size may differ from the one wanted.
        bool current = false;
    };
    /// The picture of a tile as it is now. Starts painting when it is not current.
    Answer tile(TileAddress address, TileLook look);
    /// What is there, without asking for more.
    [[nodiscard]] QImage peek(TileAddress address) const;
    /// Tiles that were asked for and are not among these are no longer painted.
    void keepOnly(const QSet<TileAddress>& wanted);
    [[nodiscard]] bool isIdle() const { return m_pending.isEmpty(); }

Q_SIGNALS:
    /// There is a newer picture, or one can be had by asking again.
    void tileReady(onescreen::geo::TileAddress address);
    /// The source works again: tiles that were given as current before may be better now.
    void renewed();

private:
    struct Entry
    {
        QImage image;
        TileLook look;
        quint64 version = 0;
        TileState base = TileState::Ready;
        bool waiting = false; ///< Nothing better can be had until its source says so.
    };
    struct Job
    {
        TileLook look;
        quint64 version = 0;
        quint64 arrivals = 0; ///< How many tiles of the source had arrived at its start.
        std::shared_ptr<std::atomic<bool>> cancelled;
    };

    void start(TileAddress address, TileLook look);
    void finish(TileAddress address, const Job& job, PaintedTile tile);
    void endJob();
    void onArrived(TileAddress of);
    void onRenewed();

    std::shared_ptr<const TileContent> m_content;
    quint64 m_version = 0;
    QCache<TileAddress, Entry> m_cache;
    QHash<TileAddress, Job> m_pending;
    QMultiHash<TileAddress, TileAddress> m_waits; ///< From the source's tile to the one that shows it.
    QHash<TileAddress, quint64> m_arrived;        ///< While jobs run: when each tile arrived.
    quint64 m_arrivals = 0;
    int m_jobs = 0; ///< Given to the pool and not ended, cancelled ones included.
    QThreadPool m_pool;
};

} // namespace onescreen::geo
