// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/remote/httpjob.h"

#include <QJsonObject>

#include <functional>

namespace onescreen {

/// Any operation of the API that takes and gives a JSON object; an answer without a body is an empty one.
/// Calls `done` once, from the event loop and never after the job is gone.
class JsonJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<QJsonObject>)>;

    /// GET or DELETE, without a body.
    JsonJob(const CentralAccess& access, const QByteArray& verb, const QString& path, Done done,
            QObject* parent = nullptr);
    /// POST or PATCH.
    JsonJob(const CentralAccess& access, const QByteArray& verb, const QString& path, const QJsonObject& body,
            Done done, QObject* parent = nullptr);

private:
    void deliver(Result<QByteArray> body) override;
    Done m_done;
};

/// What a sign-in gives. The two tokens are secrets: the first stays in memory, the second in its store.
struct TokenGrant
{
    QByteArray accessToken;
    QByteArray refreshToken;
    Milliseconds life{0};
    AccountIdentity identity;
};
/// Protocol when something is missing; the answer's own error when it is one.
Result<TokenGrant> tokenGrantOf(const Result<QJsonObject>& answered);

/// What a machine gets that asks to be let in.
struct DeviceOffer
{
    QByteArray deviceCode;            ///< A secret of this machine.
    QString userCode;                 ///< For the screen.
    std::chrono::seconds interval{5}; ///< Between two questions; 1 to 60.
    std::chrono::seconds life{0};     ///< Up to a day.
};
/// Protocol without a code that can be sent and shown; the answer's own error when it is one.
Result<DeviceOffer> deviceOfferOf(const Result<QJsonObject>& answered);

namespace grant {
QJsonObject password(const QString& account, const QString& password, const QString& device);
QJsonObject refresh(const QByteArray& refreshToken);
QJsonObject device(const QByteArray& deviceCode);
} // namespace grant

/// Body of POST /v1/audit/exports.
QJsonObject exportReport(const ExportNote& note);

namespace authpath {
inline constexpr QStringView token = u"/v1/auth/token";
inline constexpr QStringView revoke = u"/v1/auth/revoke";
inline constexpr QStringView setup = u"/v1/auth/setup";
inline constexpr QStringView password = u"/v1/auth/password";
inline constexpr QStringView device = u"/v1/auth/device";
inline constexpr QStringView devices = u"/v1/auth/devices";
inline constexpr QStringView accounts = u"/v1/accounts";
inline constexpr QStringView exports = u"/v1/audit/exports";
} // namespace authpath

} // namespace onescreen
