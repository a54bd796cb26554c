// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/centralapi.h"
#include "app/store/outboxthread.h"
#include "app/sync/outboxcore.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <vector>

namespace onescreen {

/// Carries out what OutboxCore decides: the file on its own thread, the requests on a network access manager
/// of their own, so that downloads cannot hold operators' actions up. Lives on the thread that made it.
class OutboxService : public QObject
{
    Q_OBJECT

public:
    using Given = std::function<void(Result<OutboxEntry>)>;

    /// `clock` gives the server's time and must outlive the service.
    OutboxService(const QString& folder, const Clock& clock, QUrl central, OutboxCore::Random random,
                  QObject* parent = nullptr);

    /// Opens the file and goes on with what it has; asked for again by give() when it failed.
    void open();
    /// `given` hears that the action is on the disk, or why it is not: then nothing was done.
    void give(ActionOrder order, Given given);
    void release(const ActionId& id) { execute(m_core.released(id)); }
    void withdraw(const ActionId& id) { execute(m_core.withdrawn(id)); }
    void setOnline(bool online) { execute(m_core.linkChanged(online)); }

Q_SIGNALS:
    void
    entryChanged(const onescreen::OutboxEntry& entry); ///< Every change of every entry, the first one too.
    void summaryChanged(const onescreen::OutboxSummary& summary);
    void entriesLoaded(const std::vector<onescreen::OutboxEntry>& newestFirst); ///< After open().
    void failed(const onescreen::Error& error); ///< The file is damaged, cannot be opened or not be written.

private:
    static constexpr int mostShown = 200;

    void execute(const OutboxCore::Commands& commands);
    void run(const OutboxCore::Store& command);
    void run(OutboxCore::StartTimer command) { m_timer.start(command.delay); }
    void run(const OutboxCore::Report& command) { Q_EMIT summaryChanged(command.summary); }
    void send(const OutboxEntry& entry);
    void onOpened(const Result<OutboxThread::Opened>& opened);

    const QUrl m_central;
    QNetworkAccessManager m_network;
    OutboxThread m_file;
    OutboxCore m_core;
    QTimer m_timer;
    bool m_open = false;
};

} // namespace onescreen
