// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QTimer>

#include <chrono>
#include <utility>

namespace onescreen::central {

/// A socket (QTcpSocket or QSslSocket) that stops reading a request that has become too large, answers that
/// and closes. QtHttpServer itself keeps the whole body in memory, whatever its size.
template <typename Socket> class Guarded final : public Socket
{
public:
    Guarded(qint64 mostRequestBytes, QByteArray tooLargeReply, QObject* parent)
        : Socket(parent), m_mostRequestBytes(mostRequestBytes), m_tooLargeReply(std::move(tooLargeReply))
    {
        QObject::connect(this, &QIODevice::readyRead, this, [this] { count(); });
        auto* idle = new QTimer(this);
        idle->setSingleShot(true);
        idle->setInterval(idleTime);
        QObject::connect(idle, &QTimer::timeout, this, [this] { this->abort(); });
        QObject::connect(this, &QIODevice::readyRead, idle, qOverload<>(&QTimer::start));
        QObject::connect(this, &QIODevice::bytesWritten, idle, qOverload<>(&QTimer::start));
        idle->start();
    }

    /// To be called once the reader of the socket has connected itself to readyRead(): what it leaves unread
    /// must not be counted twice.
    void watchReader()
    {
        QObject::connect(this, &QIODevice::readyRead, this, [this] { m_unread = this->bytesAvailable(); });
    }

protected:
    qint64 writeData(const char* data, qint64 size) override
    {
        m_received = 0;
        return Socket::writeData(data, size);
    }

private:
    /// How long the rest of a refused request is read and thrown away: closing at once would reset the
    /// connection before the client has read why.
    static constexpr std::chrono::seconds discardTime{5};
    /// Longer than any long poll.
    static constexpr std::chrono::seconds idleTime{120};

    void count()
    {
        m_received += this->bytesAvailable() - m_unread;
        m_unread = this->bytesAvailable();
        if (m_received > m_mostRequestBytes)
            refuse();
    }
    void refuse()
    {
        // Nobody else reads from here on: the HTTP parser keeps waiting for the rest until the connection
        // closes.
        QObject::disconnect(this, &QIODevice::readyRead, nullptr, nullptr);
        QObject::connect(this, &QIODevice::readyRead, this, [this] { this->readAll(); });
        this->write(m_tooLargeReply);
        this->flush();
        QTimer::singleShot(discardTime, this, [this] { this->disconnectFromHost(); });
        this->readAll();
    }

    qint64 m_mostRequestBytes;
    QByteArray m_tooLargeReply;
    qint64 m_received = 0; ///< Since the last answer.
    qint64 m_unread = 0;   ///< Counted already.
};

} // namespace onescreen::central
