// SPDX-License-Identifier: GPL-3.0-or-later
// How a client of the fleet fills its cache with a snapshot, as SnapshotFiller does it.
#include "tests/unit/sync/fleet/fleetclient.h"

using namespace Qt::StringLiterals;

namespace onescreen::test {

void FleetClient::execute(SnapshotCore::Commands commands)
{
    for (SnapshotCore::Command& command : commands)
        std::visit([this](auto&& each) { run(std::forward<decltype(each)>(each)); }, std::move(command));
}

void FleetClient::run(SnapshotCore::AskProgress)
{
    using Progress = std::optional<SnapshotProgress>;
    m_disk.ask<Progress>(
        FleetDisk::Kind::Read, [this]() -> Result<Progress> { return m_cache.filling().progress; },
        [this, fill = m_fill](const Result<Progress>& progress) {
            if (fill == m_fill)
                execute(m_snapshots->progressFound(*progress));
        });
}

void FleetClient::run(SnapshotCore::OpenTicket)
{
    m_network.ask<SnapshotTicket>(
        Milliseconds{0},
        [this](bool) -> std::optional<FleetAnswer<SnapshotTicket>> { return m_server.openTicket(m_scope); },
        [this, run = m_run, number = ++m_partFetch](const FleetAnswer<SnapshotTicket>& ticket) {
            if (run != m_run || number != m_partFetch)
                return;
            execute(ticket ? m_snapshots->ticketGiven(*ticket)
                           : m_snapshots->ticketRefused(ticket.error().error, ticket.error().retryAfter));
        });
}

void FleetClient::run(const SnapshotCore::FetchPart& command)
{
    m_network.ask<SnapshotRows>(
        Milliseconds{0},
        [this, command](bool) -> std::optional<FleetAnswer<SnapshotRows>> {
            return m_server.part(command.ticket, command.part, command.after, m_scope);
        },
        [this, run = m_run, number = ++m_partFetch](const FleetAnswer<SnapshotRows>& rows) {
            if (run != m_run || number != m_partFetch)
                return;
            execute(rows ? m_snapshots->rowsArrived(*rows)
                         : m_snapshots->fetchFailed(rows.error().error, rows.error().retryAfter));
        });
}

void FleetClient::run(const SnapshotCore::BeginFill& command)
{
    // A ticket or rows that are of no use are not looked at; others follow at once.
    if (command.progress.ticket.scope)
        m_told = FleetScope::fromPrefixes(*command.progress.ticket.scope);
    change([this, progress = command.progress] { m_cache.begin(progress); },
           [this, fill = m_fill](const Result<void>& done) {
               if (fill == m_fill)
                   execute(done ? m_snapshots->begun() : m_snapshots->sinkFailed(done.error()));
           });
}

void FleetClient::run(const SnapshotCore::StoreRows& command)
{
    m_told = FleetScope::fromPrefixes(command.rows.scope.value());
    change([this, command] { m_cache.store(command.rows, command.progress); },
           [this, fill = m_fill](const Result<void>& done) {
               if (fill == m_fill)
                   execute(done ? m_snapshots->stored() : m_snapshots->sinkFailed(done.error()));
           });
}

void FleetClient::run(const SnapshotCore::ReleaseTicket& command)
{
    m_network.carryTo([this, ticket = command.ticket] { m_server.closeTicket(ticket); });
}

void FleetClient::run(SnapshotCore::AbortFetch)
{
    ++m_partFetch;
}

void FleetClient::run(const SnapshotCore::ReportFilled& command)
{
    ++m_fill;
    ++m_filled;
    m_outbox.historyChanged();
    execute(m_core->filled(command.position));
}

void FleetClient::run(SnapshotCore::ReportDeclined)
{
    ++m_fill;
    execute(m_core->fillDeclined());
}

void FleetClient::run(const SnapshotCore::ReportFailed& command)
{
    ++m_fill;
    if (command.scope)
        m_told = FleetScope::fromPrefixes(*command.scope);
    execute(m_core->fillFailed(command.error, command.ofCache, command.retryAfter, command.scope));
}

} // namespace onescreen::test
