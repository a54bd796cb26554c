// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/action.h"
#include "app/domain/scopechange.h"
#include "app/domain/snapshot.h"
#include "tests/unit/sync/fleet/fleetrows.h"
#include "tests/unit/sync/fleet/fleetworld.h"

#include <algorithm>
#include <expected>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace onescreen::test {

/// The server says no.
struct FleetRefusal
{
    Error error;
    std::optional<Milliseconds> retryAfter = {};
    std::optional<ScopeChange> scope = {};
    std::optional<FleetScope> allowed = {}; ///< What `scope` leads to.
};
template <typename Answer> using FleetAnswer = std::expected<Answer, FleetRefusal>;

/// A model of a server by docs/api.md: a log of transactions over rows of regions, cursors with epoch and
/// scope, retention, tickets, what became of actions, and older copies that take its place with a new epoch.
class FleetServer
{
public:
    explicit FleetServer(FleetWorld& world);

    void write();                    ///< One transaction of somebody else.
    void backUp();                   ///< For restore().
    void restore(Milliseconds time); ///< The copy takes its place, which takes that long.
    void expire();                   ///< Entries leave the log, as far as no ticket holds them.
    void crash(Milliseconds time);
    [[nodiscard]] int run() const { return m_run; } ///< Counts its starts.
    void beBusy(Milliseconds time) { m_busyUntil = m_world.now() + time; }
    void heal()
    {
        m_downUntil = std::max(m_restoredAt, m_world.now()); // Nobody sets it back faster.
        m_busyUntil = m_world.now();
    }
    [[nodiscard]] Milliseconds downUntil() const { return m_downUntil; }
    [[nodiscard]] bool isDown() const { return m_world.now() < m_downUntil; }
    [[nodiscard]] bool isBusy() const { return m_world.now() < m_busyUntil; }

    FleetAnswer<ChangePage> page(const QByteArray& cursor, const FleetScope& scope, int limit);
    FleetAnswer<SnapshotTicket> openTicket(const FleetScope& scope);
    FleetAnswer<SnapshotRows> part(const QString& ticket, const QString& part, const QByteArray& after,
                                   const FleetScope& scope);
    void closeTicket(const QString& ticket) { m_tickets.erase(ticket); }
    /// Carries it out, or tells what became of it before.
    ActionAnswer act(const ActionOrder& order, const FleetScope& scope);
    std::vector<ActionKnowledge> knownOf(const std::vector<ActionId>& ids) const;

    [[nodiscard]] qint64 head() const { return std::ssize(m_now.log); }
    [[nodiscard]] QByteArray epoch() const { return QByteArray::number(m_now.epoch); }
    [[nodiscard]] const FleetRows& rows() const { return m_now.states.rbegin()->second; }
    /// What the rows were there; none where no transaction ends.
    [[nodiscard]] std::optional<FleetRows> rowsAt(const QByteArray& epoch, qint64 seq) const;
    [[nodiscard]] int timesApplied(const QString& action) const;
    [[nodiscard]] bool isDone(const QString& action) const; ///< Applied or so already.
    [[nodiscard]] bool isKnown(const QString& action) const { return m_now.decided.contains(action); }
    [[nodiscard]] int restores() const { return m_now.epoch - 1; }

    std::function<void()> grown; ///< Called after each change of the log.

    static QByteArray cursorAt(int epoch, qint64 seq, const FleetScope& scope);
    static FleetScope scopeOf(const QByteArray& cursor); ///< Of one of ours.

private:
    struct Entry
    {
        qint64 transaction = 0;
        std::size_t at = 0;
        FleetRow row; ///< After a deletion: its last version, and one more.
        bool isPut = true;
        std::optional<int> oldRegion;
        QString action;
    };
    struct History
    {
        int epoch = 1;
        qint64 transaction = 0;
        qint64 start = 0; ///< The first entry that is kept has the next number.
        std::vector<Entry> log;
        std::map<qint64, FleetRows> states{{0, {}}}; ///< By the number of a transaction's last entry.
        std::map<QString, ActionAnswer> decided;
    };
    struct Place
    {
        qint64 seq = 0;
    };
    FleetAnswer<Place> place(const QByteArray& cursor, const FleetScope& scope) const;
    void put(FleetRows& rows, std::size_t at, const FleetRow& row, const QString& action = {});
    void change(FleetRows& rows);
    void commit(const FleetRows& rows);
    ActionVerdict carryOut(const ActionOrder& order, const FleetScope& scope);
    [[nodiscard]] std::optional<Change> seenBy(const FleetScope& scope, qint64 seq) const;

    FleetWorld& m_world;
    int m_run = 1;
    Milliseconds m_downUntil{0};
    Milliseconds m_busyUntil{0};
    Milliseconds m_restoredAt{0};
    History m_now;
    std::optional<History> m_copy;
    std::map<QByteArray, std::map<qint64, FleetRows>> m_past; ///< States of the histories before, by epoch.
    struct Ticket
    {
        qint64 start = 0;
        Milliseconds until{0};
    };
    std::map<QString, Ticket> m_tickets;
    int m_lastTicket = 0;
    int m_lastEpoch = 1;
    qint64 m_lastText = 0;
};

} // namespace onescreen::test
