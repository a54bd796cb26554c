// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/snapshotfiller.h"

#include <QPointer>

namespace onescreen {

void SnapshotFiller::start(bool needed, std::function<void(Outcome)> done)
{
    ++m_fill;
    m_done = std::move(done);
    execute(m_core.start(needed));
}

void SnapshotFiller::stop()
{
    ++m_fill;
    m_done = {};
    execute(m_core.stop());
}

void SnapshotFiller::execute(SnapshotCore::Commands commands)
{
    for (SnapshotCore::Command& command : commands)
        std::visit([this](auto&& each) { run(std::forward<decltype(each)>(each)); }, std::move(command));
}

void SnapshotFiller::end(Outcome outcome)
{
    ++m_fill;
    if (auto done = std::exchange(m_done, {}))
        done(std::move(outcome));
}

void SnapshotFiller::run(SnapshotCore::AskProgress)
{
    m_sink.progress(
        [self = QPointer(this), fill = m_fill](const Result<std::optional<SnapshotProgress>>& progress) {
            if (!self || fill != self->m_fill)
                return;
            self->execute(progress ? self->m_core.progressFound(*progress)
                                   : self->m_core.sinkFailed(progress.error()));
        });
}

void SnapshotFiller::run(SnapshotCore::OpenTicket)
{
    m_source.openTicket([self = QPointer(this), number = ++m_fetch](const Result<SnapshotTicket>& ticket) {
        if (!self || number != self->m_fetch)
            return;
        self->execute(ticket ? self->m_core.ticketGiven(*ticket)
                             : self->m_core.ticketRefused(ticket.error(), self->m_source.retryAfter()));
    });
}

void SnapshotFiller::run(const SnapshotCore::FetchPart& command)
{
    m_source.fetchPart(command.ticket, command.part, command.after,
                       [self = QPointer(this), number = ++m_fetch](Result<SnapshotRows> rows) {
                           if (!self || number != self->m_fetch)
                               return;
                           self->execute(
                               rows ? self->m_core.rowsArrived(*std::move(rows))
                                    : self->m_core.fetchFailed(rows.error(), self->m_source.retryAfter()));
                       });
}

void SnapshotFiller::run(SnapshotCore::BeginFill command)
{
    m_sink.begin(std::move(command.progress),
                 [self = QPointer(this), fill = m_fill](const Result<void>& done) {
                     if (!self || fill != self->m_fill)
                         return;
                     self->execute(done ? self->m_core.begun() : self->m_core.sinkFailed(done.error()));
                 });
}

void SnapshotFiller::run(SnapshotCore::StoreRows command)
{
    m_sink.store(std::move(command.rows), std::move(command.progress),
                 [self = QPointer(this), fill = m_fill](const Result<void>& done) {
                     if (self)
                         self->takeStored(fill, done);
                 });
}

void SnapshotFiller::takeStored(quint64 fill, const Result<void>& done)
{
    if (fill != m_fill)
        return;
    execute(done ? m_core.stored() : m_core.sinkFailed(done.error()));
}

void SnapshotFiller::run(const SnapshotCore::ReleaseTicket& command)
{
    m_source.release(command.ticket);
}

void SnapshotFiller::run(SnapshotCore::AbortFetch)
{
    ++m_fetch;
    m_source.abort();
}

} // namespace onescreen
