// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace onescreen::central {

/// Counts attempts by name and says when there were too many in the time. What it holds is bounded: when too
/// many names come, those that are quiet longest are forgotten.
class AttemptLimiter
{
public:
    /// `clock` must outlive it; its monotonic time is used.
    AttemptLimiter(const Clock& clock, qsizetype most, std::chrono::seconds within)
        : m_clock(clock), m_most(most), m_within(within)
    {
    }

    /// Counts one attempt. The time to wait when there were too many already; then it is not counted.
    std::optional<std::chrono::seconds> attempt(const QString& name);
    /// The last attempt was good and does not count.
    void forgive(const QString& name);

private:
    using Moment = std::chrono::steady_clock::time_point;
    void prune(Moment now);

    const Clock& m_clock;
    qsizetype m_most;
    std::chrono::seconds m_within;
    QHash<QString, QList<Moment>> m_attempts;
};

} // namespace onescreen::central
