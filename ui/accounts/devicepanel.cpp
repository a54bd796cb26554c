// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/devicepanel.h"

#include "ui/accounts/approvaldialog.h"
#include "ui/common/dialogs.h"

#include <QPushButton>
#include <QTableView>

namespace onescreen {

using namespace Qt::StringLiterals;

DevicePanel::DevicePanel(const SceneContext& context, AccountAdmin& admin, QWidget* parent)
    : AdminPanel(context, admin, parent), m_rows(new DeviceDisplay(admin, context.hub, context.theme, this))
{
    setObjectName(u"devicePanel"_s);
    setTitle(tr("大屏与座席设备"));
    setPassport(tr("大屏没有人可以登录：第一次启动时它显示八位代码，管理员核对后批准。"
                   "它只读所选区域的内容，不能操作，九十天不用自动失效。移除后立即断开，"
                   "已读到的画面留着并标为过期；要恢复，须在设备上重新申请代码。每一步都写入审计。"));
    build(u"deviceTable"_s, m_rows, static_cast<int>(DeviceColumn::Regions));
    table().setColumnHidden(static_cast<int>(DeviceColumn::Id), true);
    addButton(u"approveDevice"_s, u"check", tr("批准…"), [this] { approve(); });
    m_remove = addButton(u"removeDevice"_s, u"x", tr("移除…"), [this] { askRemove(); });
    connect(&admin, &AccountAdmin::listsChanged, this, &DevicePanel::refresh);
    connect(&admin, &AccountAdmin::accessChanged, this, &DevicePanel::refresh);
    connect(this, &PanelFrame::nextStepRequested, this, [this, &admin] {
        if (state() == PanelState::Empty)
            approve();
        else
            admin.refresh();
    });
    refresh();
}

void DevicePanel::showButtons()
{
    if (m_remove)
        m_remove->setEnabled(chosen().isValid());
}

void DevicePanel::refresh()
{
    const int count = admin().devices().rowCount();
    setScope(count == 0 ? QString() : tr("共 %1 台").arg(count));
    showList(admin().deviceList(),
             tr("还没有批准过设备。大屏第一次启动会显示八位代码，在这里批准后才开始显示。"), tr("批准…"),
             false);
    showButtons();
}

void DevicePanel::approve()
{
    if (admin().access() == AdminAccess::Allowed)
        open(new ApprovalDialog(admin(), hub().names(), look(), this));
}

void DevicePanel::askRemove()
{
    const ManagedDevice* device = m_rows->deviceAt(chosen());
    if (!device)
        return;
    dialogs().confirm(this,
                      {.kind = MessageKind::Warning,
                       .title = tr("移除设备"),
                       .text = tr("移除 %1？\n\n它立即断开，不再更新；已读到的画面留着并标为过期。"
                                  "要恢复，须在设备上重新申请代码，再批准一次。")
                                   .arg(device->name),
                       .detail = device->id},
                      tr("移除"), [this, id = device->id, name = device->name] { remove(id, name); }, {});
}

void DevicePanel::remove(const QString& id, const QString& name)
{
    say(tr("正在等中心的答复…"), TextRole::Secondary);
    admin().removeDevice(id).then(this, [this, name](const Result<void>& done) {
        if (!done)
            return say(u"▲ "_s + adminFault(done.error()).text, TextRole::Warning);
        say(tr("已移除 %1，它已断开").arg(name));
    });
}

} // namespace onescreen
