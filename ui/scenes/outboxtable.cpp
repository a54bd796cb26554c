// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/outboxtable.h"

#include "ui/common/timetext.h"
#include "ui/queue/queuetext.h"

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString headerText(OutboxColumn column)
{
    switch (column) {
    case OutboxColumn::Given:
        return OutboxTableModel::tr("下达时间");
    case OutboxColumn::Action:
        return OutboxTableModel::tr("操作");
    case OutboxColumn::Event:
        return OutboxTableModel::tr("事件");
    case OutboxColumn::Stage:
        return OutboxTableModel::tr("状态");
    case OutboxColumn::Tries:
        return OutboxTableModel::tr("送出次数");
    case OutboxColumn::Reason:
        break;
    }
    return OutboxTableModel::tr("说明");
}

QString kindText(const QString& kind)
{
    const auto known = actionKindFromName(kind);
    return known ? actionWord(*known) : kind;
}

QColor colourOf(ActionStage stage, const Theme& theme)
{
    switch (stage) {
    case ActionStage::Done:
        return theme.done;
    case ActionStage::Queued:
    case ActionStage::Sent:
        return theme.text;
    case ActionStage::Withdrawn:
        return theme.secondary;
    case ActionStage::Conflict:
    case ActionStage::Rejected:
    case ActionStage::Expired:
    case ActionStage::Held:
    case ActionStage::Unknown:
        break;
    }
    return theme.warning;
}

} // namespace

QString stageText(ActionStage stage)
{
    switch (stage) {
    case ActionStage::Queued:
        return OutboxTableModel::tr("待发");
    case ActionStage::Sent:
        return OutboxTableModel::tr("已送出，等答复");
    case ActionStage::Done:
        return OutboxTableModel::tr("已完成");
    case ActionStage::Conflict:
        return OutboxTableModel::tr("有冲突，未执行");
    case ActionStage::Rejected:
        return OutboxTableModel::tr("未被接受");
    case ActionStage::Expired:
        return OutboxTableModel::tr("已过有效期");
    case ActionStage::Held:
        return OutboxTableModel::tr("暂缓，等人决定");
    case ActionStage::Unknown:
        return OutboxTableModel::tr("下落不明，等人决定");
    case ActionStage::Withdrawn:
        break;
    }
    return OutboxTableModel::tr("已撤回");
}

OutboxTableModel::OutboxTableModel(ActionSender& actions, DataHub& hub, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_actions(actions), m_hub(hub), m_theme(theme),
      m_entries(actions.entries())
{
    connect(&m_actions, &ActionSender::entryChanged, this, &OutboxTableModel::onEntryChanged);
    connect(&m_actions, &ActionSender::entriesLoaded, this, [this] {
        beginResetModel();
        m_entries = m_actions.entries();
        endResetModel();
    });
}

void OutboxTableModel::onEntryChanged(const OutboxEntry& entry)
{
    const auto place =
        std::ranges::lower_bound(m_entries, entry.number, std::greater(), &OutboxEntry::number);
    const int row = static_cast<int>(place - m_entries.begin());
    if (place != m_entries.end() && place->number == entry.number) {
        *place = entry;
        Q_EMIT dataChanged(index(row, 0), index(row, outboxColumnCount - 1));
        return;
    }
    beginInsertRows({}, row, row);
    m_entries.insert(place, entry);
    endInsertRows();
}

int OutboxTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int OutboxTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : outboxColumnCount;
}

const OutboxEntry* OutboxTableModel::entryAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_entries[static_cast<std::size_t>(row)] : nullptr;
}

QString OutboxTableModel::textOf(const OutboxEntry& entry, OutboxColumn column) const
{
    switch (column) {
    case OutboxColumn::Given:
        return momentText(entry.order.created, m_hub.now());
    case OutboxColumn::Action:
        return kindText(entry.order.kind);
    case OutboxColumn::Event:
        return entry.order.event.toString();
    case OutboxColumn::Stage:
        return stageText(entry.stage);
    case OutboxColumn::Tries:
        return QString::number(entry.tries);
    case OutboxColumn::Reason:
        break;
    }
    if (entry.stage == ActionStage::Unknown)
        return tr("中心恢复后查不到这次操作：可能没有执行。可再次发送或放弃，不会自动重发。");
    return entry.reason;
}

QVariant OutboxTableModel::data(const QModelIndex& index, int role) const
{
    const OutboxEntry* entry = entryAt(index.row());
    if (entry == nullptr)
        return {};
    const auto column = static_cast<OutboxColumn>(index.column());
    if (role == Qt::DisplayRole)
        return textOf(*entry, column);
    if (role == Qt::ForegroundRole && column == OutboxColumn::Stage)
        return colourOf(entry->stage, m_theme);
    if (role == Qt::TextAlignmentRole && column == OutboxColumn::Tries)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant OutboxTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return headerText(static_cast<OutboxColumn>(section));
}

ExportTable OutboxTableModel::exportTable() const
{
    ExportTable table{.header = {tr("编号"), tr("下达时间（UTC）"), tr("操作"), tr("事件"), tr("状态"),
                                 tr("送出次数"), tr("说明")},
                      .rows = {}};
    for (const OutboxEntry& entry : m_entries) {
        table.rows.append(QVariantList{entry.order.id.toString(), toRfc3339(entry.order.created),
                                       kindText(entry.order.kind), entry.order.event.toString(),
                                       stageText(entry.stage), entry.tries, entry.reason});
    }
    return table;
}

} // namespace onescreen
