// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountdisplay.h"
#include "ui/accounts/adminpanel.h"

class QLineEdit;

namespace onescreen {

/// The people who may sign in: looked for, made, changed, disabled and enabled, given another password.
/// Ctrl+F looks for one, Enter changes the chosen one.
class AccountPanel final : public AdminPanel
{
    Q_OBJECT
public:
    /// `admin` must outlive the panel.
    AccountPanel(const SceneContext& context, AccountAdmin& admin, QWidget* parent = nullptr);

protected:
    void showButtons() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildSearch();
    void buildButtons();
    void refresh();
    void hintWhenAlone(bool alone);
    void openDialog(bool isNew);
    void openPassword();
    void toggleDisabled();
    void setDisabled(const QString& account, bool disabled);
    [[nodiscard]] const ManagedAccount* account() const;

    AccountDisplay* m_rows;
    QLineEdit* m_search;
    bool m_hinted = false; ///< The line under the list has that hint.
    QPushButton* m_change = nullptr;
    QPushButton* m_password = nullptr;
    QPushButton* m_disable = nullptr;
};

} // namespace onescreen
