// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/accounts/accountadmin.h"

#include <QPromise>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 0ms;

template <typename T> QFuture<Result<T>> noServer()
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(failure(ErrorKind::Offline, u"no server was named at the start"_s));
    promise.finish();
    return promise.future();
}

} // namespace

AccountAdmin::AccountAdmin(DataHub& hub, AccountDesk* desk, AccountRegistry* registry, QObject* parent)
    : QObject(parent), m_hub(hub), m_desk(desk), m_registry(registry), m_toldAccess(access()),
      m_accountLane(
          spacing, [this] { return m_registry ? m_registry->accounts() : noServer<AccountList>(); },
          [this](Result<AccountList> answer) { takeAccounts(std::move(answer)); }, askAgainAfter),
      m_deviceLane(
          spacing,
          [this] { return m_registry ? m_registry->devices() : noServer<std::vector<ManagedDevice>>(); },
          [this](Result<std::vector<ManagedDevice>> answer) { takeDevices(std::move(answer)); },
          askAgainAfter)
{
    if (m_desk)
        connect(m_desk, &AccountDesk::changed, this, &AccountAdmin::followAccess);
    connect(&m_hub, &DataHub::linkChanged, this, &AccountAdmin::onLinkChanged);
    connect(&m_hub, &DataHub::tick, this, &AccountAdmin::onTick);
    followAccess();
}

AdminAccess AccountAdmin::access() const
{
    if (!m_desk || !m_registry || !m_desk->hasAccounts())
        return AdminAccess::NoServer;
    switch (m_desk->adminHindrance()) {
    case ActionHindrance::SignInNeeded:
        return AdminAccess::SignInNeeded;
    case ActionHindrance::Locked:
        return AdminAccess::Locked;
    case ActionHindrance::Forbidden:
        return AdminAccess::Forbidden;
    case ActionHindrance::None:
        break;
    }
    return AdminAccess::Allowed;
}

bool AccountAdmin::isOwn(const QString& account) const
{
    return m_desk && m_desk->state().person && m_desk->state().person->account == account;
}

void AccountAdmin::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) == watched)
        return;
    if (watched)
        return refresh();
    m_accountLane.cancel();
    m_deviceLane.cancel();
}

void AccountAdmin::refresh()
{
    if (!mayAsk())
        return;
    m_askedAt = m_hub.clock().monotonic();
    // What is on its way may be older than what was changed just now.
    m_accountLane.restart();
    m_deviceLane.restart();
}

void AccountAdmin::followAccess()
{
    const AdminAccess now = access();
    const QString who = m_desk && m_desk->state().person ? m_desk->state().person->account : QString();
    const bool another = std::exchange(m_who, who) != who;
    const bool other = std::exchange(m_toldAccess, now) != now;
    if (other || another) {
        m_accountLane.cancel();
        m_deviceLane.cancel();
        m_roles.clear();
        empty({});
        refresh();
    }
    if (other)
        Q_EMIT accessChanged();
}

void AccountAdmin::onLinkChanged(const LinkState& link)
{
    const bool isCut = link.phase == LinkPhase::Offline || link.phase == LinkPhase::Refused;
    if (isCut && access() == AdminAccess::Allowed) {
        m_accountLane.cancel();
        m_deviceLane.cancel();
        empty({.state = ModelState::Error,
               .error = Error{.kind = ErrorKind::Offline, .text = link.reason, .place = {}},
               .asOf = {}});
        m_askedAt.reset();
    } else if (m_accountList.state == ModelState::Error || m_deviceList.state == ModelState::Error) {
        refresh();
    }
}

void AccountAdmin::onTick()
{
    if (mayAsk() && (!m_askedAt || m_hub.clock().monotonic() - *m_askedAt >= askAgainAfter))
        refresh();
}

void AccountAdmin::empty(const AdminList& why)
{
    m_accounts.setRows({});
    m_devices.setRows({});
    m_accountList = why;
    m_deviceList = why;
    Q_EMIT listsChanged();
}

void AccountAdmin::takeAccounts(Result<AccountList> answer)
{
    if (answer) {
        m_roles = std::move(answer->roles);
        m_accounts.setRows(std::move(answer->accounts));
        m_accountList = {.state = m_accounts.rowCount() == 0 ? ModelState::Empty : ModelState::Ready,
                         .error = {},
                         .asOf = m_hub.now()};
    } else {
        m_accounts.setRows({});
        m_accountList = {.state = ModelState::Error, .error = std::move(answer).error(), .asOf = {}};
    }
    Q_EMIT listsChanged();
}

void AccountAdmin::takeDevices(Result<std::vector<ManagedDevice>> answer)
{
    if (answer) {
        m_devices.setRows(*std::move(answer));
        m_deviceList = {.state = m_devices.rowCount() == 0 ? ModelState::Empty : ModelState::Ready,
                        .error = {},
                        .asOf = m_hub.now()};
    } else {
        m_devices.setRows({});
        m_deviceList = {.state = ModelState::Error, .error = std::move(answer).error(), .asOf = {}};
    }
    Q_EMIT listsChanged();
}

QFuture<Result<void>> AccountAdmin::add(const NewAccount& account)
{
    if (!m_registry)
        return noServer<void>();
    return m_registry->add(account).then(this, [this](const Result<ManagedAccount>& made) -> Result<void> {
        if (made)
            m_accounts.put(*made);
        refresh();
        return made ? Result<void>() : std::unexpected(made.error());
    });
}

QFuture<Result<void>> AccountAdmin::change(const QString& account, const AccountChange& change)
{
    if (!m_registry)
        return noServer<void>();
    return m_registry->change(account, change)
        .then(this, [this](const Result<ManagedAccount>& changed) -> Result<void> {
            if (changed)
                m_accounts.put(*changed);
            refresh();
            return changed ? Result<void>() : std::unexpected(changed.error());
        });
}

QFuture<Result<void>> AccountAdmin::changeOwnPassword(const QString& old, const QString& fresh)
{
    return m_registry ? m_registry->changeOwnPassword(old, fresh) : noServer<void>();
}

QFuture<Result<void>> AccountAdmin::approve(const DeviceApproval& approval)
{
    if (!m_registry)
        return noServer<void>();
    return m_registry->approve(approval).then(
        this, [this](const Result<ManagedDevice>& device) -> Result<void> {
            if (device) {
                m_devices.put(*device);
                m_deviceList.state = ModelState::Ready;
                Q_EMIT listsChanged();
            }
            refresh();
            return device ? Result<void>() : std::unexpected(device.error());
        });
}

QFuture<Result<void>> AccountAdmin::removeDevice(const QString& id)
{
    if (!m_registry)
        return noServer<void>();
    return m_registry->removeDevice(id).then(this, [this, id](const Result<void>& removed) {
        if (removed)
            m_devices.remove(id);
        refresh();
        return removed;
    });
}

} // namespace onescreen
