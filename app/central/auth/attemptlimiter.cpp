// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/attemptlimiter.h"

#include <algorithm>
#include <utility>

namespace onescreen::central {

namespace {

constexpr qsizetype mostNames = 10'000;

} // namespace

std::optional<std::chrono::seconds> AttemptLimiter::attempt(const QString& name)
{
    const Moment now = m_clock.monotonic();
    prune(now);
    QList<Moment>& times = m_attempts[name];
    times.removeIf([&](Moment time) { return now - time >= m_within; });
    if (times.size() >= m_most)
        return std::max(std::chrono::seconds(1),
                        std::chrono::ceil<std::chrono::seconds>(m_within - (now - times.first())));
    times.append(now);
    return std::nullopt;
}

void AttemptLimiter::forgive(const QString& name)
{
    const auto found = m_attempts.find(name);
    if (found == m_attempts.end())
        return;
    found->removeLast();
    if (found->isEmpty())
        m_attempts.erase(found);
}

void AttemptLimiter::prune(Moment now)
{
    if (m_attempts.size() < mostNames)
        return;
    m_attempts.removeIf([&](const std::pair<const QString&, QList<Moment>&>& entry) {
        return now - entry.second.last() >= m_within;
    });
    if (m_attempts.size() < mostNames)
        return;
    auto quietest = m_attempts.begin();
    for (auto at = m_attempts.begin(); at != m_attempts.end(); ++at) {
        if (at->last() < quietest->last())
            quietest = at;
    }
    m_attempts.erase(quietest);
}

} // namespace onescreen::central
