// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuetext.h"

#include "ui/common/errortext.h"
#include "ui/common/numbertext.h"
#include "ui/common/timetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

struct QueueText
{
    Q_DECLARE_TR_FUNCTIONS(QueueText)
};

constexpr Milliseconds countedInDays = 48h;

QString clockText(Milliseconds length)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(length).count();
    return u"%1:%2:%3"_s.arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
        .arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString lengthText(Milliseconds length)
{
    if (length < countedInDays)
        return clockText(length);
    return QueueText::tr("%1 天").arg(length / 24h);
}

/// "（张三，14:03:22）" as far as it is known.
QString whoAndWhen(const ActionOutcome& outcome, UtcTime now)
{
    QStringList parts;
    if (!outcome.actor.isEmpty())
        parts << outcome.actor;
    if (outcome.at)
        parts << momentText(*outcome.at, now);
    return parts.isEmpty() ? QString() : QueueText::tr("（%1）").arg(parts.join(QueueText::tr("，")));
}

QString nowText(const ActionOutcome& outcome, const NameBook& names)
{
    QString text;
    if (outcome.currentState)
        text += QueueText::tr("，现在是“%1”").arg(stateWord(*outcome.currentState));
    if (outcome.currentUnit)
        text += QueueText::tr("，由%1承办").arg(names.unitName(outcome.currentUnit->toString()));
    return text;
}

QString doneText(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Acknowledge:
        return QueueText::tr("已受理");
    case ActionKind::Assign:
        return QueueText::tr("已派遣");
    case ActionKind::Note:
        break;
    }
    return QueueText::tr("记录已保存");
}

} // namespace

QString priorityWord(Priority priority)
{
    switch (priority) {
    case Priority::Urgent:
        return QueueText::tr("紧急");
    case Priority::Important:
        return QueueText::tr("重要");
    case Priority::Normal:
        return QueueText::tr("一般");
    case Priority::Info:
        break;
    }
    return QueueText::tr("提示");
}

QString stateWord(EventState state)
{
    switch (state) {
    case EventState::Reported:
        return QueueText::tr("上报");
    case EventState::Accepted:
        return QueueText::tr("受理");
    case EventState::Assigned:
        return QueueText::tr("派遣");
    case EventState::Handling:
        return QueueText::tr("处置");
    case EventState::Suspended:
        return QueueText::tr("缓办");
    case EventState::Closed:
        return QueueText::tr("结案");
    case EventState::Cancelled:
        break;
    }
    return QueueText::tr("作废");
}

QString originWord(Origin origin)
{
    switch (origin) {
    case Origin::Live:
        return {};
    case Origin::Import:
        return QueueText::tr("导入");
    case Origin::Replay:
        break;
    }
    return QueueText::tr("演示数据");
}

QString remainingText(std::optional<Milliseconds> remaining, bool open)
{
    if (!remaining)
        return missingText;
    if (!open)
        return *remaining < 0ms ? QueueText::tr("超期办结") : QueueText::tr("按时");
    return *remaining < 0ms ? QueueText::tr("超期 %1").arg(lengthText(-*remaining))
                            : QueueText::tr("剩 %1").arg(lengthText(*remaining));
}

bool isDueSoon(std::optional<Milliseconds> remaining, bool open)
{
    return open && remaining && *remaining >= 0ms && *remaining < 1h;
}

QString actionWord(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Acknowledge:
        return QueueText::tr("受理");
    case ActionKind::Assign:
        return QueueText::tr("派遣");
    case ActionKind::Note:
        break;
    }
    return QueueText::tr("记录");
}

QString outcomeText(const ActionReport& report, const NameBook& names, UtcTime now)
{
    if (report.pending || !report.outcome)
        return QueueText::tr("%1：正在送往中心…").arg(actionWord(report.kind));
    if (!*report.outcome) {
        const ErrorKind kind = report.outcome->error().kind;
        return QueueText::tr("%1没有送达：%2。%3")
            .arg(actionWord(report.kind), errorSentence(kind), errorNextStep(kind));
    }
    const ActionOutcome& outcome = **report.outcome;
    switch (outcome.verdict) {
    case ActionOutcome::Verdict::Applied:
        return doneText(report.kind) + whoAndWhen(outcome, now);
    case ActionOutcome::Verdict::Noop:
        return QueueText::tr("此前已%1%2，没有重复执行")
            .arg(actionWord(report.kind), whoAndWhen(outcome, now));
    case ActionOutcome::Verdict::Conflict:
        return QueueText::tr("没有%1：事件已被他人改动%2%3")
            .arg(actionWord(report.kind), whoAndWhen(outcome, now), nowText(outcome, names));
    case ActionOutcome::Verdict::Rejected:
        return QueueText::tr("中心没有接受%1：%2")
            .arg(actionWord(report.kind),
                 outcome.reason.isEmpty() ? QueueText::tr("没有说明原因") : outcome.reason);
    case ActionOutcome::Verdict::Expired:
        break;
    }
    return QueueText::tr("%1超过了有效时间，没有执行；需要时请重新操作").arg(actionWord(report.kind));
}

QString noteHead(const EventCardNote& note)
{
    const QString what = note.kind == u"acknowledge" ? QueueText::tr("受理")
                         : note.kind == u"assign"    ? QueueText::tr("派遣")
                         : note.kind == u"note"      ? QueueText::tr("记录")
                         : note.kind == u"state"     ? QueueText::tr("状态变更")
                                                     : note.kind;
    return note.actor.isEmpty() ? what : what + u" · "_s + note.actor;
}

} // namespace onescreen
