// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QString>

namespace onescreen {

/// Whose actions wait in the outbox: they are sent in this person's name or not at all. Kept in a file beside
/// the outbox, because they may wait across a restart. Blocking, for a few bytes.
class OutboxOwner
{
public:
    explicit OutboxOwner(const QString& folder);

    /// Something waits for the server, or nothing does and anybody may give the next action.
    void setWaiting(bool waiting) { m_waiting = waiting; }
    /// What waits may be sent by `account` (empty: a server without accounts).
    [[nodiscard]] bool maySend(const QString& account) const { return !m_waiting || m_account == account; }
    /// An action of `account` is to be kept: Conflict while those of somebody else wait.
    Result<void> take(const QString& account);

private:
    QString m_path;
    QString m_account;
    bool m_waiting = false;
};

} // namespace onescreen
