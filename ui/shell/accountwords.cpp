// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/accountwords.h"

#include "app/models/accountdesk.h"
#include "ui/common/errortext.h"
#include "ui/common/roletext.h"
#include "ui/common/timetext.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct AccountText
{
    Q_DECLARE_TR_FUNCTIONS(AccountText)
};

QString clockText(UtcTime time)
{
    return businessTimeText(time).left(5);
}

} // namespace

QString identityText(const AccountIdentity& identity)
{
    QStringList roles;
    for (const QString& role : identity.roles)
        roles << roleTitle(role);
    const QString name = identity.name.isEmpty() ? identity.account : identity.name;
    return roles.isEmpty() ? name : u"%1 · %2"_s.arg(name, roles.join(AccountText::tr("、")));
}

QString seatText(const AccountDesk& desk)
{
    if (!desk.hasAccounts())
        return {};
    const AccessState& state = desk.state();
    if (!state.person)
        return state.device ? identityText(*state.device) : AccountText::tr("未登录");
    const QString who = identityText(*state.person);
    if (desk.isLocked())
        return AccountText::tr("%1 · 已锁定").arg(who);
    const auto end = desk.idleEnd();
    if (!end)
        return who;
    return state.device ? AccountText::tr("%1 · 无操作 %2 退出").arg(who, clockText(*end))
                        : AccountText::tr("%1 · 无操作 %2 锁定").arg(who, clockText(*end));
}

QString exportRefusal(const AccountDesk& desk)
{
    switch (desk.exportHindrance()) {
    case ActionHindrance::None:
        break;
    case ActionHindrance::SignInNeeded:
        return AccountText::tr("导出要先登录");
    case ActionHindrance::Locked:
        return AccountText::tr("座席已锁定，解锁后才能导出（Ctrl+L）");
    case ActionHindrance::Forbidden:
        return AccountText::tr("您的账号没有“导出”权限，需要时请管理员授予");
    }
    return {};
}

QString signInFault(const Error& error)
{
    const QString& word = error.place.field;
    if (word == "bad_grant"_L1)
        return AccountText::tr("账号或密码不对");
    if (word == "bad_code"_L1)
        return AccountText::tr("设置码不对，或已经用过。请看服务器启动时打印的那一行");
    if (word == "too_many_attempts"_L1)
        return AccountText::tr("试得太多了，请过几分钟再试");
    if (word == "no_accounts"_L1)
        return AccountText::tr("这台服务器没有账号，不需要登录");
    if (word == "account_exists"_L1)
        return AccountText::tr("已经有管理员了，请直接登录");
    if (word == "bad_request"_L1 || word == "invalid"_L1)
        return AccountText::tr("内容不合要求：账号用小写字母、数字和 . _ -，密码至少 10 个字符");
    if (const QString trust = trustFault(word); !trust.isEmpty())
        return trust;
    return errorSentence(error.kind) + AccountText::tr("。") + errorNextStep(error.kind);
}

QString accountBanner(const AccountDesk& desk, UtcTime now)
{
    if (!desk.hasAccounts())
        return {};
    if (const auto left = desk.warning()) {
        return desk.state().device
                   ? AccountText::tr("%1 秒后退出登录，回到本机的权限。按任意键继续").arg(left->count())
                   : AccountText::tr("%1 秒后锁定座席。按任意键继续").arg(left->count());
    }
    const AccessState& state = desk.state();
    if (state.storeFault && !state.acting())
        return AccountText::tr("本机保存的登录信息读不出，请管理员查看。画面保留此前的数据");
    if (state.phase == AccessPhase::SignInNeeded && state.endedSince)
        return AccountText::tr("需要登录，自 %1 起。画面保留此前的数据，暂不更新，不能操作")
            .arg(momentText(*state.endedSince, now));
    if (state.phase == AccessPhase::SignedOut)
        return AccountText::tr("需要登录。画面保留此前的数据，暂不更新，不能操作");
    return {};
}

QString spacedCode(const QString& code)
{
    return code.size() == 8 ? code.first(4) + u' ' + code.sliced(4) : code;
}

} // namespace onescreen
