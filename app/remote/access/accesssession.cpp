// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/accesssession.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::milliseconds lockEvery{200};
constexpr int mostLockTries = 100;
constexpr std::chrono::milliseconds lockIsStale{60'000};

} // namespace

AccessSession::AccessSession(const CentralAccess& access, TokenStore& store, const QString& lockFile,
                             const Clock& clock, TokenCore::Random random, QObject* parent)
    : QObject(parent), m_access(access.anonymous()), m_store(store), m_core(clock, std::move(random)),
      m_timer(this), m_lockTimer(this)
{
    if (!lockFile.isEmpty()) {
        m_lock = std::make_unique<QLockFile>(lockFile);
        m_lock->setStaleLockTime(lockIsStale);
    }
    m_timer.setSingleShot(true);
    m_lockTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { execute(m_core.timerFired()); });
    connect(&m_lockTimer, &QTimer::timeout, this, &AccessSession::lockAndLoad);
}

AccessSession::~AccessSession() = default;

void AccessSession::begin()
{
    execute(m_core.begin());
}

void AccessSession::take(const TokenGrant& granted)
{
    ++m_round;
    m_lockTimer.stop();
    keep(granted);
}

void AccessSession::signOut()
{
    execute(m_core.signOut());
}

void AccessSession::refused(const QByteArray& used, QObject* context, std::function<void(bool)> done)
{
    m_waiting.push_back({context, std::move(done)});
    execute(m_core.refused(used));
}

void AccessSession::execute(const TokenCore::Commands& commands)
{
    for (const TokenCore::Command& command : commands)
        std::visit([this](const auto& each) { run(each); }, command);
}

void AccessSession::run(TokenCore::Settle command)
{
    for (const Waiter& waiter : std::exchange(m_waiting, {})) {
        if (!waiter.context)
            continue;
        QMetaObject::invokeMethod(
            waiter.context, [done = waiter.done, another = command.another] { done(another); },
            Qt::QueuedConnection);
    }
}

void AccessSession::run(TokenCore::Refresh)
{
    m_lockTries = 0;
    lockAndLoad();
}

/// The lock is waited for without blocking: another process holds it only for one request.
void AccessSession::lockAndLoad()
{
    if (m_lock && !m_lock->isLocked() && !m_lock->tryLock(std::chrono::milliseconds{0})) {
        if (++m_lockTries < mostLockTries) {
            m_lockTimer.start(lockEvery);
            return;
        }
        return fail({.kind = ErrorKind::Conflict,
                     .text = u"another program is renewing the same sign-in and does not come to an end"_s,
                     .place = {.file = m_lock->fileName()}});
    }
    if (!m_unstored.isEmpty())
        return exchange(m_unstored);
    m_store.load([self = QPointer(this), round = m_round](const Result<QByteArray>& token) {
        if (!self || round != self->m_round)
            return;
        if (!token) {
            self->setStoreFault(token.error());
            // What is there can never be read again; anything else may pass.
            if (token.error().kind != ErrorKind::Corrupt)
                return self->fail(token.error());
        } else {
            self->setStoreFault(std::nullopt);
        }
        if (token && !token->isEmpty())
            return self->exchange(*token);
        if (self->m_lock)
            self->m_lock->unlock();
        self->execute(self->m_core.nothingStored());
    });
}

void AccessSession::exchange(const QByteArray& refreshToken)
{
    m_used = refreshToken;
    m_exchange = new JsonJob(
        m_access, "POST"_ba, authpath::token.toString(), grant::refresh(refreshToken),
        [this, round = m_round](const Result<QJsonObject>& answer) {
            if (round != m_round)
                return;
            const auto granted = tokenGrantOf(answer);
            if (granted)
                keep(*granted);
            else
                fail(granted.error(), m_exchange ? m_exchange->retryAfter() : std::nullopt);
        },
        this);
    m_exchange->start();
}

/// Stored first, used then: what was not stored would be lost with the program.
void AccessSession::keep(const TokenGrant& granted)
{
    m_unstored = granted.refreshToken;
    m_store.save(granted.refreshToken,
                 [self = QPointer(this), granted, round = m_round](const Result<void>& saved) {
                     if (!self || round != self->m_round)
                         return;
                     if (saved)
                         self->m_unstored.clear();
                     self->setStoreFault(saved ? std::nullopt : std::optional(saved.error()));
                     self->finish(granted);
                 });
}

void AccessSession::finish(const TokenGrant& granted)
{
    if (m_lock)
        m_lock->unlock();
    const bool other = m_identity != granted.identity;
    m_identity = granted.identity;
    execute(m_core.granted(granted.accessToken, granted.life));
    if (other)
        Q_EMIT changed();
    Q_EMIT renewed();
}

void AccessSession::fail(const Error& error, std::optional<Milliseconds> retryAfter)
{
    if (m_lock)
        m_lock->unlock();
    execute(m_core.refreshFailed(error, retryAfter));
    Q_EMIT failed(error);
}

void AccessSession::run(const TokenCore::End& command)
{
    ++m_round;
    m_lockTimer.stop();
    m_identity.reset();
    const QByteArray unstored = std::exchange(m_unstored, {});
    const bool byUser = command.why.isEmpty();
    m_store.load([self = QPointer(this), byUser, unstored, used = m_used](const Result<QByteArray>& token) {
        // Another program may have signed in anew meanwhile.
        if (!self || (!byUser && token && *token != used))
            return;
        const QByteArray last = !unstored.isEmpty() ? unstored : token.value_or(QByteArray());
        if (byUser && !last.isEmpty())
            self->revoke(last);
        self->m_store.erase([](const Result<void>&) {});
    });
    if (m_lock)
        m_lock->unlock();
    Q_EMIT changed();
    Q_EMIT ended(command.why);
}

void AccessSession::revoke(const QByteArray& refreshToken)
{
    auto* job = new JsonJob(
        m_access, "POST"_ba, authpath::revoke.toString(),
        QJsonObject{{u"refresh_token"_s, QString::fromLatin1(refreshToken)}},
        [](const Result<QJsonObject>&) {}, this);
    job->start();
}

void AccessSession::setStoreFault(std::optional<Error> fault)
{
    if (m_storeFault == fault)
        return;
    m_storeFault = std::move(fault);
    Q_EMIT changed();
}

} // namespace onescreen
