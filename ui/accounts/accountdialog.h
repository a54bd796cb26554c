// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/admindialog.h"

class QCheckBox;

namespace onescreen {

class PasswordEntry;
class RegionTree;

/// A new account, or another name, other roles and regions for one. What is not changed is not sent, so that
/// two administrators do not undo each other.
class AccountDialog final : public AdminDialog
{
    Q_OBJECT
public:
    /// `before` is none for a new account.
    AccountDialog(AccountAdmin& admin, const NameBook& names, const ThemeContext& context,
                  std::optional<ManagedAccount> before, QWidget* parent);

protected:
    [[nodiscard]] std::vector<AdminFault> faults() const override;
    [[nodiscard]] QFuture<Result<void>> ask() override;
    [[nodiscard]] QString doneText() const override;

private:
    QWidget* buildRoles(FaultForm* form);
    void showRights();
    [[nodiscard]] QStringList chosenRoles() const;
    [[nodiscard]] AccountChange change() const;

    std::optional<ManagedAccount> m_before;
    FaultForm* m_form;
    QLineEdit* m_account = nullptr;
    QLineEdit* m_name;
    QWidget* m_rolesBox = nullptr;
    QList<QCheckBox*> m_roles;
    RegionTree* m_regions;
    PasswordEntry* m_password = nullptr;
};

} // namespace onescreen
