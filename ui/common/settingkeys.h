// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/settingsstore.h"

#include <QStringList>

namespace onescreen {

/// The settings of the program that more than one place knows.
struct SettingKeys
{
    static inline const SettingKey<QString> theme{QLatin1StringView("look/theme"), QStringLiteral("night")};
    static inline const SettingKey<QString> language{QLatin1StringView("look/language"),
                                                     QStringLiteral("zh_CN")};
    /// "auto", "raster" or "location": which view draws the maps.
    static inline const SettingKey<QString> mapView{QLatin1StringView("map/view"), QStringLiteral("auto")};
    /// Size of letters of desks in percent of 14 px; 0: by the screen.
    static inline const SettingKey<int> deskScale{QLatin1StringView("look/deskScale"), 0};
    static inline const SettingKey<bool> reducedMotion{QLatin1StringView("look/reducedMotion"), false};
    /// The server had accounts when it was last heard; so that nobody acts before it is heard again.
    static inline const SettingKey<bool> hasAccounts{QLatin1StringView("access/hasAccounts"), false};
    /// Windows that were open at the end, as WindowRequest writes them.
    static inline const SettingKey<QStringList> openWindows{QLatin1StringView("windows/open"), {}};
};

} // namespace onescreen
