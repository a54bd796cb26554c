// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QObject>
#include <QTimer>

#include <utility>

namespace onescreen {

/// Tells when the machine has slept, or this process was stopped: the clock, which goes on in sleep
/// (Clock::monotonic()), has then gone much further than the timer, which does not. Setting the wall clock is
/// no sleep. Connections that were open before are dead without anybody having been told.
class WakeWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds lookEvery{2};
    static constexpr std::chrono::seconds asleepFrom{15}; ///< Shorter is a busy machine.

    /// `clock` must outlive it. Lives on a thread with an event loop.
    explicit WakeWatch(const Clock& clock, QObject* parent = nullptr)
        : QObject(parent), m_clock(clock), m_seen(clock.monotonic())
    {
        m_timer.setInterval(lookEvery);
        connect(&m_timer, &QTimer::timeout, this, &WakeWatch::look);
        m_timer.start();
    }

    /// What the timer does.
    void look()
    {
        const auto before = std::exchange(m_seen, m_clock.monotonic());
        if (m_seen - before >= asleepFrom)
            Q_EMIT woke();
    }

Q_SIGNALS:
    void woke();

private:
    const Clock& m_clock;
    std::chrono::steady_clock::time_point m_seen;
    QTimer m_timer{this};
};

} // namespace onescreen
