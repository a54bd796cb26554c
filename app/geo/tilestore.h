// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tilepainter.h"

#include <QCache>
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

/// Base map tiles, painted on a pool of threads and kept up to a number of bytes. Lives in the caller's
/// thread and never waits, except in its destructor for tiles being painted (milliseconds).
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
    void tileReady(onescreen::geo::TileAddress address);

private:
    struct Entry
    {
        QImage image;
        TileLook look;
        quint64 version = 0;
    };
    struct Job
    {
        TileLook look;
        quint64 version = 0;
        std::shared_ptr<std::atomic<bool>> cancelled;
    };

    void start(TileAddress address, TileLook look);
    void finish(TileAddress address, Entry entry);

    std::shared_ptr<const TileContent> m_content;
    quint64 m_version = 0;
    QCache<TileAddress, Entry> m_cache;
    QHash<TileAddress, Job> m_pending;
    QThreadPool m_pool;
};

} // namespace onescreen::geo
