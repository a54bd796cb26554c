// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace onescreen::central {

/// Who is at the other end of a connection.
struct Peer
{
    QHostAddress address;
    quint16 port = 0;

    friend bool operator==(const Peer&, const Peer&) = default;
};

/// A socket that stops reading a request that has become too large, answers that and closes. QtHttpServer
/// itself keeps the whole body in memory, whatever its size.
class GuardedSocket : public QTcpSocket
{
    Q_OBJECT

public:
    GuardedSocket(qint64 mostRequestBytes, QByteArray tooLargeReply, QObject* parent);

    /// To be called once the reader of the socket has connected itself to readyRead(): what it leaves unread
    /// must not be counted twice.
    void watchReader();

protected:
    qint64 writeData(const char* data, qint64 size) override;

private:
    void count();
    void refuse();
    void discard();

    qint64 m_mostRequestBytes;
    QByteArray m_tooLargeReply;
    qint64 m_received = 0; ///< Since the last answer.
    qint64 m_unread = 0;   ///< Counted already.
};

/// Gives its sockets no delay (Nagle's algorithm against delayed acknowledgements costs 40 ms a reply), a
/// limit on what a request may bring, and tells when a client has gone.
class LowDelayServer : public QTcpServer
{
    Q_OBJECT

public:
    LowDelayServer(qint64 mostRequestBytes, QByteArray tooLargeReply, QObject* parent = nullptr);
    /// To be called after the HTTP server has been bound to this.
    void startGuarding();

Q_SIGNALS:
    void peerGone(const onescreen::central::Peer& peer);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void watchNewSockets();

    qint64 m_mostRequestBytes;
    QByteArray m_tooLargeReply; ///< A complete HTTP answer.
    QList<QPointer<GuardedSocket>> m_newSockets;
};

} // namespace onescreen::central
