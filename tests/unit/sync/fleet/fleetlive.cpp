// SPDX-License-Identifier: GPL-3.0-or-later
// The live channel of a client of the fleet, on both sides, as SyncService and LiveSockets do it, but without
// order: what is said twice, late or never must do no harm.
#include "tests/unit/sync/fleet/fleetclient.h"

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

constexpr Milliseconds heartbeat{15'000};
constexpr int mostPushed = 20;

} // namespace

void FleetClient::execute(const LiveCore::Commands& commands)
{
    for (const LiveCore::Command& command : commands)
        std::visit([this](const auto& each) { run(each); }, command);
}

void FleetClient::run(LiveCore::Connect)
{
    m_network.carryTo([this, socket = ++m_socket, cursor = m_core->position().cursor] {
        if (!m_server.isDown())
            greet(socket, cursor);
    });
}

void FleetClient::run(LiveCore::Abort)
{
    ++m_socket;
}

void FleetClient::run(LiveCore::StartTimer command)
{
    m_liveTimer.start(command.delay, [this] { execute(m_live->timerFired()); });
}

void FleetClient::run(LiveCore::StopTimer)
{
    m_liveTimer.stop();
}

void FleetClient::run(LiveCore::ReportUp)
{
    execute(m_core->liveUp());
}

void FleetClient::run(LiveCore::ReportDown)
{
    execute(m_core->liveDown());
}

void FleetClient::takeFrame(const Result<LiveFrame>& frame)
{
    if (!frame)
        return execute(m_live->closed(frame.error()));
    if (const auto* welcome = std::get_if<LiveWelcome>(&*frame)) {
        execute(m_live->welcomed(*welcome));
        return execute(m_core->liveHint(welcome->head));
    }
    if (const auto* bye = std::get_if<LiveBye>(&*frame)) {
        execute(m_live->leaving(*bye));
        if (bye->code == LiveByeCode::Scope)
            execute(m_core->accessChanged());
        return;
    }
    execute(m_live->heard());
    if (const auto* page = std::get_if<ChangePage>(&*frame))
        execute(m_core->livePage(*page));
    else if (const auto* hint = std::get_if<LiveHint>(&*frame))
        execute(m_core->liveHint(hint->to));
    else if (const auto* beat = std::get_if<LiveHeartbeat>(&*frame))
        execute(m_core->liveHeartbeat(*beat));
}

void FleetClient::loseSocket()
{
    m_served = 0;
    if (m_core && !m_socketIsDead)
        takeFrame(failure(ErrorKind::Offline, u"closed"_s));
}

void FleetClient::greet(quint64 socket, const QByteArray& cursor)
{
    m_served = socket;
    m_servedRun = m_server.run();
    m_socketIsDead = false;
    m_pushedTo = cursor;
    m_pushScope = m_scope;
    const auto page = m_server.page(cursor, m_scope, mostPushed);
    if (!page)
        return farewell(page.error().scope ? LiveByeCode::Scope : LiveByeCode::Refused);
    say(LiveWelcome{.heartbeat = heartbeat, .head = m_server.head()});
    push();
    beat(socket);
}

void FleetClient::push()
{
    if (m_served == 0 || m_servedRun != m_server.run() || m_server.isDown())
        return;
    const auto page = m_server.page(m_pushedTo, m_pushScope, m_world.fault(100) ? 2 : mostPushed);
    if (!page)
        return farewell(page.error().scope ? LiveByeCode::Scope : LiveByeCode::Refused);
    if (page->to == page->from)
        return;
    m_pushedTo = page->nextCursor;
    const bool isWhole = !page->split && !page->more;
    if (!isWhole && !m_world.fault(200)) // Some do not look so closely.
        say(LiveHint{.to = page->head});
    else
        say(m_replayed && m_world.fault(100) ? *m_replayed : *page);
    if (m_world.fault(100))
        m_replayed = *page;
    if (page->more)
        push();
}

void FleetClient::beat(quint64 socket)
{
    if (m_served != socket || m_servedRun != m_server.run())
        return;
    say(LiveHeartbeat{.to = m_server.head(), .serverTime = m_world.serverNow(), .digests = {}});
    m_world.after(heartbeat, [this, socket] { beat(socket); });
}

void FleetClient::say(const LiveFrame& frame)
{
    const auto hear = [this, run = m_run, socket = m_served, frame] {
        if (run != m_run || socket != m_socket || m_socketIsDead || !m_core)
            return;
        m_pushed += std::holds_alternative<ChangePage>(frame) ? 1 : 0;
        takeFrame(frame);
    };
    m_network.carry(hear);
    if (m_world.fault(30))
        m_network.carry(hear);
}

void FleetClient::farewell(LiveByeCode code)
{
    say(LiveBye{.code = code, .least = Milliseconds{2'000}, .most = Milliseconds{30'000}});
    m_served = 0;
}

void FleetClient::setScope(const FleetScope& scope)
{
    m_scope = scope;
    // The rights of who listens are looked at again only now and then.
    m_world.after(m_world.between(0, 5'000), [this, socket = m_served] {
        if (m_served == socket && socket != 0 && m_pushScope != m_scope)
            farewell(LiveByeCode::Scope);
    });
    m_network.wake();
}

void FleetClient::news()
{
    m_network.wake();
    m_world.after(m_world.between(0, 20), [this] { push(); });
}

} // namespace onescreen::test
