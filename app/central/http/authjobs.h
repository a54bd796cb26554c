// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/auth/principal.h"
#include "app/central/db/database.h"
#include "app/central/http/authrequests.h"
#include "app/central/http/problem.h"

namespace onescreen::central {

/// What the jobs know beside their request.
struct AuthContext
{
    const RoleTable& roles;
    UtcTime now;
    QString address;                      ///< Whence the request came.
    std::shared_ptr<const Principal> who; ///< None for those that sign in.
};

/// A password that was compared, with the hash it was compared to.
struct Compared
{
    bool fits = false;
    QString hash;
};

// What the operations under /v1/auth, /v1/accounts and /v1/audit do in the database, each in one transaction
// with its line in the audit, and what they answer. Refusals are answers, too. Errors: those of Database.

Result<HttpReply> setUpJob(Database& db, const AuthContext& context, const SetupRequest& request,
                           const QString& passwordHash);
Result<HttpReply> signInJob(Database& db, const AuthContext& context, const TokenRequest& request,
                            const Compared& password);
Result<HttpReply> refreshJob(Database& db, const AuthContext& context, const QByteArray& token);
Result<HttpReply> deviceGrantJob(Database& db, const AuthContext& context, const QByteArray& code);
Result<HttpReply> revokeJob(Database& db, const AuthContext& context, const QByteArray& token);
Result<HttpReply> passwordJob(Database& db, const AuthContext& context, const Compared& before,
                              const QString& passwordHash);
Result<HttpReply> requestDeviceJob(Database& db, const AuthContext& context, const QString& name);
Result<HttpReply> approveDeviceJob(Database& db, const AuthContext& context, const DeviceApproval& approval);
Result<HttpReply> removeDeviceJob(Database& db, const AuthContext& context, const QString& id);
Result<HttpReply> addAccountJob(Database& db, const AuthContext& context, const AccountChange& account,
                                const QString& passwordHash);
/// `passwordHash` is empty when the password stays.
Result<HttpReply> changeAccountJob(Database& db, const AuthContext& context, const QString& account,
                                   const AccountChange& change, const QString& passwordHash);
Result<HttpReply> exportJob(Database& db, const AuthContext& context, const ExportReport& report);
/// Notes that somebody was refused; answers nothing of use.
Result<HttpReply> forbiddenJob(Database& db, const AuthContext& context, const QString& path,
                               const QString& permission);

// These only read.

Result<HttpReply> accountsJob(Database& db, const RoleTable& roles);
Result<HttpReply> devicesJob(Database& db);

Problem badGrant();
Problem badCode();

} // namespace onescreen::central
