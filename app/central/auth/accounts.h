// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/auth/regionscope.h"
#include "app/central/db/database.h"

#include <optional>
#include <vector>

namespace onescreen::central {

enum class AccountKind { Person = 0, Device = 1 };

/// A row of table account.
struct Account
{
    QString account; ///< A name for people, "device:ID" for walls.
    AccountKind kind = AccountKind::Person;
    QString name;
    QString password; ///< Hash; empty for walls.
    QStringList roles;
    RegionScope scope;
    bool disabled = false;
    UtcTime created{};

    [[nodiscard]] bool isAdministrator() const
    {
        return !disabled && roles.contains(QStringLiteral("administrator"));
    }
};

// Errors of all: those of Database.

Result<std::optional<Account>> findAccount(Database& db, const QString& account);
Result<std::vector<Account>> listAccounts(Database& db, AccountKind kind);
/// False when there is one of that name already.
Result<bool> addAccount(Database& db, const Account& account);
Result<void> storeAccount(Database& db, const Account& account);
/// Whether somebody else is an administrator who may sign in.
Result<bool> hasOtherAdministrator(Database& db, const QString& account);

/// Regions by the number that a cursor has of them; none when nobody ever had them.
Result<std::optional<RegionScope>> findScope(Database& db, quint32 id);

} // namespace onescreen::central
