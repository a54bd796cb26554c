// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/sessionaccounts.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

Result<void> decodeNothing(const QJsonObject&)
{
    return {};
}

template <typename T> QFuture<Result<T>> noServer()
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(failure(ErrorKind::Offline, u"no server was named at the start"_s));
    promise.finish();
    return promise.future();
}

} // namespace

template <typename T>
QFuture<Result<T>> SessionAccounts::ask(const ApiQuestion& question, Result<T> (*decode)(const QJsonObject&))
{
    if (!m_session)
        return noServer<T>();
    // Without a context: five hundred accounts are read on the session's thread.
    return m_session->askAsPerson(question).then([decode](const Result<QJsonObject>& answer) {
        return answer ? decode(*answer) : Result<T>(std::unexpected(answer.error()));
    });
}

QFuture<Result<AccountList>> SessionAccounts::accounts()
{
    return ask(accountsQuestion(), decodeAccountList);
}

QFuture<Result<std::vector<ManagedDevice>>> SessionAccounts::devices()
{
    return ask(devicesQuestion(), decodeDevices);
}

QFuture<Result<ManagedAccount>> SessionAccounts::add(const NewAccount& account)
{
    return ask(addAccountQuestion(account), decodeManagedAccount);
}

QFuture<Result<ManagedAccount>> SessionAccounts::change(const QString& account, const AccountChange& change)
{
    return ask(changeAccountQuestion(account, change), decodeManagedAccount);
}

QFuture<Result<void>> SessionAccounts::changeOwnPassword(const QString& old, const QString& fresh)
{
    return m_session ? m_session->changePassword(old, fresh) : noServer<void>();
}

QFuture<Result<ManagedDevice>> SessionAccounts::approve(const DeviceApproval& approval)
{
    return ask(approveDeviceQuestion(approval), decodeManagedDevice);
}

QFuture<Result<void>> SessionAccounts::removeDevice(const QString& id)
{
    return ask(removeDeviceQuestion(id), decodeNothing);
}

} // namespace onescreen
