// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/checked.h"
#include "app/domain/ids.h"
#include "app/domain/region.h"

namespace onescreen {

/// One line of an event's timeline: who did what and when. [kind] is "acknowledge", "assign", "note" or
/// "state".
struct NoteFields
{
    NoteId id;
    EventId event;                  ///< [event]
    UtcTime at;                     ///< [at] server time
    QString kind;                   ///< [kind]
    QString actor;                  ///< [actor] account, device or feed
    QString text;                   ///< [text] up to 2000 characters; may be empty for acknowledge
    std::optional<ActionId> action; ///< [action] the operator's action that made it
    /// Whose it is: the region of the event when it was noted. The line says it ("r"), not the row.
    std::optional<RegionCode> region;

    friend bool operator==(const NoteFields&, const NoteFields&) = default;
};
std::optional<Error> findFault(const NoteFields& fields);
using Note = Checked<NoteFields>;

} // namespace onescreen
