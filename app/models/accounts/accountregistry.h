// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/accountadmin.h"

#include <QFuture>

#include <vector>

namespace onescreen {

/// Where accounts, walls and seats are looked after: the central server, in the name of the person who is
/// signed in. Nothing of it is in the cache. Never blocks; each future ends with one result. Refusals carry
/// the protocol's word in Error::place.field: "account_exists", "last_administrator", "own_account",
/// "bad_code", "too_many_attempts", "forbidden".
class AccountRegistry
{
public:
    AccountRegistry() = default;
    virtual ~AccountRegistry() = default;
    AccountRegistry(const AccountRegistry&) = delete;
    AccountRegistry& operator=(const AccountRegistry&) = delete;

    virtual QFuture<Result<AccountList>> accounts() = 0;
    virtual QFuture<Result<std::vector<ManagedDevice>>> devices() = 0;
    /// As it is now.
    virtual QFuture<Result<ManagedAccount>> add(const NewAccount& account) = 0;
    virtual QFuture<Result<ManagedAccount>> change(const QString& account, const AccountChange& change) = 0;
    /// Of the person who is signed in; "bad_grant" when `old` is not the password.
    virtual QFuture<Result<void>> changeOwnPassword(const QString& old, const QString& fresh) = 0;
    virtual QFuture<Result<ManagedDevice>> approve(const DeviceApproval& approval) = 0;
    virtual QFuture<Result<void>> removeDevice(const QString& id) = 0;
};

} // namespace onescreen
