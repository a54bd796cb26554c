// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <atomic>

namespace onescreen {

/// The server's time: our clock and what it is off. Thread-safe.
class ServerClock final : public Clock
{
public:
    explicit ServerClock(const Clock& own) : m_own(own) {} ///< `own` must outlive this.

    void setOffset(Milliseconds serverMinusOwn) { m_offsetMs = serverMinusOwn.count(); }

    [[nodiscard]] UtcTime now() const override { return m_own.now() + Milliseconds{m_offsetMs.load()}; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
    {
        return m_own.monotonic();
    }

private:
    const Clock& m_own;
    std::atomic<qint64> m_offsetMs{0};
};

} // namespace onescreen
