// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/linkstate.h"
#include "app/domain/liveframe.h"
#include "app/sync/backoff.h"
#include "app/sync/syncinterfaces.h"

#include <deque>
#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

/// The rules of synchronisation without network, database, threads or timers: what happened goes in, what is
/// to be done comes out. At most one of opening, fetching, applying, resetting and waiting is under way at
/// any time.
///
/// - After a page another one is asked for: at once when the server has more, otherwise as a long poll, or
/// not
///   at all while the live channel is up. Then a page is stored when it joins on exactly; one that was had
///   before is dropped; anything else, a hint or a heartbeat that is ahead of us for two seconds makes us
///   pull. Pull is the truth: even when all is well we pull every 60 ± 20 s.
/// - A failure is answered with decorrelated jitter (Backoff), and not before the time that the server named;
///   nothing but a stop ends that wait.
/// - Five answers within 10 s that do not move the cursor count as a failure (a server or proxy that runs in
/// circles).
/// - Another history, an expired or unreadable cursor, or three pages in a row that begin elsewhere than we
/// stand, empties the cache and begins again, at most three times an hour.
/// - When the regions that we may see are others, the rows that have to go are removed before anything else
/// is
///   asked for; then it goes on, or begins anew beside what is shown when regions were added. Twice within 10
///   s counts as a failure.
/// - While there is no cursor nobody tells us what was taken away meanwhile: then the rows outside the scope
/// that
///   a page names are removed from what is shown before the page is looked at.
/// - The pieces of a transaction that is split over pages are joined and stored together, up to 50,000
/// changes;
///   of a larger one what came so far is stored, so that memory stays bounded.
/// - An empty cache is filled with a snapshot first, where that is shorter than the log (SnapshotCore).
/// - What the server does not offer to this client (501, 426, 413) is asked for again after ten minutes only.
class SyncCore
{
public:
    struct OpenSink
    {
    };
    struct ResetSink
    {
    };
    /// Fill an empty cache with the rows as they are, where that is shorter than the log or `needed`, because
    /// the server does not keep the beginning of its log any more.
    struct FillSink
    {
        bool needed = false;
    };
    struct AbortFill
    {
    };
    struct FetchPage
    {
        QByteArray cursor;
        int waitSeconds = 0;
    };
    struct AbortFetch
    {
    };
    struct RemoveRegions
    {
        ScopeChange change;
    };
    struct ApplyPage
    {
        ChangePage page;
    };
    /// Replaces the timer that runs, if any.
    struct StartTimer
    {
        Milliseconds delay{0};
    };
    struct StopTimer
    {
    };
    struct ReportLink
    {
        LinkState link;
    };
    /// A fault of the cache or a refusal that somebody should know of, each once until something works again.
    struct ReportFault
    {
        Error error;
    };
    using Command = std::variant<OpenSink, ResetSink, FillSink, AbortFill, FetchPage, AbortFetch,
                                 RemoveRegions, ApplyPage, StartTimer, StopTimer, ReportLink, ReportFault>;
    using Commands = std::vector<Command>;
    using Random = Backoff::Random;

