// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountregistry.h"

#include <QPromise>

#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace onescreen::test {

/// A server's accounts in memory. Answers at once or, with `manual`, when told to, as they stood when asked.
class FakeRegistry final : public AccountRegistry
{
public:
    AccountList list;
    std::vector<ManagedDevice> walls;
    std::optional<Error> fault; ///< Every question answers this while set.
    bool manual = false;
    int asked = 0;         ///< How often the accounts were read.
    QStringList passwords; ///< That were set.

    static ManagedAccount person(const QString& account, const QString& name, const QStringList& roles = {},
                                 const QStringList& regions = {})
    {
        return {.account = account, .name = name, .roles = roles, .regions = regions, .created = fromMs(0)};
    }

    /// The answer to one of the questions that wait, the oldest first.
    void deliver(std::size_t which = 0)
    {
        const auto one = m_waiting.begin() + static_cast<std::ptrdiff_t>(which);
        const auto give = std::move(*one);
        m_waiting.erase(one);
        give();
    }
    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

    QFuture<Result<AccountList>> accounts() override
    {
        ++asked;
        return answer<AccountList>(list);
    }
    QFuture<Result<std::vector<ManagedDevice>>> devices() override
    {
        return answer<std::vector<ManagedDevice>>(walls);
    }
    QFuture<Result<ManagedAccount>> add(const NewAccount& account) override
    {
        if (fault)
            return answer<ManagedAccount>({});
        list.accounts.push_back(person(account.account, account.name, account.roles, account.regions));
        passwords << account.password;
        return answer<ManagedAccount>(list.accounts.back());
    }
    QFuture<Result<ManagedAccount>> change(const QString& account, const AccountChange& change) override
    {
        const auto one = std::ranges::find(list.accounts, account, &ManagedAccount::account);
        if (fault || one == list.accounts.end())
            return answer<ManagedAccount>(failure(ErrorKind::NotFound, QStringLiteral("no such account")));
        one->name = change.name.value_or(one->name);
        one->roles = change.roles.value_or(one->roles);
        one->regions = change.regions.value_or(one->regions);
        one->disabled = change.disabled.value_or(one->disabled);
        return answer<ManagedAccount>(*one);
    }
    QFuture<Result<void>> changeOwnPassword(const QString&, const QString& fresh) override
    {
        passwords << fresh;
        return answer<void>();
    }
    QFuture<Result<ManagedDevice>> approve(const DeviceApproval& approval) override
    {
        walls.push_back(
            {.id = approval.userCode, .name = approval.name, .regions = approval.regions, .created = {}});
        return answer<ManagedDevice>(walls.back());
    }
    QFuture<Result<void>> removeDevice(const QString& id) override
    {
        std::erase_if(walls, [&](const ManagedDevice& wall) { return wall.id == id; });
        return answer<void>();
    }

private:
    template <typename T> QFuture<Result<T>> answer(std::type_identity_t<Result<T>> result = {})
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const QFuture<Result<T>> future = promise->future();
        m_waiting.emplace_back([promise, given = fault ? Result<T>(std::unexpected(*fault)) : result] {
            promise->addResult(given);
            promise->finish();
        });
        if (!manual)
            deliver();
        return future;
    }

    std::deque<std::function<void()>> m_waiting;
};

} // namespace onescreen::test
