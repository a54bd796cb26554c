// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/sync/fleet/fleetnetwork.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::test {

void FleetTimer::start(Milliseconds delay, FleetWorld::Call call)
{
    const quint64 mine = ++*m_number;
    m_world.after(delay, [number = m_number, mine, call = std::move(call)] {
        if (*number == mine) {
            ++*number;
            call();
        }
    });
}

void FleetNetwork::carry(FleetWorld::Call call)
{
    if (isCut() || m_world.fault(30))
        return;
    const bool isLate = m_world.fault(60);
    m_world.after(isLate ? m_world.between(100, 8'000) : m_world.between(5, 60), std::move(call));
}

void FleetNetwork::wake()
{
    for (FleetWorld::Call& call : std::exchange(m_waiting, {}))
        m_world.after(m_world.between(1, 30), std::move(call));
}

FleetRefusal FleetNetwork::busy()
{
    const Milliseconds told = m_world.between(1, 30) * 1'000;
    m_toldUntil = std::max(m_toldUntil, m_world.now() + told + told / 2);
    return {.error = {.kind = ErrorKind::Offline, .text = u"busy"_s}, .retryAfter = told};
}

int FleetNetwork::most(const std::vector<Milliseconds>& times, Milliseconds from, Milliseconds span)
{
    std::ptrdiff_t most = 0;
    auto first = std::ranges::lower_bound(times, from);
    for (auto last = first; last != times.end(); ++last) {
        while (*first <= *last - span)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return static_cast<int>(most);
}

int FleetNetwork::askedSince(Milliseconds from) const
{
    return static_cast<int>(m_asked.end() - std::ranges::lower_bound(m_asked, from));
}

} // namespace onescreen::test
