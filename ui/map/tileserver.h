// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/geo/tilestore.h"

#include <QMultiHash>
#include <QPointer>
#include <QTcpServer>

class QTcpSocket;

namespace onescreen {

/// Gives base map tiles to QtLocation's osm plugin over HTTP on the loopback interface: GET /z/x/y.png,
/// nothing else. Tiles are painted and packed on other threads. A tile whose source waits for a network is
/// answered when it is there or has failed: QtLocation would keep a stand-in.
class TileServer : public QObject
{
    Q_OBJECT
public:
    explicit TileServer(QObject* parent = nullptr);

    /// Starts on a free port; the address that tiles begin with ("http://127.0.0.1:40123/").
    Result<QString> start();
    void setContent(std::shared_ptr<const geo::TileContent> content);
    /// No tile is waited for.
    [[nodiscard]] bool isIdle() const { return m_waiting.isEmpty() && m_packing == 0; }
    /// Whether that tile was given out since the last setContent().
    [[nodiscard]] bool hasServed(geo::TileAddress address) const { return m_served.contains(address); }

Q_SIGNALS:
    void idleChanged();
    void renewed(); ///< Tiles given out before may be better now: ask for them again.

private:
    void accept();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const QByteArray& requestLine);
    void sendTile(const QPointer<QTcpSocket>& socket, geo::TileAddress address, const QImage& image);
    void onTileReady(geo::TileAddress address);

    QTcpServer m_server;
    geo::TileStore m_tiles;
    QMultiHash<geo::TileAddress, QPointer<QTcpSocket>> m_waiting;
    int m_packing = 0;
    QSet<geo::TileAddress> m_served;
};

/// The tile a request line asks for ("GET /10/857/421.png HTTP/1.1"); none for anything else or out of range.
std::optional<geo::TileAddress> tileOfRequest(const QByteArray& requestLine);

} // namespace onescreen
