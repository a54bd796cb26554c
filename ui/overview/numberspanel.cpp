// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/numberspanel.h"

#include "ui/overview/numbersview.h"

namespace onescreen {

using namespace Qt::StringLiterals;

NumbersPanel::NumbersPanel(const SceneContext& context, OverviewModel& model, QWidget* parent)
    : ModelPanel(context, new NumbersView(context.theme), parent), m_model(model),
      m_view(static_cast<NumbersView*>(content()))
{
    setObjectName(u"numbersPanel"_s);
    setTitle(tr("今日要情"));
    setPassport(overviewPassport());
    // As high as its figures: the frame would otherwise keep room for its largest message.
    const Metrics& metrics = context.theme.metrics;
    setFixedHeight(metrics.control + metrics.space(1.5) + m_view->sizeHint().height());
    connect(&m_model, &OverviewModel::changed, this, &NumbersPanel::refresh);
    connect(&hub(), &DataHub::namesChanged, this, &NumbersPanel::refresh);
    connect(m_view, &NumbersView::activated, this, &NumbersPanel::figureActivated);
    refresh();
}

void NumbersPanel::refresh()
{
    QString day = m_model.answered() ? businessDay(m_model.answered()->now).toString(Qt::ISODate) : QString();
    if (m_model.replayed() > 0)
        day += u" · "_s + tr("演示数据");
    setPeriod(day);
    setScope(scopeText(hub().names(), m_model.area()));
    if (m_model.answered())
        m_view->setNumbers(m_model.numbers());
    showStatus({.state = m_model.state(),
                .error = m_model.error(),
                .asOf = m_model.asOf(),
                .emptyText = tr("本地还没有任何事件，等待同步或导入数据。")});
}

} // namespace onescreen
