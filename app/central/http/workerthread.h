// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace onescreen::central {

/// A thread that owns a State: it is made, used and destroyed there, and jobs run one after the other.
template <typename State> class WorkerThread
{
public:
    using Make = std::function<Result<std::unique_ptr<State>>()>;

    /// Waits until the state is made.
    static Result<std::unique_ptr<WorkerThread>> start(const QString& name, const Make& make)
    {
        std::unique_ptr<WorkerThread> worker(new WorkerThread);
        worker->m_thread.setObjectName(name);
        worker->m_context.moveToThread(&worker->m_thread);
        worker->m_thread.start();
        std::optional<Error> fault;
        worker->runAndWait([&] {
            auto made = make();
            if (made)
                worker->m_state = *std::move(made);
            else
                fault = made.error();
        });
        if (fault)
            return std::unexpected(*std::move(fault));
        return worker;
    }
    /// Jobs that were posted before still run.
    ~WorkerThread()
    {
        runAndWait([this] { m_state.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    /// From any thread.
    void post(std::function<void(State&)> job)
    {
        QMetaObject::invokeMethod(
            &m_context, [this, job = std::move(job)] { job(*m_state); }, Qt::QueuedConnection);
    }
    /// From any other thread; waits for the answer.
    template <typename Answer> Answer ask(const std::function<Answer(State&)>& question)
    {
        std::optional<Answer> answer;
        runAndWait([&] { answer.emplace(question(*m_state)); });
        return *std::move(answer);
    }

private:
    WorkerThread() = default;
    void runAndWait(const std::function<void()>& job)
    {
        QMetaObject::invokeMethod(&m_context, job, Qt::BlockingQueuedConnection);
    }

    QThread m_thread;
    QObject m_context; ///< Lives in m_thread.
    std::unique_ptr<State> m_state;
};

} // namespace onescreen::central
