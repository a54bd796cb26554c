// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/tiles/tilebytes.h"
#include "app/geo/tiles/tilelane.h"

#include <QCache>
#include <QMutex>
#include <QPointer>

namespace onescreen::geo {

class TileNetwork;

/// One layer of a tile service: what is in memory and in the cache at once, the rest from the network. An
/// expired tile is shown while a newer one is fetched.
class TileService final : public TileBytes
{
    Q_OBJECT
public:
    /// `network` must outlive the service.
    TileService(TileNetwork& network, QString layer, const ServiceUrl& url, bool vector, Zooms zooms,
                const FetchPolicy& policy);
    ~TileService() override;

    void setKey(const QString& key);
    void prefetch(const QList<TileAddress>& addresses);
    void cancelPrefetch();
    [[nodiscard]] const QString& layer() const { return m_layer; }

    Answer get(TileAddress address) override;
    Answer peek(TileAddress address) override;
    void reject(TileAddress address) override;
    [[nodiscard]] Zooms zooms() const override { return m_zooms; }
    [[nodiscard]] SourceStatus status() const override;

Q_SIGNALS:
    void prefetched(onescreen::geo::TileAddress address, bool ok, qint64 bytes);

private:
    std::optional<Answer> known(TileAddress address, bool& stale);
    void onGot(TileAddress address, const QByteArray& bytes);
    void onAbsent(TileAddress address);
    void onFailed(TileAddress address);
    void onDropped(TileAddress address);
    void onRenewed();

    TileNetwork& m_network;
    QString m_layer;
    Zooms m_zooms;
    TileLane* m_lane;       ///< In the network thread, which deletes it.
    mutable QMutex m_mutex; ///< Of everything below.
    QCache<TileAddress, QByteArray> m_memory;
    QSet<TileAddress> m_absent;
    QSet<TileAddress> m_failed;
    QSet<TileAddress> m_asked;
    SourceStatus m_status;
};

} // namespace onescreen::geo
