// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/trendpanel.h"

#include "ui/charts/linechart.h"

namespace onescreen {

using namespace Qt::StringLiterals;

LineData trendLines(const std::vector<DayCount>& days, QDate today)
{
    LineData data;
    if (days.empty())
        return data;
    data.first = days.front().day;
    const auto length = static_cast<size_t>(data.first.daysTo(days.back().day)) + 1;
    LineSeries reported{.name = TrendPanel::tr("上报"), .category = 0, .values = {}};
    LineSeries closed{.name = TrendPanel::tr("结案"), .category = 2, .dashed = true, .values = {}};
    reported.values.resize(length);
    closed.values.resize(length);
    for (const DayCount& day : days) {
        const auto index = static_cast<size_t>(data.first.daysTo(day.day));
        if (index >= length)
            continue;
        reported.values[index] = static_cast<double>(day.reported);
        closed.values[index] = static_cast<double>(day.closed);
    }
    data.lines = {reported, closed};
    if (days.back().day == today)
        data.incomplete = data.count() - 1;
    return data;
}

TrendPanel::TrendPanel(const SceneContext& context, OverviewModel& model, QWidget* parent)
    : ModelPanel(context, new LineChart(context.theme), parent), m_model(model),
      m_chart(static_cast<LineChart*>(content()))
{
    setObjectName(u"trendPanel"_s);
    setTitle(tr("每日趋势"));
    setPassport(tr("每日上报与结案的事件数，日界为北京时间 0 "
                   "时。当日尚未结束，以虚线和空心点表示；没有数据的日子留空。"));
    connect(&m_model, &OverviewModel::changed, this, &TrendPanel::refresh);
    connect(&hub(), &DataHub::namesChanged, this, &TrendPanel::refresh);
    connect(m_chart, &PaintedChart::stopActivated, this,
            [this](int stop) { Q_EMIT dayActivated(m_chart->data().dayOf(stop)); });
    refresh();
}

void TrendPanel::refresh()
{
    setPeriod(periodText(m_model.period()));
    setScope(scopeText(hub().names(), m_model.area()));
    if (m_model.answered())
        m_chart->setData(trendLines(m_model.daily(), businessDay(m_model.answered()->now)));
    showStatus({.state = m_model.state(),
                .error = m_model.error(),
                .asOf = m_model.asOf(),
                .emptyText = tr("还没有事件，趋势将在第一批数据到达后显示。")});
}

} // namespace onescreen
