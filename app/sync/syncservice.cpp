// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/syncservice.h"

#include <QPointer>

namespace onescreen {

SyncService::SyncService(ChangeSource& source, ChangeSink& sink, LiveChannel* live, const Clock& clock,
                         const SyncCore::Random& random, SnapshotFiller* filler, QObject* parent)
    : QObject(parent), m_source(source), m_sink(sink), m_live(live), m_filler(filler),
      m_core(clock, random, filler != nullptr), m_liveCore(clock, random), m_timer(this), m_liveTimer(this)
{
    m_timer.setSingleShot(true);
    m_liveTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { execute(m_core.timerFired()); });
    connect(&m_liveTimer, &QTimer::timeout, this, [this] { execute(m_liveCore.timerFired()); });
}

void SyncService::start()
{
    execute(m_core.start());
}

void SyncService::stop()
{
    execute(m_core.stop());
    execute(m_liveCore.stop());
}

void SyncService::networkChanged()
{
    execute(m_liveCore.networkChanged());
    execute(m_core.networkChanged());
}

void SyncService::accessChanged()
{
    execute(m_core.accessChanged());
}

void SyncService::look()
{
    execute(m_core.look());
}

void SyncService::execute(SyncCore::Commands commands)
{
    for (SyncCore::Command& command : commands)
        std::visit([this](auto&& each) { run(std::forward<decltype(each)>(each)); }, std::move(command));
}

void SyncService::run(SyncCore::OpenSink)
{
    m_sink.open([self = QPointer(this)](const Result<SyncPosition>& position) {
        if (!self)
            return;
        // Without a position nothing would tell another history from the one that was there before.
        if (position && position->cursor.isEmpty())
            Q_EMIT self->historyChanged();
        self->execute(position ? self->m_core.opened(*position) : self->m_core.openFailed(position.error()));
    });
}

void SyncService::run(SyncCore::ResetSink)
{
    Q_EMIT historyChanged();
    m_sink.reset([self = QPointer(this)](const Result<void>& done) {
        if (!self)
            return;
        if (done)
            Q_EMIT self->wasReset();
        self->execute(done ? self->m_core.resetDone() : self->m_core.resetFailed(done.error()));
    });
}

void SyncService::run(SyncCore::FillSink command)
{
    m_filler->start(command.needed, [self = QPointer(this)](const SnapshotFiller::Outcome& outcome) {
        if (!self)
            return;
        if (const auto* position = std::get_if<SyncPosition>(&outcome)) {
            Q_EMIT self->historyChanged();
            return self->execute(self->m_core.filled(*position));
        }
        if (const auto* failed = std::get_if<SnapshotCore::ReportFailed>(&outcome))
            return self->execute(
                self->m_core.fillFailed(failed->error, failed->ofCache, failed->retryAfter, failed->scope));
        self->execute(self->m_core.fillDeclined());
    });
}

void SyncService::run(SyncCore::AbortFill)
{
    m_filler->stop();
}

void SyncService::run(const SyncCore::FetchPage& command)
{
    m_source.fetch(command.cursor, command.waitSeconds,
                   [self = QPointer(this), number = ++m_fetch](Result<ChangePage> page) {
                       if (!self || number != self->m_fetch)
                           return;
                       if (page)
                           return self->execute(self->m_core.pageArrived(*std::move(page)));
                       const auto scope = self->m_source.scopeChange();
                       self->execute(
                           scope ? self->m_core.scopeChanged(*scope, page.error())
                                 : self->m_core.pageFailed(page.error(), self->m_source.retryAfter()));
                   });
}

void SyncService::run(SyncCore::AbortFetch)
{
    ++m_fetch;
    m_source.abort();
}

