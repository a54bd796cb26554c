// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sync/livecore.h"
#include "app/sync/synccore.h"

#include <QObject>
#include <QTimer>

namespace onescreen {

/// Carries out what SyncCore and LiveCore decide, on one thread with an event loop.
class SyncService : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the service. Without a live channel news come by long poll.
    SyncService(ChangeSource& source, ChangeSink& sink, LiveChannel* live, const Clock& clock,
                const SyncCore::Random& random, QObject* parent = nullptr);

    [[nodiscard]] const LinkState& link() const { return m_core.link(); }
    [[nodiscard]] bool isLive() const { return m_liveCore.isUp(); } ///< The server pushes.

public Q_SLOTS:
    void start();
    void stop();
    void networkChanged();

Q_SIGNALS:
    void linkChanged(const onescreen::LinkState& link);
    /// A fault of the cache or a refusal of the server; once each until something works again.
    void failed(const onescreen::Error& error);
    void wasReset(); ///< The cache was emptied because the server has another history.

private:
    void execute(SyncCore::Commands commands);
    void run(SyncCore::OpenSink command);
    void run(SyncCore::ResetSink command);
    void run(const SyncCore::FetchPage& command);
    void run(SyncCore::AbortFetch command);
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

    ChangeSource& m_source;
    ChangeSink& m_sink;
    LiveChannel* m_live;
    SyncCore m_core;
    LiveCore m_liveCore;
    QTimer m_timer;
    QTimer m_liveTimer;
    quint64 m_socket = 0; ///< Number of the channel whose frames count.
    quint64 m_fetch = 0;  ///< Number of the request whose answer counts.
};

} // namespace onescreen
