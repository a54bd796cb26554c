// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/passworddialog.h"

#include "ui/accounts/faultform.h"
#include "ui/accounts/passwordentry.h"

#include <QLineEdit>

#include <utility>

namespace onescreen {

using namespace Qt::StringLiterals;

PasswordDialog::PasswordDialog(AccountAdmin& admin, const ThemeContext& context, ManagedAccount account,
                               QWidget* parent)
    : AdminDialog(admin, context, tr("设置密码"), parent), m_account(std::move(account))
{
    const bool own = admin.isOwn(m_account.account);
    setObjectName(u"passwordDialog"_s);
    setWindowTitle(tr("设置密码 %1").arg(m_account.account));
    FaultForm* form = addForm();
    if (own) {
        m_old = addLine(form, AdminField::OldPassword, u"oldPassword"_s, tr("当前密码"), longestPassword);
        m_old->setEchoMode(QLineEdit::Password);
        m_old->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    }
    m_password = new PasswordEntry(context, form);
    m_password->setObjectName(u"nextPassword"_s);
    form->addRow(tr("新密码"), m_password, PasswordEntry::rule());
    place(AdminField::Password, form, m_password);
    connect(m_password, &PasswordEntry::changed, form, [this, form] { form->setFault(m_password, {}); });
    setNote(
        own ? tr("您在这里保持登录；在别处的会话立即结束，要用新密码重新登录。")
            : tr("旧密码立即失效，%1（%2）在各处的会话立即结束，要用新密码重新登录。已下达的操作不受影响。")
                  .arg(m_account.name, m_account.account));
    setMinimumWidth(context.metrics.space(60));
}

std::vector<AdminFault> PasswordDialog::faults() const
{
    std::vector<AdminFault> wrong;
    if (m_old && m_old->text().isEmpty())
        wrong.push_back(
            {AdminField::OldPassword, fieldFaultText(AdminField::OldPassword, FieldFault::Missing)});
    if (const FieldFault fault = m_password->fault(); fault != FieldFault::None)
        wrong.push_back({AdminField::Password, fieldFaultText(AdminField::Password, fault)});
    return wrong;
}

QFuture<Result<void>> PasswordDialog::ask()
{
    if (m_old)
        return admin().changeOwnPassword(m_old->text(), m_password->password());
    AccountChange change;
    change.password = m_password->password();
    return admin().change(m_account.account, change);
}

QString PasswordDialog::doneText() const
{
    return m_old ? tr("已换成您的新密码") : tr("已为 %1 设置新密码，原会话已结束").arg(m_account.account);
}

} // namespace onescreen
