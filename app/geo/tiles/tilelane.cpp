// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/tilelane.h"

#include "app/geo/tiles/httplife.h"
#include "app/geo/tiles/tilecodec.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int mostRedirects = 3;

SourceFault faultOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // Our own limits on silence and time.
        return SourceFault::Timeout;
    default:
        return SourceFault::Unreachable;
    }
}

SourceFault faultOf(int status)
{
    if (status == 401 || status == 402 || status == 403)
        return SourceFault::Refused;
    return status == 429 ? SourceFault::TooMany : SourceFault::ServerError;
}

/// Another try may help; a refused key or a web page will be the same again.
bool isPassing(SourceFault fault)
{
    return fault == SourceFault::Unreachable || fault == SourceFault::Timeout ||
           fault == SourceFault::TooMany || fault == SourceFault::ServerError;
}

} // namespace

TileLane::TileLane(QNetworkAccessManager& network, const Clock& clock, TileCache* cache, QString layer,
                   ServiceUrl url, bool vector, FetchPolicy policy)
    : m_network(network), m_clock(clock), m_cache(cache), m_layer(std::move(layer)), m_url(std::move(url)),
      m_vector(vector), m_policy(policy), m_pause(policy.firstPause), m_pauseTimer(this), m_againTimer(this)
{
    m_pauseTimer.setSingleShot(true);
    m_againTimer.setSingleShot(true);
    connect(&m_pauseTimer, &QTimer::timeout, this, &TileLane::onPause);
    connect(&m_againTimer, &QTimer::timeout, this, &TileLane::renewed);
}

TileLane::~TileLane()
{
    const QList<QNetworkReply*> replies = m_running.keys();
    m_running.clear();
    for (QNetworkReply* reply : replies) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void TileLane::setKey(const QString& key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_tried.clear();
    stopFailing();
    pump();
}

TileLane::Request* TileLane::running(TileAddress address)
{
    const auto found =
        std::ranges::find_if(m_running, [&](const Request& one) { return one.address == address; });
    return found == m_running.end() ? nullptr : &*found;
}

void TileLane::ask(TileAddress address)
{
    if (Request* request = running(address)) {
        request->wanted = true;
        return;
    }
    if (lacksKey() && m_status.fault == SourceFault::None)
        startFailing(SourceFault::NoKey, 0);
    if (m_status.fault != SourceFault::None) {
        m_probe = address;
        Q_EMIT failed(address);
        return;
    }
    std::erase(m_wanted, address);
    m_wanted.push_front(address);
    if (m_wanted.size() > m_policy.queue) {
        const TileAddress oldest = m_wanted.back();
        m_wanted.pop_back();
        Q_EMIT dropped(oldest);
    }
    pump();
}

void TileLane::prefetch(const QList<TileAddress>& addresses)
{
    if (lacksKey() && m_status.fault == SourceFault::None)
        startFailing(SourceFault::NoKey, 0);
    m_ahead.insert(m_ahead.end(), addresses.begin(), addresses.end());
    pump();
}

void TileLane::cancelPrefetch()
{
    m_ahead.clear();
    std::erase_if(m_later, [](const Request& one) { return !one.wanted; });
}

void TileLane::pump()
{
    if (m_status.fault != SourceFault::None) {
        for (const TileAddress address : std::exchange(m_ahead, {}))
            Q_EMIT prefetched(address, false, 0);
        return;
    }
    while (!m_wanted.empty() && m_running.size() < m_policy.inFlight) {
        const TileAddress address = m_wanted.front();
        m_wanted.pop_front();
        send({.address = address, .wanted = true});
    }
    pumpAhead();
}

void TileLane::pumpAhead()
{
    const auto unseen = [this] { return std::ranges::count(m_running, false, &Request::wanted); };
    while (!m_ahead.empty() && m_running.size() < m_policy.inFlight && unseen() < m_policy.prefetching) {
        const TileAddress address = m_ahead.front();
        m_ahead.pop_front();
        const std::optional<CachedTile> known = m_cache ? m_cache->find(m_layer, address) : std::nullopt;
        if (known && known->expires > m_clock.now())
            Q_EMIT prefetched(address, true, 0);
        else if (Request* request = running(address))
            request->ahead = true;
        else
            send({.address = address, .ahead = true});
    }
}

void TileLane::send(Request request)
{
    QNetworkRequest order(m_url.address(request.address, m_key));
    order.setTransferTimeout(m_policy.silence);
    order.setMaximumRedirectsAllowed(mostRedirects);
    order.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    order.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    order.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    order.setHeader(QNetworkRequest::UserAgentHeader, u"OneScreen"_s);
    const std::optional<CachedTile> known = m_cache ? m_cache->find(m_layer, request.address) : std::nullopt;
    if (known && !known->etag.isEmpty() && !known->bytes.isEmpty()) {
        order.setRawHeader("If-None-Match", known->etag);
        request.etag = known->etag;
    }
    QNetworkReply* reply = m_network.get(order);
    m_running.insert(reply, request);
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] { onBytes(reply); });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { onFinished(reply); });
    // A server that sends one byte now and then is never silent.
    QTimer::singleShot(m_policy.whole, reply, [this, reply] {
        if (const auto late = m_running.find(reply); late != m_running.end()) {
            late->fault = SourceFault::Timeout;
            reply->abort();
        }
    });
}

