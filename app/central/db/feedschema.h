// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace onescreen::central {

// Format 4: what each source system has sent, its newest thousand batches. `n` counts them; `as_of_ms` is the
// source's own "complete up to", as far as the batch said so.

inline constexpr std::array sqliteFeedTables{
    u"CREATE TABLE feed_batch(source TEXT NOT NULL, n INTEGER NOT NULL, arrived_ms INTEGER NOT NULL,"
    u" as_of_ms INTEGER, created INTEGER NOT NULL, updated INTEGER NOT NULL, unchanged INTEGER NOT NULL,"
    u" rejected INTEGER NOT NULL, PRIMARY KEY(source, n)) STRICT, WITHOUT ROWID",
};

inline constexpr std::array postgresFeedTables{
    u"CREATE TABLE feed_batch(source text COLLATE \"C\" NOT NULL, n bigint NOT NULL,"
    u" arrived_ms bigint NOT NULL, as_of_ms bigint, created integer NOT NULL, updated integer NOT NULL,"
    u" unchanged integer NOT NULL, rejected integer NOT NULL, PRIMARY KEY(source, n))",
};

} // namespace onescreen::central
