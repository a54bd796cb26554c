// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace onescreen::central {

// Format 3: what makes copies of the rows comparable and quick to take. `digest` has the sums of DigestTable;
// `total` is a number modulo 2^64, kept as the
// signed one of the same bits; a row of entity -1 says that all rows have been counted.

inline constexpr std::array sqliteCopyTables{
    u"CREATE TABLE digest(entity INTEGER NOT NULL, region INTEGER NOT NULL, n INTEGER NOT NULL,"
    u" total INTEGER NOT NULL, PRIMARY KEY(entity, region)) STRICT, WITHOUT ROWID",
    u"CREATE TABLE snapshot_ticket(id TEXT PRIMARY KEY, start_seq INTEGER NOT NULL,"
    u" until_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID",
};

inline constexpr std::array postgresCopyTables{
    u"CREATE TABLE digest(entity integer NOT NULL, region bigint NOT NULL, n bigint NOT NULL,"
    u" total bigint NOT NULL, PRIMARY KEY(entity, region))",
    u"CREATE TABLE snapshot_ticket(id text COLLATE \"C\" PRIMARY KEY, start_seq bigint NOT NULL,"
    u" until_ms bigint NOT NULL)",
};

} // namespace onescreen::central
