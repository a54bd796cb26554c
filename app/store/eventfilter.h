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
FilterSql filterSql(const EventFilter& filter, const Lookups& lookups);

} // namespace onescreen
