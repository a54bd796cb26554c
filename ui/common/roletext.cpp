// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/roletext.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct AccountText
{
    Q_DECLARE_TR_FUNCTIONS(AccountText)
};

} // namespace

QString roleTitle(const QString& role)
{
    const std::pair<QLatin1StringView, QString> titles[]{
        {"shift_lead"_L1, AccountText::tr("值班长")},    {"dispatcher"_L1, AccountText::tr("派遣员")},
        {"intake"_L1, AccountText::tr("受理员")},        {"legal"_L1, AccountText::tr("法制审核员")},
        {"leader"_L1, AccountText::tr("领导")},          {"analyst"_L1, AccountText::tr("分析员")},
        {"administrator"_L1, AccountText::tr("管理员")}, {"feed"_L1, AccountText::tr("数据源")},
        {"device"_L1, AccountText::tr("大屏账号")}};
    for (const auto& [word, title] : titles) {
        if (role == word)
            return title;
    }
    return role;
}

} // namespace onescreen
