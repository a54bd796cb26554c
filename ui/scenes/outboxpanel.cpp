// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/outboxpanel.h"

#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace onescreen {

using namespace Qt::StringLiterals;

OutboxPanel::OutboxPanel(const SceneContext& context, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_actions(context.actions),
      m_mayAct(redactionFor(context.windowClass).actions),
      m_model(new OutboxTableModel(context.actions, context.hub, context.theme.theme, this)),
      m_view(new QTableView)
{
    setObjectName(u"outboxPanel"_s);
    setTitle(tr("操作发送"));
    setPassport(tr("每个操作先写入本机磁盘，再送往中心；断网或重启后自动续发，同一编号不会重复执行。"
                   "派遣 10 分钟、受理 24 小时、记录 7 天内有效，过期不再执行。"
                   "中心从备份恢复后，它查不到的操作不会自动重发，由值班人员决定再次发送或放弃。"));
    m_view->setObjectName(u"outboxTable"_s);
    m_view->setModel(m_model);
    m_view->setFont(context.theme.font(TextSize::Small));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(m_mayAct ? QAbstractItemView::SingleSelection : QAbstractItemView::NoSelection);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_view->font()).height() +
                                                    context.theme.metrics.space());
    m_view->horizontalHeader()->setFont(m_view->font());
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(static_cast<int>(OutboxColumn::Reason),
                                                     QHeaderView::Stretch);

    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addWidget(buildButtons(context.theme));
    fill(inner, m_model);

    connect(&m_actions, &ActionSender::entryChanged, this, &OutboxPanel::refresh);
    connect(&m_actions, &ActionSender::entriesLoaded, this, &OutboxPanel::refresh);
    connect(&m_actions, &ActionSender::summaryChanged, this, &OutboxPanel::refresh);
    connect(&m_actions, &ActionSender::faultChanged, this, &OutboxPanel::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutboxPanel::showButtons);
    refresh();
}

QWidget* OutboxPanel::buildButtons(const ThemeContext& theme)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addStretch(1);
    const auto add = [&](const QString& name, const QString& text, QStringView iconName) {
        auto* button = new QPushButton(icon(iconName, theme.theme.secondary, theme.metrics.icon), text, row);
        button->setObjectName(name);
        layout->addWidget(button);
        return button;
    };
    m_release = add(u"releaseAction"_s, tr("放行"), u"send");
    m_withdraw = add(u"withdrawAction"_s, tr("撤回"), u"history");
    connect(m_release, &QPushButton::clicked, this, [this] {
        if (const OutboxEntry* entry = selected())
            m_actions.release(entry->order.id);
    });
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        if (const OutboxEntry* entry = selected())
            m_actions.withdraw(entry->order.id);
    });
    row->setVisible(m_mayAct);
    return row;
}

const OutboxEntry* OutboxPanel::selected() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : m_model->entryAt(rows.first().row());
}

void OutboxPanel::showButtons()
{
    const OutboxEntry* entry = selected();
    m_release->setEnabled(entry != nullptr && needsDecision(entry->stage));
    m_withdraw->setEnabled(entry != nullptr &&
                           (needsDecision(entry->stage) || entry->stage == ActionStage::Queued));
    const bool unknown = entry != nullptr && entry->stage == ActionStage::Unknown;
    m_release->setText(unknown ? tr("再次发送") : tr("放行"));
    m_withdraw->setText(unknown ? tr("放弃") : tr("撤回"));
}

void OutboxPanel::refresh()
{
    const bool empty = m_actions.entries().empty();
    const ModelState ready = empty ? ModelState::Empty : ModelState::Ready;
    const OutboxSummary& summary = m_actions.summary();
    setScope(summary.waiting + summary.held == 0
                 ? tr("没有等待的操作")
                 : tr("待发 %1 · 暂缓 %2").arg(summary.waiting).arg(summary.held));
    const bool broken = m_actions.fault() && empty;
    showStatus(
        {.state = broken ? ModelState::Error : ready,
         .error = m_actions.fault(),
         .asOf = broken ? std::nullopt : std::optional(hub().now()),
         .emptyText = tr("还没有从这台机器下达过操作。在事件卡片上受理、派遣或记录后，会在这里看到去向。")});
    showButtons();
}

} // namespace onescreen
