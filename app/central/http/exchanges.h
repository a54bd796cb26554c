// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/http/lowdelayserver.h"
#include "app/central/http/problem.h"

#include <QHttpServerResponder>

#include <map>
#include <optional>

namespace onescreen::central {

/// Number of a request that waits for its answer.
using Ticket = quint64;

/// The requests that were taken and not yet answered. An answer to a client that has gone is dropped.
class Exchanges
{
public:
    Ticket open(QHttpServerResponder&& responder, const Peer& peer, bool headOnly);
    [[nodiscard]] bool isOpen(Ticket ticket) const { return m_open.contains(ticket); }
    [[nodiscard]] std::size_t count() const { return m_open.size(); }
    /// Answers given since the start, by status.
    [[nodiscard]] const std::map<int, qint64>& answered() const { return m_answered; }
    void reply(Ticket ticket, const HttpReply& reply);
    void drop(const Peer& peer);

private:
    struct Exchange
    {
        QHttpServerResponder responder;
        Peer peer;
        bool headOnly;
    };
    std::map<Ticket, Exchange> m_open;
    std::map<int, qint64> m_answered;
    Ticket m_last = 0;
};

} // namespace onescreen::central
