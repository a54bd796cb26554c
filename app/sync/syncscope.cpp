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
    m_pulledScope.reset();
    m_scope = change;
    if (std::exchange(m_held, std::nullopt)) {
        // The change's cursor stands behind pieces that are not stored. From where we stand the server says
        // it again, unless we have no cursor at all.
        if (!m_position.cursor.isEmpty()) {
            m_scope.reset();
            fetch(0, commands);
            return commands;
        }
        m_scope->staysPut = true;
    }
    setPhase(LinkPhase::CatchingUp, commands, &error);
    remove(commands);
    return commands;
}

void SyncCore::remove(Commands& commands)
{
    m_step = Step::Removing;
    commands.emplace_back(RemoveRegions{*m_scope});
}

bool SyncCore::mustCutTo(const ChangePage& page) const
{
    return m_position.cursor.isEmpty() && page.scope && page.scope != m_cutTo;
}

void SyncCore::cutTo(ChangePage page, Commands& commands)
{
    m_cutTo = page.scope;
    const ScopeChange change = ScopeChange::toFit(*page.scope);
    if (change.removed.isEmpty())
        return accept(std::move(page), commands);
    m_scope = change;
    m_afterCut = std::move(page);
    remove(commands);
}

void SyncCore::forgetCut()
{
    m_cutTo.reset();
    m_afterCut.reset();
    m_scope.reset();
}

SyncCore::Commands SyncCore::regionsRemoved(const SyncPosition& position)
{
    Commands commands;
    if (m_step != Step::Removing)
        return commands;
    m_position = position;
    if (m_afterCut) {
        m_scope.reset();
        m_step = Step::Fetching;
        accept(*std::exchange(m_afterCut, std::nullopt), commands);
        return commands;
    }
    const bool goesOn = m_scope->goesOn() || m_scope->staysPut;
    m_scope.reset();
    goOnWithin(goesOn, commands);
    return commands;
}

/// Reads on, or everything anew.
void SyncCore::goOnWithin(bool goesOn, Commands& commands)
{
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
}

SyncCore::Commands SyncCore::removalFailed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Removing)
        return commands;
    fault(error, commands);
    // Nothing else is asked for before they are gone. A cache that is not what we think it is is opened anew,
    // and the server says it again.
    backOff(error, error.kind == ErrorKind::DiskFull ? Next::Remove : Next::Open, commands);
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
