// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main/cli/clicontext.h"
#include "app/remote/access/accessjobs.h"

#include <QNetworkAccessManager>

#include <optional>
#include <utility>

namespace onescreen {

/// One command at a server: signs in with a password, asks, and signs out again. Waits for each answer.
class AccountRun
{
public:
    AccountRun(QUrl central, TlsPolicy tls)
        : m_access(m_network, std::move(central), std::move(tls), &m_token)
    {
    }
    ~AccountRun(); ///< Signs out, unless keep() was called.
    AccountRun(const AccountRun&) = delete;
    AccountRun& operator=(const AccountRun&) = delete;

    Result<void> signIn(const QString& account, const QString& password);
    Result<QJsonObject> get(const QString& path) { return ask("GET", path, std::nullopt); }
    Result<QJsonObject> remove(const QString& path) { return ask("DELETE", path, std::nullopt); }
    Result<QJsonObject> post(const QString& path, const QJsonObject& body) { return ask("POST", path, body); }
    Result<QJsonObject> patch(const QString& path, const QJsonObject& body)
    {
        return ask("PATCH", path, body);
    }
    /// The refresh token, which then lives on.
    QByteArray keep() { return std::exchange(m_refresh, {}); }

private:
    class Token final : public Authority
    {
    public:
        QByteArray access;
        [[nodiscard]] QByteArray token() const override { return access; }
        void refused(const QByteArray& used, QObject* context, std::function<void(bool)> done) override;
    };
    Result<QJsonObject> ask(const QByteArray& verb, const QString& path,
                            const std::optional<QJsonObject>& body);

    QNetworkAccessManager m_network;
    Token m_token;
    QByteArray m_refresh;
    CentralAccess m_access;
};

} // namespace onescreen
