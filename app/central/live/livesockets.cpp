// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/live/livesockets.h"

#include "app/base/clock.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr std::size_t pagesShared = 16;

QString welcome(qint64 head)
{
    return uR"({"k":"welcome","hb":%1,"head":%2})"_s.arg(LiveSockets::heartbeat.count()).arg(head);
}

QString farewellText(QByteArrayView code)
{
    return uR"({"k":"bye","code":"%1","retry_ms":[2000,30000]})"_s.arg(QLatin1StringView(code));
}

/// The cursor of a good hello.
std::optional<QByteArray> cursorOf(const QByteArray& message)
{
    const QJsonObject hello = QJsonDocument::fromJson(message).object();
    if (hello["k"_L1] != "hello"_L1 || hello["proto"_L1] != 1 || !hello["cursor"_L1].isString())
        return std::nullopt;
    return hello["cursor"_L1].toString().toLatin1();
}

} // namespace

struct LiveSockets::Client
{
    std::unique_ptr<QWebSocket> socket;
    QByteArray cursor;
    qint64 at = 0;         ///< Number of the log that the cursor stands at.
    bool isLive = false;   ///< Has said hello and was welcomed.
    bool isAsking = false; ///< A page is being read for it.
    bool owesHint = false; ///< Was too slow for a page.
    qint64 hinted = 0;     ///< Head that the last hint told of.
    std::chrono::steady_clock::time_point heard;
    QTimer helloTimer;
};

LiveSockets::LiveSockets(AskPage askPage, const Clock& clock) : m_askPage(std::move(askPage)), m_clock(clock)
{
    m_heartbeat.setInterval(heartbeat);
    connect(&m_heartbeat, &QTimer::timeout, this, &LiveSockets::beat);
    m_heartbeat.start();
}

LiveSockets::~LiveSockets()
{
    drain();
}

LiveSockets::Client* LiveSockets::find(Key key)
{
    const auto found = m_clients.find(key);
    return found == m_clients.end() ? nullptr : found->second.get();
}

void LiveSockets::take(std::unique_ptr<QWebSocket> socket)
{
    const auto strangers =
        std::ranges::count_if(m_clients, [](const auto& each) { return !each.second->isLive; });
    if (m_clients.size() >= mostSockets || strangers >= static_cast<qsizetype>(mostStrangers))
        return socket->abort();
    const Key key = m_nextKey++;
    auto client = std::make_unique<Client>();
    client->socket = std::move(socket);
    client->heard = m_clock.monotonic();
    QWebSocket& peer = *client->socket;
    peer.setMaxAllowedIncomingMessageSize(longestClientMessage);
    peer.setMaxAllowedIncomingFrameSize(longestClientMessage);
    connect(&peer, &QWebSocket::textMessageReceived, this,
            [this, key](const QString& text) { greet(key, text.toUtf8()); });
    connect(&peer, &QWebSocket::binaryMessageReceived, this,
            [this, key](const QByteArray& bytes) { greet(key, bytes); });
    connect(&peer, &QWebSocket::pong, this, [this, key] {
        if (Client* one = find(key))
            one->heard = m_clock.monotonic();
    });
    connect(&peer, &QWebSocket::bytesWritten, this, [this, key] { onDrained(key); });
    connect(&peer, &QWebSocket::disconnected, this, [this, key] { remove(key); }, Qt::QueuedConnection);
    client->helloTimer.setSingleShot(true);
    connect(
        &client->helloTimer, &QTimer::timeout, this, [this, key] { farewell(key, "proto"); },
        Qt::QueuedConnection);
    client->helloTimer.start(helloLimit);
    m_clients.emplace(key, std::move(client));
}

void LiveSockets::greet(Key key, const QByteArray& message)
{
    Client* client = find(key);
    if (!client)
        return;
    client->heard = m_clock.monotonic();
    if (client->isLive || client->isAsking)
        return; // There is nothing more that a client has to say.
    const auto cursor = cursorOf(message);
    if (!cursor)
        return farewell(key, "proto");
    client->helloTimer.stop();
    client->cursor = *cursor;
    advance(key);
}

void LiveSockets::setHead(qint64 seq)
{
    if (seq <= m_head)
        return;
    m_head = seq;
    // What ended at the old head goes on now.
    std::erase_if(m_shared, [seq](const Shared& shared) { return shared.page.to < seq; });
    std::vector<Key> keys;
    for (const auto& [key, client] : m_clients) {
        if (client->isLive && !client->isAsking)
            keys.push_back(key);
    }
    for (const Key key : keys)
        advance(key);
}

