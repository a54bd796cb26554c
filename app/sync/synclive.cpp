// SPDX-License-Identifier: GPL-3.0-or-later
// What SyncCore does with what the live channel brings: pull is the truth.
#include "app/sync/synccore.h"

#include <algorithm>
#include <utility>

namespace onescreen {

void SyncCore::listen(Commands& commands)
{
    if (!m_live)
        return fetch(longPollSeconds, commands);
    m_step = Step::Listening;
    commands.emplace_back(StartTimer{m_backoff.between(livePullLeast, livePullMost)});
}

void SyncCore::leaveRest(Commands& commands)
{
    if (m_step == Step::Listening)
        commands.emplace_back(StopTimer{});
    else
        commands.emplace_back(AbortFetch{});
}

void SyncCore::pullNow(Commands& commands)
{
    leaveRest(commands);
    fetch(0, commands);
}

SyncCore::Commands SyncCore::liveUp()
{
    Commands commands;
    m_live = true;
    // Between the last pull and the socket's beginning something may have happened.
    if (isAtRest())
        pullNow(commands);
    return commands;
}

SyncCore::Commands SyncCore::liveDown()
{
    Commands commands;
    m_live = false;
    if (m_link.phase == LinkPhase::Online)
        setPhase(LinkPhase::Online, commands); // though not live any more
    if (m_step == Step::Listening) {
        leaveRest(commands);
        fetch(0, commands); // Whether only the socket is lost shows sooner than by a long poll.
    }
    // A request may hang as the socket did; as a long poll it is broken off when the socket is back.
    if (m_step == Step::Fetching && m_link.phase == LinkPhase::Online)
        m_longPoll = true;
    return commands;
}

SyncCore::Commands SyncCore::livePage(ChangePage page)
{
    Commands commands;
    if (!m_live || page.to <= m_position.seq)
        return commands;
    // A server may push for a while by the rights of before: with such a page came a cursor for rows that we
    // have removed.
    const bool isForUs = page.scope == m_pulledScope;
    const bool joins =
        page.from == m_position.seq && page.epoch == m_position.epoch && !page.split && isForUs;
    if (!joins || !isAtRest())
        return liveHint(page.to);
    leaveRest(commands);
    m_step = Step::Fetching;
    accept(std::move(page), commands);
    return commands;
}

SyncCore::Commands SyncCore::liveHint(qint64 to)
{
    Commands commands;
    if (!m_live || to <= m_position.seq)
        return commands;
    if (isAtRest())
        pullNow(commands);
    else
        m_announced = std::max(m_announced, to); // looked at when what is under way is done
    return commands;
}

SyncCore::Commands SyncCore::liveHeartbeat(const LiveHeartbeat& heartbeat)
{
    Commands commands;
    if (!m_live)
        return commands;
    if (m_step == Step::Listening) {
        // With nothing missing this is what tells that our rows are as of now.
        m_link.lastContact = m_clock.now();
        m_link.clockOffset = heartbeat.serverTime - m_clock.now();
        m_link.head = std::max(m_link.head, heartbeat.to);
        setPhase(LinkPhase::Online, commands);
        if (heartbeat.to > m_position.seq)
            commands.emplace_back(StartTimer{heartbeatGrace});
    }
    return commands;
}

} // namespace onescreen
