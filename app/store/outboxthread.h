// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/outboxfile.h"

#include <QFuture>
#include <QThread>

#include <memory>

namespace onescreen {

/// A thread with the OutboxFile on it. Every call returns at once and is done in order; every future ends
/// with one result. Calls before open() has succeeded answer NotFound. The destructor finishes what was
/// asked.
class OutboxThread
{
public:
    /// `clock` must outlive the thread.
    OutboxThread(QString folder, const Clock& clock);
    ~OutboxThread();
    OutboxThread(const OutboxThread&) = delete;
    OutboxThread& operator=(const OutboxThread&) = delete;

    /// What the file had to say when it was opened.
    struct Opened
    {
        std::vector<OutboxEntry> unsettled;
        std::optional<Error> damage; ///< See OutboxFile::damage().
    };
    QFuture<Result<Opened>> open();
    QFuture<Result<OutboxEntry>> add(ActionOrder order); ///< On the disk when this answers.
    QFuture<Result<void>> update(OutboxEntry entry);
    QFuture<Result<std::vector<OutboxEntry>>> recent(int most);
    QFuture<Result<std::vector<OutboxEntry>>> recheckable(UtcTime since);
    QFuture<void> close();

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onescreen
