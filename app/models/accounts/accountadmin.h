// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accountdesk.h"
#include "app/models/accounts/accountregistry.h"
#include "app/models/accounts/accounttable.h"
#include "app/models/accounts/devicetable.h"
#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/questionlane.h"

#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace onescreen {

/// Whether the person at the seat may look after accounts.
enum class AdminAccess {
    NoServer,     ///< None was named, or it has no accounts.
    SignInNeeded, ///< Nobody is signed in.
    Locked,
    Forbidden, ///< Without the permission "accounts".
    Allowed,
};

/// How one of the two lists stands.
struct AdminList
{
    ModelState state = ModelState::Loading;
    std::optional<Error> error;
    std::optional<UtcTime> asOf; ///< When the server said so.
};

/// Looking after accounts, walls and seats: two lists of the server's, and what may be done to them. They are
/// read while somebody looks: at once, every half minute, after each change, and when the link comes back.
/// Nothing is kept that is not the server's word of just now: without an answer, and for whoever may not look
/// (also at a locked seat), the lists are empty and say why. UI thread; never blocks.
class AccountAdmin : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds askAgainAfter{30};

    /// `desk` and `registry` may be null (no server was named); all must outlive this.
    AccountAdmin(DataHub& hub, AccountDesk* desk, AccountRegistry* registry, QObject* parent = nullptr);

    [[nodiscard]] AdminAccess access() const;
    /// Who is signed in here: the account that cannot be shut out by itself.
    [[nodiscard]] bool isOwn(const QString& account) const;
    void setWatched(bool watched); ///< Somebody looks.
    void refresh();

    [[nodiscard]] AccountTable& accounts() { return m_accounts; }
    [[nodiscard]] DeviceTable& devices() { return m_devices; }
    [[nodiscard]] const AdminList& accountList() const { return m_accountList; }
    [[nodiscard]] const AdminList& deviceList() const { return m_deviceList; }
    /// What an account can be, as the server says; empty before the first answer.
    [[nodiscard]] const std::vector<RoleRights>& roles() const { return m_roles; }

    // Each ends with one result; the lists show it by then. Refusals as of AccountRegistry. After Offline and
    // Timeout nobody knows whether it was done; the list tells when it is read again.

    QFuture<Result<void>> add(const NewAccount& account);
    QFuture<Result<void>> change(const QString& account, const AccountChange& change);
    QFuture<Result<void>> changeOwnPassword(const QString& old, const QString& fresh);
    QFuture<Result<void>> approve(const DeviceApproval& approval);
    QFuture<Result<void>> removeDevice(const QString& id);

Q_SIGNALS:
    void accessChanged();
    void listsChanged(); ///< accountList(), deviceList() or roles().

private:
    [[nodiscard]] bool mayAsk() const { return m_watched && access() == AdminAccess::Allowed; }
    void followAccess();
    void onLinkChanged(const LinkState& link);
    void onTick();
    void takeAccounts(Result<AccountList> answer);
    void takeDevices(Result<std::vector<ManagedDevice>> answer);
    void empty(const AdminList& why);

    DataHub& m_hub;
    AccountDesk* m_desk;
    AccountRegistry* m_registry;
    AccountTable m_accounts;
    DeviceTable m_devices;
    AdminList m_accountList;
    AdminList m_deviceList;
    std::vector<RoleRights> m_roles;
    bool m_watched = false;
    AdminAccess m_toldAccess;
    QString m_who; ///< Whose lists these are.
    std::optional<std::chrono::steady_clock::time_point> m_askedAt;
    QuestionLane<AccountList> m_accountLane;
    QuestionLane<std::vector<ManagedDevice>> m_deviceLane;
};

} // namespace onescreen
