// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/repair.h"
#include "app/sync/livecore.h"
#include "app/sync/snapshotfiller.h"
#include "app/sync/synccore.h"

#include <QObject>
#include <QTimer>

namespace onescreen {

/// Carries out what SyncCore and LiveCore decide, on one thread with an event loop.
class SyncService : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the service. Without a live channel news come by long poll;
    /// without a filler an empty cache is filled with the log.
    SyncService(ChangeSource& source, ChangeSink& sink, LiveChannel* live, const Clock& clock,
                const SyncCore::Random& random, SnapshotFiller* filler = nullptr, QObject* parent = nullptr);

    [[nodiscard]] const LinkState& link() const { return m_core.link(); }
    [[nodiscard]] bool isLive() const { return m_liveCore.isUp(); } ///< The server pushes.

public Q_SLOTS:
    void start();
    void stop();
    void networkChanged();
    void accessChanged(); ///< We are somebody else to the server, or somebody again.
    void look(); ///< historyConfirmed() or historyChanged() follows as soon as the server can be reached.

Q_SIGNALS:
    void linkChanged(const onescreen::LinkState& link);
    /// A fault of the cache or a refusal of the server; once each until something works again.
    void failed(const onescreen::Error& error);
    void historyConfirmed(); ///< A page has come that joins on to what the cache has.
    /// The server refused our position, or there is none; the cache begins anew. Again with the first of its
    /// rows, because the history may have become another one since.
    void historyChanged();
    void regionsRemoved(); ///< Rows that may not be seen any more have gone from the cache.
    void
    digestsHeard(const onescreen::DigestReport& report); ///< The server's sums, after a page or heartbeat.
    void wasReset(); ///< The cache was emptied because the server has another history.

private:
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
    void run(const SyncCore::ReportFault& command);

    void execute(const LiveCore::Commands& commands);
    void run(LiveCore::Connect command);
    void run(LiveCore::Abort command);
    void run(LiveCore::StartTimer command);
    void run(LiveCore::StopTimer command);
    void run(LiveCore::ReportUp command);
    void run(LiveCore::ReportDown command);
    void takeFrame(Result<LiveFrame> frame);
    void hearHeartbeat(const LiveHeartbeat& heartbeat);

    ChangeSource& m_source;
    ChangeSink& m_sink;
    LiveChannel* m_live;
    SnapshotFiller* m_filler;
    SyncCore m_core;
    LiveCore m_liveCore;
    QTimer m_timer;
    QTimer m_liveTimer;
    quint64 m_socket = 0; ///< Number of the channel whose frames count.
    quint64 m_fetch = 0;  ///< Number of the request whose answer counts.
};

} // namespace onescreen
