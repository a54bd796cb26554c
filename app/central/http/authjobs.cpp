// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/authjobs.h"

#include "app/central/audit/auditlog.h"
#include "app/central/auth/devices.h"
#include "app/central/auth/sessions.h"
#include "app/central/auth/setupcode.h"
#include "app/central/db/transaction.h"
#include "app/central/http/authreplies.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

/// Answers with `reply` after noting it in the audit, whose line is the last thing of a transaction.
Result<HttpReply> noted(Database& db, const AuthContext& context, AuditRecord record, HttpReply reply)
{
    record.detail.insert(u"address"_s, context.address);
    if (auto added = appendAudit(db, {record}, context.now); !added)
        return std::unexpected(added.error());
    return reply;
}

HttpReply refusal(int status, const QString& code, const QString& detail)
{
    return problemReply({status, code, detail, {}});
}

HttpReply notFound()
{
    return refusal(404, u"not_found"_s, u"There is no such thing."_s);
}

QString actorOf(const AuthContext& context)
{
    return context.who ? context.who->account : QString();
}

QJsonObject shape(const Account& account)
{
    return {{u"roles"_s, QJsonArray::fromStringList(account.roles)},
            {u"regions"_s, QJsonArray::fromStringList(account.scope.prefixes())},
            {u"disabled"_s, account.disabled}};
}

Result<HttpReply> signedIn(Database& db, const AuthContext& context, const Account& owner,
                           const QString& device, const QString& kind)
{
    const auto tokens = openSession(db, owner, device, context.now);
    if (!tokens)
        return std::unexpected(tokens.error());
    return noted(
        db, context,
        {.actor = owner.account, .kind = kind, .target = owner.account, .detail = {{u"device"_s, device}}},
        sessionReply(*tokens, context.roles, context.now));
}

Result<HttpReply> setUp(Database& db, const AuthContext& context, const SetupRequest& request,
                        const QString& passwordHash)
{
    const auto isRight = isSetupCode(db, request.code);
    if (!isRight)
        return std::unexpected(isRight.error());
    const AuditRecord refused{.actor = u"unknown"_s, .kind = u"set_up_refused"_s};
    if (!*isRight)
        return noted(db, context, refused, problemReply(badCode()));
    const auto existing = findAccount(db, request.account);
    if (!existing)
        return std::unexpected(existing.error());
    if (*existing)
        return refusal(409, u"account_exists"_s, u"There is an account of this name already."_s);
    const auto used = useSetupCode(db, request.code);
    if (!used)
        return std::unexpected(used.error());
    if (!*used)
        return noted(db, context, refused, problemReply(badCode()));
    const Account owner{.account = request.account,
                        .name = request.name,
                        .password = passwordHash,
                        .roles = {u"administrator"_s},
                        .created = context.now};
    const auto added = addAccount(db, owner);
    if (!added)
        return std::unexpected(added.error());
    if (!*added)
        return failure(ErrorKind::Conflict, u"the account was made by somebody else just now"_s);
    return signedIn(db, context, owner, request.device, u"set_up"_s);
}

/// Whether the account may lose the right to look after accounts.
Result<bool> leavesAdministrator(Database& db, const Account& before, const Account& after)
{
    if (!before.isAdministrator() || after.isAdministrator())
        return true;
    return hasOtherAdministrator(db, before.account);
}

Result<HttpReply> changeAccount(Database& db, const AuthContext& context, const QString& name,
                                const AccountChange& change, const QString& passwordHash)
{
    const auto before = findAccount(db, name);
    if (!before)
        return std::unexpected(before.error());
    if (!*before || (*before)->kind != AccountKind::Person)
        return notFound();
    Account after = **before;
    after.name = change.name.value_or(after.name);
    after.roles = change.roles.value_or(after.roles);
    after.scope = change.scope.value_or(after.scope);
    after.disabled = change.disabled.value_or(after.disabled);
    if (!passwordHash.isEmpty())
        after.password = passwordHash;
    const auto isAllowed = leavesAdministrator(db, **before, after);
    if (!isAllowed)
        return std::unexpected(isAllowed.error());
    if (!*isAllowed)
        return refusal(409, u"last_administrator"_s, u"Nobody else could look after accounts."_s);
    // A slip of the hand, of which only somebody else could help.
    if (actorOf(context) == name && (*before)->isAdministrator() && !after.isAdministrator())
        return refusal(409, u"own_account"_s, u"Another administrator has to do this to your account."_s);
    if (auto stored = storeAccount(db, after); !stored)
        return std::unexpected(stored.error());
    if (after.disabled || !passwordHash.isEmpty()) {
        // Who sets the own password here stays signed in.
        const QString own = !after.disabled && actorOf(context) == name ? context.who->session : QString();
        if (auto ended = endSessions(db, name, own, context.now); !ended)
            return std::unexpected(ended.error());
    }
    QJsonObject detail = shape(after);
    detail.insert(u"before"_s, shape(**before));
    detail.insert(u"password"_s, !passwordHash.isEmpty());
    return noted(db, context,
                 {.actor = actorOf(context), .kind = u"account_changed"_s, .target = name, .detail = detail},
                 jsonReply(accountJson(after)));
}

