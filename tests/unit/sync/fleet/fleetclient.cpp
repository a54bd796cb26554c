// SPDX-License-Identifier: GPL-3.0-or-later
// What a client of the fleet does for its synchronisation, as SyncService does it; what happens to it; and
// what must be true of its rows.
#include "tests/unit/sync/fleet/fleetclient.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

std::string textOf(const FleetRows& rows)
{
    QString text;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.at(at).version > 0)
            text += u"%1 v%2 in %3: %4\n"_s.arg(fleetRowId(at))
                        .arg(rows.at(at).version)
                        .arg(rows.at(at).region)
                        .arg(rows.at(at).text);
    }
    return text.toStdString();
}

} // namespace

FleetClient::FleetClient(FleetWorld& world, FleetServer& server, int number)
    : m_world(world), m_server(server), m_name(u"c%1"_s.arg(number)), m_clock(world),
      m_network(world, server), m_disk(world),
      m_outbox({.world = world, .server = server, .network = m_network, .disk = m_disk, .scope = m_scope},
               m_name, [this] { execute(m_core->look()); }),
      m_timer(world), m_liveTimer(world)
{
    start();
}

void FleetClient::start()
{
    const auto random = [this] { return m_world.fraction(); };
    m_told.reset();
    m_time.emplace(m_clock);
    m_core.emplace(m_clock, random, true);
    m_live.emplace(m_clock, random);
    m_snapshots.emplace();
    m_outbox.start(*m_time);
    execute(m_core->start());
}

