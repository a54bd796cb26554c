// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/deviceflow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::seconds retryAfterFailure{30};
constexpr std::chrono::seconds slowDownStep{5};
constexpr std::chrono::minutes mostTold{5}; ///< Longer waits that a server names are not believed.

} // namespace

DeviceFlow::DeviceFlow(const CentralAccess& access, const Clock& clock, QObject* parent)
    : QObject(parent), m_access(access.anonymous()), m_clock(clock), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_deviceCode.isEmpty() ? ask() : poll(); });
}

void DeviceFlow::start(const QString& name)
{
    if (m_running)
        return;
    m_running = true;
    m_name = name.left(64);
    m_deviceCode.clear();
    ask();
}

void DeviceFlow::stop()
{
    m_running = false;
    m_timer.stop();
    m_deviceCode.clear();
    delete m_job;
    setCode(std::nullopt);
}

void DeviceFlow::setCode(std::optional<DeviceCode> code)
{
    if (m_code == code)
        return;
    m_code = std::move(code);
    Q_EMIT codeChanged();
}

void DeviceFlow::ask()
{
    m_job = new JsonJob(
        m_access, "POST"_ba, authpath::device.toString(), QJsonObject{{u"name"_s, m_name}},
        [this](const Result<QJsonObject>& answer) {
            const auto offer = deviceOfferOf(answer);
            if (!offer) {
                m_timer.start(afterFailure(retryAfterFailure));
                Q_EMIT failed(offer.error());
                return;
            }
            m_deviceCode = offer->deviceCode;
            m_interval = offer->interval;
            setCode(DeviceCode{.userCode = offer->userCode, .validUntil = m_clock.now() + offer->life});
            m_timer.start(m_interval);
        },
        this);
    m_job->start();
}

void DeviceFlow::poll()
{
    m_job = new JsonJob(
        m_access, "POST"_ba, authpath::token.toString(), grant::device(m_deviceCode),
        [this](const Result<QJsonObject>& answer) { take(answer); }, this);
    m_job->start();
}

void DeviceFlow::take(const Result<QJsonObject>& answer)
{
    const auto grant = tokenGrantOf(answer);
    if (grant) {
        m_running = false;
        m_deviceCode.clear();
        setCode(std::nullopt);
        Q_EMIT granted(*grant);
        return;
    }
    const QString& word = grant.error().place.field;
    if (word == "slow_down"_L1)
        m_interval += slowDownStep;
    if (word == "expired_code"_L1 || word == "bad_grant"_L1) {
        m_deviceCode.clear();
        setCode(std::nullopt);
        m_timer.start(std::chrono::seconds{1});
        return;
    }
    if (word != "authorization_pending"_L1 && word != "slow_down"_L1)
        Q_EMIT failed(grant.error());
    m_timer.start(afterFailure(m_interval));
}

/// One device in a room: without jitter.
Milliseconds DeviceFlow::afterFailure(Milliseconds own) const
{
    const auto told = m_job ? m_job->retryAfter() : std::nullopt;
    return std::max(own, std::min(told.value_or(own), Milliseconds{mostTold}));
}

} // namespace onescreen
