// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/categorypanel.h"

#include "ui/charts/barchart.h"

namespace onescreen {

using namespace Qt::StringLiterals;

CategoryPanel::CategoryPanel(const SceneContext& context, OverviewModel& model, QWidget* parent)
    : ModelPanel(context, new BarChart(context.theme), parent), m_model(model),
      m_chart(static_cast<BarChart*>(content()))
{
    setObjectName(u"categoryPanel"_s);
    setTitle(tr("事件类型"));
    setPassport(tr("期间内上报的事件数，按事件大类，从多到少；排不下的合并为“其他”。"));
    connect(&m_model, &OverviewModel::changed, this, &CategoryPanel::refresh);
    connect(&hub(), &DataHub::namesChanged, this, &CategoryPanel::refresh);
    connect(m_chart, &PaintedChart::stopActivated, this, [this](int stop) {
        const QString key = shownBars(m_chart->data())[static_cast<size_t>(stop)].key;
        if (!key.isEmpty())
            Q_EMIT categoryActivated(key);
    });
    refresh();
}

void CategoryPanel::refresh()
{
    setPeriod(periodText(m_model.period()));
    setScope(scopeText(hub().names(), m_model.area()));
    std::vector<Bar> bars;
    for (const CategoryCount& count : m_model.categories()) {
        if (count.reported > 0)
            bars.push_back({.key = count.categoryRoot,
                            .name = hub().names().categoryName(count.categoryRoot),
                            .value = static_cast<double>(count.reported)});
    }
    ModelState state = m_model.state();
    if (state == ModelState::Ready && bars.empty())
        state = ModelState::Empty;
    m_chart->setBars(std::move(bars), tr("上报"));
    showStatus({.state = state,
                .error = m_model.error(),
                .asOf = m_model.asOf(),
                .emptyText = tr("这个期间和范围内没有上报的事件。")});
}

} // namespace onescreen
