// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/desktop/environment.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>

#ifdef Q_OS_LINUX
#include <ctime>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace onescreen {

void cleanEnvironment()
{
    for (const char* name :
         {"QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_GENERIC_PLUGINS", "QT_STYLE_OVERRIDE",
          "QT_QPA_PLATFORMTHEME", "QML_IMPORT_PATH", "QML2_IMPORT_PATH", "QML_PLUGIN_PATH",
          "QT_QUICK_CONTROLS_STYLE_PATH", "QT_IM_MODULE_PATH"})
        qunsetenv(name);
    QCoreApplication::setLibraryPaths({QLibraryInfo::path(QLibraryInfo::PluginsPath)});
}

void drawIntoMemory()
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

std::chrono::milliseconds sinceProcessStart()
{
    using std::chrono::milliseconds;
#ifdef Q_OS_LINUX
    // Field 22 of /proc/self/stat: start in clock ticks since boot. The name before it may hold spaces and
    // brackets.
    QFile file(u"/proc/self/stat"_s);
    timespec now{};
    if (file.open(QIODevice::ReadOnly) && clock_gettime(CLOCK_BOOTTIME, &now) == 0) {
        const QByteArray line = file.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 19) {
            const qint64 startMs = fields[19].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
            return milliseconds(qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - startMs);
        }
    }
#endif
    static const auto first = std::chrono::steady_clock::now();
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - first);
}

} // namespace onescreen
