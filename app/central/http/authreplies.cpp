// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/authreplies.h"

#include "app/central/auth/devices.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

HttpReply jsonReply(const QJsonObject& object)
{
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpReply emptyReply()
{
    return {.status = 204, .contentType = {}};
}

HttpReply sessionReply(const Tokens& tokens, const RoleTable& roles, UtcTime now)
{
    const Account& owner = tokens.owner;
    QStringList permissions = roles.permissionsOf(owner.roles).values();
    std::ranges::sort(permissions);
    return jsonReply({{u"access_token"_s, QString::fromLatin1(tokens.access)},
                      {u"expires_in"_s, static_cast<qint64>(std::chrono::seconds(accessLife).count())},
                      {u"refresh_token"_s, QString::fromLatin1(tokens.refresh)},
                      {u"account"_s, owner.account},
                      {u"name"_s, owner.name},
                      {u"roles"_s, QJsonArray::fromStringList(owner.roles)},
                      {u"permissions"_s, QJsonArray::fromStringList(permissions)},
                      {u"regions"_s, QJsonArray::fromStringList(owner.scope.prefixes())},
                      {u"server_time"_s, toRfc3339(now)}});
}

QJsonObject accountJson(const Account& account)
{
    return {{u"account"_s, account.account},
            {u"name"_s, account.name},
            {u"roles"_s, QJsonArray::fromStringList(account.roles)},
            {u"regions"_s, QJsonArray::fromStringList(account.scope.prefixes())},
            {u"disabled"_s, account.disabled},
            {u"created"_s, toRfc3339(account.created)}};
}

QJsonArray rolesJson(const RoleTable& roles)
{
    QJsonArray all;
    for (const QString& role : roles.rolesForPeople()) {
        QStringList permissions = roles.permissionsOf({role}).values();
        std::ranges::sort(permissions);
        all.append(
            QJsonObject{{u"role"_s, role}, {u"permissions"_s, QJsonArray::fromStringList(permissions)}});
    }
    return all;
}

QJsonObject deviceJson(const Account& wall)
{
    return {{u"id"_s, deviceId(wall.account)},
            {u"name"_s, wall.name},
            {u"regions"_s, QJsonArray::fromStringList(wall.scope.prefixes())},
            {u"created"_s, toRfc3339(wall.created)}};
}

} // namespace onescreen::central
