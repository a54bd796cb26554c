// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/uuid7.h"

using namespace Qt::StringLiterals;

namespace onescreen {

QString Uuid7Generator::next()
{
    const auto ms = static_cast<quint64>(toMs(m_clock.now())) & 0xffff'ffff'ffffULL;
    const quint64 high = (ms << 16U) | 0x7000U | (m_random() & 0x0fffU);
    const quint64 low = (m_random() & 0x3fff'ffff'ffff'ffffULL) | 0x8000'0000'0000'0000ULL;
    const QString hex = u"%1%2"_s.arg(high, 16, 16, QChar(u'0')).arg(low, 16, 16, QChar(u'0'));
    return hex.first(8) + u'-' + hex.mid(8, 4) + u'-' + hex.mid(12, 4) + u'-' + hex.mid(16, 4) + u'-' +
           hex.mid(20);
}

} // namespace onescreen
