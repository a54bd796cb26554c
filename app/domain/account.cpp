// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/account.h"

using namespace Qt::StringLiterals;

namespace onescreen {

QString permissionFor(QStringView actionKind)
{
    if (actionKind == u"acknowledge")
        return u"ack"_s;
    if (actionKind == u"assign" || actionKind == u"note")
        return actionKind.toString();
    return {};
}

} // namespace onescreen