Result<HttpReply> refreshed(Database& db, const AuthContext& context, const QByteArray& token)
{
    const auto result = refreshSession(db, token, context.now);
    if (!result)
        return std::unexpected(result.error());
    if (result->tokens)
        return sessionReply(*result->tokens, context.roles, context.now);
    const HttpReply refused = problemReply(badGrant());
    if (result->account.isEmpty())
        return refused;
    return noted(
        db, context,
        {.actor = result->account,
         .kind = result->wasReused ? u"session_ended"_s : u"refresh_refused"_s,
         .target = result->account,
         .detail = result->wasReused ? QJsonObject{{u"reason"_s, u"refresh_token_reused"_s}} : QJsonObject()},
        refused);
}

Result<HttpReply> grantToDevice(Database& db, const AuthContext& context, const QByteArray& code)
{
    const auto answer = askDevice(db, code, context.now);
    if (!answer)
        return std::unexpected(answer.error());
    switch (answer->fault) {
    case DeviceFault::None:
        break;
    case DeviceFault::Pending:
        return refusal(400, u"authorization_pending"_s, u"Nobody has approved the code yet."_s);
    case DeviceFault::TooSoon:
        return refusal(400, u"slow_down"_s, u"Ask less often."_s);
    case DeviceFault::Expired:
        return refusal(400, u"expired_code"_s, u"The code is too old; ask for another."_s);
    case DeviceFault::Unknown:
        return problemReply(badGrant());
    }
    const QString wall = answer->tokens->owner.account;
    return noted(db, context, {.actor = wall, .kind = u"sign_in"_s, .target = wall},
                 sessionReply(*answer->tokens, context.roles, context.now));
}

Result<HttpReply> reported(Database& db, const AuthContext& context, const ExportReport& report)
{
    auto isNew = runOnce(db,
                         u"INSERT INTO export_report(id, fingerprint) VALUES($1, $2)"
                         " ON CONFLICT(id) DO NOTHING RETURNING 1"_s,
                         report.id, report.fingerprint);
    if (!isNew)
        return std::unexpected(isNew.error());
    if (isNew->next()) {
        isNew->finish();
        return noted(db, context,
                     {.actor = actorOf(context),
                      .kind = u"export"_s,
                      .target = report.what,
                      .detail = {{u"id"_s, report.id},
                                 {u"at"_s, toRfc3339(report.at)},
                                 {u"format"_s, report.format},
                                 {u"rows"_s, report.rows},
                                 {u"sha256"_s, report.sha256}}},
                     emptyReply());
    }
    auto known = runOnce(db, u"SELECT fingerprint FROM export_report WHERE id = $1"_s, report.id);
    if (!known)
        return std::unexpected(known.error());
    if (known->next() && known->bytes(0) == report.fingerprint)
        return emptyReply();
    return refusal(409, u"key_reused"_s, u"The id was used for another export."_s);
}

} // namespace

Problem badGrant()
{
    return {400, u"bad_grant"_s, u"The account, the password or the token is not right."_s, {}};
}

Problem badCode()
{
    return {400, u"bad_code"_s, u"The set-up code is not right or was used."_s, {}};
}

Result<HttpReply> setUpJob(Database& db, const AuthContext& context, const SetupRequest& request,
                           const QString& passwordHash)
{
    return inTransaction(db, [&] { return setUp(db, context, request, passwordHash); });
}

Result<HttpReply> signInJob(Database& db, const AuthContext& context, const TokenRequest& request,
                            const Compared& password)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        const auto owner = findAccount(db, request.account);
        if (!owner)
            return std::unexpected(owner.error());
        // The password may have been changed while it was compared.
        if (password.fits && *owner && !(*owner)->disabled && (*owner)->password == password.hash)
            return signedIn(db, context, **owner, request.device, u"sign_in"_s);
        // Who mistakes the fields types the password as the account: what is no account is not written down.
        const QString account = *owner ? request.account : u"unknown"_s;
        return noted(db, context, {.actor = account, .kind = u"sign_in_refused"_s, .target = account},
                     problemReply(badGrant()));
    });
}

Result<HttpReply> refreshJob(Database& db, const AuthContext& context, const QByteArray& token)
{
    return inTransaction(db, [&] { return refreshed(db, context, token); });
}

Result<HttpReply> deviceGrantJob(Database& db, const AuthContext& context, const QByteArray& code)
{
    return inTransaction(db, [&] { return grantToDevice(db, context, code); });
}

Result<HttpReply> revokeJob(Database& db, const AuthContext& context, const QByteArray& token)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        const auto account = endSessionOf(db, token, context.now);
        if (!account)
            return std::unexpected(account.error());
        if (account->isEmpty())
            return emptyReply();
        return noted(db, context, {.actor = *account, .kind = u"sign_out"_s, .target = *account},
                     emptyReply());
    });
}

