// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/feedpanel.h"

#include "ui/overview/feedtable.h"

namespace onescreen {

FeedPanel::FeedPanel(const SceneContext& context, FeedModel& model, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_model(model)
{
    auto* table = new FeedTable(context.hub, model, context.theme, content());
    fill(table, table);
    setObjectName(QStringLiteral("feedPanel"));
    setTitle(tr("数据来源"));
    setPassport(tr("每个来源系统声明的“完整到”时间。超过应报间隔为迟到，超过两倍为中断；不定期的来源没有时效"
                   "。选中一行看它的批次。"));
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    Q_EMIT feedChosen(current.data(FeedSourceRole).toString());
            });
    connect(&m_model, &FeedModel::stateChanged, this, &FeedPanel::refresh);
    refresh();
}

void FeedPanel::refresh()
{
    showStatus({.state = m_model.state(),
                .error = m_model.error(),
                .asOf = m_model.asOf(),
                .emptyText = tr("中心还没有登记任何来源系统。")});
}

} // namespace onescreen
