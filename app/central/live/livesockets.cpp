// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/live/livesockets.h"

#include "app/base/clock.h"
#include "app/central/digest/digestjson.h"

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

constexpr qint64 returnLeastMs = 2'000;
constexpr qint64 returnMostMs = 30'000;
/// Each that is sent away at the same time makes room for itself: two thousand come back within 70 s, some
/// thirty in each.
constexpr qint64 returnMsPerClient = 20;

QString farewellText(QByteArrayView code, std::size_t together)
{
    return uR"({"k":"bye","code":"%1","retry_ms":[%2,%3]})"_s.arg(QLatin1StringView(code))
        .arg(returnLeastMs)
        .arg(returnMostMs + returnMsPerClient * static_cast<qint64>(together));
}

struct Hello
{
    QByteArray cursor;
    QByteArray token;
};

/// What a good hello says.
std::optional<Hello> helloOf(const QByteArray& message)
{
    const QJsonObject hello = QJsonDocument::fromJson(message).object();
    if (hello["k"_L1] != "hello"_L1 || hello["proto"_L1] != 1 || !hello["cursor"_L1].isString())
        return std::nullopt;
    return Hello{.cursor = hello["cursor"_L1].toString().toLatin1(),
                 .token = hello["token"_L1].toString().toLatin1()};
}

/// Those who stand at the same place and may see the same share a page.
QByteArray placeOf(const RegionScope& scope, const QByteArray& cursor)
{
    return scope.toText().toLatin1() + ' ' + cursor;
}

} // namespace

struct LiveSockets::Client
{
    std::unique_ptr<QWebSocket> socket;
    QByteArray token;
    RegionScope scope;
    QByteArray cursor;
    qint64 at = 0;          ///< Number of the log that the cursor stands at.
    qint64 seen = 0;        ///< Up to here there was nothing more for it.
    bool isKnown = false;   ///< Its hello was read; what its token is worth may still be asked.
    bool owesPlace = false; ///< Is to be told where it stands even though there is nothing for it.
    bool isLive = false;    ///< Has said hello and was welcomed.
    bool isAsking = false;  ///< A page is being read for it.
    bool owesHint = false;  ///< Was too slow for a page.
    qint64 hinted = 0;      ///< Head that the last hint told of.
    std::chrono::steady_clock::time_point heard;
    QTimer helloTimer;
};

LiveSockets::LiveSockets(AskPage askPage, const Clock& clock, AskDigests askDigests, AuthGate* gate)
    : m_askPage(std::move(askPage)), m_askDigests(std::move(askDigests)), m_clock(clock), m_gate(gate)
{
    m_recheck.setInterval(recheckPause);
    connect(&m_recheck, &QTimer::timeout, this, [this] { recheck({}); });
    if (m_gate)
        m_recheck.start();
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
            [this, key](const QString& text) { onMessage(key, text.toUtf8()); });
    connect(&peer, &QWebSocket::binaryMessageReceived, this,
            [this, key](const QByteArray& bytes) { onMessage(key, bytes); });
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

void LiveSockets::onMessage(Key key, const QByteArray& message)
{
    Client* client = find(key);
    if (!client)
        return;
    client->heard = m_clock.monotonic();
    if (!client->isKnown)
        return greet(key, message);
    // There is only one more thing that a client has to say.
    const QJsonObject object = QJsonDocument::fromJson(message).object();
    if (!m_gate || object["k"_L1] != "auth"_L1)
        return;
    const QByteArray token = object["token"_L1].toString().toLatin1();
    m_gate->check(token, [this, key, token](const Result<TokenState>& state) { onToken(key, token, state); });
}

void LiveSockets::greet(Key key, const QByteArray& message)
{
    Client* client = find(key);
    const auto hello = helloOf(message);
    if (!hello)
        return farewell(key, "proto");
    client->helloTimer.stop();
    client->isKnown = true;
    client->cursor = hello->cursor;
    if (!m_gate)
        return advance(key);
    m_gate->check(hello->token, [this, key, token = hello->token](const Result<TokenState>& state) {
        if (Client* one = find(key); one && state && state->fault == TokenFault::None)
            one->scope = state->who->scope;
        onToken(key, token, state);
        if (find(key))
            advance(key);
    });
}

void LiveSockets::onToken(Key key, const QByteArray& token, const Result<TokenState>& state)
{
    if (!state)
        return farewell(key, "drain");
    if (Client* client = find(key))
        client->token = token;
    judge(key, *state);
}

