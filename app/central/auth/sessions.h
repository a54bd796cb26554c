// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/accounts.h"
#include "app/central/auth/principal.h"
#include "app/central/auth/roles.h"

#include <vector>

namespace onescreen::central {

inline constexpr std::chrono::minutes accessLife{10};
inline constexpr std::chrono::hours personLife{12};      ///< Of a session, since its last refresh.
inline constexpr std::chrono::hours deviceLife{24 * 90}; ///< The same for walls.
inline constexpr std::chrono::seconds refreshGrace{60};

/// Tokens as they go to the client; the database has their hashes.
struct Tokens
{
    QByteArray access;
    QByteArray refresh;
    Account owner;
};

// Errors of all: those of Database. To be called in a writing transaction, except lookUpTokens().

Result<Tokens> openSession(Database& db, const Account& owner, const QString& device, UtcTime now);

struct Refreshed
{
    std::optional<Tokens> tokens; ///< None: the token is no good.
    QString account;              ///< Whose it is, when that is known.
    bool wasReused = false;       ///< Used before and out of grace: its session was ended.
};
Result<Refreshed> refreshSession(Database& db, const QByteArray& refresh, UtcTime now);

/// Ends the session of a refresh token; its account, empty when there is none.
Result<QString> endSessionOf(Database& db, const QByteArray& refresh, UtcTime now);
/// Ends the sessions of an account but one.
Result<void> endSessions(Database& db, const QString& account, const QString& exceptSession, UtcTime now);

/// What the access tokens of these hashes are worth, in order, with their owners as they stand now.
Result<std::vector<TokenState>> lookUpTokens(Database& db, const std::vector<QByteArray>& hashes,
                                             const RoleTable& roles, UtcTime now);

} // namespace onescreen::central
