// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <functional>
#include <map>
#include <random>
#include <utility>

namespace onescreen::test {

/// Virtual time, chance and what is going to happen, all from one seed.
class FleetWorld
{
public:
    using Call = std::function<void()>;
    using Steady = std::chrono::steady_clock::time_point;

    explicit FleetWorld(quint64 seed) : m_random(seed) {}

    /// Later, or as soon as what is already due is done.
    void after(Milliseconds delay, Call call)
    {
        m_calls.emplace(std::pair(m_now + delay, ++m_number), std::move(call));
    }
    /// The next thing happens.
    void step();
    [[nodiscard]] Milliseconds now() const { return m_now; }
    [[nodiscard]] Steady monotonic() const { return Steady(m_now); }
    /// The server's clock, which is right.
    [[nodiscard]] UtcTime serverNow() const { return fromMs(1'716'000'000'000) + m_now; }

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    /// Of a thousand.
    bool chance(int permille) { return below(1'000) < permille; }
    double fraction() { return std::uniform_real_distribution<double>()(m_random); }
    Milliseconds between(int leastMs, int mostMs) { return Milliseconds{leastMs + below(mostMs - leastMs)}; }

    [[nodiscard]] bool isSpoilt() const { return m_spoilt; }
    /// A fault, of a thousand, while there are any.
    bool fault(int permille) { return m_spoilt && chance(permille); }
    void heal() { m_spoilt = false; }

private:
    std::mt19937_64 m_random;
    std::map<std::pair<Milliseconds, quint64>, Call> m_calls;
    quint64 m_number = 0;
    Milliseconds m_now{0};
    bool m_spoilt = true;
};

/// A machine's own clock: its steady one is the world's, its wall clock is set now and then.
class FleetClock final : public Clock
{
public:
    explicit FleetClock(const FleetWorld& world) : m_world(world) {}
    [[nodiscard]] UtcTime now() const override { return m_world.serverNow() + m_wrong; }
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override
    {
        return m_world.monotonic();
    }
    void set(Milliseconds wrong) { m_wrong = wrong; }

private:
    const FleetWorld& m_world;
    Milliseconds m_wrong{0};
};

} // namespace onescreen::test
