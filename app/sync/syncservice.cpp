// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/syncservice.h"

#include <QPointer>

namespace onescreen {

SyncService::SyncService(ChangeSource& source, ChangeSink& sink, const Clock& clock, SyncCore::Random random,
                         QObject* parent)
    : QObject(parent), m_source(source), m_sink(sink), m_core(clock, std::move(random)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { execute(m_core.timerFired()); });
}

void SyncService::start()
{
    execute(m_core.start());
}

void SyncService::stop()
{
    execute(m_core.stop());
}

void SyncService::networkChanged()
{
    execute(m_core.networkChanged());
}

void SyncService::execute(SyncCore::Commands commands)
{
    for (SyncCore::Command& command : commands)
        std::visit([this](auto&& each) { run(std::forward<decltype(each)>(each)); }, std::move(command));
}

void SyncService::run(SyncCore::OpenSink)
{
    m_sink.open([self = QPointer(this)](const Result<SyncPosition>& position) {
        if (self)
            self->execute(position ? self->m_core.opened(*position)
                                   : self->m_core.openFailed(position.error()));
    });
}

void SyncService::run(SyncCore::ResetSink)
{
    m_sink.reset([self = QPointer(this)](const Result<void>& done) {
        if (!self)
            return;
        if (done)
            Q_EMIT self->wasReset();
        self->execute(done ? self->m_core.resetDone() : self->m_core.resetFailed(done.error()));
    });
}

void SyncService::run(const SyncCore::FetchPage& command)
{
    m_source.fetch(command.cursor, command.waitSeconds,
                   [self = QPointer(this), number = ++m_fetch](Result<ChangePage> page) {
                       if (!self || number != self->m_fetch)
                           return;
                       self->execute(page ? self->m_core.pageArrived(*std::move(page))
                                          : self->m_core.pageFailed(page.error()));
                   });
}

void SyncService::run(SyncCore::AbortFetch)
{
    ++m_fetch;
    m_source.abort();
}

void SyncService::run(SyncCore::ApplyPage command)
{
    m_sink.apply(std::move(command.page), [self = QPointer(this)](const Result<void>& done) {
        if (self)
            self->execute(done ? self->m_core.applied() : self->m_core.applyFailed(done.error()));
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
}

void SyncService::run(const SyncCore::ReportFault& command)
{
    Q_EMIT failed(command.error);
}

} // namespace onescreen
