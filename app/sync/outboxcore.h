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
///   answered with decorrelated jitter (Backoff).
/// - An action that the server was never asked for expires here when its time is over; one that was sent is
///   asked for until the server has decided, however late.
/// - A conflict holds later actions of its lane until a person releases or withdraws them; other lanes go on.
/// - What cannot be sent as it is (a malformed request) is rejected with the reason, never dropped.
/// - When nothing moves for 30 s while the link is up, or an action stays unanswered for 5 minutes, the
///   alarm is raised and everything is sent anew.
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
    using Command = std::variant<Store, StartTimer, Report>;
    using Commands = std::vector<Command>;
    using Random = Backoff::Random;

    static constexpr std::size_t mostLanes = 4;
    static constexpr Milliseconds slowRetry{600'000};
    static constexpr Milliseconds stuckUnsent{30'000};
    static constexpr Milliseconds stuckUnanswered{300'000};
    static constexpr Milliseconds lookEvery{10'000}; ///< While anything waits.

    /// `clock` gives the server's time and must outlive the core.
    OutboxCore(const Clock& clock, Random random);

    Commands loaded(std::vector<OutboxEntry> unsettled); ///< After a start: what the file still has.
    Commands added(const OutboxEntry& entry);            ///< On the disk now.
    Commands answered(const ActionId& id, const ActionAnswer& answer);
    Commands failed(const ActionId& id,
                    const Error& error);    ///< No answer came, or the entry was not written.
    Commands released(const ActionId& id);  ///< A person lets a held action go; others stay as they are.
    Commands withdrawn(const ActionId& id); ///< A person gives it up; only while queued or held.
    Commands timerFired();
    Commands linkChanged(bool online); ///< Coming back ends the wait.

    [[nodiscard]] const OutboxSummary& summary() const { return m_summary; }

private:
    using Steady = std::chrono::steady_clock::time_point;
    struct Item
    {
        OutboxEntry entry;
        bool underWay = false;
        Steady since; ///< When it began to wait here, or was sent first.
    };

    void pump(Commands& commands);
    [[nodiscard]] bool mayGo(const Item& item, const std::set<EventId>& busy) const;
    void settle(Item& item, ActionStage stage, const QString& reason, Commands& commands);
    void holdLane(const Item& after, Commands& commands);
    void lookForStuck();
    void finish(Commands& commands);
    Item* find(const ActionId& id);

    const Clock& m_clock;
    std::map<qint64, Item> m_items; ///< Unsettled, by number.
    bool m_online = false;
    Backoff m_backoff;
    std::optional<Steady> m_pausedUntil;
    std::optional<Error> m_alarm;
    OutboxSummary m_summary;
};

} // namespace onescreen
