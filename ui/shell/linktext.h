// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/feed.h"
#include "app/domain/linkstate.h"
#include "ui/common/plainlabel.h"

#include <QString>

#include <optional>

namespace onescreen {

/// How the link stands, in words.
struct LinkText
{
    QString icon;
    TextRole role = TextRole::Secondary;
    QString word;     ///< "在线", "正在追赶,还差 1,234 条", "离线,自 14:05:09 起".
    QString reason;   ///< Why, where it is not well: "连接不上中心服务器".
    QString nextStep; ///< What to do or what happens by itself.
};
LinkText linkText(const LinkState& link, bool hasServer, UtcTime now);

/// The age of the whole picture. Idle links hear from the server every 25 s, so a minute is late and two are
/// old.
Freshness pictureFreshness(std::optional<UtcTime> asOf, UtcTime now);
/// The banner over an old picture: how old, since when, why, what next; empty while the picture is not stale.
QString staleBanner(std::optional<UtcTime> asOf, UtcTime now, const LinkText& link);

} // namespace onescreen
