// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuedisplaymodel.h"

#include "ui/common/plainlabel.h"
#include "ui/queue/queuetext.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<Milliseconds> remainingOf(const QModelIndex& index)
{
    const QVariant value = index.data(RemainingMsRole);
    return value.isValid() ? std::optional(Milliseconds{value.toLongLong()}) : std::nullopt;
}

/// "14:05" today, "06-04 14:05" this year, else with the year.
QString shortMoment(UtcTime moment, UtcTime now)
{
    const QString whole = businessDateTimeText(moment).chopped(3);
    if (businessDay(moment) == businessDay(now))
        return whole.sliced(11);
    return businessDay(moment).year() == businessDay(now).year() ? whole.sliced(5) : whole;
}

} // namespace

void QueueDisplayModel::setPending(const PendingActions* pending)
{
    m_pending = pending;
    connect(pending, &PendingActions::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
    });
}

void QueueDisplayModel::setFeeds(const FeedModel* feeds)
{
    m_feeds = feeds;
    connect(feeds, &FeedModel::freshnessChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, static_cast<int>(EventQueueColumn::Source)),
                               index(rowCount() - 1, static_cast<int>(EventQueueColumn::Source)),
                               {Qt::DisplayRole});
    });
}

Freshness QueueDisplayModel::freshnessOf(const QModelIndex& index) const
{
    return m_feeds ? m_feeds->freshnessOf(index.data(SourceCodeRole).toString()) : Freshness::Unknown;
}

std::optional<PendingAction> QueueDisplayModel::pendingOf(const QModelIndex& index) const
{
    // Asked for every cell that is painted; most of the time nothing is on its way.
    if (!m_pending || m_pending->count() == 0)
        return std::nullopt;
    return m_pending->of(index.data(EventIdRole).toString());
}

QString QueueDisplayModel::columnTitle(EventQueueColumn column)
{
    switch (column) {
    case EventQueueColumn::Priority:
        return tr("优先级");
    case EventQueueColumn::Remaining:
        return tr("剩余时间");
    case EventQueueColumn::Number:
        return tr("编号");
    case EventQueueColumn::Title:
        return tr("标题");
    case EventQueueColumn::Category:
        return tr("类型");
    case EventQueueColumn::Region:
        return tr("区域");
    case EventQueueColumn::Source:
        return tr("来源");
    case EventQueueColumn::State:
        return tr("状态");
    case EventQueueColumn::Unit:
        return tr("承办单位");
    case EventQueueColumn::Reported:
        return tr("上报时间");
    }
    return {};
}

QVariant QueueDisplayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= eventQueueColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return columnTitle(static_cast<EventQueueColumn>(section));
    return role == Qt::TextAlignmentRole ? QVariant(Qt::AlignLeft | Qt::AlignVCenter) : QVariant();
}

QString QueueDisplayModel::text(const QModelIndex& index) const
{
    const auto state = static_cast<EventState>(index.data(StateRole).toInt());
    switch (static_cast<EventQueueColumn>(index.column())) {
    case EventQueueColumn::Priority:
        return priorityWord(static_cast<Priority>(index.data(PriorityRole).toInt()));
    case EventQueueColumn::Remaining:
        return remainingText(remainingOf(index), isOpen(state));
    case EventQueueColumn::State:
        if (const auto pending = pendingOf(index); pending && pending->kind != ActionKind::Note)
            return pendingWord(*pending);
        return stateWord(state);
    case EventQueueColumn::Reported:
        return shortMoment(fromMs(index.data(ReportedAtRole).toLongLong()), m_clock.now());
    case EventQueueColumn::Number:
    case EventQueueColumn::Title:
    case EventQueueColumn::Category:
    case EventQueueColumn::Region:
    case EventQueueColumn::Unit:
        break;
    case EventQueueColumn::Source:
        return freshnessMark(freshnessOf(index)) + index.data(SourceNameRole).toString();
    }
    return QIdentityProxyModel::data(index, Qt::DisplayRole).toString();
}

QString QueueDisplayModel::toolTip(const QModelIndex& index) const
{
    QStringList lines{
        index.data(TitleRole).toString(), index.data(AddressRole).toString(),
        tr("编号 %1").arg(index.data(EventNumberRole).toString()),
        tr("上报 %1").arg(businessDateTimeText(fromMs(index.data(ReportedAtRole).toLongLong())))};
    if (const QVariant due = index.data(DueAtRole); due.isValid())
        lines << tr("截止 %1").arg(businessDateTimeText(fromMs(due.toLongLong())));
    if (const auto pending = pendingOf(index))
        lines << pendingSentence(*pending);
    if (m_feeds)
        lines << freshnessSentence(freshnessOf(index), index.data(SourceNameRole).toString());
    if (index.data(DepartedRole).toBool())
        lines << tr("已不符合筛选，松开列表后移走");
    lines.removeAll(QString());
    return plainToolTipText(lines.join(u'\n'));
}

QVariant QueueDisplayModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::AccessibleTextRole:
        return columnTitle(static_cast<EventQueueColumn>(index.column())) + u' ' + text(index);
    case Qt::ToolTipRole:
        return toolTip(index);
    case PendingRole:
        return pendingOf(index).has_value();
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

} // namespace onescreen
