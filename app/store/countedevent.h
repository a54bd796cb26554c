// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/event.h"

#include <optional>

namespace onescreen {

/// What rollups and cube look at in an event. Categories, sources and units as numbers of the code book.
struct CountedEvent
{
    qint32 region = 0;
    qint64 category = 0;
    qint64 source = 0;
    std::optional<qint64> unit;
    EventState state = EventState::Reported;
    Priority priority = Priority::Normal;
    Origin origin = Origin::Live;
    UtcTime at;
    std::optional<UtcTime> accepted;
    std::optional<UtcTime> assigned;
    std::optional<UtcTime> due;
    std::optional<UtcTime> closed;
    qint64 reopened = 0; ///< How often this cache saw it go from closed to open.
};

/// Business day (Asia/Shanghai) as days since 1970-01-01.
qint64 dayNumber(UtcTime time);
/// Its month as 12 × year + month − 1.
qint32 monthNumber(UtcTime time);
qint32 monthNumber(QDate day);
QDate firstDayOf(qint32 month);
UtcTime beginOf(qint32 month); ///< 00:00 of the first day, Asia/Shanghai.

} // namespace onescreen
