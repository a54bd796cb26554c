// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/lowdelayserver.h"

#include "app/central/http/guardedsocket.h"

#include <QPointer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

#include <utility>

namespace onescreen::central {

namespace {

constexpr std::chrono::seconds handshakeTime{5};
constexpr int mostShaking = 500;

} // namespace

LowDelayServer::LowDelayServer(qint64 mostRequestBytes, QByteArray tooLargeReply,
                               std::optional<QSslConfiguration> tls, QObject* parent)
    : QTcpServer(parent), m_mostRequestBytes(mostRequestBytes), m_tooLargeReply(std::move(tooLargeReply)),
      m_tls(std::move(tls))
{
}

void LowDelayServer::incomingConnection(qintptr descriptor)
{
    if (!m_tls) {
        if (auto* socket = take<Guarded<QTcpSocket>>(descriptor))
            hand(socket);
        return;
    }
    auto* socket = take<Guarded<QSslSocket>>(descriptor);
    if (socket)
        shakeHands(*socket, [this, socket] { hand(socket); });
}

template <typename Socket> Socket* LowDelayServer::take(qintptr descriptor)
{
    auto* socket = new Socket(m_mostRequestBytes, m_tooLargeReply, this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return nullptr;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return socket;
}

template <typename Socket> void LowDelayServer::hand(Socket* socket)
{
    const Peer peer{socket->peerAddress(), socket->peerPort()};
    connect(socket, &QAbstractSocket::disconnected, this, [this, peer] { Q_EMIT peerGone(peer); });
    m_newSockets.push_back([guarded = QPointer<Socket>(socket)] {
        if (guarded)
            guarded->watchReader();
    });
    addPendingConnection(socket);
}

void LowDelayServer::shakeHands(QSslSocket& socket, const std::function<void()>& done)
{
    if (m_shaking >= mostShaking) {
        socket.abort();
        socket.deleteLater();
        return;
    }
    ++m_shaking;
    auto* limit = new QTimer(&socket);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, &socket, &QAbstractSocket::abort);
    connect(&socket, &QSslSocket::encrypted, this, [this, &socket, limit, done] {
        delete limit;
        --m_shaking;
        QObject::disconnect(&socket, nullptr, this, nullptr);
        done();
    });
    connect(&socket, &QAbstractSocket::disconnected, this, [this, &socket] {
        --m_shaking;
        socket.deleteLater();
    });
    limit->start(handshakeTime);
    socket.setSslConfiguration(*m_tls);
    socket.startServerEncryption();
}

void LowDelayServer::startGuarding()
{
    connect(this, &QTcpServer::pendingConnectionAvailable, this, &LowDelayServer::watchNewSockets);
}

void LowDelayServer::watchNewSockets()
{
    for (const auto& watch : std::exchange(m_newSockets, {}))
        watch();
}

} // namespace onescreen::central
