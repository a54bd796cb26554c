// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountpanel.h"

#include "ui/accounts/accountdialog.h"
#include "ui/accounts/passworddialog.h"
#include "ui/common/dialogs.h"
#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

#include <utility>

namespace onescreen {

using namespace Qt::StringLiterals;

AccountPanel::AccountPanel(const SceneContext& context, AccountAdmin& admin, QWidget* parent)
    : AdminPanel(context, admin, parent), m_rows(new AccountDisplay(admin, context.hub, context.theme, this)),
      m_search(new QLineEdit(this))
{
    setObjectName(u"accountPanel"_s);
    setTitle(tr("账号"));
    setPassport(
        tr("账号保存在中心，不在本机。角色决定能做什么，区域决定能看到哪里的内容；改动约三秒内到处生效，"
           "失去的区域其数据从客户端移除。账号不删除，只停用，因为审计记录里有它的名字。"
           "不能停用自己，也不能没有管理员。每一步都写入审计。"));
    build(u"accountTable"_s, m_rows, static_cast<int>(AccountColumn::Regions));
    buildSearch();
    buildButtons();
    table().installEventFilter(this);
    connect(&table(), &QTableView::doubleClicked, this, [this] { openDialog(false); });
    connect(&admin, &AccountAdmin::listsChanged, this, &AccountPanel::refresh);
    connect(&admin, &AccountAdmin::accessChanged, this, &AccountPanel::refresh);
    connect(&admin.accounts(), &QAbstractItemModel::dataChanged, this, &AccountPanel::refresh);
    connect(this, &PanelFrame::nextStepRequested, this, [this, &admin] {
        if (state() == PanelState::NoMatch)
            m_search->clear();
        else
            admin.refresh();
    });
    refresh();
}

void AccountPanel::buildSearch()
{
    const Metrics& metrics = look().metrics;
    m_search->setObjectName(u"accountSearch"_s);
    m_search->setPlaceholderText(tr("账号、姓名、角色、区域"));
    m_search->setAccessibleName(tr("在账号中查找"));
    setPlainToolTip(m_search, tr("在账号中查找（Ctrl+F）"));
    m_search->setClearButtonEnabled(true);
    m_search->setFont(look().font(TextSize::Small));
    m_search->setFixedWidth(metrics.space(24));
    m_search->addAction(icon(u"search", look().theme.secondary, metrics.icon), QLineEdit::LeadingPosition);
    addHeaderWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_rows->setSearch(text);
        refresh();
    });
    auto* find = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_F), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    const auto toSearch = [this] {
        m_search->setFocus();
        m_search->selectAll();
    };
    connect(find, &QShortcut::activated, this, toSearch);
    connect(addMenuAction(tr("在账号中查找\tCtrl+F")), &QAction::triggered, this, toSearch);
    for (int column = 0; column < accountColumnCount; ++column) {
        const QString title = accountColumnTitle(static_cast<AccountColumn>(column));
        connect(addMenuAction(tr("按“%1”排序").arg(title)), &QAction::triggered, this,
                [this, column] { table().sortByColumn(column, Qt::AscendingOrder); });
    }
}

void AccountPanel::buildButtons()
{
    addButton(u"newAccount"_s, u"plus", tr("新建账号…"), [this] { openDialog(true); });
    m_change = addButton(u"changeAccount"_s, u"note", tr("修改…"), [this] { openDialog(false); });
    m_password = addButton(u"setPassword"_s, u"lock", tr("设置密码…"), [this] { openPassword(); });
    m_disable = addButton(u"disableAccount"_s, u"user-check", tr("停用…"), [this] { toggleDisabled(); });
    setPlainToolTip(m_change, tr("改姓名、角色和区域（Enter）"));
}

const ManagedAccount* AccountPanel::account() const
{
    return m_rows->accountAt(chosen());
}

void AccountPanel::showButtons()
{
    if (!m_disable)
        return;
    const ManagedAccount* one = account();
    const bool own = one && admin().isOwn(one->account);
    m_change->setEnabled(one);
    m_password->setEnabled(one);
    m_disable->setEnabled(one && !own);
    m_disable->setText(one && one->disabled ? tr("启用") : tr("停用…"));
    setPlainToolTip(m_disable, own ? tr("不能停用自己，请另一位管理员来做") : QString());
}

void AccountPanel::refresh()
{
    const AccountTable& all = admin().accounts();
    int disabled = 0;
    for (int row = 0; row < all.rowCount(); ++row)
        disabled += all.at(row)->disabled ? 1 : 0;
    if (all.rowCount() == 0)
        setScope({});
    else if (m_rows->rowCount() < all.rowCount())
        setScope(tr("找到 %1 个，共 %2 个").arg(m_rows->rowCount()).arg(all.rowCount()));
    else
        setScope(disabled == 0 ? tr("共 %1 个").arg(all.rowCount())
                               : tr("共 %1 个，停用 %2 个").arg(all.rowCount()).arg(disabled));
    hintWhenAlone(all.rowCount() == 1);
    showList(admin().accountList(), tr("中心没有账号"), tr("再试一次"),
             m_rows->rowCount() == 0 && all.rowCount() > 0);
    showButtons();
}

void AccountPanel::hintWhenAlone(bool alone)
{
    if (alone && saysNothing()) {
        say(tr("目前只有您一个账号。请为每个人各建一个，不要共用。"), TextRole::Secondary);
        m_hinted = true;
    } else if (!alone && std::exchange(m_hinted, false)) {
        say({});
    }
}

void AccountPanel::openDialog(bool isNew)
{
    const ManagedAccount* one = account();
    if (admin().access() != AdminAccess::Allowed || (!isNew && !one))
        return;
    open(new AccountDialog(admin(), hub().names(), look(),
                           isNew ? std::nullopt : std::optional<ManagedAccount>(*one), this));
}

void AccountPanel::openPassword()
{
    if (const ManagedAccount* one = account())
        open(new PasswordDialog(admin(), look(), *one, this));
}

void AccountPanel::toggleDisabled()
{
    const ManagedAccount* one = account();
    if (!one)
        return;
    const QString name = one->account;
    if (one->disabled)
        return setDisabled(name, false);
    dialogs().confirm(
        this,
        {.kind = MessageKind::Warning,
         .title = tr("停用账号"),
         .text = tr("停用 %1（%2）？\n\n此人在各处的会话立即结束，不能再登录。已下达的操作和审计记录都"
                    "保留。以后可以随时“启用”，密码不变。")
                     .arg(one->name, name),
         .detail = {}},
        tr("停用"), [this, name] { setDisabled(name, true); }, {});
}

void AccountPanel::setDisabled(const QString& account, bool disabled)
{
    AccountChange change;
    change.disabled = disabled;
    m_hinted = false;
    say(tr("正在等中心的答复…"), TextRole::Secondary);
    admin().change(account, change).then(this, [this, account, disabled](const Result<void>& done) {
        if (!done)
            return say(u"▲ "_s + adminFault(done.error()).text, TextRole::Warning);
        say(disabled ? tr("已停用 %1，会话已结束；需要时可再“启用”").arg(account)
                     : tr("已启用 %1，用原来的密码登录").arg(account));
    });
}

bool AccountPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &table() && event->type() == QEvent::KeyPress) {
        const int key =
            static_cast<QKeyEvent*>(event)->key(); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openDialog(false);
            return true;
        }
    }
    return AdminPanel::eventFilter(watched, event);
}

} // namespace onescreen
