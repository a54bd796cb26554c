// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/common/clientsession.h"
#include "app/models/accounts/accountregistry.h"

#include <QPointer>

namespace onescreen {

/// Accounts and walls by way of the session; nobody answers without one.
class SessionAccounts final : public AccountRegistry
{
public:
    void setSession(ClientSession* session) { m_session = session; }

    QFuture<Result<AccountList>> accounts() override;
    QFuture<Result<std::vector<ManagedDevice>>> devices() override;
    QFuture<Result<ManagedAccount>> add(const NewAccount& account) override;
    QFuture<Result<ManagedAccount>> change(const QString& account, const AccountChange& change) override;
    QFuture<Result<void>> changeOwnPassword(const QString& old, const QString& fresh) override;
    QFuture<Result<ManagedDevice>> approve(const DeviceApproval& approval) override;
    QFuture<Result<void>> removeDevice(const QString& id) override;

private:
    template <typename T>
    QFuture<Result<T>> ask(const ApiQuestion& question, Result<T> (*decode)(const QJsonObject&));

    QPointer<ClientSession> m_session;
};

} // namespace onescreen
