// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/uuid7.h"
#include "app/models/accountdesk.h"

#include <QPointer>

namespace onescreen {

class ClientSession;

/// The seat's account by way of the session; nobody and nothing to sign in to without one.
class SessionAccount final : public AccountDesk
{
    Q_OBJECT
public:
    SessionAccount(const Clock& clock, bool hadAccounts, QObject* parent = nullptr);

    void setSession(ClientSession* session); ///< Null: there is none.

    QFuture<Result<void>> signIn(const QString& account, const QString& password) override;
    QFuture<Result<void>> setUp(const SetUpRequest& request) override;
    QFuture<Result<void>> checkPassword(const QString& password) override;
    void signOut() override;
    void wantDevice() override;
    void reportExport(const ExportNote& note) override;

private:
    Uuid7Generator m_ids;
    QPointer<ClientSession> m_session;
};

} // namespace onescreen
