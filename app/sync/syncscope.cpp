// SPDX-License-Identifier: GPL-3.0-or-later
// What SyncCore does when we may see other regions than before, are somebody else to the server, or reach it
// over another network.
#include "app/sync/synccore.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

SyncCore::Commands SyncCore::scopeChanged(const ScopeChange& change, const Error& error)
{
    Commands commands;
    if (m_step != Step::Fetching)
        return commands;
    if (m_held) {
        // The change's cursor stands behind pieces that are not stored. From where we stand the server says
        // it again.
        m_held.reset();
        fetch(0, commands);
        return commands;
    }
    m_step = Step::Removing;
    m_scope = change;
    setPhase(LinkPhase::CatchingUp, commands, &error);
    commands.emplace_back(RemoveRegions{change});
    return commands;
}

SyncCore::Commands SyncCore::regionsRemoved(const SyncPosition& position)
{
    Commands commands;
    if (m_step != Step::Removing)
        return commands;
    m_position = position;
    const bool goesOn = m_scope->goesOn();
    m_scope.reset();
    const auto now = m_clock.monotonic();
    const bool again = m_scopeChangedAt && now - *m_scopeChangedAt < scopeSpan;
    m_scopeChangedAt = now;
    if (again) {
        backOff({.kind = ErrorKind::Protocol,
                 .text = u"the server changes the regions again and again"_s,
                 .place = {}},
                goesOn ? Next::Fetch : Next::Reset, commands);
    } else if (goesOn) {
        fetch(0, commands);
    } else {
        m_step = Step::Resetting;
        commands.emplace_back(ResetSink{});
    }
    return commands;
}

SyncCore::Commands SyncCore::removalFailed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Removing)
        return commands;
    m_scope.reset();
    fault(error, commands);
    backOff(error, Next::Fetch, commands); // The server says it again.
    return commands;
}

SyncCore::Commands SyncCore::accessChanged()
{
    Commands commands;
    m_lastFault.reset();
    if (isAtRest()) {
        pullNow(commands); // The regions may be others.
    } else if (m_step == Step::Waiting && !m_toldToWait) {
        commands.emplace_back(StopTimer{});
        proceed(commands);
    }
    return commands;
}

SyncCore::Commands SyncCore::networkChanged()
{
    Commands commands;
    // A request that hangs on the old network would only be given up after its time limit.
    if (m_step == Step::Fetching) {
        commands.emplace_back(AbortFetch{});
        fetch(0, commands);
    } else if (m_step == Step::Listening) {
        pullNow(commands);
    } else if (m_step == Step::Waiting && m_link.phase == LinkPhase::Offline && !m_toldToWait) {
        commands.emplace_back(StopTimer{});
        proceed(commands);
    }
    return commands;
}

} // namespace onescreen
