// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/outboxservice.h"

#include <QPointer>

#include <memory>

namespace onescreen {

OutboxService::OutboxService(const QString& folder, const Clock& clock, CentralAccess access,
                             OutboxCore::Random random, QObject* parent, OutboxFaultPoint lost)
    : QObject(parent), m_access(std::move(access)), m_file(folder, clock), m_core(clock, std::move(random)),
      m_timer(this), m_watch(this), m_lost(std::move(lost))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { execute(m_core.timerFired()); });
    connect(&m_watch, &QTimer::timeout, this, [this] { execute(m_core.timerFired()); });
    m_watch.start(watchEvery);
}

void OutboxService::open()
{
    m_file.open().then(this, [this](const Result<OutboxThread::Opened>& opened) { onOpened(opened); });
}

void OutboxService::onOpened(const Result<OutboxThread::Opened>& opened)
{
    if (!opened) {
        Q_EMIT failed(opened.error());
        return;
    }
    if (m_open)
        return;
    m_open = true;
    if (opened->damage)
        Q_EMIT failed(*opened->damage);
    m_file.recent(mostShown).then(this, [this](const Result<std::vector<OutboxEntry>>& entries) {
        if (entries)
            Q_EMIT entriesLoaded(*entries);
        else
            Q_EMIT failed(entries.error());
    });
    execute(m_core.loaded(opened->unsettled));
}

void OutboxService::give(ActionOrder order, Given given)
{
    if (!m_open)
        open(); // Asked before the action, so it is tried before the action is written.
    m_file.add(std::move(order))
        .then(this, [this, given = std::move(given)](const Result<OutboxEntry>& entry) {
            given(entry);
            if (!entry)
                return;
            Q_EMIT entryChanged(*entry);
            execute(m_core.added(*entry));
        });
}

void OutboxService::execute(const OutboxCore::Commands& commands)
{
    for (const OutboxCore::Command& command : commands)
        std::visit([this](const auto& each) { run(each); }, command);
}

void OutboxService::run(const OutboxCore::Store& command)
{
    m_file.update(command.entry)
        .then(this, [this, entry = command.entry, send = command.send](const Result<void>& written) {
            if (!written)
                Q_EMIT failed(written.error());
            else
                Q_EMIT entryChanged(entry);
            if (!send && !written)
                return execute(m_core.notWritten(entry));
            if (!send)
                return;
            if (written)
                this->send(entry);
            else
                execute(m_core.failed(entry.order.id,
                                      {.kind = ErrorKind::DiskFull, .text = written.error().text}));
        });
}

void OutboxService::run(OutboxCore::StartTimer command)
{
    if (!isLost(OutboxWakeUp::Timer))
        m_timer.start(command.delay);
}

void OutboxService::run(const OutboxCore::FindSettled& command)
{
    m_file.recheckable(command.since).then(this, [this](const Result<std::vector<OutboxEntry>>& done) {
        if (done)
            execute(m_core.recheck(*done));
        else
            Q_EMIT failed(done.error());
    });
}

void OutboxService::run(const OutboxCore::AskStatus& command)
{
    const auto self = std::make_shared<QPointer<HttpJob>>();
    auto* job = new ActionStatusJob(
        m_access, command.ids,
        [this, self](const Result<std::vector<ActionKnowledge>>& known) {
            execute(known ? m_core.statusArrived(*known)
                          : m_core.statusFailed(known.error(), (*self)->retryAfter()));
        },
        this);
    *self = job;
    job->start();
}

void OutboxService::send(const OutboxEntry& entry)
{
    if (isLost(OutboxWakeUp::Send))
        return;
    const auto self = std::make_shared<QPointer<HttpJob>>();
    auto* job = new ActionsJob(
        m_access, {entry.order},
        [this, self, id = entry.order.id](const Result<std::vector<ActionAnswer>>& answers) {
            execute(answers ? m_core.answered(id, answers->front())
                            : m_core.failed(id, answers.error(), (*self)->retryAfter()));
        },
        this);
    *self = job;
    job->start();
}

} // namespace onescreen
