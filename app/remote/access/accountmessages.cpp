// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/accountmessages.h"

#include "app/domain/texts.h"
#include "app/remote/access/accessjobs.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::unexpected<Error> unreadable(const QString& member)
{
    return failure(ErrorKind::Protocol, u"the answer about accounts cannot be read"_s, {.field = member});
}

QJsonArray arrayOf(const QStringList& texts)
{
    return QJsonArray::fromStringList(texts);
}

QString pathTo(QStringView collection, const QString& which)
{
    return collection.toString() + u'/' + which;
}

/// Goes into a path as it is.
bool isPathWord(const QString& text)
{
    const auto fits = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'.' || c == u'_' || c == u'-';
    };
    return !text.isEmpty() && !text.startsWith(u'.') && std::ranges::all_of(text, fits);
}

/// None when it is no array of texts.
std::optional<QStringList> textsIn(const QJsonValue& value)
{
    if (!value.isArray())
        return std::nullopt;
    QStringList texts;
    const QJsonArray items = value.toArray();
    for (const QJsonValue& one : items) {
        if (!one.isString())
            return std::nullopt;
        texts << cleanedText(one.toString());
    }
    return texts;
}

template <typename T, typename Decode>
Result<std::vector<T>> listOf(const QJsonObject& answer, const QString& member, Decode decode)
{
    if (!answer[member].isArray())
        return unreadable(member);
    std::vector<T> list;
    const QJsonArray items = answer[member].toArray();
    list.reserve(static_cast<std::size_t>(items.size()));
    for (const QJsonValue& item : items) {
        Result<T> one = decode(item.toObject());
        if (!one)
            return std::unexpected(std::move(one).error());
        list.push_back(*std::move(one));
    }
    return list;
}

Result<RoleRights> decodeRole(const QJsonObject& object)
{
    const QString role = cleanedText(object[u"role"_s].toString());
    const auto permissions = textsIn(object[u"permissions"_s]);
    if (role.isEmpty() || !permissions)
        return unreadable(u"roles"_s);
    return RoleRights{.role = role, .permissions = *permissions};
}

} // namespace

ApiQuestion accountsQuestion()
{
    return {.verb = "GET", .path = authpath::accounts.toString()};
}

ApiQuestion devicesQuestion()
{
    return {.verb = "GET", .path = authpath::devices.toString()};
}

ApiQuestion addAccountQuestion(const NewAccount& account)
{
    return {.verb = "POST",
            .path = authpath::accounts.toString(),
            .body = QJsonObject{{u"account"_s, account.account},
                                {u"name"_s, account.name},
                                {u"roles"_s, arrayOf(account.roles)},
                                {u"regions"_s, arrayOf(account.regions)},
                                {u"password"_s, account.password}}};
}

ApiQuestion changeAccountQuestion(const QString& account, const AccountChange& change)
{
    QJsonObject body;
    if (change.name)
        body[u"name"_s] = *change.name;
    if (change.roles)
        body[u"roles"_s] = arrayOf(*change.roles);
    if (change.regions)
        body[u"regions"_s] = arrayOf(*change.regions);
    if (change.password)
        body[u"password"_s] = *change.password;
    if (change.disabled)
        body[u"disabled"_s] = *change.disabled;
    return {.verb = "PATCH", .path = pathTo(authpath::accounts, account), .body = body};
}

ApiQuestion approveDeviceQuestion(const DeviceApproval& approval)
{
    return {.verb = "POST",
            .path = authpath::devices.toString(),
            .body = QJsonObject{{u"user_code"_s, approval.userCode},
                                {u"name"_s, approval.name},
                                {u"regions"_s, arrayOf(approval.regions)}}};
}

ApiQuestion removeDeviceQuestion(const QString& id)
{
    return {.verb = "DELETE", .path = pathTo(authpath::devices, id)};
}

Result<AccountList> decodeAccountList(const QJsonObject& answer)
{
    auto accounts = listOf<ManagedAccount>(answer, u"accounts"_s, decodeManagedAccount);
    if (!accounts)
        return std::unexpected(std::move(accounts).error());
    auto roles = listOf<RoleRights>(answer, u"roles"_s, decodeRole);
    if (!roles)
        return std::unexpected(std::move(roles).error());
    return AccountList{.accounts = *std::move(accounts), .roles = *std::move(roles)};
}

Result<ManagedAccount> decodeManagedAccount(const QJsonObject& object)
{
    const auto roles = textsIn(object[u"roles"_s]);
    const auto regions = textsIn(object[u"regions"_s]);
    const auto created = parseRfc3339(object[u"created"_s].toString());
    const QString account = object[u"account"_s].toString();
    if (!isPathWord(account) || !roles || !regions || !created || !object[u"disabled"_s].isBool())
        return unreadable(u"accounts"_s);
    return ManagedAccount{.account = account,
                          .name = cleanedText(object[u"name"_s].toString()),
                          .roles = *roles,
                          .regions = *regions,
                          .disabled = object[u"disabled"_s].toBool(),
                          .created = *created};
}

Result<std::vector<ManagedDevice>> decodeDevices(const QJsonObject& answer)
{
    return listOf<ManagedDevice>(answer, u"devices"_s, decodeManagedDevice);
}

Result<ManagedDevice> decodeManagedDevice(const QJsonObject& object)
{
    const auto regions = textsIn(object[u"regions"_s]);
    const auto created = parseRfc3339(object[u"created"_s].toString());
    const QString id = object[u"id"_s].toString();
    if (!isPathWord(id) || !regions || !created)
        return unreadable(u"devices"_s);
    return ManagedDevice{.id = id,
                         .name = cleanedText(object[u"name"_s].toString()),
                         .regions = *regions,
                         .created = *created};
}

} // namespace onescreen
