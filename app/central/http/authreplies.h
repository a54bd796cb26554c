// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/roles.h"
#include "app/central/auth/sessions.h"
#include "app/central/http/problem.h"

#include <QJsonArray>
#include <QJsonObject>

namespace onescreen::central {

// The bodies of docs/api.md, section Accounts. Pure functions; any thread.

HttpReply sessionReply(const Tokens& tokens, const RoleTable& roles, UtcTime now);
QJsonObject accountJson(const Account& account);
QJsonArray rolesJson(const RoleTable& roles); ///< Those that people can have, and what each allows.
QJsonObject deviceJson(const Account& wall);
HttpReply jsonReply(const QJsonObject& object);
HttpReply emptyReply(); ///< 204

} // namespace onescreen::central
