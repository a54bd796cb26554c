// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tileserver.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype tileBytes = 32 * 1024 * 1024;
constexpr qint64 longestRequest = 8 * 1024;
constexpr int deepestZoom = 22;
constexpr geo::TileLook look{.pixels = 256, .devicePixelRatio = 1.0};

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    constexpr int fastest = 90; // Little compression: the bytes only cross the loopback interface.
    image.save(&buffer, "PNG", fastest);
    return bytes;
}

QByteArray header(const QByteArray& status, qsizetype length)
{
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: image/png\r\nContent-Length: " + QByteArray::number(length) +
           "\r\nCache-Control: no-store\r\n\r\n";
}

} // namespace

std::optional<geo::TileAddress> tileOfRequest(const QByteArray& requestLine)
{
    static const QRegularExpression form(u"^GET /(\\d{1,2})/(\\d{1,8})/(\\d{1,8})\\.png HTTP/1\\.[01]$"_s);
    const QRegularExpressionMatch found = form.match(QString::fromLatin1(requestLine));
    if (!found.hasMatch())
        return std::nullopt;
    const geo::TileAddress tile{
        .zoom = found.captured(1).toInt(), .x = found.captured(2).toInt(), .y = found.captured(3).toInt()};
    if (tile.zoom > deepestZoom || tile.x >= (1 << tile.zoom) || tile.y >= (1 << tile.zoom))
        return std::nullopt;
    return tile;
}

TileServer::TileServer(QObject* parent) : QObject(parent), m_tiles(tileBytes)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TileServer::accept);
    connect(&m_tiles, &geo::TileStore::tileReady, this, &TileServer::onTileReady);
    connect(&m_tiles, &geo::TileStore::renewed, this, [this] {
        m_served.clear();
        Q_EMIT renewed();
    });
}

Result<QString> TileServer::start()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        return failure(ErrorKind::Internal, u"cannot listen for map tiles: "_s + m_server.errorString());
    return u"http://127.0.0.1:%1/"_s.arg(m_server.serverPort());
}

void TileServer::setContent(std::shared_ptr<const geo::TileContent> content)
{
    m_tiles.setContent(std::move(content));
    m_served.clear();
    // What was asked for is now painted with the new content.
    const QList<geo::TileAddress> open = m_waiting.uniqueKeys();
    for (const geo::TileAddress address : open)
        m_tiles.tile(address, look);
}

void TileServer::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void TileServer::read(QTcpSocket* socket)
{
    while (true) {
        const QByteArray bytes = socket->peek(longestRequest);
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
            if (bytes.size() >= longestRequest)
                socket->abort();
            return;
        }
        socket->skip(end + 4);
        answer(socket, bytes.left(bytes.indexOf("\r\n")));
    }
}

void TileServer::answer(QTcpSocket* socket, const QByteArray& requestLine)
{
    const std::optional<geo::TileAddress> address = tileOfRequest(requestLine);
    if (!address) {
        socket->write(header("404 Not Found", 0));
        return;
    }
    const geo::TileStore::Answer tile = m_tiles.tile(*address, look);
    if (tile.current)
        sendTile(socket, *address, tile.image);
    else
        m_waiting.insert(*address, socket);
}

void TileServer::onTileReady(geo::TileAddress address)
{
    if (!m_waiting.contains(address))
        return;
    const geo::TileStore::Answer tile = m_tiles.tile(address, look);
    if (!tile.current)
        return; // Painted anew, or its source waits still.
    const QList<QPointer<QTcpSocket>> sockets = m_waiting.values(address);
    m_waiting.remove(address);
    for (const QPointer<QTcpSocket>& socket : sockets)
        sendTile(socket, address, tile.image);
}

void TileServer::sendTile(const QPointer<QTcpSocket>& socket, geo::TileAddress address, const QImage& image)
{
    ++m_packing;
    QtConcurrent::run([image] {
        return pngOf(image);
    }).then(this, [this, socket, address](const QByteArray& png) {
        --m_packing;
        if (socket) {
            socket->write(header("200 OK", png.size()) + png);
            m_served.insert(address);
        }
        if (isIdle())
            Q_EMIT idleChanged();
    });
}

} // namespace onescreen