void FleetClient::kill(bool losesPower)
{
    if (!m_core)
        return;
    ++m_run;
    ++m_socket;
    m_disk.abandon();
    m_network.abandon();
    m_outbox.end();
    m_timer.stop();
    m_liveTimer.stop();
    m_core.reset();
    m_live.reset();
    m_snapshots.reset();
    if (losesPower)
        m_cache = m_synced;
    m_socketIsDead = m_socketIsDead || losesPower;
    if (!m_socketIsDead)
        m_served = 0;
    m_world.after(m_world.between(500, 5'000), [this] { start(); });
}

void FleetClient::heal()
{
    m_network.heal();
    m_disk.heal();
}

void FleetClient::networkChanged()
{
    if (!m_core)
        return;
    execute(m_live->networkChanged());
    execute(m_core->networkChanged());
}

void FleetClient::act()
{
    if (!m_core)
        return;
    if (m_world.chance(250))
        return m_outbox.decide();
    const auto row = static_cast<std::size_t>(m_world.below(fleetRowCount));
    if (const FleetRow& shown = m_cache.shown().rows.at(row); shown.version > 0)
        m_outbox.give(row, shown.version);
}

bool FleetClient::isInStep() const
{
    return m_core && m_core->link().phase == LinkPhase::Online && !m_cache.isRefilling() &&
           m_cache.shown().position.epoch == m_server.epoch() &&
           m_cache.shown().position.seq == m_server.head() && m_outbox.isQuiet() &&
           FleetServer::scopeOf(m_cache.shown().position.cursor) == m_scope;
}

QString FleetClient::told() const
{
    if (!m_core)
        return m_name + u": does not run"_s;
    const LinkState& link = m_core->link();
    return u"%1 at %2 of %3, cursor %4 of %5, phase %6 (%7)%8; %9\n"_s.arg(m_name)
        .arg(m_core->position().seq)
        .arg(m_server.head())
        .arg(QString::fromLatin1(m_core->position().cursor))
        .arg(m_scope.bits())
        .arg(static_cast<int>(link.phase))
        .arg(link.reason, m_cache.isRefilling() ? u", refilling"_s : QString(), m_outbox.told());
}

Milliseconds FleetClient::waitsUntil() const
{
    return std::max(m_waitsUntil, m_network.toldUntil());
}

void FleetClient::check() const
{
    EXPECT_EQ(textOf(m_cache.shown().rows), textOf(m_scope.of(m_server.rows()))) << m_name.toStdString();
    m_outbox.check();
}

void FleetClient::change(std::function<void()> work, std::function<void(const Result<void>&)> done)
{
    m_disk.ask<void>(
        FleetDisk::Kind::Write,
        [this, told = m_told, work = std::move(work)]() -> Result<void> {
            work();
            compare(told);
            if (m_world.chance(300))
                m_synced = m_cache;
            return {};
        },
        std::move(done));
}

/// The rows are those of the server at the cursor (P3 to P5), and none is outside of what the program had
/// been told that it may see when it asked for the change (P11).
void FleetClient::compare(const std::optional<FleetScope>& told)
{
    ++m_compared;
    const FleetCache::File& file = m_cache.filling();
    const SyncPosition& at = file.position;
    if (told) {
        for (const FleetRows& rows : {m_cache.shown().rows, file.rows})
            ASSERT_TRUE(told->of(rows) == rows) << m_name.toStdString() << " keeps rows of others:\n"
                                                << textOf(rows);
    }
    const bool isExact = at.cursor.contains('/') && at.seq >= file.exactFrom && !file.progress;
    if (!isExact)
        return;
    const auto rows = m_server.rowsAt(at.epoch, at.seq);
    ASSERT_TRUE(rows.has_value()) << m_name.toStdString() << ": half a transaction is visible at " << at.seq;
    const FleetRows wanted = FleetServer::scopeOf(at.cursor).of(*rows);
    if (file.rows != wanted) {
        FAIL() << m_name.toStdString() << " at " << at.seq << " has\n"
               << textOf(file.rows) << "instead of\n"
               << textOf(wanted);
    }
}

void FleetClient::execute(SyncCore::Commands commands)
{
    for (SyncCore::Command& command : commands)
        std::visit([this](auto&& each) { run(std::forward<decltype(each)>(each)); }, std::move(command));
}

void FleetClient::run(SyncCore::OpenSink)
{
    m_disk.ask<SyncPosition>(
        FleetDisk::Kind::Write, [this]() -> Result<SyncPosition> { return m_cache.filling().position; },
        [this](const Result<SyncPosition>& position) {
            if (position && position->cursor.isEmpty())
                m_outbox.historyChanged();
            execute(position ? m_core->opened(*position) : m_core->openFailed(position.error()));
        });
}

void FleetClient::run(SyncCore::ResetSink)
{
    m_outbox.historyChanged();
    change([this] { m_cache.reset(); },
           [this](const Result<void>& done) {
               execute(done ? m_core->resetDone() : m_core->resetFailed(done.error()));
           });
}

void FleetClient::run(SyncCore::FillSink command)
{
    ++m_fill;
    execute(m_snapshots->start(command.needed));
}

void FleetClient::run(SyncCore::AbortFill)
{
    ++m_fill;
    execute(m_snapshots->stop());
}

void FleetClient::run(const SyncCore::FetchPage& command)
{
    const Milliseconds wait = command.waitSeconds * Milliseconds{1'000};
    m_waitsUntil = m_world.now() + wait + Milliseconds{20'000};
    const int limit = 1 + m_world.below(m_world.chance(500) ? 8 : 60);
    m_network.ask<ChangePage>(
        wait,
        [this, cursor = command.cursor, limit, wait](bool isLast) -> std::optional<FleetAnswer<ChangePage>> {
            auto page = m_server.page(cursor, m_scope, limit);
            const bool isNews = !page || page->to > page->from;
            if (!isNews && !isLast && wait.count() > 0)
                return std::nullopt;
            // A proxy answers with what it has kept, which it must not.
            if (page && m_stale && m_stale->epoch == page->epoch && m_stale->scope == page->scope &&
                m_world.fault(15))
                return *m_stale;
            if (page && m_world.fault(100))
                m_stale = *page;
            return page;
        },
        [this, run = m_run, number = ++m_fetch](const FleetAnswer<ChangePage>& page) {
            if (run == m_run && number == m_fetch)
                takePage(page);
        });
}

void FleetClient::takePage(const FleetAnswer<ChangePage>& page)
{
    if (page) {
        m_told = FleetScope::fromPrefixes(page->scope.value());
        return execute(m_core->pageArrived(*page));
    }
    const FleetRefusal& refusal = page.error();
    if (!refusal.scope)
        return execute(m_core->pageFailed(refusal.error, refusal.retryAfter));
    // Whoever holds pieces of a transaction asks again from where it stands, and is told again.
    const bool hasCursor = !m_core->position().cursor.isEmpty();
    SyncCore::Commands commands = m_core->scopeChanged(*refusal.scope, refusal.error);
    if (!hasCursor || !std::holds_alternative<SyncCore::FetchPage>(commands.back()))
        m_told = refusal.allowed;
    execute(std::move(commands));
}

void FleetClient::run(SyncCore::AbortFetch)
{
    ++m_fetch;
}

void FleetClient::run(const SyncCore::RemoveRegions& command)
{
    ++m_cuts;
    change([this, change = command.change] { m_cache.remove(change); },
           [this](const Result<void>& done) {
               execute(done ? m_core->regionsRemoved(m_cache.filling().position)
                            : m_core->removalFailed(done.error()));
           });
}

void FleetClient::run(SyncCore::ApplyPage command)
{
    if (m_core->position().cursor.isEmpty())
        m_outbox.historyChanged();
    m_outbox.historyConfirmed();
    const auto page = std::make_shared<const ChangePage>(std::move(command.page));
    change(
        [this, page] {
            const Result<void> applied = m_cache.apply(*page);
            EXPECT_TRUE(applied) << "a page that does not join on";
        },
        [this](const Result<void>& done) {
            execute(done ? m_core->applied() : m_core->applyFailed(done.error()));
        });
}

void FleetClient::run(SyncCore::StartTimer command)
{
    m_waitsUntil = m_world.now() + command.delay;
    m_timer.start(command.delay, [this] { execute(m_core->timerFired()); });
}

void FleetClient::run(SyncCore::StopTimer)
{
    m_timer.stop();
}

void FleetClient::run(const SyncCore::ReportLink& command)
{
    m_time->follow(command.link);
    m_outbox.setOnline(command.link.isUp());
    if (command.link.phase == LinkPhase::Online)
        execute(m_live->want());
}

} // namespace onescreen::test
