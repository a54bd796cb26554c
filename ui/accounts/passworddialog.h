// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/admindialog.h"

namespace onescreen {

class PasswordEntry;

/// Another password for somebody, whose sessions it ends; for oneself the one of before is asked for.
class PasswordDialog final : public AdminDialog
{
    Q_OBJECT
public:
    PasswordDialog(AccountAdmin& admin, const ThemeContext& context, ManagedAccount account, QWidget* parent);

protected:
    [[nodiscard]] std::vector<AdminFault> faults() const override;
    [[nodiscard]] QFuture<Result<void>> ask() override;
    [[nodiscard]] QString doneText() const override;

private:
    ManagedAccount m_account;
    QLineEdit* m_old = nullptr; ///< Of oneself only.
    PasswordEntry* m_password;
};

} // namespace onescreen
