// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accountdesk.h"
#include "ui/common/theme.h"

#include <QDialog>

#include <vector>

class QLineEdit;
class QPushButton;

namespace onescreen {

class PlainLabel;

enum class SignInPurpose {
    SignIn, ///< Account and password.
    Unlock, ///< The password of who is signed in.
    SetUp   ///< The first administrator of a new server, with its one-time code.
};

/// Signing in, unlocking and setting up, by keyboard alone: Enter sends, Esc goes away. Nothing that was
/// typed is kept, and a fault leaves everything but the password where it is.
class SignInDialog : public QDialog
{
    Q_OBJECT
public:
    /// `desk` must outlive the dialog.
    SignInDialog(AccountDesk& desk, SignInPurpose purpose, const ThemeContext& context, QWidget* parent);

Q_SIGNALS:
    void setUpWanted(); ///< The user says that there is no administrator yet.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const ThemeContext& context);
    void addFields(const ThemeContext& context);
    QLineEdit* addField(const QString& name, const QString& label, bool secret);
    void showReady();
    void send();
    void take(const Result<void>& result);
    void setBusy(bool busy);

    AccountDesk& m_desk;
    SignInPurpose m_purpose;
    QWidget* m_form;
    QLineEdit* m_code = nullptr;
    QLineEdit* m_account = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_password = nullptr;
    QLineEdit* m_again = nullptr;
    std::vector<QLineEdit*> m_fields;
    PlainLabel* m_capsLock;
    PlainLabel* m_message;
    QPushButton* m_send;
    QPushButton* m_cancel;
    QPushButton* m_setUp = nullptr;
    bool m_busy = false;
};

} // namespace onescreen