void LiveSockets::recheck(const std::function<void()>& done)
{
    std::vector<QByteArray> tokens;
    std::vector<Key> keys;
    for (const auto& [key, client] : m_clients) {
        if (client->token.isEmpty())
            continue;
        keys.push_back(key);
        tokens.push_back(client->token);
    }
    if (keys.empty() || !m_gate) {
        if (done)
            done();
        return;
    }
    m_gate->recheck(tokens, [this, keys, tokens, done](const Result<AuthGate::States>& states) {
        // While the database cannot be asked nothing new comes from it either.
        for (std::size_t at = 0; states && at < keys.size(); ++at) {
            const Client* client = find(keys[at]);
            if (client && client->token == tokens[at])
                judge(keys[at], (*states)[at]);
        }
        if (done)
            done();
    });
}

void LiveSockets::judge(Key key, const TokenState& state)
{
    const Client* client = find(key);
    if (!client)
        return;
    if (state.fault != TokenFault::None || !state.who->may(u"read"_s))
        return farewell(key, "auth");
    if (state.who->scope != client->scope)
        farewell(key, "scope");
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
    const QByteArray place = placeOf(client->scope, client->cursor);
    if (const Page* page = sharedPage(place))
        return deliver(key, *page);
    client->isAsking = true;
    auto& waiting = m_asked[place];
    waiting.push_back(key);
    if (waiting.size() > 1)
        return;
    m_askPage(client->cursor, pageLimits, client->scope, [this, place](const PageAnswer& answer) {
        if (answer)
            share(place, *answer);
        for (const Key each : std::exchange(m_asked[place], {}))
            deliver(each, answer);
        m_asked.erase(place);
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
        if (std::holds_alternative<ScopeChange>(answer.error()))
            return farewell(key, "scope");
        return farewell(key, std::holds_alternative<CursorFault>(answer.error()) ? "epoch" : "drain");
    }
    if (!std::exchange(client->isLive, true))
        client->socket->sendTextMessage(welcome(answer->head));
    client->seen = answer->to;
    // What is not for it moves its cursor now and then only.
    const bool isQuiet = answer->operations == 0 && answer->to - client->at < quietEntries;
    if (client->at == 0 || !isQuiet || std::exchange(client->owesPlace, false)) {
        push(*client, *answer);
        client->cursor = answer->next;
        client->at = answer->to;
    }
    // A page was read before the head grew, or the client is more than a page behind.
    if (client->seen < std::max(m_head, answer->head))
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
    std::vector<Key> behind;
    for (const auto& [key, client] : m_clients) {
        if (client->isLive && !client->isAsking && client->at < client->seen) {
            client->owesPlace = true;
            behind.push_back(key);
        }
    }
    for (const Key key : behind)
        advance(key);
    for (const Key key : silent) {
        find(key)->socket->abort(); // A closing handshake would wait for somebody who has gone.
        remove(key);
    }
    // Another heartbeat follows with the sums: the first one must not wait for the database.
    if (m_askDigests && !m_clients.empty())
        m_askDigests([this](const Result<DigestReport>& report) {
            if (report)
                tellDigests(*report);
        });
}

void LiveSockets::tellDigests(const DigestReport& report)
{
    std::map<QString, QString> texts; // by scope
    for (const auto& [key, client] : m_clients) {
        // Sums of a place where the client does not stand tell it nothing.
        if (!client->isLive || client->owesHint || client->at != report.seq)
            continue;
        QString& text = texts[client->scope.toText()];
        if (text.isEmpty())
            text = uR"({"k":"hb","to":%1,"now":"%2","digest":%3})"_s.arg(
                QString::number(report.seq), toRfc3339(m_clock.now()),
                QString::fromLatin1(digestsJson(report.digests, client->scope)));
        client->socket->sendTextMessage(text);
    }
}

void LiveSockets::drain()
{
    const std::size_t together = m_clients.size();
    while (!m_clients.empty())
        farewell(m_clients.begin()->first, "drain", together);
}

void LiveSockets::farewell(Key key, const QByteArray& code, std::size_t together)
{
    Client* client = find(key);
    if (!client)
        return;
    client->socket->sendTextMessage(farewellText(code, together));
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

const Page* LiveSockets::sharedPage(const QByteArray& place) const
{
    const auto found =
        std::ranges::find_if(m_shared, [&place](const Shared& each) { return each.place == place; });
    return found == m_shared.end() ? nullptr : &found->page;
}

void LiveSockets::share(const QByteArray& place, const Page& page)
{
    if (page.to == page.from || page.to < m_head)
        return;
    m_shared.push_front({place, page});
    if (m_shared.size() > pagesShared)
        m_shared.pop_back();
}

} // namespace onescreen::central
