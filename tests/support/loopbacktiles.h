// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace onescreen::test {

/// A tile server on the loopback interface that behaves as badly as it is told. Runs in the test's thread.
class LoopbackTiles : public QTcpServer
{
    Q_OBJECT
public:
    enum class Behaviour {
        Answer,
        Hang,         ///< Takes the request and says nothing.
        Drip,         ///< Sends the head and then nothing more of the body.
        CloseMidBody, ///< Promises more bytes than it sends.
        Reset,        ///< Closes without an answer.
    };
    struct Reply
    {
        Behaviour behaviour = Behaviour::Answer;
        int status = 200;
        QByteArray type = "image/png";
        QByteArray body;
        QByteArray headers; ///< Further lines, each ended by CR LF.
    };
    using Answer = std::function<Reply(const QString& path, const QByteArray& request)>;

    explicit LoopbackTiles(Answer answer) : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, &LoopbackTiles::accept);
        listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }
    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    [[nodiscard]] const QStringList& asked() const { return m_asked; } ///< Paths with queries.
    [[nodiscard]] int mostAtOnce() const { return m_mostOpen; }        ///< Requests not answered yet.

private:
    void accept()
    {
        while (QTcpSocket* socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }
    void read(QTcpSocket* socket)
    {
        QByteArray& held = m_held[socket];
        held += socket->readAll();
        for (qsizetype end = held.indexOf("\r\n\r\n"); end >= 0; end = held.indexOf("\r\n\r\n")) {
            const QByteArray request = held.first(end);
            held.remove(0, end + 4);
            const QString path = QString::fromLatin1(request.split(' ').value(1));
            m_asked << path;
            m_mostOpen = std::max(m_mostOpen, ++m_open);
            // Later, so that requests that come together are seen together.
            QMetaObject::invokeMethod(
                socket, [this, socket, reply = m_answer(path, request)] { send(socket, reply); },
                Qt::QueuedConnection);
        }
    }
    void send(QTcpSocket* socket, const Reply& reply)
    {
        if (reply.behaviour == Behaviour::Hang)
            return;
        --m_open;
        if (reply.behaviour == Behaviour::Reset) {
            socket->abort();
            return;
        }
        const qsizetype promised = reply.body.size() + (reply.behaviour == Behaviour::Answer ? 0 : 100'000);
        socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + " X\r\nContent-Type: " + reply.type +
                      "\r\nContent-Length: " + QByteArray::number(promised) + "\r\n" + reply.headers +
                      "\r\n" + reply.body);
        if (reply.behaviour == Behaviour::CloseMidBody)
            socket->disconnectFromHost();
    }

    Answer m_answer;
    QHash<QTcpSocket*, QByteArray> m_held;
    QStringList m_asked;
    int m_open = 0;
    int m_mostOpen = 0;
};

} // namespace onescreen::test
