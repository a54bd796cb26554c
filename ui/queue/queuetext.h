// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/domain/event.h"
#include "app/domain/feed.h"
#include "app/models/actionsender.h"
#include "app/models/eventcardmodel.h"
#include "app/models/namebook.h"
#include "app/models/pendingactions.h"

#include <QString>

#include <optional>

namespace onescreen {

QString priorityWord(Priority priority); ///< "紧急"
QString stateWord(EventState state);     ///< "上报"
QString originWord(Origin origin);       ///< "演示数据", "导入"; empty for live data.

/// How much of the time allowed is left. Of an open event "剩 1:23:45", "剩 3 天" (from 48 h on), "超期
/// 0:12:05", "超期 2 天"; of an ended one "按时" or "超期办结"; "—" without a due time.
QString remainingText(std::optional<Milliseconds> remaining, bool open);
/// Less than an hour is left.
bool isDueSoon(std::optional<Milliseconds> remaining, bool open);

QString actionWord(ActionKind kind); ///< "受理", "派遣", "记录"
/// In front of a source's name: "○ " silent, "◐ " late, otherwise nothing.
QString freshnessMark(Freshness freshness);
/// How the source stands, for the tool tip: in time, late, silent, or not known.
QString freshnessSentence(Freshness freshness, const QString& source);

/// What stands in a row's state while an order is on its way: "派遣中…", "派遣待决".
QString pendingWord(const PendingAction& pending);
/// The same as a sentence: since when, and what it waits for.
QString pendingSentence(const PendingAction& pending);
/// What became of an action, in words: done, was so already (since whom and when), somebody was faster,
/// refused.
QString outcomeText(const ActionReport& report, const NameBook& names, UtcTime now);
/// "张三 受理", "系统 状态变更": the head of a line of the timeline.
QString noteHead(const EventCardNote& note);

} // namespace onescreen