void LiveSockets::advance(Key key)
{
    Client* client = find(key);
    if (!client)
        return;
    if (const Page* page = sharedPage(client->cursor))
        return deliver(key, *page);
    client->isAsking = true;
    const QByteArray cursor = client->cursor;
    auto& waiting = m_asked[cursor];
    waiting.push_back(key);
    if (waiting.size() > 1)
        return;
    m_askPage(cursor, pageLimits, [this, cursor](const PageAnswer& answer) {
        if (answer)
            share(cursor, *answer);
        for (const Key each : std::exchange(m_asked[cursor], {}))
            deliver(each, answer);
        m_asked.erase(cursor);
    });
}

void LiveSockets::deliver(Key key, const PageAnswer& answer)
{
    Client* client = find(key);
    if (!client)
        return;
    client->isAsking = false;
    if (!answer) {
        // The client's next pull tells it what is wrong with its cursor.
        return farewell(key, std::holds_alternative<CursorFault>(answer.error()) ? "epoch" : "drain");
    }
    if (!std::exchange(client->isLive, true))
        client->socket->sendTextMessage(welcome(answer->head));
    push(*client, *answer);
    client->cursor = answer->next;
    client->at = answer->to;
    // A page was read before the head grew, or the client is more than a page behind.
    if (client->at < std::max(m_head, answer->head))
        QMetaObject::invokeMethod(this, [this, key] { advance(key); }, Qt::QueuedConnection);
}

void LiveSockets::push(Client& client, const Page& page)
{
    if (page.to == page.from)
        return;
    if (page.split || page.to < page.head || page.body.size() > mostUnsent / 2 || client.owesHint)
        return hint(client, page.head);
    if (client.socket->bytesToWrite() > mostUnsent) {
        client.owesHint = true;
        return;
    }
    client.socket->sendBinaryMessage(page.body);
}

void LiveSockets::hint(Client& client, qint64 head)
{
    if (client.socket->bytesToWrite() > mostUnsent) {
        client.owesHint = true;
        return;
    }
    client.owesHint = false;
    head = std::max(head, m_head); // a page may know of more than was announced here
    if (std::exchange(client.hinted, head) == head)
        return;
    client.socket->sendTextMessage(uR"({"k":"hint","to":%1})"_s.arg(head));
}

void LiveSockets::onDrained(Key key)
{
    Client* client = find(key);
    if (client && client->owesHint && client->socket->bytesToWrite() < mostUnsent / 2)
        hint(*client, m_head);
}

void LiveSockets::beat()
{
    const QString text = uR"({"k":"hb","to":%1,"now":"%2"})"_s.arg(m_head).arg(toRfc3339(m_clock.now()));
    std::vector<Key> silent;
    for (const auto& [key, client] : m_clients) {
        if (!client->isLive)
            continue;
        if (m_clock.monotonic() - client->heard > silenceLimit) {
            silent.push_back(key);
            continue;
        }
        client->socket->ping();
        if (!client->owesHint)
            client->socket->sendTextMessage(text);
    }
    for (const Key key : silent) {
        find(key)->socket->abort(); // A closing handshake would wait for somebody who has gone.
        remove(key);
    }
}

void LiveSockets::drain()
{
    while (!m_clients.empty())
        farewell(m_clients.begin()->first, "drain");
}

void LiveSockets::farewell(Key key, const QByteArray& code)
{
    Client* client = find(key);
    if (!client)
        return;
    client->socket->sendTextMessage(farewellText(code));
    client->socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    remove(key);
}

void LiveSockets::remove(Key key)
{
    const auto found = m_clients.find(key);
    if (found == m_clients.end())
        return;
    // This may run inside a signal of the socket.
    QWebSocket* socket = found->second->socket.release();
    socket->disconnect(this);
    socket->deleteLater();
    m_clients.erase(found);
}

const Page* LiveSockets::sharedPage(const QByteArray& cursor) const
{
    const auto found =
        std::ranges::find_if(m_shared, [&cursor](const Shared& each) { return each.cursor == cursor; });
    return found == m_shared.end() ? nullptr : &found->page;
}

void LiveSockets::share(const QByteArray& cursor, const Page& page)
{
    if (page.to == page.from || page.to < m_head)
        return;
    m_shared.push_front({cursor, page});
    if (m_shared.size() > pagesShared)
        m_shared.pop_back();
}

} // namespace onescreen::central
