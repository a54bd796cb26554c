// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/accountdesk.h"

using namespace Qt::StringLiterals;

namespace onescreen {

AccountDesk::AccountDesk(const Clock& clock, bool hadAccounts, QObject* parent)
    : QObject(parent), m_clock(clock), m_hadAccounts(hadAccounts), m_touched(clock.monotonic())
{
}

bool AccountDesk::hasAccounts() const
{
    return m_state.phase == AccessPhase::Unknown ? m_hadAccounts : m_state.phase != AccessPhase::Open;
}

std::optional<UtcTime> AccountDesk::idleEnd() const
{
    if (!m_state.person || m_locked)
        return std::nullopt;
    const auto left = idleLimit - (m_clock.monotonic() - m_touched);
    return m_clock.now() + std::chrono::duration_cast<Milliseconds>(left);
}

ActionHindrance AccountDesk::hindrance(ActionKind kind) const
{
    return hindranceOf(permissionFor(actionKindName(kind)));
}

ActionHindrance AccountDesk::exportHindrance() const
{
    return hindranceOf(u"export"_s);
}

ActionHindrance AccountDesk::adminHindrance() const
{
    return hindranceOf(u"accounts"_s);
}

ActionHindrance AccountDesk::hindranceOf(const QString& permission) const
{
    if (!hasAccounts())
        return ActionHindrance::None;
    if (!m_state.person)
        return ActionHindrance::SignInNeeded;
    if (m_locked)
        return ActionHindrance::Locked;
    return m_state.person->may(permission) ? ActionHindrance::None : ActionHindrance::Forbidden;
}

void AccountDesk::take(const AccessState& state)
{
    const bool came = state.person && !m_state.person;
    const bool another = state.person && m_state.person && state.person->account != m_state.person->account;
    m_state = state;
    if (state.phase != AccessPhase::Unknown)
        m_hadAccounts = state.phase != AccessPhase::Open;
    if (came || another)
        m_touched = m_clock.monotonic();
    if (came || another || !state.person) {
        m_locked = false;
        m_wrong = 0;
    }
    if (!state.person && m_warning) {
        m_warning.reset();
        Q_EMIT warningChanged();
    }
    Q_EMIT changed();
}

void AccountDesk::setLocked(bool locked)
{
    m_wrong = 0;
    if (m_locked == locked)
        return;
    m_locked = locked;
    if (m_warning) {
        m_warning.reset();
        Q_EMIT warningChanged();
    }
    Q_EMIT changed();
}

void AccountDesk::lock()
{
    if (m_state.person)
        setLocked(true);
}

QFuture<Result<void>> AccountDesk::unlock(const QString& password)
{
    return checkPassword(password).then(this, [this](const Result<void>& right) {
        if (right) {
            m_touched = m_clock.monotonic();
            setLocked(false);
        } else if (++m_wrong >= mostWrongPasswords) {
            signOut();
        }
        return right;
    });
}

void AccountDesk::touch()
{
    // A locked seat is not in use, whoever touches it.
    if (m_locked)
        return;
    m_touched = m_clock.monotonic();
    if (m_warning) {
        m_warning.reset();
        Q_EMIT warningChanged();
    }
}

void AccountDesk::tick()
{
    if (!m_state.person || m_locked)
        return;
    const auto left = idleLimit - (m_clock.monotonic() - m_touched);
    if (left <= std::chrono::seconds{0})
        return idleIsOver();
    if (left > warnBefore)
        return;
    m_warning = std::chrono::ceil<std::chrono::seconds>(left);
    Q_EMIT warningChanged();
}

void AccountDesk::idleIsOver()
{
    if (m_state.device)
        signOut();
    else
        setLocked(true);
    if (m_warning) {
        m_warning.reset();
        Q_EMIT warningChanged();
    }
}

} // namespace onescreen
