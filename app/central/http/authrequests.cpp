// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/authrequests.h"

#include "app/central/actions/action.h"
#include "app/central/http/jsonfault.h"
#include "app/domain/texts.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

constexpr int leastPassword = 10;
constexpr int longestPassword = 256;
constexpr int longestName = 64;
constexpr int longestAddress = 2000;
constexpr qsizetype mostRoles = 16;

/// The members of a body. Keeps the first fault, so that several members can be read before it is looked at.
class Members
{
public:
    Members(const QByteArray& json, std::initializer_list<QStringView> known)
    {
        QJsonParseError fault;
        const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
        if (fault.error != QJsonParseError::NoError)
            m_fault = jsonFault(json, fault.errorString());
        else if (!document.isObject())
            m_fault = Error{ErrorKind::Invalid, u"the body must be a JSON object"_s, {}};
        m_object = document.object();
        for (const QString& name : m_object.keys()) {
            if (std::ranges::find(known, name) == known.end())
                fail(name, u"is not a member of this request"_s);
        }
    }

    [[nodiscard]] bool has(const QString& name) const { return m_object.contains(name); }
    [[nodiscard]] QJsonValue value(const QString& name) const { return m_object.value(name); }
    void fail(const QString& name, const QString& why)
    {
        if (!m_fault)
            m_fault = Error{ErrorKind::Invalid, why, {.field = name}};
    }
    QString text(const QString& name, int least, int most)
    {
        const QString text = m_object.value(name).toString();
        if (!m_object.value(name).isString() || text.size() < least || text.size() > most)
            fail(name, u"must be a text of %1 to %2 characters"_s.arg(least).arg(most));
        return text;
    }
    /// A name that is shown.
    QString shown(const QString& name, int most = longestName)
    {
        const QString given = text(name, 1, most);
        if (const auto fault = faultOfText(given, {.field = name, .longest = most}))
            fail(name, fault->text);
        QString clean = cleanedText(given);
        if (clean.isEmpty())
            fail(name, u"must not be empty"_s);
        return clean;
    }
    QString matching(const QString& name, const QString& pattern)
    {
        const QString given = text(name, 1, longestAddress);
        if (!QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(given).hasMatch())
            fail(name, u"must fit %1"_s.arg(pattern));
        return given;
    }
    QString newPassword(const QString& name) { return text(name, leastPassword, longestPassword); }
    QString newAccount(const QString& name) { return matching(name, u"[a-z0-9][a-z0-9._-]{0,63}"_s); }
    QStringList texts(const QString& name, qsizetype most)
    {
        QStringList list;
        const QJsonArray items = m_object.value(name).toArray();
        if (!m_object.value(name).isArray() || items.size() > most ||
            !std::ranges::all_of(items, [](const QJsonValue& item) { return item.isString(); }))
            fail(name, u"must be an array of at most %1 texts"_s.arg(most));
        for (const QJsonValue& item : items)
            list.append(item.toString());
        return list;
    }
    RegionScope regions(const QString& name)
    {
        const auto scope = RegionScope::of(texts(name, RegionScope::mostPrefixes));
        if (!scope)
            fail(name, u"must be prefixes of region codes, 1 to 9 digits each"_s);
        return scope.value_or(RegionScope());
    }
    QStringList roles(const QString& name, const RoleTable& table)
    {
        QStringList roles = texts(name, mostRoles);
        roles.removeDuplicates();
        if (roles.isEmpty())
            fail(name, u"must name a role"_s);
        for (const QString& role : roles) {
            if (!table.isForPeople(role))
                fail(name, u"%1 is not a role for people"_s.arg(role));
        }
        return roles;
    }
    template <typename Answer> Result<Answer> answer(Answer answer) const
    {
        return m_fault ? Result<Answer>(std::unexpected(*m_fault)) : Result<Answer>(std::move(answer));
    }

private:
    QJsonObject m_object;
    std::optional<Error> m_fault;
};

QString optionalDevice(Members& members)
{
    return members.has(u"device"_s) ? members.shown(u"device"_s) : QString();
}

} // namespace

Result<SetupRequest> parseSetup(const QByteArray& json)
{
    Members members(json, {u"code", u"account", u"name", u"password", u"device"});
    SetupRequest request{.code = members.text(u"code"_s, 1, longestName),
                         .account = members.newAccount(u"account"_s),
                         .name = members.shown(u"name"_s),
                         .password = members.newPassword(u"password"_s)};
    request.device = optionalDevice(members);
    return members.answer(std::move(request));
}

