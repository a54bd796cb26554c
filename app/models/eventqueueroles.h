// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace onescreen {

/// Columns of EventQueueModel. DisplayRole is the raw value there; words, colours and shapes are added in ui.
enum class EventQueueColumn {
    Priority,
    Remaining,
    Number,
    Title,
    Category,
    Region,
    Source,
    State,
    Unit,
    Reported
};
inline constexpr int eventQueueColumnCount = 10;

/// Roles, the same for every column of a row. Times are qint64 milliseconds UTC; absent values are invalid
/// QVariants.
enum EventQueueRole {
    EventRowRole = Qt::UserRole + 1, ///< qint64, EventRow.
    EventIdRole,                     ///< QString.
    EventNumberRole,                 ///< QString.
    PriorityRole,                    ///< int of Priority.
    StateRole,                       ///< int of EventState.
    OriginRole,                      ///< int of Origin.
    TitleRole,                       ///< Redacted.
    AddressRole,                     ///< Redacted.
    CategoryNameRole,
    CategoryRootRole, ///< Code of the top category.
    RegionNameRole,   ///< County and township, joined by a space.
    SourceNameRole,
    UnitNameRole, ///< Empty when nobody has it.
    ReportedAtRole,
    DueAtRole,
    ClosedAtRole,
    RemainingMsRole, ///< Until due, negative when overdue; of an ended event, at its end.
    OverdueRole,     ///< bool
    HasPositionRole, ///< bool: it can be shown on the map.
    DepartedRole,    ///< bool: no longer matches the filter; it goes when the list is released.
    SourceCodeRole,  ///< QString.
};

} // namespace onescreen
