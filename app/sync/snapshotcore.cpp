// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/snapshotcore.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

bool isTicketGone(const Error& error)
{
    return error.place.field == "snapshot_expired"_L1 || error.kind == ErrorKind::NotFound;
}

/// A server without snapshots, or not for us: then the log is read.
bool isNotOffered(const Error& error)
{
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::NotFound ||
           error.kind == ErrorKind::Protocol;
}

Error otherHistory()
{
    return {.kind = ErrorKind::Conflict,
            .text = u"the server has another history than the rows that are being read"_s,
            .place = {.file = {}, .row = 0, .field = u"epoch_changed"_s}};
}

/// The ticket's cursor would not tell what has come and gone since with the rights.
bool isOtherScope(const std::optional<QStringList>& scope, const SnapshotTicket& ticket)
{
    return scope && ticket.scope && *scope != *ticket.scope;
}

bool samePartsAs(const SnapshotTicket& one, const SnapshotTicket& other)
{
    return std::ranges::equal(one.parts, other.parts, {}, &SnapshotPart::name, &SnapshotPart::name);
}

} // namespace

void SnapshotCore::finish()
{
    m_active = false;
    m_fetching = false;
    m_storing = false;
    m_progress.reset();
    m_asked.reset();
    m_pending.reset();
    m_ready.reset();
}

void SnapshotCore::fail(const Error& error, bool ofCache, Commands& commands,
                        std::optional<Milliseconds> retryAfter)
{
    if (m_fetching)
        commands.emplace_back(AbortFetch{});
    finish();
    commands.emplace_back(ReportFailed{.error = error, .ofCache = ofCache, .retryAfter = retryAfter});
}

void SnapshotCore::failForScope(const QStringList& scope, Commands& commands)
{
    fail({.kind = ErrorKind::Conflict,
          .text = u"other regions may be seen than when the reading began"_s,
          .place = {.file = {}, .row = 0, .field = u"scope_changed"_s}},
         false, commands);
    std::get<ReportFailed>(commands.back()).scope = scope;
}

SnapshotCore::Commands SnapshotCore::start(bool needed)
{
    Commands commands;
    if (m_active)
        return commands;
    finish();
    m_active = true;
    m_needed = needed;
    m_tickets = 0;
    commands.emplace_back(AskProgress{});
    return commands;
}

SnapshotCore::Commands SnapshotCore::stop()
{
    Commands commands;
    if (m_fetching)
        commands.emplace_back(AbortFetch{});
    finish();
    return commands;
}

SnapshotCore::Commands SnapshotCore::progressFound(const std::optional<SnapshotProgress>& progress)
{
    Commands commands;
    if (!m_active)
        return commands;
    m_progress = progress;
    m_asked = progress;
    if (m_progress) {
        fetchNext(commands);
    } else {
        m_fetching = true;
        ++m_tickets;
        commands.emplace_back(OpenTicket{});
    }
    return commands;
}

SnapshotCore::Commands SnapshotCore::ticketGiven(const SnapshotTicket& ticket)
{
    Commands commands;
    if (!m_active)
        return commands;
    m_fetching = false;
    if (!m_progress) {
        const bool isWorthIt =
            m_needed || (ticket.startSeq >= leastLog && ticket.startSeq >= logToRows * ticket.rows());
        if (!isWorthIt || ticket.parts.empty()) {
            commands.emplace_back(ReleaseTicket{ticket.id});
            finish();
            commands.emplace_back(ReportDeclined{});
            return commands;
        }
        m_progress = SnapshotProgress{.ticket = ticket, .part = 0, .after = {}};
    } else {
        if (ticket.epoch != m_progress->ticket.epoch || !samePartsAs(ticket, m_progress->ticket)) {
            commands.emplace_back(ReleaseTicket{ticket.id});
            fail(otherHistory(), false, commands);
            return commands;
        }
        if (isOtherScope(ticket.scope, m_progress->ticket)) {
            commands.emplace_back(ReleaseTicket{ticket.id});
            failForScope(*ticket.scope, commands);
            return commands;
        }
        m_progress->ticket.id = ticket.id;
        m_progress->ticket.leaseS = ticket.leaseS;
    }
    m_asked = m_progress;
    m_storing = true;
    commands.emplace_back(BeginFill{*m_progress});
    return commands;
}

