// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

/// The life of one sign-in without network, store, timers or threads: what happened goes in, what is to be
/// done comes out.
///
/// - The access token is renewed at 70 % ± 10 % of its life, by the monotonic clock.
/// - One renewal at a time; whoever is refused meanwhile waits for it.
/// - Between two tries at least 30 s, so that no refusal can turn into a storm; after a try without an answer
///   the next follows within the 45 s in which the server still takes the refresh token that it has just
///   replaced.
/// - A server that is busy is not asked before the time that it named, for up to five minutes.
/// - No answer, a busy server or a store that does not answer end nothing: the token is used on. Only the
///   server's word that the refresh token is of no use ends the sign-in.
class TokenCore
{
public:
    /// Exchange the stored refresh token for a new pair.
    struct Refresh
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
    /// Tell those who were refused whether there is another token.
    struct Settle
    {
        bool another = false;
    };
    /// The sign-in has ended: forget the refresh token, unless somebody signed out anew meanwhile.
    struct End
    {
        QString why; ///< The protocol's word.
    };
    using Command = std::variant<Refresh, StartTimer, StopTimer, Settle, End>;
    using Commands = std::vector<Command>;
    using Random = std::function<double()>; ///< Uniform in [0, 1).

    static constexpr Milliseconds leastGap{30'000};
    static constexpr Milliseconds mostGap{45'000};
    static constexpr Milliseconds longestRetry{300'000};

    /// `clock` must outlive the core.
    TokenCore(const Clock& clock, Random random) : m_clock(clock), m_random(std::move(random)) {}

    Commands begin(); ///< There may be a refresh token in the store.
    Commands granted(const QByteArray& accessToken, Milliseconds life);
    /// `retryAfter`: how long the server wants to be left alone, where it said so.
    Commands refreshFailed(const Error& error, std::optional<Milliseconds> retryAfter = {});
    Commands nothingStored(); ///< The refresh found the store empty.
    /// A request with `used` got 401.
    Commands refused(const QByteArray& used);
    Commands timerFired();
    Commands signOut();

    [[nodiscard]] const QByteArray& token() const { return m_token; }
    [[nodiscard]] bool isIdle() const { return m_step == Step::Idle; }
    [[nodiscard]] bool isRefreshing() const { return m_step == Step::Refreshing; }

private:
    enum class Step { Idle, Waiting, Refreshing };

    void refresh(Commands& commands);
    void end(const QString& why, Commands& commands);
    [[nodiscard]] Milliseconds between(Milliseconds least, Milliseconds most) const;

    const Clock& m_clock;
    Random m_random;
    Step m_step = Step::Idle;
    QByteArray m_token;
    int m_failures = 0;
    std::optional<std::chrono::steady_clock::time_point> m_tried;     ///< The last renewal.
    std::optional<std::chrono::steady_clock::time_point> m_notBefore; ///< The server said so.
};

/// Whether the server's refusal means that a refresh token is of no use any more.
bool endsSignIn(const Error& error);

} // namespace onescreen
