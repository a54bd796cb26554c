// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/lowdelayserver.h"

#include <QTimer>

namespace onescreen::central {

namespace {

/// How long the rest of a refused request is read and thrown away: closing at once would reset the connection
/// before the client has read why.
constexpr std::chrono::seconds discardTime{5};
/// Longer than any long poll.
constexpr std::chrono::seconds idleTime{120};

} // namespace

LowDelayServer::LowDelayServer(qint64 mostRequestBytes, QByteArray tooLargeReply, QObject* parent)
    : QTcpServer(parent), m_mostRequestBytes(mostRequestBytes), m_tooLargeReply(std::move(tooLargeReply))
{
}

void LowDelayServer::incomingConnection(qintptr descriptor)
{
    auto* socket = new GuardedSocket(m_mostRequestBytes, m_tooLargeReply, this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const Peer peer{socket->peerAddress(), socket->peerPort()};
    connect(socket, &QAbstractSocket::disconnected, this, [this, peer] { Q_EMIT peerGone(peer); });
    m_newSockets.append(socket);
    addPendingConnection(socket);
}

void LowDelayServer::startGuarding()
{
    connect(this, &QTcpServer::pendingConnectionAvailable, this, &LowDelayServer::watchNewSockets);
}

void LowDelayServer::watchNewSockets()
{
    for (const auto& socket : std::exchange(m_newSockets, {})) {
        if (socket)
            socket->watchReader();
    }
}

GuardedSocket::GuardedSocket(qint64 mostRequestBytes, QByteArray tooLargeReply, QObject* parent)
    : QTcpSocket(parent), m_mostRequestBytes(mostRequestBytes), m_tooLargeReply(std::move(tooLargeReply))
{
    connect(this, &QIODevice::readyRead, this, &GuardedSocket::count);
    auto* idle = new QTimer(this);
    idle->setSingleShot(true);
    idle->setInterval(idleTime);
    connect(idle, &QTimer::timeout, this, &QAbstractSocket::abort);
    connect(this, &QIODevice::readyRead, idle, qOverload<>(&QTimer::start));
    connect(this, &QIODevice::bytesWritten, idle, qOverload<>(&QTimer::start));
    idle->start();
}

void GuardedSocket::watchReader()
{
    connect(this, &QIODevice::readyRead, this, [this] { m_unread = bytesAvailable(); });
}

void GuardedSocket::count()
{
    m_received += bytesAvailable() - m_unread;
    m_unread = bytesAvailable();
    if (m_received > m_mostRequestBytes)
        refuse();
}

qint64 GuardedSocket::writeData(const char* data, qint64 size)
{
    m_received = 0;
    return QTcpSocket::writeData(data, size);
}

void GuardedSocket::refuse()
{
    // Nobody else reads from here on: the HTTP parser keeps waiting for the rest until the connection closes.
    disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
    connect(this, &QIODevice::readyRead, this, &GuardedSocket::discard);
    write(m_tooLargeReply);
    flush();
    QTimer::singleShot(discardTime, this, &QAbstractSocket::disconnectFromHost);
    discard();
}

void GuardedSocket::discard()
{
    readAll();
}

} // namespace onescreen::central
