// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace onescreen {

/// Decorrelated jitter: each wait is drawn from [shortest, 3 × the wait before], at most longest, so that
/// many clients that lost the same server do not come back together. Begins anew only after a minute of
/// health.
class Backoff
{
public:
    /// Uniform in [0, 1).
    using Random = std::function<double()>;

    static constexpr Milliseconds shortest{1'000};
    static constexpr Milliseconds longest{60'000};
    static constexpr Milliseconds healthBeforeReset{60'000};
    static constexpr Milliseconds mostBelieved{600'000};

    /// `clock` must outlive it.
    Backoff(const Clock& clock, Random random) : m_clock(clock), m_random(std::move(random)) {}

    /// Something worked; only the first call after a failure counts.
    void healthy()
    {
        if (!m_healthySince)
            m_healthySince = m_clock.monotonic();
    }
    /// Something failed in a way that is not answered with next().
    void unhealthy() { m_healthySince.reset(); }
    /// Something failed: how long to wait.
    Milliseconds next()
    {
        if (m_healthySince && m_clock.monotonic() - *m_healthySince >= healthBeforeReset)
            m_last = shortest;
        m_healthySince.reset();
        m_last = std::min(longest, between(shortest, 3 * m_last));
        return m_last;
    }
    /// The same where the server said when to come back: not before, and up to half as long again, so that
    /// not all come at once. More than mostBelieved is not believed.
    Milliseconds next(std::optional<Milliseconds> told)
    {
        const Milliseconds own = next();
        return told ? std::max(own, believed(*told)) : own;
    }
    /// What is made of a time that the server named.
    Milliseconds believed(Milliseconds told)
    {
        const Milliseconds least = std::clamp(told, Milliseconds{0}, mostBelieved);
        return between(least, least + least / 2);
    }
    void reset() { m_last = shortest; }
    /// Drawn from [least, most).
    Milliseconds between(Milliseconds least, Milliseconds most)
    {
        const auto span = static_cast<double>((most - least).count());
        return least + Milliseconds{static_cast<qint64>(m_random() * span)};
    }

private:
    const Clock& m_clock;
    Random m_random;
    Milliseconds m_last = shortest;
    std::optional<std::chrono::steady_clock::time_point> m_healthySince;
};

} // namespace onescreen
