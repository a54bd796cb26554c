// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/centralapi.h"
#include "app/store/outboxthread.h"
#include "app/sync/outboxcore.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace onescreen {

/// What keeps the outbox going.
enum class OutboxWakeUp {
    Timer, ///< The core's own timer.
    Send   ///< A written action is handed to the network.
};
/// A fault point: the wake-ups for which it answers true get lost. Programs have none; the tests of the stuck
/// detector do.
using OutboxFaultPoint = std::function<bool(OutboxWakeUp)>;

/// Carries out what OutboxCore decides: the file on its own thread, the requests through `access`, whose
/// network access manager is to be its own, so that downloads cannot hold operators' actions up. Lives on the
/// thread that made it.
class OutboxService : public QObject
{
    Q_OBJECT

public:
    using Given = std::function<void(Result<OutboxEntry>)>;

    /// `clock` gives the server's time and must outlive the service.
    OutboxService(const QString& folder, const Clock& clock, CentralAccess access, OutboxCore::Random random,
                  QObject* parent = nullptr, OutboxFaultPoint lost = {});

    /// Opens the file and goes on with what it has; asked for again by give() when it failed.
    void open();
    /// `given` hears that the action is on the disk, or why it is not: then nothing was done.
    void give(ActionOrder order, Given given);
    void release(const ActionId& id) { execute(m_core.released(id)); }
    void withdraw(const ActionId& id) { execute(m_core.withdrawn(id)); }
    void setOnline(bool online) { execute(m_core.linkChanged(online)); }
    void historyConfirmed() { execute(m_core.historyConfirmed()); }
    void historyChanged() { execute(m_core.historyChanged()); }

Q_SIGNALS:
    void historyWanted(); ///< Something waits for historyConfirmed() or historyChanged().
    void
    entryChanged(const onescreen::OutboxEntry& entry); ///< Every change of every entry, the first one too.
    void summaryChanged(const onescreen::OutboxSummary& summary);
    void entriesLoaded(const std::vector<onescreen::OutboxEntry>& newestFirst); ///< After open().
    void failed(const onescreen::Error& error); ///< The file is damaged, cannot be opened or not be written.

private:
    static constexpr int mostShown = 200;
    /// Beside the core's own timer, so that a wake-up that gets lost costs time and nothing else.
    static constexpr std::chrono::seconds watchEvery{10};

    void execute(const OutboxCore::Commands& commands);
    void run(const OutboxCore::Store& command);
    void run(OutboxCore::StartTimer command);
    void run(const OutboxCore::Report& command) { Q_EMIT summaryChanged(command.summary); }
    void run(const OutboxCore::FindSettled& command);
    void run(const OutboxCore::AskStatus& command);
    void run(OutboxCore::LookAtHistory) { Q_EMIT historyWanted(); }
    void send(const OutboxEntry& entry);
    [[nodiscard]] bool isLost(OutboxWakeUp wakeUp) const { return m_lost && m_lost(wakeUp); }
    void onOpened(const Result<OutboxThread::Opened>& opened);

    CentralAccess m_access;
    OutboxThread m_file;
    OutboxCore m_core;
    QTimer m_timer;
    QTimer m_watch;
    OutboxFaultPoint m_lost;
    bool m_open = false;
};

} // namespace onescreen
