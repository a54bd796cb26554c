// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// A person who may sign in, as an administrator sees it.
struct ManagedAccount
{
    QString account; ///< What one signs in with.
    QString name;
    QStringList roles;
    QStringList regions; ///< Prefixes of region codes; empty means all.
    bool disabled = false;
    UtcTime created{};

    friend bool operator==(const ManagedAccount&, const ManagedAccount&) = default;
};

/// A wall or a seat that was let in with rights of its own.
struct ManagedDevice
{
    QString id;
    QString name;
    QStringList regions; ///< Prefixes of region codes; empty means all.
    UtcTime created{};

    friend bool operator==(const ManagedDevice&, const ManagedDevice&) = default;
};

/// A role that an account can have, and what it allows, as the server has it.
struct RoleRights
{
    QString role;
    QStringList permissions;

    friend bool operator==(const RoleRights&, const RoleRights&) = default;
};

struct AccountList
{
    std::vector<ManagedAccount> accounts;
    std::vector<RoleRights> roles;

    friend bool operator==(const AccountList&, const AccountList&) = default;
};

struct NewAccount
{
    QString account;
    QString name;
    QStringList roles;
    QStringList regions; ///< Prefixes of region codes; empty means all.
    QString password;
};

/// What is to be changed of an account; what is not set stays as it is.
struct AccountChange
{
    std::optional<QString> name;
    std::optional<QStringList> roles;
    std::optional<QStringList> regions;
    std::optional<QString> password;
    std::optional<bool> disabled;

    [[nodiscard]] bool isEmpty() const { return !name && !roles && !regions && !password && !disabled; }
};

/// A wall is let in, read-only.
struct DeviceApproval
{
    QString userCode; ///< The eight signs that the wall shows.
    QString name;
    QStringList regions; ///< Prefixes of region codes; empty means all.
};

} // namespace onescreen
