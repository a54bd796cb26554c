// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/windowclass.h"

#include <QString>

namespace onescreen {

/// "大屏", "值班席", "领导", "分析", "运行保障".
QString windowClassTitle(WindowClass windowClass);

} // namespace onescreen
