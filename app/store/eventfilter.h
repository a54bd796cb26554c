// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/lookups.h"
#include "app/store/queries.h"

namespace onescreen {

/// An EventFilter as SQL over table event. Numbers stand in the text, user's text only in `texts`, to be
/// bound in order.
struct FilterSql
{
    QByteArray from;  ///< "event" with the index to be used.
    QByteArray where; ///< Without the word WHERE; never empty.
    std::vector<QString> texts;
};
/// Whether a filter for open events goes through their own index: what sorted answers and few open events
/// want. A scan is faster when a large share of all events is open.
enum class OpenEvents { ByIndex, ByScan };
/// Whether texts and drawn areas are looked up in their indexes, or tried on each row: what a few given rows
/// want.
enum class Lookup { ByIndex, ByRow };
FilterSql filterSql(const EventFilter& filter, const Lookups& lookups, OpenEvents open = OpenEvents::ByIndex,
                    Lookup lookup = Lookup::ByIndex);
/// The filter over table retired, which stands in for `event`; none when it asks for what retired events have
/// lost (texts, place).
std::optional<FilterSql> retiredFilterSql(const EventFilter& filter, const Lookups& lookups);

} // namespace onescreen
