// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/accessjobs.h"

#include "app/domain/texts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qsizetype longestToken = 8 * 1024;
constexpr qint64 longestLifeSeconds = 86'400;
constexpr qsizetype longestUserCode = 64;
constexpr qint64 usualInterval = 5;
constexpr qint64 mostInterval = 60;

QStringList textsIn(const QJsonValue& value)
{
    QStringList texts;
    for (const QJsonValue& one : value.toArray())
        texts << cleanedText(one.toString());
    return texts;
}

/// Goes into a header and a message as it is.
bool isToken(const QByteArray& text)
{
    return !text.isEmpty() && text.size() <= longestToken &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

} // namespace

JsonJob::JsonJob(const CentralAccess& access, const QByteArray& verb, const QString& path, Done done,
                 QObject* parent)
    : HttpJob(access, apiUrl(access.address(), path), parent), m_done(std::move(done))
{
    setVerb(verb);
}

JsonJob::JsonJob(const CentralAccess& access, const QByteArray& verb, const QString& path,
                 const QJsonObject& body, Done done, QObject* parent)
    : HttpJob(access, apiUrl(access.address(), path), parent), m_done(std::move(done))
{
    setBody(QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json"_ba, verb);
}

void JsonJob::deliver(Result<QByteArray> body)
{
    if (!body)
        return m_done(std::unexpected(std::move(body).error()));
    if (body->isEmpty())
        return m_done(QJsonObject());
    const QJsonDocument document = QJsonDocument::fromJson(*body);
    if (!document.isObject())
        return m_done(
            failure(ErrorKind::Protocol,
                    u"the answer is not a JSON object; a proxy or a sign-in portal may be in between"_s));
    m_done(document.object());
}

Result<TokenGrant> tokenGrantOf(const Result<QJsonObject>& answered)
{
    if (!answered)
        return std::unexpected(answered.error());
    const QJsonObject& answer = *answered;
    TokenGrant granted{.accessToken = answer[u"access_token"_s].toString().toLatin1(),
                       .refreshToken = answer[u"refresh_token"_s].toString().toLatin1(),
                       .identity = {.account = cleanedText(answer[u"account"_s].toString()),
                                    .name = cleanedText(answer[u"name"_s].toString()),
                                    .roles = textsIn(answer[u"roles"_s]),
                                    .permissions = textsIn(answer[u"permissions"_s]),
                                    .regions = textsIn(answer[u"regions"_s])}};
    const double seconds = answer[u"expires_in"_s].toDouble(0);
    if (!isToken(granted.accessToken) || !isToken(granted.refreshToken) || !(seconds >= 1) ||
        seconds > static_cast<double>(longestLifeSeconds))
        return failure(ErrorKind::Protocol, u"the answer to the sign-in lacks a good token or its life"_s);
    granted.life = Milliseconds{static_cast<qint64>(seconds * 1000)};
    return granted;
}

Result<DeviceOffer> deviceOfferOf(const Result<QJsonObject>& answered)
{
    if (!answered)
        return std::unexpected(answered.error());
    const QJsonObject& answer = *answered;
    const qint64 interval = answer[u"interval"_s].toInteger(usualInterval);
    const qint64 life = answer[u"expires_in"_s].toInteger(0);
    const DeviceOffer offer{.deviceCode = answer[u"device_code"_s].toString().toLatin1(),
                            .userCode = cleanedTextUpTo(longestUserCode, answer[u"user_code"_s].toString()),
                            .interval = std::chrono::seconds{std::clamp<qint64>(interval, 1, mostInterval)},
                            .life = std::chrono::seconds{std::clamp<qint64>(life, 0, longestLifeSeconds)}};
    if (!isToken(offer.deviceCode) || offer.userCode.isEmpty())
        return failure(ErrorKind::Protocol,
                       u"the answer to a machine that asks to be let in lacks its codes"_s);
    return offer;
}

QJsonObject grant::password(const QString& account, const QString& password, const QString& device)
{
    return {{u"grant"_s, u"password"_s},
            {u"account"_s, account},
            {u"password"_s, password},
            {u"device"_s, device.left(64)}};
}

QJsonObject grant::refresh(const QByteArray& refreshToken)
{
    return {{u"grant"_s, u"refresh"_s}, {u"refresh_token"_s, QString::fromLatin1(refreshToken)}};
}

QJsonObject grant::device(const QByteArray& deviceCode)
{
    return {{u"grant"_s, u"device"_s}, {u"device_code"_s, QString::fromLatin1(deviceCode)}};
}

QJsonObject exportReport(const ExportNote& note)
{
    return {{u"id"_s, note.id},
            {u"at"_s, toRfc3339(note.at)},
            {u"what"_s, note.what.left(2000)},
            {u"format"_s, note.format},
            {u"rows"_s, note.rows.value_or(0)}, // a picture has none
            {u"sha256"_s, QString::fromLatin1(note.sha256)}};
}

} // namespace onescreen
