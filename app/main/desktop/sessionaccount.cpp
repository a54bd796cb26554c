// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/sessionaccount.h"

#include "app/main/common/clientsession.h"

#include <QPromise>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QFuture<Result<void>> noServer()
{
    QPromise<Result<void>> promise;
    promise.start();
    promise.addResult(failure(ErrorKind::Offline, u"no server was named at the start"_s));
    promise.finish();
    return promise.future();
}

} // namespace

SessionAccount::SessionAccount(const Clock& clock, bool hadAccounts, QObject* parent)
    : AccountDesk(clock, hadAccounts, parent), m_ids(clock, QRandomGenerator::system()->generate64())
{
}

void SessionAccount::setSession(ClientSession* session)
{
    m_session = session;
    if (session == nullptr)
        return;
    connect(session, &ClientSession::accessChanged, this, [this](const AccessState& state) { take(state); });
}

QFuture<Result<void>> SessionAccount::signIn(const QString& account, const QString& password)
{
    return m_session ? m_session->signIn(account, password) : noServer();
}

QFuture<Result<void>> SessionAccount::setUp(const SetUpRequest& request)
{
    return m_session ? m_session->setUp(request) : noServer();
}

QFuture<Result<void>> SessionAccount::checkPassword(const QString& password)
{
    return m_session ? m_session->checkPassword(password) : noServer();
}

void SessionAccount::signOut()
{
    if (m_session)
        m_session->signOut();
}

void SessionAccount::wantDevice()
{
    if (m_session)
        m_session->wantDevice();
}

void SessionAccount::reportExport(const ExportNote& note)
{
    if (!m_session || !hasAccounts())
        return; // there is no audit log to tell
    ExportNote named = note;
    named.id = m_ids.next();
    m_session->reportExport(named);
}

} // namespace onescreen