    static constexpr int longPollSeconds = 25;
    static constexpr Milliseconds livePullLeast{40'000};
    static constexpr Milliseconds livePullMost{80'000};
    static constexpr Milliseconds heartbeatGrace{2'000};
    static constexpr Milliseconds slowRetry{600'000};
    static constexpr std::size_t resyncsPerHour = 3;
    static constexpr std::size_t mostChangesHeld = 50'000;
    static constexpr std::size_t standstillsAllowed = 5;
    static constexpr int misfitsAllowed = 3;
    static constexpr Milliseconds standstillSpan{10'000};
    static constexpr Milliseconds scopeSpan{10'000};

    /// `clock` must outlive the core. Who `canFill` answers FillSink.
    SyncCore(const Clock& clock, Random random, bool canFill = false);

    Commands start();
    Commands stop();
    Commands opened(const SyncPosition& position);
    Commands openFailed(const Error& error);
    Commands pageArrived(ChangePage page);
    /// `retryAfter`: how long the server wants to be left alone, where it said so.
    Commands pageFailed(const Error& error, std::optional<Milliseconds> retryAfter = {});
    /// The request failed with the word scope_changed.
    Commands scopeChanged(const ScopeChange& change, const Error& error);
    Commands regionsRemoved(const SyncPosition& position);
    Commands removalFailed(const Error& error);
    Commands applied();
    Commands applyFailed(const Error& error);
    Commands resetDone();
    Commands resetFailed(const Error& error);
    Commands filled(const SyncPosition& position); ///< The log goes on from there.
    Commands fillDeclined();                       ///< Not offered or not worth it: the log is read.
    /// `scope`: what may be seen now, where the filling must begin anew because it is something else.
    Commands fillFailed(const Error& error, bool ofCache, std::optional<Milliseconds> retryAfter = {},
                        const std::optional<QStringList>& scope = {});
    Commands timerFired();
    Commands networkChanged(); ///< Another network, or the machine woke up.
    Commands look(); ///< Somebody wants to know how the server stands: asks when nothing else is under way.
    Commands accessChanged(); ///< We are somebody else to the server, or somebody again.
    Commands liveUp();
    Commands liveDown();
    Commands livePage(ChangePage page);
    Commands liveHint(qint64 to);
    Commands liveHeartbeat(const LiveHeartbeat& heartbeat);

    [[nodiscard]] const LinkState& link() const { return m_link; }
    [[nodiscard]] const SyncPosition& position() const { return m_position; }

private:
    enum class Step {
        Stopped,
        Opening,
        Filling,
        Fetching,
        Removing,
        Applying,
        Resetting,
        Waiting,
        Listening
    };
    enum class Next { Open, Fill, Fetch, Remove, Reset };

    void setPhase(LinkPhase phase, Commands& commands, const Error* error = nullptr);
    void fetch(int waitSeconds, Commands& commands);
    void fill(Commands& commands);
    void fetchOrFill(Commands& commands);
    void answerFailure(const Error& error, std::optional<Milliseconds> retryAfter, Next next,
                       Commands& commands);
    void waitFor(Milliseconds delay, Next next, Commands& commands);
    void fault(const Error& error, Commands& commands);
    void backOff(const Error& error, Next next, Commands& commands,
                 std::optional<Milliseconds> retryAfter = {});
    void refuse(const Error& error, Milliseconds retry, Next next, Commands& commands);
    void resync(const Error& why, Commands& commands);
    void proceed(Commands& commands);
    void accept(ChangePage page, Commands& commands);
    [[nodiscard]] bool mustCutTo(const ChangePage& page) const;
    void cutTo(ChangePage page, Commands& commands);
    void remove(Commands& commands);
    void goOnWithin(bool goesOn, Commands& commands);
    void forgetCut();
    void listen(Commands& commands);
    void pullNow(Commands& commands);
    /// Nothing is under way but waiting for news, which may be broken off.
    [[nodiscard]] bool isAtRest() const
    {
        return m_step == Step::Listening || (m_step == Step::Fetching && m_longPoll);
    }
    void leaveRest(Commands& commands);
    bool standsStill(const ChangePage& page);
    /// Where the next page has to begin, and the cursor to ask with.
    [[nodiscard]] qint64 reached() const { return m_held ? m_held->to : m_position.seq; }
    [[nodiscard]] const QByteArray& nextCursor() const
    {
        return m_held ? m_held->nextCursor : m_position.cursor;
    }
    void hold(ChangePage page);

    const Clock& m_clock;
    Random m_random;
    bool m_canFill;
    bool m_isFillNeeded = false; ///< Until the cache has been filled.
    Step m_step = Step::Stopped;
    Next m_next = Next::Open;
    LinkState m_link;
    SyncPosition m_position;
    SyncPosition m_pending; ///< Becomes m_position when the page being applied is stored.
    bool m_pendingMore = false;
    std::optional<ChangePage> m_held; ///< Pieces of a transaction whose end has not come yet.
    Backoff m_backoff;
    bool m_toldToWait = false; ///< The server named the time of the wait.
    bool m_live = false;
    bool m_longPoll = false; ///< The request under way waits for news.
    qint64 m_announced = 0;  ///< What the live channel said is there.
    std::deque<std::chrono::steady_clock::time_point> m_standstills;
    int m_misfits = 0; ///< Pages in a row that did not join on.
    std::deque<std::chrono::steady_clock::time_point> m_resyncs;
    std::optional<QStringList> m_pulledScope; ///< What the last page that we asked for was read with.
    std::optional<ScopeChange> m_scope;       ///< Whose rows are being removed.
    std::optional<QStringList> m_cutTo;       ///< Nothing outside is shown; of the time without a cursor.
    std::optional<ChangePage> m_afterCut;     ///< Waits until the rows that have to go are gone.
    std::optional<std::chrono::steady_clock::time_point> m_scopeChangedAt;
    std::optional<Error> m_lastFault;
};

} // namespace onescreen
