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
QString whoAndWhen(const ActionAnswer& answer, UtcTime now)
{
    QStringList parts;
    if (!answer.actor.isEmpty())
        parts << answer.actor;
    if (answer.at)
        parts << momentText(*answer.at, now);
    return parts.isEmpty() ? QString() : QueueText::tr("（%1）").arg(parts.join(QueueText::tr("，")));
}

QString nowText(const ActionAnswer& answer, const NameBook& names)
{
    QString text;
    if (answer.currentState)
        text += QueueText::tr("，现在是“%1”").arg(stateWord(*answer.currentState));
    if (answer.currentUnit)
        text += QueueText::tr("，由%1承办").arg(names.unitName(answer.currentUnit->toString()));
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

namespace {

QString answeredText(const ActionReport& report, const ActionAnswer& answer, const NameBook& names,
                     UtcTime now)
{
    switch (answer.verdict) {
    case ActionVerdict::Applied:
        return doneText(report.kind) + whoAndWhen(answer, now);
    case ActionVerdict::Noop:
        return QueueText::tr("此前已%1%2，没有重复执行")
            .arg(actionWord(report.kind), whoAndWhen(answer, now));
    case ActionVerdict::Conflict:
        return QueueText::tr("没有%1：事件已被他人改动%2%3")
            .arg(actionWord(report.kind), whoAndWhen(answer, now), nowText(answer, names));
    case ActionVerdict::Rejected:
        return QueueText::tr("中心没有接受%1：%2")
            .arg(actionWord(report.kind),
                 answer.reason.isEmpty() ? QueueText::tr("没有说明原因") : answer.reason);
    case ActionVerdict::Expired:
        break;
    }
    return QueueText::tr("%1超过了有效时间，没有执行；需要时请重新操作").arg(actionWord(report.kind));
}

} // namespace

QString outcomeText(const ActionReport& report, const NameBook& names, UtcTime now)
{
    const QString word = actionWord(report.kind);
    if (report.notKept) {
        const ErrorKind kind = report.notKept->kind;
        if (report.notKept->place.field == "other_person"_L1)
            return QueueText::tr(
                       "%1没有执行：这台机器上还有另一位操作员的操作等待发送。请他登录送出，或先撤回")
                .arg(word);
        return QueueText::tr("%1没有存下，也没有执行：%2。%3")
            .arg(word, errorSentence(kind), errorNextStep(kind));
    }
    if (!report.entry)
        return QueueText::tr("%1：正在存盘…").arg(word);
    const OutboxEntry& entry = *report.entry;
    if (entry.answer)
        return answeredText(report, *entry.answer, names, now);
    switch (entry.stage) {
    case ActionStage::Queued:
        return QueueText::tr("%1已存盘，待发：轮到时自动送往中心").arg(word);
    case ActionStage::Sent:
        return entry.tries > 1 ? QueueText::tr("%1已存盘，第 %2 次送往中心，尚无答复；不会重复执行")
                                     .arg(word, QString::number(entry.tries))
                               : QueueText::tr("%1：正在送往中心…").arg(word);
    case ActionStage::Held:
        return QueueText::tr("%1已暂缓：同一事件的前一操作有冲突，请在“数据健康”中放行或撤回").arg(word);
    case ActionStage::Unknown:
        return QueueText::tr("中心恢复后查不到这次%1，不会自动重发：请在“数据健康”中再次发送或放弃")
            .arg(word);
    case ActionStage::Withdrawn:
        return QueueText::tr("%1已撤回，没有执行").arg(word);
    case ActionStage::Rejected:
        return QueueText::tr("中心没有接受%1：%2").arg(word, entry.reason);
    case ActionStage::Done:
    case ActionStage::Conflict:
    case ActionStage::Expired:
        break;
    }
    return QueueText::tr("%1超过了有效时间，没有执行；需要时请重新操作").arg(word);
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

QString freshnessMark(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Late:
        return u"◐ "_s;
    case Freshness::Stale:
        return u"○ "_s;
    case Freshness::Fresh:
    case Freshness::Unknown:
        break;
    }
    return {};
}

QString freshnessSentence(Freshness freshness, const QString& source)
{
    switch (freshness) {
    case Freshness::Late:
        return QueueText::tr("来源“%1”迟到：已超过应报间隔").arg(source);
    case Freshness::Stale:
        return QueueText::tr("来源“%1”中断：已超过应报间隔的两倍，这一行可能不是最新").arg(source);
    case Freshness::Fresh:
        return QueueText::tr("来源“%1”按时").arg(source);
    case Freshness::Unknown:
        return QueueText::tr("来源“%1”不定期，或还没有听到过，不知道是否最新").arg(source);
    }
    return {};
}

QString pendingWord(const PendingAction& pending)
{
    if (needsDecision(pending.stage))
        return QueueText::tr("%1待决").arg(actionWord(pending.kind));
    return QueueText::tr("%1中…").arg(actionWord(pending.kind));
}

QString pendingSentence(const PendingAction& pending)
{
    const QString order = QueueText::tr("%1 下达的“%2”")
                              .arg(businessDateTimeText(pending.given).sliced(11), actionWord(pending.kind));
    switch (pending.stage) {
    case ActionStage::Held:
        return QueueText::tr("%1因前一条冲突而暂停，请在“数据健康”页决定").arg(order);
    case ActionStage::Unknown:
        return QueueText::tr("%1在中心恢复后查不到，请在“数据健康”页决定").arg(order);
    case ActionStage::Done:
        return QueueText::tr("%1已送达，等待数据更新").arg(order);
    default:
        return QueueText::tr("%1已保存在本机，等待送达").arg(order);
    }
}

} // namespace onescreen
