// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/adminwords.h"

#include "app/models/accounts/regionprefixes.h"
#include "ui/common/errortext.h"
#include "ui/common/roletext.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct AdminText
{
    Q_DECLARE_TR_FUNCTIONS(AdminText)
};

QString requiredText(AdminField field)
{
    switch (field) {
    case AdminField::Account:
        return AdminText::tr("请填写账号");
    case AdminField::Name:
        return AdminText::tr("请填写名称");
    case AdminField::Code:
        return AdminText::tr("请填写大屏上显示的八位代码");
    default:
        return AdminText::tr("请填写密码");
    }
}

QString badSignText(AdminField field)
{
    switch (field) {
    case AdminField::Account:
        return AdminText::tr("账号只能用小写字母、数字和 . _ -");
    case AdminField::Code:
        return AdminText::tr("代码里没有这样的字符：只有辅音字母和 2 到 9，没有元音、0 和 1");
    default:
        return AdminText::tr("有不能显示的字符");
    }
}

} // namespace

QString rolesText(const QStringList& roles)
{
    QStringList titles;
    for (const QString& role : roles)
        titles << roleTitle(role);
    return titles.join(AdminText::tr("、"));
}

QString prefixText(const QString& prefix, const NameBook& names)
{
    const auto region = regionOfPrefix(prefix);
    return region ? names.regionName(*region) : prefix;
}

QString regionsText(const QStringList& prefixes, const NameBook& names)
{
    if (prefixes.isEmpty())
        return AdminText::tr("全部区域");
    QStringList regions;
    for (const QString& prefix : prefixes)
        regions << prefixText(prefix, names);
    return regions.join(AdminText::tr("、"));
}

QString permissionTitle(const QString& permission)
{
    const std::pair<QLatin1StringView, QString> titles[]{
        {"read"_L1, AdminText::tr("查看")},
        {"ack"_L1, AdminText::tr("受理")},
        {"assign"_L1, AdminText::tr("派遣")},
        {"note"_L1, AdminText::tr("记录")},
        {"shelve"_L1, AdminText::tr("搁置一小时内")},
        {"shelve_long"_L1, AdminText::tr("搁置更久")},
        {"priority"_L1, AdminText::tr("改优先级")},
        {"cast"_L1, AdminText::tr("投到大屏")},
        {"cast_unredacted"_L1, AdminText::tr("含个人信息投屏")},
        {"handover"_L1, AdminText::tr("交接班")},
        {"report"_L1, AdminText::tr("发即时报")},
        {"draft"_L1, AdminText::tr("起草文书")},
        {"create"_L1, AdminText::tr("登记事件")},
        {"merge"_L1, AdminText::tr("合并事件")},
        {"split"_L1, AdminText::tr("拆分事件")},
        {"review"_L1, AdminText::tr("法制审核")},
        {"ruling"_L1, AdminText::tr("裁定")},
        {"comment"_L1, AdminText::tr("批示")},
        {"supervise"_L1, AdminText::tr("下督办单")},
        {"indicator_draft"_L1, AdminText::tr("起草指标")},
        {"period_freeze"_L1, AdminText::tr("冻结时段（须两人）")},
        {"export"_L1, AdminText::tr("导出")},
        {"feeds"_L1, AdminText::tr("管理数据源")},
        {"ingest"_L1, AdminText::tr("写入数据")},
        {"dictionaries"_L1, AdminText::tr("管理字典")},
        {"calendars"_L1, AdminText::tr("管理日历")},
        {"layouts"_L1, AdminText::tr("管理共用布局")},
        {"accounts"_L1, AdminText::tr("管理账号和大屏")},
        {"metrics"_L1, AdminText::tr("查看运行指标")}};
    for (const auto& [word, title] : titles) {
        if (permission == word)
            return title;
    }
    return permission;
}

QString fieldFaultText(AdminField field, FieldFault fault)
{
    switch (fault) {
    case FieldFault::None:
        break;
    case FieldFault::Missing:
        return requiredText(field);
    case FieldFault::TooShort:
        return field == AdminField::Code ? AdminText::tr("代码有八位，还没有填全")
                                         : AdminText::tr("密码至少 %1 个字符").arg(shortestPassword);
    case FieldFault::TooLong:
        return field == AdminField::Code ? AdminText::tr("代码只有八位，填多了") : AdminText::tr("太长了");
    case FieldFault::BadSign:
        return badSignText(field);
    case FieldFault::BadStart:
        return AdminText::tr("账号要以小写字母或数字开头");
    case FieldFault::Different:
        return AdminText::tr("两遍密码不一样");
    }
    return {};
}

AdminFault adminFault(const Error& error)
{
    const QString& word = error.place.field;
    if (word == "account_exists"_L1)
        return {AdminField::Account, AdminText::tr("已经有这个账号了，请换一个")};
    if (word == "last_administrator"_L1)
        return {AdminField::Roles, AdminText::tr("这是最后一位管理员，不能停用，也不能去掉“管理员”")};
    if (word == "own_account"_L1)
        return {AdminField::Roles,
                AdminText::tr("不能停用自己，也不能去掉自己的“管理员”，请另一位管理员来做")};
    if (word == "bad_code"_L1)
        return {AdminField::Code,
                AdminText::tr("没有大屏在等这个代码：可能看错、已批准，或超过 15 分钟换了新代码")};
    if (word == "bad_grant"_L1)
        return {AdminField::OldPassword, AdminText::tr("当前密码不对")};
    if (word == "too_many_attempts"_L1)
        return {AdminField::None, AdminText::tr("试得太多了，请过几分钟再试")};
    if (word == "forbidden"_L1)
        return {AdminField::None, AdminText::tr("您的账号没有“管理账号和大屏”权限")};
    if (word == "not_found"_L1)
        return {AdminField::None, AdminText::tr("中心已经没有这一项，可能刚被别人移除")};
    if (word == "unauthorized"_L1 || word.startsWith("token_"_L1))
        return {AdminField::None, AdminText::tr("登录已失效，请重新登录后再试")};
    if (const QString trust = trustFault(word); !trust.isEmpty())
        return {AdminField::None, trust};
    if (error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout)
        return {AdminField::None, AdminText::tr("没有得到中心的答复，不知道是否已经生效。"
                                                "连上后请先看列表，再决定要不要重做")};
    if (error.kind == ErrorKind::Invalid)
        return {AdminField::None, AdminText::tr("中心没有接受：内容不合要求")};
    return {AdminField::None, errorSentence(error.kind) + AdminText::tr("。") + errorNextStep(error.kind)};
}

QString accessText(AdminAccess access)
{
    switch (access) {
    case AdminAccess::NoServer:
        return AdminText::tr("没有指定中心服务器，或这台服务器没有账号");
    case AdminAccess::SignInNeeded:
        return AdminText::tr("管理员登录后可以管理账号和大屏");
    case AdminAccess::Locked:
        return AdminText::tr("座席已锁定，解锁后可以管理账号和大屏（Ctrl+L）");
    case AdminAccess::Forbidden:
        return AdminText::tr("您的账号没有“管理账号和大屏”权限");
    case AdminAccess::Allowed:
        break;
    }
    return {};
}

} // namespace onescreen
