// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/central/auth/regionscope.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

namespace onescreen::central {

/// Who asks: the owner of an access token, as the account stands now.
struct Principal
{
    bool isEverybody = false; ///< Of an open server: may do everything that is not about accounts.
    QString account;          ///< The actor of actions.
    QString name;
    QString session;
    QStringList roles;
    QSet<QString> permissions;
    QSet<QString> actions; ///< Kinds of actions.
    RegionScope scope;

    [[nodiscard]] bool may(const QString& permission) const
    {
        return isEverybody || permissions.contains(permission);
    }
    [[nodiscard]] bool mayAct(const QString& kind) const { return isEverybody || actions.contains(kind); }
    [[nodiscard]] bool mayActAtAll() const { return isEverybody || !actions.isEmpty(); }

    static Principal everybody() { return {.isEverybody = true, .account = QStringLiteral("operator")}; }
};

enum class TokenFault { None, Missing, Expired, Revoked };

/// What an access token is worth.
struct TokenState
{
    TokenFault fault = TokenFault::Revoked;
    std::shared_ptr<const Principal> who; ///< Set when there is no fault.
    UtcTime until{};                      ///< When the token expires.
};

} // namespace onescreen::central
