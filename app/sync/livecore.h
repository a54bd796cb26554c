// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/liveframe.h"
#include "app/sync/backoff.h"

#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

/// When to open the live channel, when to give it up and when to come back: rules without socket, timers or
/// threads. What its pages mean is SyncCore's matter.
///
/// - Welcome must come within ten seconds.
/// - Nothing heard for three heartbeats: the socket is aborted, not closed, because a half-open one would
///   never end by itself.
/// - After a failure decorrelated jitter (Backoff); after a server's farewell a time drawn from the range
/// that
///   it gave. A server without a live channel is asked again after ten minutes.
class LiveCore
{
public:
    struct Connect
    {
    };
    struct Abort
    {
    };
    /// Replaces the timer that runs, if any.
    struct StartTimer
    {
        Milliseconds delay{0};
    };
    struct StopTimer
    {
    };
    struct ReportUp
    {
    };
    struct ReportDown
    {
    };
    using Command = std::variant<Connect, Abort, StartTimer, StopTimer, ReportUp, ReportDown>;
    using Commands = std::vector<Command>;

    static constexpr Milliseconds welcomeLimit{10'000};
    static constexpr Milliseconds notOfferedRetry{600'000};
    static constexpr int heartbeatsMissed = 3;
    static constexpr Milliseconds longestHeartbeat{60'000}; ///< A server that says more is not believed.

    LiveCore(const Clock& clock, Backoff::Random random) : m_backoff(clock, std::move(random)) {}

    Commands want(); ///< The client has caught up; nothing happens when the channel is wanted already.
    Commands stop();
    Commands welcomed(const LiveWelcome& welcome);
    Commands heard(); ///< Anything after the welcome.
    Commands leaving(const LiveBye& bye);
    Commands closed(const Error& error);
    Commands timerFired();
    Commands networkChanged();

    [[nodiscard]] bool isUp() const { return m_step == Step::Up; }

private:
    enum class Step { Idle, Connecting, Up, Waiting };

    void connect(Commands& commands);
    /// Ends the timer and the connection, whichever there is.
    void leave(Commands& commands) const;
    void waitFor(Milliseconds delay, Commands& commands);
    [[nodiscard]] Milliseconds silenceLimit() const { return heartbeatsMissed * m_heartbeat; }

    Backoff m_backoff;
    Step m_step = Step::Idle;
    Milliseconds m_heartbeat{15'000};
};

} // namespace onescreen
