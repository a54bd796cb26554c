// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QString>

namespace onescreen {

/// "3 秒前", "5 分钟前", "2 小时前", "4 天前". Up to one second and everything ahead of us is "刚刚": clocks
/// differ a little.
QString ageText(Milliseconds age);
/// A length of time without "前": "3 秒", "5 分钟", "2 小时", "4 天".
QString durationText(Milliseconds length);
enum class AsOfForm {
    Full,  ///< "截至 14:05:09 · 3 秒前"
    Brief, ///< "14:05:09 · 3 秒前"
    Age,   ///< "3 秒前"
};
/// With the date when it is another business day; "截至 —" or "—" when missing.
QString asOfText(std::optional<UtcTime> asOf, UtcTime now, AsOfForm form = AsOfForm::Full);
/// "14:05:09" on the same business day, else "2024-06-30 14:05:09".
QString momentText(UtcTime moment, UtcTime now);

} // namespace onescreen
