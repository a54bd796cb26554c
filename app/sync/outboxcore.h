// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/action.h"
#include "app/sync/backoff.h"

#include <map>
#include <optional>
#include <set>
#include <variant>
#include <vector>

namespace onescreen {

/// The rules by which operators' actions reach the server, without network, disk, threads or timers: what
/// happened goes in, what is to be done comes out.
///
/// - Actions on one event form a lane and go one after the other; at most four lanes are under way.
/// - A request without an answer is made again with the same id, so nothing is done twice; failures are
///   answered with decorrelated jitter (Backoff), and not before the time that the server named.
/// - An action that the server was never asked for expires here when its time is over by the server's clock
///   (not before the server was heard: this machine's clock may be wrong by years); one that was sent is
///   asked for until the server has decided, however late.
/// - A conflict holds later actions of its lane until a person releases or withdraws them; other lanes go on.
/// - What cannot be sent as it is (a malformed request) is rejected with the reason, never dropped.
/// - An action that the server may have had before is sent again only after the server has shown that its
///   history is still ours. When it has another one (it was restored from a copy), such actions go to a
///   person as unknown, and so does whatever was done within the last seven days, as far as the server, when
///   asked, does not know it: people may be on their way for it, or nobody. Nothing of it goes out again by
///   itself.
/// - When nothing moves for 30 s while the link is up, a request lasts longer than any may, or an action
/// stays
///   unanswered for 5 minutes, the alarm is raised and everything is sent anew.
class OutboxCore
{
public:
    /// Write the entry; then, when `send` is set, ask the server.
    struct Store
    {
        OutboxEntry entry;
        bool send = false;
    };
    /// Replaces the timer that runs, if any.
    struct StartTimer
    {
        Milliseconds delay{0};
    };
    struct Report
    {
        OutboxSummary summary;
    };
    /// Find what was sent and settled, at `since` or later: recheck().
    struct FindSettled
    {
        UtcTime since;
    };
    /// Ask the server which of these it knows: statusArrived() or statusFailed().
    struct AskStatus
    {
        std::vector<ActionId> ids;
    };
    /// Something waits for historyConfirmed() or historyChanged(); may be asked for often.
    struct LookAtHistory
    {
    };
    using Command = std::variant<Store, StartTimer, Report, FindSettled, AskStatus, LookAtHistory>;
    using Commands = std::vector<Command>;
    using Random = Backoff::Random;

    static constexpr std::size_t mostLanes = 4;
    static constexpr Milliseconds slowRetry{600'000};
    static constexpr Milliseconds stuckUnsent{30'000};
    static constexpr Milliseconds stuckUnanswered{300'000};
    static constexpr Milliseconds stuckUnderWay{45'000}; ///< No request lasts that long.
    static constexpr Milliseconds confirmedFor{3'000};   ///< No server is restored from a copy that fast.
    static constexpr std::chrono::days recheckedBack{7};
    static constexpr std::size_t mostAsked = 200;    ///< What the server takes at once.
    static constexpr Milliseconds lookEvery{10'000}; ///< While anything waits.

    /// `clock` gives the server's time and must outlive the core.
    OutboxCore(const Clock& clock, Random random);

    Commands loaded(std::vector<OutboxEntry> unsettled); ///< After a start: what the file still has.
    Commands added(const OutboxEntry& entry);            ///< On the disk now.
    Commands answered(const ActionId& id, const ActionAnswer& answer);
    /// No answer came, or the entry was not written. `retryAfter`: how long the server wants to be left
    /// alone, where it said so.
    Commands failed(const ActionId& id, const Error& error, std::optional<Milliseconds> retryAfter = {});
    /// An entry that was not to be sent could not be written: it is written again, lest the file goes on
    /// saying that it waits.
    Commands notWritten(const OutboxEntry& entry);
    Commands released(const ActionId& id);  ///< A person lets a held action go; others stay as they are.
    Commands withdrawn(const ActionId& id); ///< A person gives it up; only while queued or held.
    Commands timerFired();
    Commands linkChanged(bool online); ///< Coming back ends the wait, but not one that the server named.
    Commands historyConfirmed();       ///< The server has just shown that its history is ours.
    Commands
    historyChanged(); ///< The server has, or may have, another history than the one that was asked before.
    Commands recheck(const std::vector<OutboxEntry>& settled);         ///< What FindSettled has found.
    Commands statusArrived(const std::vector<ActionKnowledge>& known); ///< Of every id that was asked for.
    Commands statusFailed(const Error& error, std::optional<Milliseconds> retryAfter = {});

    [[nodiscard]] const OutboxSummary& summary() const { return m_summary; }

private:
    using Steady = std::chrono::steady_clock::time_point;
    struct Item
    {
        OutboxEntry entry;
        bool underWay = false;
        Steady since;   ///< When it began to wait here, or was sent first.
        Steady askedAt; ///< Of the request that is under way.
    };

    void pump(Commands& commands);
    void leaveAlone(std::optional<Milliseconds> retryAfter);
    [[nodiscard]] bool waitsUntil(const std::optional<Steady>& until) const;
    [[nodiscard]] bool mayGo(const Item& item, const std::set<EventId>& busy) const;
    void settle(Item& item, ActionStage stage, const QString& reason, Commands& commands);
    [[nodiscard]] bool isConfirmed() const;
    void doubt(const Item& item);
    void holdLane(const Item& after, Commands& commands);
    void lookForStuck();
    void ask(Commands& commands);
    void take(const ActionKnowledge& known, Commands& commands);
    void finish(Commands& commands);
    Item* find(const ActionId& id);

    const Clock& m_clock;
    std::map<qint64, Item> m_items; ///< Unsettled, by number.
    bool m_online = false;
    bool m_timeKnown = false; ///< The server was heard, so that the clock is its clock.
    Backoff m_backoff;
    std::optional<Steady> m_pausedUntil;
    std::optional<Steady> m_toldUntil; ///< The server wants to be left alone; nothing ends that earlier.
    /// Since the last failure, when the server's history was seen to be ours.
    std::optional<Steady> m_confirmedAt;
    bool m_historySeen = false; ///< Nothing goes out to a server whose history nobody would recognise again.
    std::map<qint64, OutboxEntry> m_unwritten; ///< By number, as they are to be.
    std::map<qint64, OutboxEntry> m_toAsk;     ///< Done or unknown, by number: does the server know them?
    std::optional<Steady> m_askedAt;           ///< Of the question that is under way.
    std::optional<Steady> m_askAfter;
    Backoff m_askBackoff;
    std::optional<Error> m_alarm;
    OutboxSummary m_summary;
};

} // namespace onescreen