SnapshotCore::Commands SnapshotCore::ticketRefused(const Error& error, std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    if (!m_active)
        return commands;
    m_fetching = false;
    if (!isNotOffered(error)) {
        fail(error, false, commands, retryAfter);
        return commands;
    }
    if (m_progress) {
        // Half a copy is of no use to the log: begin anew, then with the log.
        Error useless = error;
        useless.place.field = u"cursor_expired"_s;
        fail(useless, false, commands);
        return commands;
    }
    finish();
    commands.emplace_back(ReportDeclined{});
    return commands;
}

SnapshotCore::Commands SnapshotCore::begun()
{
    Commands commands;
    if (!m_active)
        return commands;
    m_storing = false;
    fetchNext(commands);
    return commands;
}

/// Parts that are said to be empty are asked for too: rows may have come since.
SnapshotProgress SnapshotCore::after(SnapshotProgress progress, const SnapshotRows& rows)
{
    if (rows.more) {
        progress.after = rows.next;
    } else {
        ++progress.part;
        progress.after.clear();
    }
    return progress;
}

void SnapshotCore::fetchNext(Commands& commands)
{
    if (m_fetching || m_ready || m_asked->isComplete())
        return;
    m_fetching = true;
    commands.emplace_back(
        FetchPart{.ticket = m_asked->ticket.id,
                  .part = m_asked->ticket.parts.at(static_cast<std::size_t>(m_asked->part)).name,
                  .after = m_asked->after});
}

SnapshotCore::Commands SnapshotCore::rowsArrived(SnapshotRows rows)
{
    Commands commands;
    if (!m_active || !m_asked)
        return commands;
    m_fetching = false;
    if (rows.epoch != m_asked->ticket.epoch) {
        fail(otherHistory(), false, commands);
        return commands;
    }
    if (isOtherScope(rows.scope, m_asked->ticket)) {
        failForScope(*rows.scope, commands);
        return commands;
    }
    if (rows.more && rows.next <= m_asked->after) {
        fail({.kind = ErrorKind::Protocol, .text = u"the rows of the part do not go on"_s, .place = {}},
             false, commands);
        return commands;
    }
    m_asked = after(*std::move(m_asked), rows);
    m_ready = std::move(rows);
    storeNext(commands);
    return commands;
}

void SnapshotCore::storeNext(Commands& commands)
{
    if (m_storing || !m_ready)
        return;
    m_storing = true;
    m_pending = after(*m_progress, *m_ready);
    commands.emplace_back(StoreRows{.rows = *std::exchange(m_ready, std::nullopt), .progress = *m_pending});
    fetchNext(commands);
}

SnapshotCore::Commands SnapshotCore::stored()
{
    Commands commands;
    if (!m_active || !m_pending)
        return commands;
    m_storing = false;
    m_progress = *std::exchange(m_pending, std::nullopt);
    if (m_progress->isComplete()) {
        const SnapshotTicket ticket = m_progress->ticket;
        commands.emplace_back(ReleaseTicket{ticket.id});
        finish();
        commands.emplace_back(
            ReportFilled{{.cursor = ticket.startCursor, .epoch = ticket.epoch, .seq = ticket.startSeq}});
        return commands;
    }
    storeNext(commands);
    fetchNext(commands);
    return commands;
}

SnapshotCore::Commands SnapshotCore::fetchFailed(const Error& error, std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    if (!m_active)
        return commands;
    m_fetching = false;
    // What is being stored goes on; the ticket is asked for when it is done, so that progress is not lost.
    if (!isTicketGone(error) || m_tickets >= mostTickets || m_storing) {
        fail(error, false, commands, retryAfter);
        return commands;
    }
    ++m_tickets;
    m_fetching = true;
    commands.emplace_back(OpenTicket{});
    return commands;
}

SnapshotCore::Commands SnapshotCore::sinkFailed(const Error& error)
{
    Commands commands;
    if (m_active)
        fail(error, true, commands);
    return commands;
}

} // namespace onescreen
