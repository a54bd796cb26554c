// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/accessservice.h"

#include <QPointer>

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::seconds metaRetry{15};
constexpr Milliseconds mostMetaRetry{300'000}; ///< However long the server wants to be left alone.

} // namespace

AccessService::AccessService(Settings settings, const Clock& clock, const TokenCore::Random& random,
                             QObject* parent)
    : QObject(parent), m_clock(clock), m_settings(std::move(settings)),
      m_own(m_network, m_settings.address, m_settings.tls),
      m_device(m_own, m_settings.store ? *m_settings.store : m_noStore, m_settings.lockFile, clock, random),
      m_person(m_own, m_memory, {}, clock, random), m_flow(m_own, clock), m_metaTimer(this)
{
    m_metaTimer.setSingleShot(true);
    connect(&m_metaTimer, &QTimer::timeout, this, &AccessService::askMeta);
    connectSession(m_device);
    connectSession(m_person);
    connect(&m_flow, &DeviceFlow::codeChanged, this, &AccessService::publish);
    connect(&m_flow, &DeviceFlow::failed, this, &AccessService::failed);
    connect(&m_flow, &DeviceFlow::granted, this,
            [this](const TokenGrant& granted) { m_device.take(granted); });
}

AccessService::~AccessService() = default;

void AccessService::connectSession(AccessSession& session)
{
    connect(&session, &AccessSession::changed, this, &AccessService::publish);
    connect(&session, &AccessSession::failed, this, &AccessService::failed);
    connect(&session, &AccessSession::ended, this, &AccessService::onEnded);
    connect(&session, &AccessSession::renewed, this, [this] {
        m_endedSince.reset();
        m_why.clear();
        publish();
        Q_EMIT renewed();
    });
}

void AccessService::start()
{
    if (std::exchange(m_started, true))
        return;
    m_device.begin();
    askMeta();
}

void AccessService::askMeta()
{
    if (std::exchange(m_asking, true))
        return;
    m_meta = new JsonJob(
        m_own, "GET"_ba, u"/v1/meta"_s, [this](const Result<QJsonObject>& meta) { takeMeta(meta); }, this);
    m_meta->start();
}

void AccessService::takeMeta(const Result<QJsonObject>& meta)
{
    m_asking = false;
    if (!meta) {
        const auto told = m_meta ? m_meta->retryAfter() : std::nullopt;
        m_metaTimer.start(std::clamp(told.value_or(metaRetry), Milliseconds{metaRetry}, mostMetaRetry));
        Q_EMIT failed(meta.error());
        return;
    }
    // A server that does not say has none: it is older than accounts.
    m_accounts = (*meta)[u"accounts"_s].toBool(false);
    publish();
}

void AccessService::publish()
{
    AccessState state{.person = m_person.identity(),
                      .device = m_device.identity(),
                      .endedSince = m_endedSince,
                      .why = m_why,
                      .code = m_flow.code(),
                      .storeFault = m_device.storeFault()};
    if (m_accounts == false)
        state = {.phase = AccessPhase::Open};
    else if (state.acting())
        state.phase = AccessPhase::SignedIn;
    else if (!m_accounts || m_device.isRefreshing())
        state.phase = AccessPhase::Unknown;
    else
        state.phase = m_endedSince ? AccessPhase::SignInNeeded : AccessPhase::SignedOut;
    if (state == m_state)
        return;
    m_state = std::move(state);
    Q_EMIT stateChanged(m_state);
}

void AccessService::onEnded(const QString& why)
{
    if (m_person.isIdle())
        m_password.forget();
    if (!why.isEmpty()) {
        m_endedSince = m_clock.now();
        m_why = why;
    }
    publish();
    if (!m_device.isIdle())
        Q_EMIT renewed(); // the device's token holds again
}

CentralAccess AccessService::access(QNetworkAccessManager& network)
{
    return {network, m_settings.address, m_settings.tls, this};
}

CentralAccess AccessService::personAccess(QNetworkAccessManager& network)
{
    return {network, m_settings.address, m_settings.tls, &m_personOnly};
}

QByteArray AccessService::token() const
{
    if (m_accounts == false)
        return {};
    return m_person.token().isEmpty() ? m_device.token() : m_person.token();
}

void AccessService::refused(const QByteArray& used, QObject* context, std::function<void(bool)> done)
{
    // A server that was open may have been given accounts meanwhile.
    if (m_accounts == false)
        askMeta();
    if (!m_person.isIdle())
        m_person.refused(used, context, std::move(done));
    else
        m_device.refused(used, context, std::move(done));
}

void AccessService::signIn(const QString& account, const QString& password, Done done)
{
    if (!maySendSecrets(m_settings.address))
        return refuseLater(std::move(done));
    auto* job = new JsonJob(
        m_own, "POST"_ba, authpath::token.toString(),
        grant::password(account, password, m_settings.deviceName),
        [this, password, done = std::move(done)](const Result<QJsonObject>& answer) {
            takeGrant(answer, password, done);
        },
        this);
    job->start();
}

void AccessService::takeGrant(const Result<QJsonObject>& answer, const QString& password, const Done& done)
{
    const auto granted = tokenGrantOf(answer);
    if (!granted)
        return done(std::unexpected(granted.error()));
    m_accounts = true;
    m_password.remember(password);
    m_person.take(*granted);
    done({});
}

void AccessService::signOut()
{
    m_password.forget();
    m_person.signOut();
}

void AccessService::refuseLater(Done done)
{
    QMetaObject::invokeMethod(
        this,
        [done = std::move(done)] {
            done(failure(ErrorKind::Invalid,
                         u"nothing secret is sent without encryption; give an https address"_s,
                         {.file = {}, .row = 0, .field = tlsfault::needed.toString()}));
        },
        Qt::QueuedConnection);
}

void AccessService::setUp(const QJsonObject& request, Done done)
{
    if (!maySendSecrets(m_settings.address))
        return refuseLater(std::move(done));
    auto* job = new JsonJob(
        m_own, "POST"_ba, authpath::setup.toString(), request,
        [this, password = request[u"password"_s].toString(),
         done = std::move(done)](const Result<QJsonObject>& answer) { takeGrant(answer, password, done); },
        this);
    job->start();
}

void AccessService::changePassword(const QString& old, const QString& fresh, Done done)
{
    auto* job = new JsonJob(
        access(m_network), "POST"_ba, authpath::password.toString(),
        QJsonObject{{u"old"_s, old}, {u"new"_s, fresh}},
        [this, fresh, done = std::move(done)](const Result<QJsonObject>& answer) {
            if (answer)
                m_password.remember(fresh);
            done(answer ? Result<void>() : std::unexpected(answer.error()));
        },
        this);
    job->start();
}

void AccessService::wantDevice()
{
    const bool nobody = m_device.isIdle() || (m_device.storeFault() && !m_device.identity());
    if (m_accounts == true && nobody && maySendSecrets(m_settings.address))
        m_flow.start(m_settings.deviceName);
}

} // namespace onescreen
