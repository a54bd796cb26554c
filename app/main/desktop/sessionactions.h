// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/uuid7.h"
#include "app/models/actionsender.h"

#include <QPointer>

namespace onescreen {

class ClientSession;

/// Sends operators' actions through the session; without one they fail with Offline.
class SessionActions final : public ActionSender
{
public:
    explicit SessionActions(const Clock& clock); ///< The server's time; must outlive this.

    void setSession(ClientSession* session) { m_session = session; }
    QFuture<Result<ActionOutcome>> send(const ActionRequest& request) override;

private:
    const Clock& m_clock;
    Uuid7Generator m_ids;
    QPointer<ClientSession> m_session;
};

} // namespace onescreen
