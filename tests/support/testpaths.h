// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace onescreen::test {

inline QString sourcePath(const QString& relative)
{
    return QStringLiteral(ONESCREEN_SOURCE_DIR) + u'/' + relative;
}
inline QString builtProgram(const QString& name)
{
    return QStringLiteral(ONESCREEN_BINARY_DIR) + QStringLiteral("/bin/") + name;
}
#ifdef ONESCREEN_SHARED_DIR
inline QString sharedPath(const QString& relative)
{
    return QStringLiteral(ONESCREEN_SHARED_DIR) + u'/' + relative;
}
#endif

} // namespace onescreen::test
