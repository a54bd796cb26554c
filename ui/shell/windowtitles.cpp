// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowtitles.h"

#include <QCoreApplication>

namespace onescreen {

namespace {

struct WindowTitles
{
    Q_DECLARE_TR_FUNCTIONS(WindowTitles)
};

} // namespace

QString windowClassTitle(WindowClass windowClass)
{
    switch (windowClass) {
    case WindowClass::Wall:
        return WindowTitles::tr("大屏");
    case WindowClass::Duty:
        return WindowTitles::tr("值班席");
    case WindowClass::Leader:
        return WindowTitles::tr("领导");
    case WindowClass::Analyst:
        return WindowTitles::tr("分析");
    case WindowClass::Health:
        return WindowTitles::tr("运行保障");
    }
    return {};
}

} // namespace onescreen