Result<TokenRequest> parseTokenRequest(const QByteArray& json)
{
    Members any(json, {u"grant", u"account", u"password", u"device", u"refresh_token", u"device_code"});
    const QString grant = any.value(u"grant"_s).toString();
    TokenRequest request;
    if (grant == "password"_L1) {
        Members members(json, {u"grant", u"account", u"password", u"device"});
        request.account = members.text(u"account"_s, 1, longestName).trimmed().toLower();
        request.password = members.text(u"password"_s, 1, longestPassword);
        request.device = optionalDevice(members);
        return members.answer(std::move(request));
    }
    const bool isRefresh = grant == "refresh"_L1;
    if (!isRefresh && grant != "device"_L1) {
        any.fail(u"grant"_s, u"must be password, refresh or device"_s);
        return any.answer(std::move(request));
    }
    const QString name = isRefresh ? u"refresh_token"_s : u"device_code"_s;
    Members members(json, {u"grant", name});
    request.grant = isRefresh ? TokenRequest::Grant::Refresh : TokenRequest::Grant::Device;
    request.secret = members.text(name, 1, longestPassword).toUtf8();
    return members.answer(std::move(request));
}

Result<QByteArray> parseRevoke(const QByteArray& json)
{
    Members members(json, {u"refresh_token"});
    const QByteArray token = members.text(u"refresh_token"_s, 1, longestPassword).toUtf8();
    return members.answer(token);
}

Result<PasswordRequest> parsePassword(const QByteArray& json)
{
    Members members(json, {u"old", u"new"});
    PasswordRequest request{.before = members.text(u"old"_s, 1, longestPassword),
                            .after = members.newPassword(u"new"_s)};
    return members.answer(std::move(request));
}

Result<QString> parseDeviceRequest(const QByteArray& json)
{
    Members members(json, {u"name"});
    const QString name = members.shown(u"name"_s);
    return members.answer(name);
}

Result<DeviceApproval> parseApproval(const QByteArray& json)
{
    Members members(json, {u"user_code", u"name", u"regions"});
    DeviceApproval approval{.userCode = members.text(u"user_code"_s, 1, longestName),
                            .name = members.shown(u"name"_s),
                            .scope = members.regions(u"regions"_s)};
    return members.answer(std::move(approval));
}

Result<AccountChange> parseNewAccount(const QByteArray& json, const RoleTable& roles)
{
    Members members(json, {u"account", u"name", u"roles", u"regions", u"password"});
    AccountChange change{.account = members.newAccount(u"account"_s),
                         .name = members.shown(u"name"_s),
                         .password = members.newPassword(u"password"_s),
                         .roles = members.roles(u"roles"_s, roles),
                         .scope = members.regions(u"regions"_s)};
    return members.answer(std::move(change));
}

Result<AccountChange> parseAccountChange(const QByteArray& json, const RoleTable& roles)
{
    Members members(json, {u"name", u"roles", u"regions", u"password", u"disabled"});
    AccountChange change;
    if (members.has(u"name"_s))
        change.name = members.shown(u"name"_s);
    if (members.has(u"roles"_s))
        change.roles = members.roles(u"roles"_s, roles);
    if (members.has(u"regions"_s))
        change.scope = members.regions(u"regions"_s);
    if (members.has(u"password"_s))
        change.password = members.newPassword(u"password"_s);
    if (members.has(u"disabled"_s)) {
        if (!members.value(u"disabled"_s).isBool())
            members.fail(u"disabled"_s, u"must be true or false"_s);
        change.disabled = members.value(u"disabled"_s).toBool();
    }
    return members.answer(std::move(change));
}

Result<ExportReport> parseExportReport(const QByteArray& json)
{
    Members members(json, {u"id", u"at", u"what", u"format", u"rows", u"sha256"});
    ExportReport report{.id = members.text(u"id"_s, 1, longestName),
                        .what = members.shown(u"what"_s, longestAddress),
                        .format = members.matching(u"format"_s, u"[a-z0-9]{1,16}"_s),
                        .sha256 = members.matching(u"sha256"_s, u"[0-9a-f]{64}"_s),
                        .rows = members.value(u"rows"_s).toInteger(-1)};
    if (!actionIdFrom(report.id))
        members.fail(u"id"_s, u"must be a UUID version 7 in lower case"_s);
    const auto at = parseRfc3339(members.value(u"at"_s).toString());
    if (!at)
        members.fail(u"at"_s, u"must be an RFC 3339 time with an offset"_s);
    report.at = at.value_or(UtcTime());
    if (report.rows < 0)
        members.fail(u"rows"_s, u"must be a whole number from 0"_s);
    const QJsonArray all{toMs(report.at), report.what, report.format, report.rows, report.sha256};
    report.fingerprint = QCryptographicHash::hash(QJsonDocument(all).toJson(QJsonDocument::Compact),
                                                  QCryptographicHash::Sha256);
    return members.answer(std::move(report));
}

} // namespace onescreen::central
