// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/models/actionsender.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <optional>

namespace onescreen {

/// Who sits at this seat: signing in and out, the lock, and the end of a session that nobody uses. What the
/// screen shows does not depend on it; what may be done does. Lives on the UI thread and never blocks.
///
/// After ten minutes without a key or a click the person is signed out, back to the device's own rights, with
/// a warning in the last minute. A seat without a device of its own would lose its data with that: it is
/// locked instead.
class AccountDesk : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes idleLimit{10};
    static constexpr std::chrono::seconds warnBefore{60};
    static constexpr int mostWrongPasswords = 5; ///< At a locked seat; then the person is signed out.

    /// `clock` must outlive the desk. `hadAccounts`: the server had them when it was last heard.
    AccountDesk(const Clock& clock, bool hadAccounts, QObject* parent = nullptr);

    [[nodiscard]] const AccessState& state() const { return m_state; }
    [[nodiscard]] bool isLocked() const { return m_locked; }
    /// The server has accounts, as far as is known: only then is any of this shown.
    [[nodiscard]] bool hasAccounts() const;
    /// When the person's session ends or the seat is locked if nobody does anything; none without a person.
    [[nodiscard]] std::optional<UtcTime> idleEnd() const;
    /// How long until then, in the last minute before.
    [[nodiscard]] std::optional<std::chrono::seconds> warning() const { return m_warning; }
    [[nodiscard]] ActionHindrance hindrance(ActionKind kind) const;
    /// Why no file may be written out of the program.
    [[nodiscard]] ActionHindrance exportHindrance() const;
    /// Why accounts may not be looked after; None as well where there are none.
    [[nodiscard]] ActionHindrance adminHindrance() const;

    /// Each future ends with one result; bad_grant in place.field: wrong account or password.
    virtual QFuture<Result<void>> signIn(const QString& account, const QString& password) = 0;
    virtual QFuture<Result<void>> setUp(const SetUpRequest& request) = 0;
    virtual QFuture<Result<void>> checkPassword(const QString& password) = 0; ///< Of the person signed in.
    virtual void signOut() = 0;
    virtual void wantDevice() = 0; ///< Asks for a code to be let in with.
    /// Tells the server's audit log; `id` is given here.
    virtual void reportExport(const ExportNote& note) = 0;

    void lock(); ///< Nothing without a person.
    /// Unlocks when it is the person's password.
    QFuture<Result<void>> unlock(const QString& password);
    void touch(); ///< Somebody did something.
    void tick();  ///< Once a second.

Q_SIGNALS:
    void changed();        ///< state(), isLocked() or hasAccounts().
    void warningChanged(); ///< Also once a second while there is one.

protected:
    void take(const AccessState& state);

private:
    [[nodiscard]] ActionHindrance hindranceOf(const QString& permission) const;
    void setLocked(bool locked);
    void idleIsOver();

    const Clock& m_clock;
    AccessState m_state;
    bool m_hadAccounts;
    bool m_locked = false;
    int m_wrong = 0;
    std::chrono::steady_clock::time_point m_touched;
    std::optional<std::chrono::seconds> m_warning;
};

} // namespace onescreen
