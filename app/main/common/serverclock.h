// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/linkstate.h"

#include <atomic>
#include <limits>

namespace onescreen {

/// The server's time: what it said last and what has passed since by the steady clock. Setting this machine's
/// wall clock does not move it. Before the first answer it is our own wall clock. now() from any thread,
/// follow() from one.
class ServerClock final : public Clock
{
public:
    explicit ServerClock(const Clock& own) : m_own(own) {} ///< `own` must outlive this.

    /// Takes the server's time over from a link that has just heard it; a link without news changes nothing.
    void follow(const LinkState& link)
    {
        if (!link.lastContact || link.lastContact == m_lastContact)
            return;
        m_lastContact = link.lastContact;
        m_overSteadyMs = toMs(*link.lastContact + link.clockOffset) - steadyMs();
    }

    [[nodiscard]] UtcTime now() const override
    {
        const qint64 over = m_overSteadyMs.load();
        return over == unheard ? m_own.now() : fromMs(steadyMs() + over);
    }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
    {
        return m_own.monotonic();
    }

private:
    static constexpr qint64 unheard = std::numeric_limits<qint64>::min();

    [[nodiscard]] qint64 steadyMs() const
    {
        return std::chrono::duration_cast<Milliseconds>(m_own.monotonic().time_since_epoch()).count();
    }

    const Clock& m_own;
    std::optional<UtcTime> m_lastContact;
    std::atomic<qint64> m_overSteadyMs{unheard}; ///< The server's time minus the steady clock.
};

} // namespace onescreen
