// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace onescreen::central {

// Format 2: who may do what, and what was done. Secrets are kept as hashes only. Roles and regions are joined
// by commas; `kind` of an account is 0 for a person and 1 for a wall. `audit_head` is locked by whoever adds
// to the audit, so that its chain has one order in a shared database, too.

inline constexpr std::array sqliteAccessTables{
    u"CREATE TABLE account(account TEXT PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL,"
    u" password TEXT NOT NULL, roles TEXT NOT NULL, regions TEXT NOT NULL, disabled INTEGER NOT NULL,"
    u" created_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    u"CREATE TABLE session(id TEXT PRIMARY KEY, account TEXT NOT NULL, device TEXT NOT NULL,"
    u" created_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, ended_ms INTEGER) STRICT, WITHOUT ROWID",
    u"CREATE INDEX session_account ON session(account)",
    u"CREATE TABLE access_token(hash BLOB PRIMARY KEY, session TEXT NOT NULL, until_ms INTEGER NOT NULL)"
    u" STRICT, WITHOUT ROWID",
    u"CREATE INDEX access_token_age ON access_token(until_ms)",
    u"CREATE TABLE refresh_token(hash BLOB PRIMARY KEY, session TEXT NOT NULL, until_ms INTEGER NOT NULL,"
    u" used_ms INTEGER) STRICT, WITHOUT ROWID",
    u"CREATE INDEX refresh_token_age ON refresh_token(until_ms)",
    u"CREATE TABLE device_request(code BLOB PRIMARY KEY, user_code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
    u" until_ms INTEGER NOT NULL, asked_ms INTEGER NOT NULL, account TEXT) STRICT, WITHOUT ROWID",
    u"CREATE TABLE scope(id INTEGER PRIMARY KEY, regions TEXT NOT NULL) STRICT",
    u"CREATE TABLE audit(n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, actor TEXT NOT NULL,"
    u" kind TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL, hash BLOB NOT NULL) STRICT",
    u"CREATE TABLE audit_head(one INTEGER PRIMARY KEY CHECK(one = 1), n INTEGER NOT NULL, hash BLOB NOT NULL)"
    u" STRICT",
    u"INSERT INTO audit_head VALUES(1, 0, zeroblob(32))",
    u"CREATE TABLE export_report(id TEXT PRIMARY KEY, fingerprint BLOB NOT NULL) STRICT, WITHOUT ROWID",
};

inline constexpr std::array postgresAccessTables{
    u"CREATE TABLE account(account text COLLATE \"C\" PRIMARY KEY, kind integer NOT NULL, name text NOT NULL,"
    u" password text NOT NULL, roles text NOT NULL, regions text NOT NULL, disabled integer NOT NULL,"
    u" created_ms bigint NOT NULL)",
    u"CREATE TABLE session(id text COLLATE \"C\" PRIMARY KEY, account text COLLATE \"C\" NOT NULL,"
    u" device text NOT NULL, created_ms bigint NOT NULL, until_ms bigint NOT NULL, ended_ms bigint)",
    u"CREATE INDEX session_account ON session(account)",
    u"CREATE TABLE access_token(hash bytea PRIMARY KEY, session text COLLATE \"C\" NOT NULL,"
    u" until_ms bigint NOT NULL)",
    u"CREATE INDEX access_token_age ON access_token(until_ms)",
    u"CREATE TABLE refresh_token(hash bytea PRIMARY KEY, session text COLLATE \"C\" NOT NULL,"
    u" until_ms bigint NOT NULL, used_ms bigint)",
    u"CREATE INDEX refresh_token_age ON refresh_token(until_ms)",
    u"CREATE TABLE device_request(code bytea PRIMARY KEY, user_code text COLLATE \"C\" NOT NULL UNIQUE,"
    u" name text NOT NULL, until_ms bigint NOT NULL, asked_ms bigint NOT NULL, account text COLLATE \"C\")",
    u"CREATE TABLE scope(id bigint PRIMARY KEY, regions text NOT NULL)",
    u"CREATE TABLE audit(n bigint PRIMARY KEY, at_ms bigint NOT NULL, actor text NOT NULL,"
    u" kind text NOT NULL, target text NOT NULL, detail text NOT NULL, hash bytea NOT NULL)",
    u"CREATE TABLE audit_head(one integer PRIMARY KEY CHECK(one = 1), n bigint NOT NULL, hash bytea NOT "
    u"NULL)",
    u"INSERT INTO audit_head VALUES(1, 0, decode(repeat('00', 32), 'hex'))",
    u"CREATE TABLE export_report(id text COLLATE \"C\" PRIMARY KEY, fingerprint bytea NOT NULL)",
};

} // namespace onescreen::central
