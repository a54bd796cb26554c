// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/livesocket.h"

#include "app/remote/httpjob.h"
#include "app/remote/livemessage.h"

#include <QPointer>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;

namespace onescreen {

QUrl liveUrl(const QUrl& central)
{
    QUrl url = apiUrl(central, u"/v1/live"_s);
    url.setScheme(central.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return url;
}

LiveSocket::LiveSocket(CentralAccess access, QByteArray cursor, Frame frame, QObject* parent)
    : QObject(parent), m_access(std::move(access)), m_cursor(std::move(cursor)), m_frame(std::move(frame))
{
    m_socket.setSslConfiguration(m_access.tls().configuration());
    connect(&m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError>& faults) {
        if (!faults.isEmpty())
            m_distrust = tlsError(faults); // Qt gives the connection up after this.
    });
    m_socket.setMaxAllowedIncomingMessageSize(longestLiveMessage);
    m_socket.setMaxAllowedIncomingFrameSize(longestLiveMessage);
    connect(&m_socket, &QWebSocket::connected, this, &LiveSocket::greet);
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &LiveSocket::take);
    connect(&m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString& text) { take(text.toUtf8()); });
    // Queued: neither comes from inside open(), and the socket may be destroyed by whoever hears of it.
    connect(
        &m_socket, &QWebSocket::errorOccurred, this,
        [this] {
            end(m_distrust.value_or(Error{.kind = ErrorKind::Offline,
                                          .text = u"live channel: "_s + m_socket.errorString(),
                                          .place = {}}));
        },
        Qt::QueuedConnection);
    connect(
        &m_socket, &QWebSocket::disconnected, this,
        [this] {
            end({.kind = ErrorKind::Offline, .text = u"live channel: the server closed it"_s, .place = {}});
        },
        Qt::QueuedConnection);
}

LiveSocket::~LiveSocket()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void LiveSocket::open()
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({u"cc.sync.v1"_s});
    m_socket.open(liveUrl(m_access.address()), options);
}

/// Nothing that is worth a secret has been sent before this: the address has none.
void LiveSocket::greet()
{
    if (m_access.address().scheme() == "https"_L1)
        m_distrust = m_access.tls().pinFault(m_socket.sslConfiguration());
    if (m_distrust)
        return end(*m_distrust);
    m_token = m_access.token();
    m_greeted = true;
    m_socket.sendTextMessage(QString::fromUtf8(liveHello(m_cursor, m_token)));
}

void LiveSocket::renew()
{
    const QByteArray token = m_access.token();
    if (!m_greeted || m_ended || token.isEmpty() || token == m_token)
        return;
    m_token = token;
    m_socket.sendTextMessage(QString::fromUtf8(liveRenewal(token)));
}

void LiveSocket::take(const QByteArray& message)
{
    if (m_ended)
        return;
    auto frame = decodeLiveMessage(message, m_parser);
    if (!frame)
        return end(frame.error());
    if (!*frame)
        return;
    // With another token before it comes back.
    const auto* bye = std::get_if<LiveBye>(&**frame);
    if (bye != nullptr && bye->code == LiveByeCode::Auth && m_access.authority())
        m_access.authority()->refused(m_token, this, [](bool) {});
    m_frame(std::move(**frame)); // may destroy this object
}

void LiveSocket::end(Error error)
{
    if (std::exchange(m_ended, true))
        return;
    m_frame(std::unexpected(std::move(error)));
}

} // namespace onescreen
