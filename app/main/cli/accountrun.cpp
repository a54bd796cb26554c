// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/cli/accountrun.h"

#include <QEventLoop>
#include <QSysInfo>

#include <tuple>

using namespace Qt::StringLiterals;

namespace onescreen {

/// A command is over long before its token is.
void AccountRun::Token::refused(const QByteArray&, QObject* context, std::function<void(bool)> done)
{
    QMetaObject::invokeMethod(context, [done = std::move(done)] { done(false); }, Qt::QueuedConnection);
}

AccountRun::~AccountRun()
{
    if (!m_refresh.isEmpty())
        std::ignore = post(authpath::revoke.toString(),
                           QJsonObject{{u"refresh_token"_s, QString::fromLatin1(m_refresh)}});
}

Result<void> AccountRun::signIn(const QString& account, const QString& password)
{
    const auto granted = tokenGrantOf(
        post(authpath::token.toString(), grant::password(account, password, QSysInfo::machineHostName())));
    if (!granted)
        return std::unexpected(granted.error());
    m_token.access = granted->accessToken;
    m_refresh = granted->refreshToken;
    return {};
}

Result<QJsonObject> AccountRun::ask(const QByteArray& verb, const QString& path,
                                    const std::optional<QJsonObject>& body)
{
    QEventLoop loop;
    Result<QJsonObject> answer = failure(ErrorKind::Internal, u"no answer"_s);
    const auto take = [&](Result<QJsonObject> one) {
        answer = std::move(one);
        loop.quit();
    };
    auto* job =
        body ? new JsonJob(m_access, verb, path, *body, take) : new JsonJob(m_access, verb, path, take);
    job->start();
    loop.exec();
    return answer;
}

} // namespace onescreen
