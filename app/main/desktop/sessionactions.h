// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/uuid7.h"
#include "app/models/accountdesk.h"
#include "app/models/actionsender.h"

#include <QPointer>

namespace onescreen {

class ClientSession;

/// Hands operators' actions to the session's outbox; without a session they are refused with Offline.
class SessionActions final : public ActionSender
{
    Q_OBJECT

public:
    explicit SessionActions(const Clock& clock); ///< The server's time; must outlive this.

    void setSession(ClientSession* session);
    void setAccount(AccountDesk* account); ///< Says what may be done; must outlive this or be gone first.
    [[nodiscard]] ActionHindrance hindrance(ActionKind kind) const override;
    QFuture<Result<OutboxEntry>> give(const ActionRequest& request) override;
    void release(const ActionId& id) override;
    void withdraw(const ActionId& id) override;

private:
    const Clock& m_clock;
    Uuid7Generator m_ids;
    QPointer<ClientSession> m_session;
    QPointer<AccountDesk> m_account;
};

} // namespace onescreen
