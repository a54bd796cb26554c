// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/overviewmodel.h"
#include "ui/common/modelpanel.h"

namespace onescreen {

class LineChart;
struct LineData;

/// Reported and closed a day as lines; `today` is marked as not over.
LineData trendLines(const std::vector<DayCount>& days, QDate today);

/// The daily trend of the scene's scope and period.
class TrendPanel final : public ModelPanel
{
    Q_OBJECT
public:
    TrendPanel(const SceneContext& context, OverviewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void dayActivated(QDate day);

private:
    void refresh();

    OverviewModel& m_model;
    LineChart* m_chart;
};

} // namespace onescreen