void SyncService::run(const SyncCore::RemoveRegions& command)
{
    m_sink.removeRegions(command.change, [self = QPointer(this)](const Result<SyncPosition>& position) {
        if (!self)
            return;
        if (position)
            Q_EMIT self->regionsRemoved();
        self->execute(position ? self->m_core.regionsRemoved(*position)
                               : self->m_core.removalFailed(position.error()));
    });
}

void SyncService::run(SyncCore::ApplyPage command)
{
    // Since we began anew the server may have got another history once more, and nothing would tell.
    if (m_core.position().cursor.isEmpty())
        Q_EMIT historyChanged();
    Q_EMIT historyConfirmed();
    const qint64 to = command.page.to;
    auto digests = std::exchange(command.page.digests, std::nullopt);
    m_sink.apply(std::move(command.page),
                 [self = QPointer(this), to, digests = std::move(digests)](const Result<void>& done) {
                     if (!self)
                         return;
                     self->execute(done ? self->m_core.applied() : self->m_core.applyFailed(done.error()));
                     if (done && digests)
                         Q_EMIT self->digestsHeard({.seq = to, .digests = *digests});
                 });
}

void SyncService::run(SyncCore::StartTimer command)
{
    m_timer.start(command.delay);
}

void SyncService::run(SyncCore::StopTimer)
{
    m_timer.stop();
}

void SyncService::run(const SyncCore::ReportLink& command)
{
    Q_EMIT linkChanged(command.link);
    // The socket begins where the cache stands, so it is opened once that is near the head.
    if (m_live && command.link.phase == LinkPhase::Online)
        execute(m_liveCore.want());
}

void SyncService::run(const SyncCore::ReportFault& command)
{
    Q_EMIT failed(command.error);
}

void SyncService::execute(const LiveCore::Commands& commands)
{
    for (const LiveCore::Command& command : commands)
        std::visit([this](const auto& each) { run(each); }, command);
}

void SyncService::run(LiveCore::Connect)
{
    m_live->open(m_core.position().cursor,
                 [self = QPointer(this), number = ++m_socket](Result<LiveFrame> frame) {
                     if (self && number == self->m_socket)
                         self->takeFrame(std::move(frame));
                 });
}

void SyncService::run(LiveCore::Abort)
{
    ++m_socket;
    m_live->abort();
}

void SyncService::run(LiveCore::StartTimer command)
{
    m_liveTimer.start(command.delay);
}

void SyncService::run(LiveCore::StopTimer)
{
    m_liveTimer.stop();
}

void SyncService::run(LiveCore::ReportUp)
{
    execute(m_core.liveUp());
}

void SyncService::run(LiveCore::ReportDown)
{
    execute(m_core.liveDown());
}

void SyncService::takeFrame(Result<LiveFrame> frame)
{
    if (!frame)
        return execute(m_liveCore.closed(frame.error()));
    if (const auto* welcome = std::get_if<LiveWelcome>(&*frame)) {
        execute(m_liveCore.welcomed(*welcome));
        return execute(m_core.liveHint(welcome->head));
    }
    if (const auto* bye = std::get_if<LiveBye>(&*frame)) {
        execute(m_liveCore.leaving(*bye));
        if (bye->code == LiveByeCode::Scope)
            execute(m_core.accessChanged()); // rows that may not be seen any more must not wait
        return;
    }
    execute(m_liveCore.heard());
    if (auto* page = std::get_if<ChangePage>(&*frame))
        execute(m_core.livePage(std::move(*page)));
    else if (const auto* hint = std::get_if<LiveHint>(&*frame))
        execute(m_core.liveHint(hint->to));
    else if (const auto* heartbeat = std::get_if<LiveHeartbeat>(&*frame))
        hearHeartbeat(*heartbeat);
}

void SyncService::hearHeartbeat(const LiveHeartbeat& heartbeat)
{
    execute(m_core.liveHeartbeat(heartbeat));
    if (heartbeat.digests)
        Q_EMIT digestsHeard({.seq = heartbeat.to, .digests = *heartbeat.digests});
}

} // namespace onescreen
