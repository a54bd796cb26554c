// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/indicatorpanel.h"

#include "ui/overview/indicatorview.h"

namespace onescreen {

IndicatorPanel::IndicatorPanel(const SceneContext& context, IndicatorModel& model,
                               std::optional<RegionCode> tenant, QWidget* parent)
    : ModelPanel(context, new IndicatorView(context.theme), parent), m_model(model), m_tenant(tenant),
      m_view(static_cast<IndicatorView*>(content()))
{
    setObjectName(QStringLiteral("indicatorPanel"));
    setTitle(tr("季度指标"));
    setPassport(tr("文件中公布的指标，按原文的期间、数值和单位显示，不重新计算。色块的宽度就是数值所说的期间"
                   "，虚线是目标；"
                   "没有文件说到的季度留空。"));
    connect(&m_model, &IndicatorModel::changed, this, &IndicatorPanel::refresh);
    refresh();
}

void IndicatorPanel::refresh()
{
    // As-of moves with every commit; tens of thousands of values are grouped only when they are other ones.
    if (m_shown != m_model.revision()) {
        m_shown = m_model.revision();
        m_view->setGroups(indicatorGroups(m_model.values(), m_tenant));
    }
    showStatus({.state = m_model.state(),
                .error = m_model.error(),
                .asOf = m_model.asOf(),
                .emptyText = tr("还没有指标值。用 onescreen-cli import 导入指标文件后显示在这里。")});
}

} // namespace onescreen
