// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/approvaldialog.h"

#include "ui/accounts/faultform.h"
#include "ui/accounts/regiontree.h"

#include <QLineEdit>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestTyped = 32; ///< Eight signs with whatever stands between them.

} // namespace

ApprovalDialog::ApprovalDialog(AccountAdmin& admin, const NameBook& names, const ThemeContext& context,
                               QWidget* parent)
    : AdminDialog(admin, context, tr("批准"), parent)
{
    setObjectName(u"approvalDialog"_s);
    setWindowTitle(tr("批准大屏或座席设备"));
    FaultForm* form = addForm();
    m_code = addLine(form, AdminField::Code, u"wallCode"_s, tr("代码"), longestTyped,
                     tr("设备画面上的八位代码，如 BCDF 2345；大小写、空格、连字符都不要紧"));
    m_name = addLine(form, AdminField::Name, u"wallName"_s, tr("名称"), longestPersonName,
                     tr("在哪里、是哪一台，如 指挥大厅西墙"));
    m_regions = new RegionTree(names, context, form);
    m_regions->setObjectName(u"wallRegions"_s);
    form->addRow(tr("区域"), m_regions, {}, true);
    place(AdminField::Regions, form, m_regions);
    connect(m_regions, &RegionTree::changed, form, [this, form] { form->setFault(m_regions, {}); });
    setNote(
        tr("请对着设备逐字核对后再批准。批准后它只读这些区域的内容，没有密码，也不能操作；随时可以移除。"));
    setMinimumWidth(context.metrics.space(72));
}

std::vector<AdminFault> ApprovalDialog::faults() const
{
    std::vector<AdminFault> wrong;
    if (const FieldFault fault = faultOfWallCode(m_code->text()); fault != FieldFault::None)
        wrong.push_back({AdminField::Code, fieldFaultText(AdminField::Code, fault)});
    if (const FieldFault fault = faultOfName(m_name->text()); fault != FieldFault::None)
        wrong.push_back({AdminField::Name, fieldFaultText(AdminField::Name, fault)});
    if (m_regions->isMissing())
        wrong.push_back({AdminField::Regions, tr("请至少勾选一个区域，或选“全部区域”")});
    return wrong;
}

QFuture<Result<void>> ApprovalDialog::ask()
{
    return admin().approve(
        {.userCode = wallCode(m_code->text()), .name = m_name->text(), .regions = m_regions->prefixes()});
}

QString ApprovalDialog::doneText() const
{
    return tr("已批准 %1，几秒内开始显示").arg(m_name->text());
}

} // namespace onescreen
