// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sync/outboxcore.h"
#include "tests/unit/sync/fleet/fleetdisk.h"
#include "tests/unit/sync/fleet/fleetnetwork.h"

#include <set>

namespace onescreen::test {

/// The outbox of one client: its rules are the program's, its file and its network are modelled.
class FleetOutbox
{
public:
    struct Surroundings
    {
        FleetWorld& world;
        FleetServer& server;
        FleetNetwork& network;
        FleetDisk& disk;
        const FleetScope& scope;
    };
    /// `time` is the server's as the program knows it; `look` asks how the server stands.
    FleetOutbox(const Surroundings& around, QString name, FleetWorld::Call look);

    void start(const Clock& time);
    void end(); ///< The program ends; the file stays.
    void give(std::size_t row, qint64 version);
    void decide(); ///< A person decides about one that waits for it.
    void setOnline(bool online) { execute(m_core->linkChanged(online)); }
    void historyConfirmed() { execute(m_core->historyConfirmed()); }
    void historyChanged() { execute(m_core->historyChanged()); }

    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] QString told() const;
    void check() const; ///< At the end: every order that was kept has an end, and the right one.
    [[nodiscard]] int kept() const { return static_cast<int>(m_kept.size()); }
    [[nodiscard]] int unknown() const { return m_unknown; }

private:
    void execute(OutboxCore::Commands commands);
    void run(const OutboxCore::Store& command);
    void run(OutboxCore::StartTimer command);
    void run(const OutboxCore::Report& /*command*/) {}
    void run(const OutboxCore::FindSettled& command);
    void run(const OutboxCore::AskStatus& command);
    void run(OutboxCore::LookAtHistory command);
    void send(const OutboxEntry& entry);
    void load();
    void watch();
    [[nodiscard]] std::vector<OutboxEntry>
    entries(const std::function<bool(const OutboxEntry&)>& which) const;

    Surroundings m_around;
    QString m_name;
    FleetWorld::Call m_look;
    FleetTimer m_timer;
    FleetTimer m_watch;
    const Clock* m_time = nullptr;
    std::optional<OutboxCore> m_core;
    quint64 m_run = 0;
    bool m_isOpen = false;
    int m_given = 0;
    int m_unknown = 0;
    std::map<qint64, OutboxEntry> m_file;
    std::set<QString> m_kept;               ///< The operator was told that these are kept.
    std::map<QString, QByteArray> m_sentTo; ///< The history it went to since a person last decided on it.
};

} // namespace onescreen::test
