// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace onescreen::central {

// Format 5: the log may lose its oldest entries. `log_start` is where it begins: the number, transaction and
// chain hash of the last entry that was removed. `log_mark` says of some numbers by when they had been given;
// entries have no time of their own. On SQLite entries at or before the start stay as long as they hold the
// data of a row; they are no part of the log any more.

inline constexpr std::array sqliteRetentionTables{
    u"CREATE TABLE log_start(one INTEGER PRIMARY KEY CHECK(one = 1), seq INTEGER NOT NULL,"
    u" tx INTEGER NOT NULL, chain BLOB NOT NULL) STRICT",
    u"INSERT INTO log_start VALUES(1, 0, 0, zeroblob(32))",
    u"CREATE TABLE log_mark(seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT",
};

inline constexpr std::array postgresRetentionTables{
    u"CREATE TABLE log_start(one integer PRIMARY KEY CHECK(one = 1), seq bigint NOT NULL,"
    u" tx bigint NOT NULL, chain bytea NOT NULL)",
    u"INSERT INTO log_start VALUES(1, 0, 0, decode(repeat('00', 32), 'hex'))",
    u"CREATE TABLE log_mark(seq bigint PRIMARY KEY, at_ms bigint NOT NULL)",
};

} // namespace onescreen::central
