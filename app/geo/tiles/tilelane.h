// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/geo/tiles/serviceurl.h"
#include "app/geo/tiles/tilebytes.h"
#include "app/geo/tiles/tilecache.h"

#include <QHash>
#include <QTimer>

#include <deque>
#include <vector>

class QNetworkAccessManager;
class QNetworkReply;

namespace onescreen::geo {

/// How a service is treated.
struct FetchPolicy
{
    int inFlight = 6;                  ///< Requests at a time.
    int prefetching = 2;               ///< Of these at most for tiles that nobody looks at.
    std::size_t queue = 400;           ///< More tiles wait than any screen shows: the oldest are given up.
    Milliseconds silence{8'000};       ///< Without a byte.
    Milliseconds whole{20'000};        ///< From request to the last byte.
    Milliseconds firstPause{2'000};    ///< After a failure; doubled with each further one …
    Milliseconds longestPause{60'000}; ///< … up to this.
    int failuresInRow = 3; ///< Then the service counts as failing: one request at a time asks again.
    int tries = 3;         ///< Of one tile.
    qint64 mostBytes = 4 * 1024 * 1024;
    Milliseconds life{std::chrono::days{7}};       ///< Of a tile whose answer does not say.
    Milliseconds absentLife{std::chrono::days{1}}; ///< Of "there is none" (404).
};

/// Fetches the tiles of one layer of a service and keeps them in the cache. Lives in the network thread; all
/// functions are called there and all signals come from there. Order of a request: ask() → exactly one of
/// got(), absent(), failed(), dropped().
class TileLane : public QObject
{
    Q_OBJECT
public:
    /// `network`, `clock` and `cache` (may be null) must outlive the lane.
    TileLane(QNetworkAccessManager& network, const Clock& clock, TileCache* cache, QString layer,
             ServiceUrl url, bool vector, FetchPolicy policy);
    ~TileLane() override;

    void setKey(const QString& key);
    /// Newest first. Asking for what is under way changes nothing.
    void ask(onescreen::geo::TileAddress address);
    /// Behind everything that is asked for; answered by prefetched(). What is in the cache is not fetched.
    void prefetch(const QList<onescreen::geo::TileAddress>& addresses);
    void cancelPrefetch();

Q_SIGNALS:
    void got(onescreen::geo::TileAddress address, const QByteArray& bytes);
    void absent(onescreen::geo::TileAddress address);
    void failed(onescreen::geo::TileAddress address);
    void dropped(onescreen::geo::TileAddress address);
    void prefetched(onescreen::geo::TileAddress address, bool ok, qint64 bytes);
    void statusChanged(const onescreen::geo::SourceStatus& status);
    void renewed(); ///< After a time of failing.

private:
    struct Request
    {
        TileAddress address;
        bool wanted = false; ///< Somebody looks at it.
        bool ahead = false;  ///< prefetched() is waited for.
        QByteArray etag;     ///< Of what lies in the cache.
        QByteArray body;
        std::optional<SourceFault> fault; ///< Found while it ran.
    };

    void pump();
    void pumpAhead();
    void send(Request request);
    Request* running(TileAddress address);
    [[nodiscard]] bool lacksKey() const { return m_url.wantsKey() && m_key.isEmpty(); }
    void onBytes(QNetworkReply* reply);
    void onFinished(QNetworkReply* reply);
    void take(const QNetworkReply* reply, const Request& request, int status);
    void keep(const QNetworkReply* reply, const Request& request, bool none, bool same);
    void fail(const Request& request, SourceFault fault, int status);
    void giveUp(const Request& request);
    void tryLater(const Request& request);
    void startFailing(SourceFault fault, int status);
    void stopFailing();
    void onPause();
    [[nodiscard]] bool isTile(const QByteArray& bytes) const;

    QNetworkAccessManager& m_network;
    const Clock& m_clock;
    TileCache* m_cache;
    QString m_layer;
    ServiceUrl m_url;
    bool m_vector;
    FetchPolicy m_policy;
    QString m_key;
    std::deque<TileAddress> m_wanted; ///< The newest first.
    std::deque<TileAddress> m_ahead;  ///< Prefetching.
    QHash<TileAddress, int> m_tried;  ///< Failures so far.
    std::vector<Request> m_later;     ///< To be tried again after a pause.
    QHash<QNetworkReply*, Request> m_running;
    SourceStatus m_status;
    int m_inRow = 0; ///< Failures since the last success.
    std::optional<TileAddress> m_probe;
    Milliseconds m_pause;
    QTimer m_pauseTimer;
    QTimer m_againTimer; ///< Single tiles that were given up get another chance.
};

} // namespace onescreen::geo
