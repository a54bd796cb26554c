// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/geo/tileaddress.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>

#include <atomic>
#include <memory>
#include <optional>

namespace onescreen::geo {

class SqliteFile;
class SqliteQuery;

/// A tile as a service gave it. No bytes: the service has none there.
struct CachedTile
{
    QByteArray bytes;
    QByteArray etag; ///< For asking whether it has changed; empty: the service gave none.
    UtcTime expires{};
};

/// Tiles of services on disk, in a database of its own that may be thrown away at any time. Holds at most a
/// number of bytes: the tiles that were not used for the longest time go first. A file that is damaged is set
/// aside ("….damaged") and begun anew, also when that is noticed while it is used. All functions may be
/// called by any thread; they take milliseconds and are not for the UI thread, except bytes() and limit().
class TileCache
{
public:
    static constexpr qint64 usualLimit = qint64{512} * 1024 * 1024;

    /// Makes the file and its folder when they are missing. `clock` must outlive the cache.
    static Result<std::unique_ptr<TileCache>> open(const QString& path, const Clock& clock,
                                                   qint64 limit = usualLimit);
    /// The same, opened by whoever uses it first: for the UI thread, which must not read files.
    static std::unique_ptr<TileCache> openedLater(const QString& path, const Clock& clock,
                                                  qint64 limit = usualLimit);
    ~TileCache();
    TileCache(const TileCache&) = delete;
    TileCache& operator=(const TileCache&) = delete;

    /// Also when it has expired. `layer` names the layer of a service; it never contains a key.
    std::optional<CachedTile> find(const QString& layer, TileAddress address);
    /// Replaces what was there. Failures are not told: a tile that is not kept is fetched again.
    void put(const QString& layer, TileAddress address, const CachedTile& tile);
    void remove(const QString& layer, TileAddress address);
    /// The service says that the tile has not changed.
    void renew(const QString& layer, TileAddress address, UtcTime expires);
    void clear(const QString& layer);

    struct Share
    {
        qint64 tiles = 0; ///< With bytes, of that layer within the range.
        qint64 bytes = 0;
    };
    [[nodiscard]] Share within(const QString& layer, const TileRange& range);
    [[nodiscard]] qint64 bytes() const { return m_bytes; } ///< Of all tiles, without what the database adds.
    [[nodiscard]] qint64 limit() const { return m_limit; }
    void setLimit(qint64 bytes);
    /// A damaged file was set aside since the start; where it lies now.
    [[nodiscard]] std::optional<QString> setAside();

private:
    struct Statements;

    TileCache(QString path, const Clock& clock, qint64 limit);
    bool isReady();
    Result<void> openFile();
    Result<void> openOrRebuild();
    bool setFileAside(const Error& why);
    void onFault(const Error& error);
    Result<void> begin();
    void touchUsed();
    void evict();
    qint64 layerNumber(const QString& layer);
    /// The tile as the first four values of a statement.
    void bindKey(SqliteQuery& query, const QString& layer, TileAddress address);

    QString m_path;
    const Clock& m_clock;
    QMutex m_mutex; ///< Of everything but the two numbers.
    std::unique_ptr<SqliteFile> m_file;
    std::unique_ptr<Statements> m_statements;
    std::atomic<qint64> m_limit;
    std::atomic<qint64> m_bytes{0};
    QHash<QString, qint64> m_layers;
    QHash<qint64, qint64> m_used; ///< Row to the time of its last use, not yet written.
    std::optional<QString> m_setAside;
    bool m_opened = false;
    bool m_warned = false;
};

} // namespace onescreen::geo
