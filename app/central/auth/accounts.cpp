// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/auth/accounts.h"

#include "app/central/db/transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr auto columns = "account, kind, name, password, roles, regions, disabled, created_ms"_L1;

QString textOf(const Statement& row, int column)
{
    return QString::fromUtf8(row.bytes(column));
}

Account accountOf(const Statement& row)
{
    return {.account = textOf(row, 0),
            .kind = static_cast<AccountKind>(row.integer(1)),
            .name = textOf(row, 2),
            .password = textOf(row, 3),
            .roles = textOf(row, 4).split(u',', Qt::SkipEmptyParts),
            .scope = RegionScope::fromText(textOf(row, 5)),
            .disabled = row.integer(6) != 0,
            .created = fromMs(row.integer(7))};
}

/// A cursor has the number of its regions only; what they were is asked when they have changed.
Result<void> rememberScope(Database& db, const RegionScope& scope)
{
    if (scope.isEverything())
        return {};
    return change(db, u"INSERT INTO scope(id, regions) VALUES($1, $2) ON CONFLICT(id) DO NOTHING"_s,
                  static_cast<qint64>(scope.id()), scope.toText());
}

} // namespace

Result<std::optional<Account>> findAccount(Database& db, const QString& account)
{
    // PostgreSQL's text cannot hold it, and nobody is called so.
    if (account.contains(QChar::Null))
        return std::nullopt;
    auto row = runOnce(db, u"SELECT %1 FROM account WHERE account = $1"_s.arg(columns), account);
    if (!row)
        return std::unexpected(row.error());
    return row->next() ? std::optional(accountOf(*row)) : std::nullopt;
}

Result<std::vector<Account>> listAccounts(Database& db, AccountKind kind)
{
    auto rows = runOnce(db, u"SELECT %1 FROM account WHERE kind = $1 ORDER BY account"_s.arg(columns),
                        static_cast<int>(kind));
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Account> accounts;
    while (rows->next())
        accounts.push_back(accountOf(*rows));
    return accounts;
}

Result<bool> addAccount(Database& db, const Account& account)
{
    auto added = runOnce(db,
                         u"INSERT INTO account(%1) VALUES($1, $2, $3, $4, $5, $6, $7, $8)"
                         " ON CONFLICT(account) DO NOTHING RETURNING 1"_s.arg(columns),
                         account.account, static_cast<int>(account.kind), account.name, account.password,
                         account.roles.join(u','), account.scope.toText(), account.disabled ? 1 : 0,
                         toMs(account.created));
    if (!added)
        return std::unexpected(added.error());
    const bool isNew = added->next();
    added->finish();
    if (auto remembered = rememberScope(db, account.scope); !remembered)
        return std::unexpected(remembered.error());
    return isNew;
}

Result<void> storeAccount(Database& db, const Account& account)
{
    if (auto stored = change(db,
                             u"UPDATE account SET name = $1, password = $2, roles = $3, regions = $4,"
                             " disabled = $5 WHERE account = $6"_s,
                             account.name, account.password, account.roles.join(u','), account.scope.toText(),
                             account.disabled ? 1 : 0, account.account);
        !stored)
        return stored;
    return rememberScope(db, account.scope);
}

Result<bool> hasOtherAdministrator(Database& db, const QString& account)
{
    // Two administrators who disable each other at the same time must not both find the other one.
    if (db.isShared()) {
        const auto held =
            runOnce(db, u"SELECT account FROM account WHERE kind = 0 ORDER BY account FOR UPDATE"_s);
        if (!held)
            return std::unexpected(held.error());
    }
    const auto people = listAccounts(db, AccountKind::Person);
    if (!people)
        return std::unexpected(people.error());
    return std::ranges::any_of(
        *people, [&account](const Account& one) { return one.account != account && one.isAdministrator(); });
}

Result<std::optional<RegionScope>> findScope(Database& db, quint32 id)
{
    if (id == 0)
        return RegionScope();
    auto row = runOnce(db, u"SELECT regions FROM scope WHERE id = $1"_s, static_cast<qint64>(id));
    if (!row)
        return std::unexpected(row.error());
    return row->next() ? std::optional(RegionScope::fromText(textOf(*row, 0))) : std::nullopt;
}

} // namespace onescreen::central
