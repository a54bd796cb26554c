// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountspage.h"

#include "ui/accounts/accountpanel.h"
#include "ui/accounts/devicepanel.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace onescreen {

using namespace Qt::StringLiterals;

AccountsPage::AccountsPage(const SceneContext& context, AccountAdmin& admin, QWidget* parent)
    : QWidget(parent), m_admin(admin)
{
    setObjectName(u"accountsPage"_s);
    auto* accounts = new AccountPanel(context, admin);
    auto* devices = new DevicePanel(context, admin);
    m_panels = {accounts, devices};
    auto* both = new QSplitter(Qt::Horizontal);
    both->setObjectName(u"accountColumns"_s);
    both->addWidget(accounts);
    both->addWidget(devices);
    both->setHandleWidth(context.theme.metrics.grid);
    both->setChildrenCollapsible(false);
    both->setStretchFactor(0, 2);
    both->setStretchFactor(1, 1);
    both->setSizes({2 * context.theme.metrics.grid, context.theme.metrics.grid}); // as shares
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(both);
}

void AccountsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_admin.setWatched(true);
}

void AccountsPage::hideEvent(QHideEvent* event)
{
    m_admin.setWatched(false);
    QWidget::hideEvent(event);
}

} // namespace onescreen
