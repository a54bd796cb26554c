// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <utility>

namespace onescreen {

/// One kind of question of one model: at most one is in flight and at most one waits behind it, and two are
/// asked no closer together than `spacing`. An answer to an outdated question is dropped, never delivered.
/// Everything happens on the thread that made the lane.
template <typename T> class QuestionLane
{
public:
    using Ask = std::function<QFuture<Result<T>>()>;
    using Deliver = std::function<void(Result<T>)>;

    QuestionLane(std::chrono::milliseconds spacing, Ask ask, Deliver deliver,
                 std::chrono::milliseconds retry = std::chrono::seconds{5})
        : m_ask(std::move(ask)), m_deliver(std::move(deliver))
    {
        m_gap.setSingleShot(true);
        m_gap.setInterval(spacing);
        m_retry.setSingleShot(true);
        m_retry.setInterval(retry);
        QObject::connect(&m_gap, &QTimer::timeout, &m_life, [this] { askIfDue(); });
        QObject::connect(&m_retry, &QTimer::timeout, &m_life, [this] { refresh(); });
    }
    QuestionLane(const QuestionLane&) = delete;
    QuestionLane& operator=(const QuestionLane&) = delete;

    /// The data have changed: ask again. The answer in flight is still welcome.
    void refresh()
    {
        m_waiting = true;
        askIfDue();
    }
    /// The question itself has changed: whatever is in flight is outdated, and the next need not keep the
    /// spacing.
    void restart()
    {
        ++m_generation;
        m_gap.stop();
        refresh();
    }
    /// Nothing is wanted any more; an answer in flight is dropped.
    void cancel()
    {
        ++m_generation;
        m_waiting = false;
        m_retry.stop();
    }
    [[nodiscard]] bool isBusy() const { return m_inFlight || m_waiting; }
    [[nodiscard]] bool isInFlight() const { return m_inFlight; }
    /// True while delivering when a newer question already waits.
    [[nodiscard]] bool hasWaiting() const { return m_waiting; }

private:
    void askIfDue()
    {
        if (!m_waiting || m_inFlight || m_gap.isActive())
            return;
        m_waiting = false;
        m_inFlight = true;
        m_retry.stop();
        if (m_gap.interval() > 0)
            m_gap.start();
        // Qt cancels what waits for an object that goes, and tells so while it is going: hence the guard.
        const auto give = [this, generation = m_generation,
                           life = QPointer<QObject>(&m_life)](Result<T> answer) {
            if (life)
                finish(generation, std::move(answer));
        };
        m_ask().then(&m_life, give).onCanceled(&m_life, [give] {
            give(failure(ErrorKind::Cancelled, QStringLiteral("the question was cancelled")));
        });
    }
    void finish(quint64 generation, Result<T> answer)
    {
        m_inFlight = false;
        if (generation == m_generation) {
            if (!answer)
                m_retry.start();
            m_deliver(std::move(answer));
        }
        askIfDue();
    }

    QObject m_life; ///< Answers that come after the end of the lane find it gone.
    Ask m_ask;
    Deliver m_deliver;
    QTimer m_gap;
    QTimer m_retry;
    quint64 m_generation = 0;
    bool m_inFlight = false;
    bool m_waiting = false;
};

} // namespace onescreen
