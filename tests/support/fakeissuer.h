// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakehttp.h"

#include <QJsonArray>

#include <set>

namespace onescreen::test {

/// A server that signs people and devices in by the rules of the contract, without time: a replaced refresh
/// token is taken once more while `grace` is on.
class FakeIssuer
{
public:
    bool accounts = true;
    bool grace = false;
    bool loseRefreshes = false;    ///< Carried out, but the answer does not arrive.
    bool refuseEverything = false; ///< Every access token.
    bool approved = false;         ///< The device.
    int refreshes = 0;
    QByteArray access;  ///< The newest access token; only this one is good unless `anyAccess`.
    QByteArray current; ///< The refresh token that is good.
    std::function<FakeAnswer(const FakeRequest&)> rest = [](const FakeRequest&) { return FakeAnswer{}; };

    explicit FakeIssuer(FakeHttp& http)
    {
        http.handler = [this](const FakeRequest& request) { return answer(request); };
    }

    void expireAccess() { access = "none"; }
    void revoke()
    {
        expireAccess();
        current = "revoked";
        m_replaced.clear();
    }
    /// As after an earlier run that stored this refresh token.
    void issued(const QByteArray& refreshToken) { current = refreshToken; }

private:
    FakeAnswer answer(const FakeRequest& request)
    {
        if (request.path == "/v1/meta")
            return answerOf({{QStringLiteral("epoch"), QStringLiteral("e")},
                             {QStringLiteral("head_seq"), 0},
                             {QStringLiteral("accounts"), accounts}});
        if (request.path == "/v1/auth/token")
            return token(request);
        if (request.path == "/v1/auth/revoke")
            return {.status = 204, .body = {}};
        if (request.path == "/v1/auth/device")
            return answerOf({{QStringLiteral("device_code"), QStringLiteral("dev-code")},
                             {QStringLiteral("user_code"), QStringLiteral("BCDF2345")},
                             {QStringLiteral("interval"), 1},
                             {QStringLiteral("expires_in"), 600}});
        if (request.path.startsWith("/v1/sync/snapshots"))
            return problem(501, QStringLiteral("not_built"));
        if (accounts && (refuseEverything || request.token != access || request.token.isEmpty()))
            return problem(401, request.token.isEmpty() ? QStringLiteral("token_missing")
                                                        : QStringLiteral("token_expired"));
        return rest(request);
    }
    FakeAnswer token(const FakeRequest& request)
    {
        const QString grant = request.body[QStringLiteral("grant")].toString();
        if (grant == QStringLiteral("device"))
            return approved ? session(QStringLiteral("device:1"), {QStringLiteral("device")})
                            : problem(400, QStringLiteral("authorization_pending"));
        if (grant == QStringLiteral("password"))
            return request.body[QStringLiteral("password")].toString() == QStringLiteral("correct horse")
                       ? session(QStringLiteral("zhang"), {QStringLiteral("dispatcher")})
                       : problem(400, QStringLiteral("bad_grant"));
        ++refreshes;
        const QByteArray given = request.body[QStringLiteral("refresh_token")].toString().toLatin1();
        if (given != current && !(grace && m_replaced.contains(given)))
            return problem(400, QStringLiteral("bad_grant"));
        FakeAnswer fine = session(QStringLiteral("device:1"), {QStringLiteral("device")});
        fine.lost = loseRefreshes;
        return fine;
    }
    FakeAnswer session(const QString& account, const QJsonArray& roles)
    {
        if (!current.isEmpty())
            m_replaced.insert(current);
        ++m_count;
        access = "secret-access-" + QByteArray::number(m_count);
        current = "secret-refresh-" + QByteArray::number(m_count);
        return answerOf(
            {{QStringLiteral("access_token"), QString::fromLatin1(access)},
             {QStringLiteral("refresh_token"), QString::fromLatin1(current)},
             {QStringLiteral("expires_in"), 600},
             {QStringLiteral("account"), account},
             {QStringLiteral("name"), QStringLiteral("张三")},
             {QStringLiteral("roles"), roles},
             {QStringLiteral("permissions"), QJsonArray{QStringLiteral("read"), QStringLiteral("ack")}},
             {QStringLiteral("regions"), QJsonArray{}},
             {QStringLiteral("server_time"), QStringLiteral("2026-11-22T06:00:00.000Z")}});
    }

    int m_count = 0;
    std::set<QByteArray> m_replaced;
};

} // namespace onescreen::test
