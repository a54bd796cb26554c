// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/mappoint.h"

#include <limits>
#include <optional>
#include <vector>

namespace onescreen {

/// What is known of the times of an event, to show it as it was at some moment. Only the moments that the
/// record holds are known: when it went from assigned to handling, or was suspended, is not, so it stays
/// assigned until its end.
struct EventLife
{
    static constexpr qint64 never = std::numeric_limits<qint64>::max();

    MapPoint point; ///< With its present state; `category` is an index into EventLives::categoryRoots.
    bool hasPosition = true;
    qint64 reported = 0; ///< Milliseconds since 1970, as the others.
    qint64 accepted = never;
    qint64 assigned = never;
    qint64 closed = never;

    /// None before it was reported.
    [[nodiscard]] std::optional<EventState> stateAt(UtcTime at) const
    {
        const qint64 ms = toMs(at);
        if (ms < reported)
            return std::nullopt;
        if (ms >= closed)
            return point.state;
        if (ms >= assigned)
            return EventState::Assigned;
        return ms >= accepted ? EventState::Accepted : EventState::Reported;
    }
};

struct EventLives
{
    std::vector<EventLife> lives; ///< By time of report.
    std::vector<QString> categoryRoots;
    bool cut = false; ///< There were more than asked for; the latest are here.
};

} // namespace onescreen
