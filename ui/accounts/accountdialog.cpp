// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountdialog.h"

#include "app/models/accounts/regionprefixes.h"
#include "ui/accounts/faultform.h"
#include "ui/accounts/passwordentry.h"
#include "ui/accounts/regiontree.h"
#include "ui/common/plainlabel.h"
#include "ui/common/roletext.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr auto administrator = "administrator"_L1;

} // namespace

AccountDialog::AccountDialog(AccountAdmin& admin, const NameBook& names, const ThemeContext& context,
                             std::optional<ManagedAccount> before, QWidget* parent)
    : AdminDialog(admin, context, before ? tr("保存") : tr("建立"), parent), m_before(std::move(before)),
      m_form(addForm())
{
    setObjectName(u"accountDialog"_s);
    setWindowTitle(m_before ? tr("修改账号 %1").arg(m_before->account) : tr("新建账号"));
    if (!m_before)
        m_account = addLine(m_form, AdminField::Account, u"accountName"_s, tr("账号"), longestAccountName,
                            tr("登录用，建立后不能改：小写字母、数字和 . _ -"));
    m_name = addLine(m_form, AdminField::Name, u"personName"_s, tr("姓名"), longestPersonName);
    m_rolesBox = buildRoles(m_form);
    m_form->addRow(tr("角色"), m_rolesBox, tr("可以勾选几个"));
    place(AdminField::Roles, m_form, m_rolesBox);
    if (!m_before) {
        m_password = new PasswordEntry(context, m_form);
        m_password->setObjectName(u"firstPassword"_s);
        m_form->addRow(tr("首个密码"), m_password, PasswordEntry::rule());
        place(AdminField::Password, m_form, m_password);
        connect(m_password, &PasswordEntry::changed, this, [this] { m_form->setFault(m_password, {}); });
    }
    FaultForm* right = addForm();
    m_regions = new RegionTree(names, context, right);
    m_regions->setObjectName(u"accountRegions"_s);
    right->addRow(tr("区域"), m_regions, tr("没有区域的内容（字典、区域名称、数据源）人人可见"), true);
    place(AdminField::Regions, right, m_regions);
    connect(m_regions, &RegionTree::changed, right, [this, right] { right->setFault(m_regions, {}); });
    if (m_before) {
        m_name->setText(m_before->name);
        m_regions->setPrefixes(m_before->regions);
        setNote(tr("约三秒内生效：收回的区域，其数据立即从此人的客户端移除；收回的权限立即不能再用。"));
    }
    showRights();
    setMinimumWidth(context.metrics.space(100));
}

QWidget* AccountDialog::buildRoles(FaultForm* form)
{
    auto* box = new QWidget(form);
    box->setObjectName(u"accountRoles"_s);
    auto* layout = new QGridLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(look().metrics.space(0.5));
    QStringList offered;
    for (const RoleRights& rights : admin().roles())
        offered << rights.role;
    // One that the server does not offer any more can still be taken away.
    for (const QString& role : m_before ? m_before->roles : QStringList()) {
        if (!offered.contains(role))
            offered << role;
    }
    constexpr int columns = 2;
    for (const QString& role : std::as_const(offered)) {
        auto* tick = new QCheckBox(roleTitle(role), box);
        tick->setObjectName(u"role-"_s + role);
        tick->setProperty("role", role);
        tick->setChecked(m_before && m_before->roles.contains(role));
        if (role == administrator && m_before && admin().isOwn(m_before->account)) {
            tick->setEnabled(false);
            setPlainToolTip(tick, tr("自己的“管理员”要由另一位管理员去掉"));
        }
        layout->addWidget(tick, static_cast<int>(m_roles.size()) / columns,
                          static_cast<int>(m_roles.size()) % columns);
        m_roles << tick;
        connect(tick, &QCheckBox::toggled, this, &AccountDialog::showRights);
    }
    if (!m_roles.isEmpty())
        box->setFocusProxy(m_roles.first());
    return box;
}

void AccountDialog::showRights()
{
    QStringList titles;
    const QStringList chosen = chosenRoles();
    for (const RoleRights& rights : admin().roles()) {
        if (!chosen.contains(rights.role))
            continue;
        for (const QString& permission : rights.permissions)
            titles << permissionTitle(permission);
    }
    titles.removeDuplicates();
    m_form->setFault(m_rolesBox, {});
    m_form->setHint(m_rolesBox,
                    titles.isEmpty() ? tr("可以勾选几个") : tr("可以：%1").arg(titles.join(tr("、"))));
}

QStringList AccountDialog::chosenRoles() const
{
    QStringList roles;
    for (const QCheckBox* tick : m_roles) {
        if (tick->isChecked())
            roles << tick->property("role").toString();
    }
    return roles;
}

std::vector<AdminFault> AccountDialog::faults() const
{
    std::vector<AdminFault> wrong;
    const auto look = [&wrong](AdminField field, FieldFault fault) {
        if (fault != FieldFault::None)
            wrong.push_back({field, fieldFaultText(field, fault)});
    };
    if (m_account)
        look(AdminField::Account, faultOfAccount(m_account->text().trimmed()));
    look(AdminField::Name, faultOfName(m_name->text()));
    if (chosenRoles().isEmpty())
        wrong.push_back({AdminField::Roles, tr("请至少勾选一个角色")});
    if (m_regions->isMissing())
        wrong.push_back({AdminField::Regions, tr("请至少勾选一个区域，或选“全部区域”")});
    if (m_password)
        look(AdminField::Password, m_password->fault());
    if (wrong.empty() && m_before && change().isEmpty())
        wrong.push_back({AdminField::None, tr("没有改动")});
    return wrong;
}

AccountChange AccountDialog::change() const
{
    AccountChange change;
    if (m_name->text() != m_before->name)
        change.name = m_name->text();
    const auto sorted = [](QStringList list) {
        list.sort();
        return list;
    };
    if (sorted(chosenRoles()) != sorted(m_before->roles))
        change.roles = chosenRoles();
    if (m_regions->prefixes() != leastPrefixes(m_before->regions))
        change.regions = m_regions->prefixes();
    return change;
}

QFuture<Result<void>> AccountDialog::ask()
{
    if (m_before)
        return admin().change(m_before->account, change());
    return admin().add({.account = m_account->text().trimmed(),
                        .name = m_name->text(),
                        .roles = chosenRoles(),
                        .regions = m_regions->prefixes(),
                        .password = m_password->password()});
}

QString AccountDialog::doneText() const
{
    return m_before ? tr("已修改 %1").arg(m_before->account)
                    : tr("已建立 %1，可以登录了").arg(m_account->text().trimmed());
}

} // namespace onescreen
