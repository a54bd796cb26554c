// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>
#include <optional>
#include <vector>

class QSslSocket;

namespace onescreen::central {

/// Who is at the other end of a connection.
struct Peer
{
    QHostAddress address;
    quint16 port = 0;

    friend bool operator==(const Peer&, const Peer&) = default;
};

/// Gives its sockets no delay (Nagle's algorithm against delayed acknowledgements costs 40 ms a reply), a
/// limit on what a request may bring, TLS when it has keys, and tells when a client has gone.
class LowDelayServer : public QTcpServer
{
    Q_OBJECT

public:
    LowDelayServer(qint64 mostRequestBytes, QByteArray tooLargeReply, std::optional<QSslConfiguration> tls,
                   QObject* parent = nullptr);
    /// To be called after the HTTP server has been bound to this.
    void startGuarding();

Q_SIGNALS:
    void peerGone(const onescreen::central::Peer& peer);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    /// A socket of that descriptor; none when it cannot be.
    template <typename Socket> Socket* take(qintptr descriptor);
    /// To the HTTP server.
    template <typename Socket> void hand(Socket* socket);
    void shakeHands(QSslSocket& socket, const std::function<void()>& done);
    void watchNewSockets();

    qint64 m_mostRequestBytes;
    QByteArray m_tooLargeReply; ///< A complete HTTP answer.
    std::optional<QSslConfiguration> m_tls;
    int m_shaking = 0;                               ///< Sockets in their TLS handshake.
    std::vector<std::function<void()>> m_newSockets; ///< Begins to watch each.
};

} // namespace onescreen::central
