// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/exchanges.h"

#include <QHttpServerResponse>

namespace onescreen::central {

namespace {

void addHeader(QHttpServerResponse& response, const QByteArray& name, const QByteArray& value)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers = response.headers();
    headers.append(name, value);
    response.setHeaders(std::move(headers));
#else
    response.addHeader(name, value);
#endif
}

} // namespace

Ticket Exchanges::open(QHttpServerResponder&& responder, const Peer& peer, bool headOnly)
{
    m_open.emplace(++m_last, Exchange{std::move(responder), peer, headOnly});
    return m_last;
}

void Exchanges::reply(Ticket ticket, const HttpReply& reply)
{
    auto found = m_open.extract(ticket);
    if (found.empty())
        return;
    ++m_answered[reply.status];
    const auto status = static_cast<QHttpServerResponder::StatusCode>(reply.status);
    const bool hasBody = reply.status != 304 && !found.mapped().headOnly;
    QHttpServerResponse response(reply.contentType, hasBody ? reply.body : QByteArray(), status);
    addHeader(response, "Cache-Control", reply.cacheControl);
    for (const auto& [name, value] : reply.headers)
        addHeader(response, name, value);
    found.mapped().responder.sendResponse(response);
}

void Exchanges::drop(const Peer& peer)
{
    std::erase_if(m_open, [&peer](const auto& entry) { return entry.second.peer == peer; });
}

} // namespace onescreen::central
