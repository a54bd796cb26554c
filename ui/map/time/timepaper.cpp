// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/time/timepaper.h"

#include "app/models/tracks/replayplayer.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct TimePaper
{
    Q_DECLARE_TR_FUNCTIONS(TimePaper)
};

QString spanText(const TimeSpan& span)
{
    return TimePaper::tr("%1 至 %2 上报").arg(businessDateTimeText(span.from), businessDateTimeText(span.to));
}

} // namespace

PanelPaper withMapTime(PanelPaper paper, const WindowChoice& choice, const ReplayPlayer& player, UtcTime now)
{
    const auto narrow = [&](const QString& window) {
        paper.period += (paper.period.isEmpty() ? QString() : u"，"_s) + window;
    };
    if (!player.isLive()) {
        narrow(spanText(*player.window()));
        paper.asOf = businessDateTimeText(player.at());
        paper.notes.prepend(TimePaper::tr("回放 %1 的情形，不是现在").arg(paper.asOf));
    } else if (const std::optional<TimeSpan> span = choice.resolve(now)) {
        narrow(choice.isRelative() ? TimePaper::tr("%1 起上报").arg(businessDateTimeText(span->from))
                                   : spanText(*span));
    }
    return paper;
}

} // namespace onescreen