void TileLane::onBytes(QNetworkReply* reply)
{
    const auto request = m_running.find(reply);
    if (request == m_running.end())
        return;
    request->body += reply->readAll();
    if (request->body.size() > m_policy.mostBytes) {
        request->fault = SourceFault::NotTiles;
        request->body.clear();
        reply->abort();
    }
}

void TileLane::onFinished(QNetworkReply* reply)
{
    const auto found = m_running.find(reply);
    if (found == m_running.end())
        return;
    if (reply->isOpen())
        found->body += reply->readAll();
    const Request request = m_running.take(reply);
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (request.fault)
        fail(request, *request.fault, status);
    else if (status == 0 || (status < 300 && reply->error() != QNetworkReply::NoError))
        fail(request, faultOf(reply->error()), status);
    else
        take(reply, request, status);
    pump();
}

bool TileLane::isTile(const QByteArray& bytes) const
{
    const TileFormat format = tileFormat(bytes);
    if (m_vector)
        return format == TileFormat::Gzip || format == TileFormat::Zlib || format == TileFormat::Vector;
    return format == TileFormat::Picture;
}

void TileLane::take(const QNetworkReply* reply, const Request& request, int status)
{
    const bool none =
        status == 404 || status == 410 || status == 204 || (status == 200 && request.body.isEmpty());
    const bool same = status == 304 && !request.etag.isEmpty();
    if (!none && !same && status != 200)
        fail(request, faultOf(status), status);
    else if (status == 200 && !none && !isTile(request.body))
        fail(request, SourceFault::NotTiles, status);
    else
        keep(reply, request, none, same);
}

void TileLane::keep(const QNetworkReply* reply, const Request& request, bool none, bool same)
{
    m_tried.remove(request.address);
    stopFailing();
    const HttpLife life = httpLife(reply->rawHeader("Cache-Control"), reply->rawHeader("Expires"),
                                   m_clock.now(), none ? m_policy.absentLife : m_policy.life);
    QByteArray bytes = request.body;
    if (m_cache && same) {
        m_cache->renew(m_layer, request.address, life.expires);
        const std::optional<CachedTile> known = m_cache->find(m_layer, request.address);
        bytes = known ? known->bytes : QByteArray();
    } else if (m_cache && life.mayStore) {
        m_cache->put(m_layer, request.address,
                     {.bytes = none ? QByteArray() : bytes,
                      .etag = reply->rawHeader("ETag"),
                      .expires = life.expires});
    }
    if (request.ahead)
        Q_EMIT prefetched(request.address, true, request.body.size());
    if (none || bytes.isEmpty())
        Q_EMIT absent(request.address);
    else
        Q_EMIT got(request.address, bytes);
}

void TileLane::fail(const Request& request, SourceFault fault, int status)
{
    ++m_inRow;
    if (m_status.fault != SourceFault::None || m_inRow >= m_policy.failuresInRow) {
        m_probe = request.address;
        giveUp(request);
        startFailing(fault, status);
    } else if (isPassing(fault) && m_tried.value(request.address, 0) + 1 < m_policy.tries) {
        tryLater(request);
    } else {
        giveUp(request);
        if (!m_againTimer.isActive())
            m_againTimer.start(m_policy.longestPause);
    }
}

void TileLane::tryLater(const Request& request)
{
    ++m_tried[request.address];
    m_later.push_back({.address = request.address, .wanted = request.wanted, .ahead = request.ahead});
    if (!m_pauseTimer.isActive())
        m_pauseTimer.start(m_policy.firstPause);
}

void TileLane::giveUp(const Request& request)
{
    m_tried.remove(request.address);
    if (request.ahead)
        Q_EMIT prefetched(request.address, false, 0);
    if (request.wanted)
        Q_EMIT failed(request.address);
}

void TileLane::startFailing(SourceFault fault, int status)
{
    const bool first = m_status.fault == SourceFault::None;
    const SourceStatus before = m_status;
    m_status = {
        .fault = fault, .since = first ? m_clock.now() : m_status.since, .httpStatus = status, .damaged = 0};
    // Nothing is gained by letting the rest run into the same wall.
    for (const TileAddress address : std::exchange(m_wanted, {}))
        giveUp({.address = address, .wanted = true});
    for (const Request& request : std::exchange(m_later, {}))
        giveUp(request);
    m_againTimer.stop(); // Working again says the same.
    if (fault == SourceFault::NoKey)
        m_pauseTimer.stop();
    else if (first || !m_pauseTimer.isActive())
        m_pauseTimer.start(m_pause);
    if (m_status != before)
        Q_EMIT statusChanged(m_status);
}

void TileLane::stopFailing()
{
    m_pause = m_policy.firstPause;
    m_inRow = 0;
    if (m_status.fault == SourceFault::None)
        return;
    m_pauseTimer.stop();
    m_status = {};
    Q_EMIT statusChanged(m_status);
    Q_EMIT renewed();
}

void TileLane::onPause()
{
    if (m_status.fault == SourceFault::None) {
        for (const Request& request : std::exchange(m_later, {}))
            send(request);
        return;
    }
    // What is still under way answers the question too, and starts the pause again when it fails.
    if (m_probe && m_running.isEmpty()) {
        m_pause = std::min(m_pause * 2, m_policy.longestPause);
        send({.address = *m_probe, .wanted = true});
    }
}

} // namespace onescreen::geo
