// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/httpfrontend.h"

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpServerWebSocketUpgradeResponse>
#include <QWebSocket>
#endif

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr qint64 mostHeaderBytes = 64 * 1024;

QByteArray rawTooLarge()
{
    const HttpReply reply =
        problemReply({413, u"too_large"_s, u"The request is larger than this server reads."_s, {}});
    return "HTTP/1.1 413 Payload Too Large\r\nContent-Type: " + reply.contentType +
           "\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body;
}

/// RFC 6750; the scheme's name may be in any case.
QByteArray bearerToken(const QHttpServerRequest& request)
{
    const QByteArray value = request.value("Authorization").trimmed();
    return value.size() > 7 && value.first(7).toLower() == "bearer " ? value.sliced(7).trimmed()
                                                                     : QByteArray();
}

ApiRequest apiRequest(const QHttpServerRequest& request)
{
    // A proxy on this machine says for whom it asks; anybody else could say anything.
    const bool isLoopback = request.remoteAddress().isLoopback();
    const QByteArray forwarded = request.value("X-Forwarded-For").split(',').last().trimmed();
    const bool isForwarded = isLoopback && !forwarded.isEmpty();
    return {.acceptEncoding = request.value("Accept-Encoding"),
            .ifNoneMatch = request.value("If-None-Match"),
            .contentType = request.value("Content-Type"),
            .query = request.query(),
            .body = request.body(),
            .token = bearerToken(request),
            .path = request.url().path(),
            .address =
                isForwarded ? QString::fromLatin1(forwarded.left(64)) : request.remoteAddress().toString(),
            .isLocal = isLoopback && !isForwarded};
}

} // namespace

HttpFrontend::HttpFrontend(Exchanges& exchanges, Api& api, Doorman& doorman,
                           [[maybe_unused]] LiveSockets& live)
    : m_exchanges(exchanges), m_api(api), m_doorman(doorman)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, [this, &live] {
        while (auto socket = nextPendingWebSocketConnection())
            live.take(std::move(socket));
    });
    addWebSocketUpgradeVerifier(this, [](const QHttpServerRequest& request) {
        return request.url().path() == "/v1/live"_L1
                   ? QHttpServerWebSocketUpgradeResponse::accept()
                   : QHttpServerWebSocketUpgradeResponse::deny(404, "Not Found"_ba);
    });
#endif
}

Result<quint16> HttpFrontend::listen(const QHostAddress& address, quint16 port,
                                     const std::optional<QSslConfiguration>& tls)
{
    auto server = std::make_unique<LowDelayServer>(mostIngestBytes + mostHeaderBytes, rawTooLarge(), tls);
    if (!server->listen(address, port)) {
        const bool taken = server->serverError() == QAbstractSocket::AddressInUseError;
        return failure(taken ? ErrorKind::Conflict : ErrorKind::Invalid,
                       taken
                           ? u"port %1 of %2 is in use by another program"_s.arg(port).arg(address.toString())
                           : u"cannot listen on %1, port %2: %3"_s.arg(address.toString())
                                 .arg(port)
                                 .arg(server->errorString()));
    }
    // Queued: the HTTP parser finishes with its socket first.
    connect(server.get(), &LowDelayServer::peerGone, &m_api, &Api::forget, Qt::QueuedConnection);
    const quint16 bound = server->serverPort();
    LowDelayServer* guarded = server.get();
    bind(server.release()); // which makes it a child of this object
    guarded->startGuarding();
    return bound;
}

bool HttpFrontend::handleRequest(const QHttpServerRequest& request, QHttpServerResponder& responder)
{
    using Method = QHttpServerRequest::Method;
    const bool headOnly = request.method() == Method::Head;
    const QString path = request.url().path();
    const auto found = routeOf(headOnly ? Method::Get : request.method(), path);
    const Ticket ticket =
        m_exchanges.open(std::move(responder), {request.remoteAddress(), request.remotePort()}, headOnly);
    if (const auto* route = std::get_if<Route>(&found)) {
        m_doorman.handle(ticket, *route, apiRequest(request));
    } else if (const auto* wrong = std::get_if<WrongMethod>(&found)) {
        HttpReply reply = problemReply(
            {405, u"method_not_allowed"_s, u"Allowed: "_s + QString::fromLatin1(wrong->allowed), {}});
        reply.headers.emplace_back("Allow", wrong->allowed);
        m_exchanges.reply(ticket, reply);
    } else {
        m_exchanges.reply(ticket, problemReply({404, u"not_found"_s, u"There is no such path."_s, {}}));
    }
    return true;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
void HttpFrontend::missingHandler(const QHttpServerRequest&, QHttpServerResponder& responder)
#else
void HttpFrontend::missingHandler(const QHttpServerRequest&, QHttpServerResponder&& responder)
#endif
{
    // Not reached while handleRequest() takes everything.
    responder.write(QHttpServerResponder::StatusCode::NotFound);
}

} // namespace onescreen::central
