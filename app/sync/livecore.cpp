// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/livecore.h"

#include <algorithm>

namespace onescreen {

void LiveCore::connect(Commands& commands)
{
    m_step = Step::Connecting;
    commands.emplace_back(Connect{});
    commands.emplace_back(StartTimer{welcomeLimit});
}

void LiveCore::waitFor(Milliseconds delay, Commands& commands)
{
    if (m_step == Step::Up)
        commands.emplace_back(ReportDown{});
    m_step = Step::Waiting;
    commands.emplace_back(StartTimer{delay});
}

LiveCore::Commands LiveCore::want()
{
    Commands commands;
    if (m_step == Step::Idle)
        connect(commands);
    return commands;
}

LiveCore::Commands LiveCore::stop()
{
    Commands commands;
    if (m_step == Step::Idle)
        return commands;
    leave(commands);
    m_step = Step::Idle;
    return commands;
}

void LiveCore::leave(Commands& commands) const
{
    commands.emplace_back(StopTimer{});
    if (m_step != Step::Waiting)
        commands.emplace_back(Abort{});
    if (m_step == Step::Up)
        commands.emplace_back(ReportDown{});
}

LiveCore::Commands LiveCore::welcomed(const LiveWelcome& welcome)
{
    Commands commands;
    if (m_step != Step::Connecting)
        return commands;
    m_step = Step::Up;
    m_heartbeat = std::clamp(welcome.heartbeat, Milliseconds{1'000}, longestHeartbeat);
    m_backoff.healthy();
    commands.emplace_back(ReportUp{});
    commands.emplace_back(StartTimer{silenceLimit()});
    return commands;
}

LiveCore::Commands LiveCore::heard()
{
    Commands commands;
    if (m_step == Step::Up)
        commands.emplace_back(StartTimer{silenceLimit()});
    return commands;
}

LiveCore::Commands LiveCore::leaving(const LiveBye& bye)
{
    Commands commands;
    if (m_step != Step::Connecting && m_step != Step::Up)
        return commands;
    commands.emplace_back(Abort{});
    Milliseconds wait = bye.code == LiveByeCode::Protocol ? notOfferedRetry : m_backoff.next();
    if (bye.code == LiveByeCode::Drain && bye.most > bye.least)
        wait = m_backoff.between(bye.least, bye.most);
    waitFor(std::min(wait, notOfferedRetry), commands);
    return commands;
}

LiveCore::Commands LiveCore::closed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Connecting && m_step != Step::Up)
        return commands;
    waitFor(error.kind == ErrorKind::Unsupported ? notOfferedRetry : m_backoff.next(), commands);
    return commands;
}

LiveCore::Commands LiveCore::timerFired()
{
    Commands commands;
    if (m_step == Step::Waiting) {
        connect(commands);
    } else if (m_step != Step::Idle) {
        commands.emplace_back(Abort{});
        waitFor(m_backoff.next(), commands);
    }
    return commands;
}

LiveCore::Commands LiveCore::networkChanged()
{
    Commands commands;
    if (m_step == Step::Idle)
        return commands;
    leave(commands);
    connect(commands);
    return commands;
}

} // namespace onescreen
