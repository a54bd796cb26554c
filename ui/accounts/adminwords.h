// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/models/accounts/accountadmin.h"
#include "app/models/accounts/accountfields.h"
#include "app/models/namebook.h"

#include <QString>
#include <QStringList>

namespace onescreen {

/// What somebody types or ticks in the forms about accounts and walls.
enum class AdminField { None, Account, Name, Roles, Regions, OldPassword, Password, Code };

/// A sentence and the field that it belongs to.
struct AdminFault
{
    AdminField field = AdminField::None;
    QString text; ///< Empty: there is no fault.
};

/// "值班长、分析员".
QString rolesText(const QStringList& roles);
/// "定海区、普陀区"; "全部区域" without any.
QString regionsText(const QStringList& prefixes, const NameBook& names);
/// "定海区"; the digits where they name no region that is known.
QString prefixText(const QString& prefix, const NameBook& names);
/// "受理事件" for "ack"; the word itself for one that this version does not know.
QString permissionTitle(const QString& permission);
/// What is wrong with what was typed there; empty for None.
QString fieldFaultText(AdminField field, FieldFault fault);
/// What the server's refusal means, and where it belongs.
AdminFault adminFault(const Error& error);
/// Why there is nothing to be seen; empty when the person may look.
QString accessText(AdminAccess access);

} // namespace onescreen