Result<HttpReply> passwordJob(Database& db, const AuthContext& context, const Compared& before,
                              const QString& passwordHash)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        const QString name = actorOf(context);
        auto account = findAccount(db, name);
        if (!account)
            return std::unexpected(account.error());
        const AuditRecord record{.actor = name, .kind = u"password_changed"_s, .target = name};
        if (!before.fits || !*account || (*account)->disabled || (*account)->password != before.hash)
            return noted(db, context, {.actor = name, .kind = u"password_refused"_s, .target = name},
                         problemReply(badGrant()));
        (*account)->password = passwordHash;
        if (auto stored = storeAccount(db, **account); !stored)
            return std::unexpected(stored.error());
        if (auto ended = endSessions(db, name, context.who->session, context.now); !ended)
            return std::unexpected(ended.error());
        return noted(db, context, record, emptyReply());
    });
}

Result<HttpReply> requestDeviceJob(Database& db, const AuthContext& context, const QString& name)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        const auto code = requestDevice(db, name, context.now);
        if (!code)
            return std::unexpected(code.error());
        return jsonReply(
            {{u"device_code"_s, QString::fromLatin1(code->deviceCode)},
             {u"user_code"_s, code->userCode},
             {u"interval"_s, static_cast<qint64>(deviceInterval.count())},
             {u"expires_in"_s, static_cast<qint64>(std::chrono::seconds(deviceCodeLife).count())}});
    });
}

Result<HttpReply> approveDeviceJob(Database& db, const AuthContext& context, const DeviceApproval& approval)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        const auto wall = approveDevice(db, approval.userCode, approval.name, approval.scope, context.now);
        if (!wall)
            return std::unexpected(wall.error());
        if (!*wall)
            return refusal(400, u"bad_code"_s, u"No wall waits with this code."_s);
        QJsonObject detail = shape(**wall);
        detail.insert(u"name"_s, (*wall)->name);
        return noted(db, context,
                     {.actor = actorOf(context),
                      .kind = u"device_approved"_s,
                      .target = (*wall)->account,
                      .detail = detail},
                     jsonReply(deviceJson(**wall)));
    });
}

Result<HttpReply> removeDeviceJob(Database& db, const AuthContext& context, const QString& id)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        auto wall = findAccount(db, deviceAccount(id));
        if (!wall)
            return std::unexpected(wall.error());
        if (!*wall || (*wall)->disabled)
            return notFound();
        (*wall)->disabled = true;
        if (auto stored = storeAccount(db, **wall); !stored)
            return std::unexpected(stored.error());
        if (auto ended = endSessions(db, (*wall)->account, {}, context.now); !ended)
            return std::unexpected(ended.error());
        return noted(db, context,
                     {.actor = actorOf(context), .kind = u"device_removed"_s, .target = (*wall)->account},
                     emptyReply());
    });
}

Result<HttpReply> addAccountJob(Database& db, const AuthContext& context, const AccountChange& account,
                                const QString& passwordHash)
{
    return inTransaction(db, [&]() -> Result<HttpReply> {
        const Account fresh{.account = account.account.value_or(QString()),
                            .name = account.name.value_or(QString()),
                            .password = passwordHash,
                            .roles = account.roles.value_or(QStringList()),
                            .scope = account.scope.value_or(RegionScope()),
                            .created = context.now};
        const auto added = addAccount(db, fresh);
        if (!added)
            return std::unexpected(added.error());
        if (!*added)
            return refusal(409, u"account_exists"_s, u"There is an account of this name already."_s);
        return noted(db, context,
                     {.actor = actorOf(context),
                      .kind = u"account_added"_s,
                      .target = fresh.account,
                      .detail = shape(fresh)},
                     jsonReply(accountJson(fresh)));
    });
}

Result<HttpReply> changeAccountJob(Database& db, const AuthContext& context, const QString& account,
                                   const AccountChange& change, const QString& passwordHash)
{
    return inTransaction(db, [&] { return changeAccount(db, context, account, change, passwordHash); });
}

Result<HttpReply> exportJob(Database& db, const AuthContext& context, const ExportReport& report)
{
    return inTransaction(db, [&] { return reported(db, context, report); });
}

Result<HttpReply> forbiddenJob(Database& db, const AuthContext& context, const QString& path,
                               const QString& permission)
{
    return inTransaction(db, [&] {
        return noted(db, context,
                     {.actor = actorOf(context),
                      .kind = u"forbidden"_s,
                      .target = path,
                      .detail = {{u"permission"_s, permission}}},
                     HttpReply());
    });
}

Result<HttpReply> accountsJob(Database& db, const RoleTable& roles)
{
    const auto people = listAccounts(db, AccountKind::Person);
    if (!people)
        return std::unexpected(people.error());
    QJsonArray accounts;
    for (const Account& account : *people)
        accounts.append(accountJson(account));
    return jsonReply({{u"accounts"_s, accounts}, {u"roles"_s, rolesJson(roles)}});
}

Result<HttpReply> devicesJob(Database& db)
{
    const auto walls = listAccounts(db, AccountKind::Device);
    if (!walls)
        return std::unexpected(walls.error());
    QJsonArray devices;
    for (const Account& wall : *walls) {
        if (!wall.disabled)
            devices.append(deviceJson(wall));
    }
    return jsonReply({{u"devices"_s, devices}});
}

} // namespace onescreen::central
