// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/common/serverclock.h"
#include "app/sync/livecore.h"
#include "app/sync/snapshotcore.h"
#include "app/sync/synccore.h"
#include "tests/unit/sync/fleet/fleetcache.h"
#include "tests/unit/sync/fleet/fleetoutbox.h"

namespace onescreen::test {

/// A whole client: the rules of synchronisation, live channel, snapshots and outbox are the program's own,
/// joined as the program joins them; disk and network are modelled. After whatever changes its rows they are
/// compared with what the server had there.
class FleetClient
{
public:
    FleetClient(FleetWorld& world, FleetServer& server, int number);

    // What happens to it.
    void kill(bool losesPower);
    void halfOpen() { m_socketIsDead = true; } ///< Nobody is told that the socket carries nothing any more.
    void loseSocket();
    void networkChanged();
    void setScope(const FleetScope& scope); ///< At the server.
    void setClock(Milliseconds wrong) { m_clock.set(wrong); }
    void act();  ///< A person gives an order about a row on the screen, or decides about one.
    void news(); ///< The server's log has grown.
    void heal();

    FleetNetwork& network() { return m_network; }
    FleetDisk& disk() { return m_disk; }
    [[nodiscard]] const FleetOutbox& outbox() const { return m_outbox; }
    [[nodiscard]] bool isInStep() const;
    [[nodiscard]] QString told() const;
    /// Until when it waits, by itself or because it was told to, for what is under way now.
    [[nodiscard]] Milliseconds waitsUntil() const;
    void check() const; ///< At the end.
    [[nodiscard]] int pushed() const { return m_pushed; }
    [[nodiscard]] int filled() const { return m_filled; }
    [[nodiscard]] int cuts() const { return m_cuts; }
    [[nodiscard]] int compared() const { return m_compared; }

private:
    void start();
    template <typename Core, typename Commands> void executeAll(Core& core, Commands commands);
    void execute(SyncCore::Commands commands);
    void run(SyncCore::OpenSink command);
    void run(SyncCore::ResetSink command);
    void run(SyncCore::FillSink command);
    void run(SyncCore::AbortFill command);
    void run(const SyncCore::FetchPage& command);
    void run(SyncCore::AbortFetch command);
    void run(const SyncCore::RemoveRegions& command);
    void run(SyncCore::ApplyPage command);
    void run(SyncCore::StartTimer command);
    void run(SyncCore::StopTimer command);
    void run(const SyncCore::ReportLink& command);
    void run(const SyncCore::ReportFault& /*command*/) {}
    void takePage(const FleetAnswer<ChangePage>& page);

    void execute(const LiveCore::Commands& commands);
    void run(LiveCore::Connect command);
    void run(LiveCore::Abort command);
    void run(LiveCore::StartTimer command);
    void run(LiveCore::StopTimer command);
    void run(LiveCore::ReportUp command);
    void run(LiveCore::ReportDown command);
    void takeFrame(const Result<LiveFrame>& frame);
    // The server's side of the socket.
    void greet(quint64 socket, const QByteArray& cursor);
    void push();
    void beat(quint64 socket);
    void say(const LiveFrame& frame);
    void farewell(LiveByeCode code);

    void execute(SnapshotCore::Commands commands);
    void run(SnapshotCore::AskProgress command);
    void run(SnapshotCore::OpenTicket command);
    void run(const SnapshotCore::BeginFill& command);
    void run(const SnapshotCore::FetchPart& command);
    void run(const SnapshotCore::StoreRows& command);
    void run(const SnapshotCore::ReleaseTicket& command);
    void run(SnapshotCore::AbortFetch command);
    void run(const SnapshotCore::ReportFilled& command);
    void run(SnapshotCore::ReportDeclined command);
    void run(const SnapshotCore::ReportFailed& command);

    /// A change of the rows, and whether they are then what they should be.
    void change(std::function<void()> work, std::function<void(const Result<void>&)> done);
    void compare(const std::optional<FleetScope>& told);

    FleetWorld& m_world;
    FleetServer& m_server;
    QString m_name;
    FleetScope m_scope; ///< By the server.
    FleetClock m_clock;
    FleetNetwork m_network;
    FleetDisk m_disk;
    FleetOutbox m_outbox;
    // On the disk.
    FleetCache m_cache;
    FleetCache m_synced; ///< What a loss of power leaves of it.
    // The program while it runs.
    quint64 m_run = 0;
    std::optional<ServerClock> m_time;
    std::optional<SyncCore> m_core;
    std::optional<LiveCore> m_live;
    std::optional<SnapshotCore> m_snapshots;
    FleetTimer m_timer;
    FleetTimer m_liveTimer;
    quint64 m_fetch = 0;
    quint64 m_fill = 0;
    quint64 m_partFetch = 0;
    quint64 m_socket = 0;             ///< That the client listens to.
    std::optional<FleetScope> m_told; ///< That it may see; none: it has not been told since it started.
    // At the server.
    quint64 m_served = 0; ///< The socket that it pushes to; 0: none.
    int m_servedRun = 0;
    bool m_socketIsDead = false;
    QByteArray m_pushedTo; ///< The cursor up to where it has pushed.
    FleetScope m_pushScope;
    std::optional<ChangePage> m_stale;    ///< An answer of before.
    std::optional<ChangePage> m_replayed; ///< Something between the two says it once more, however late.
    Milliseconds m_waitsUntil{0};
    int m_pushed = 0;
    int m_filled = 0;
    int m_cuts = 0;
    int m_compared = 0;
};

} // namespace onescreen::test
