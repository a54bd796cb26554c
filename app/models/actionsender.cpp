// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/actionsender.h"

using namespace Qt::StringLiterals;

namespace onescreen {

QString actionKindName(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Acknowledge:
        return u"acknowledge"_s;
    case ActionKind::Assign:
        return u"assign"_s;
    case ActionKind::Note:
        break;
    }
    return u"note"_s;
}

} // namespace onescreen
