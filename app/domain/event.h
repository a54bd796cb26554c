// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/checked.h"
#include "app/domain/geopoint.h"
#include "app/domain/ids.h"
#include "app/domain/region.h"

#include <array>

namespace onescreen {

/// 上报 → 受理 → 派遣 → 处置 → 结案, with 缓办 beside and 作废 as the other end. The order is stored; append
/// only.
enum class EventState : quint8 { Reported, Accepted, Assigned, Handling, Suspended, Closed, Cancelled };
inline constexpr std::array allEventStates{EventState::Reported, EventState::Accepted,  EventState::Assigned,
                                           EventState::Handling, EventState::Suspended, EventState::Closed,
                                           EventState::Cancelled};
constexpr bool isOpen(EventState state)
{
    return state < EventState::Closed;
}
QString eventStateName(EventState state); ///< Wire word: "reported", "accepted", …
std::optional<EventState> eventStateFromName(QStringView name);
/// Whether the state machine has this step. Staying is not a step.
bool mayFollow(EventState from, EventState to);

/// 紧急, 重要, 一般, 提示. The order is stored and sorts by urgency; append only.
enum class Priority : quint8 { Urgent, Important, Normal, Info };
inline constexpr std::array allPriorities{Priority::Urgent, Priority::Important, Priority::Normal,
                                          Priority::Info};
QString priorityName(Priority priority); ///< Wire word: "urgent", "important", "normal", "info".
std::optional<Priority> priorityFromName(QStringView name);

/// Where a row comes from: a real feed, an import of a file, or a replayed demonstration (the screen says
/// 演示数据).
enum class Origin : quint8 { Live, Import, Replay };
QString originName(Origin origin); ///< Wire word: "live", "import", "replay".
std::optional<Origin> originFromName(QStringView name);

/// One event (事件). Wire members in brackets; absent optional members are left out on the wire.
struct EventFields
{
    EventId id;
    QString number;                          ///< [no] number that people use; may be empty
    SourceCode source;                       ///< [src] dictionary "source"
    QString sourceId;                        ///< [sid] id in the source system; unique with source
    CategoryCode category;                   ///< [cat] dictionary "category"
    EventState state = EventState::Reported; ///< [st]
    Priority priority = Priority::Normal;    ///< [pri]
    Origin origin = Origin::Live;            ///< [origin]
    RegionCode region;                       ///< [reg] deepest known area
    QString title;                           ///< [title] 1 to 200 characters
    QString address;                         ///< [addr] up to 200
    QString description;                     ///< [desc] up to 4000
    std::optional<GeoPoint> position;        ///< [lon],[lat] 1e-7 degrees, WGS-84
    UtcTime reportedAt;                      ///< [at]
    std::optional<UtcTime> acceptedAt;       ///< [ack]
    std::optional<UtcTime> assignedAt;       ///< [asg]
    std::optional<UtcTime> dueAt;            ///< [due] not before reportedAt
    std::optional<UtcTime> closedAt;         ///< [closed] exactly when state is Closed or Cancelled
    std::optional<UnitId> unit;              ///< [unit] who has it

    friend bool operator==(const EventFields&, const EventFields&) = default;
};
std::optional<Error> findFault(const EventFields& fields);
using Event = Checked<EventFields>;

/// Open after its due time, or closed after it. An event without a due time is never overdue.
bool isOverdue(const EventFields& event, UtcTime now);

/// Operations of the state machine. Conflict when the state does not allow it.
Result<Event> acknowledged(const Event& event, UtcTime at);
Result<Event> assignedTo(const Event& event, const UnitId& unit, UtcTime at);
Result<Event> movedTo(const Event& event, EventState state, UtcTime at);

} // namespace onescreen
