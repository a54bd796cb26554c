// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/overviewmodel.h"
#include "ui/overview/modelpanel.h"

namespace onescreen {

class LineChart;
struct DailyLines;

/// Reported and closed a day as lines; `today` is marked as not over.
DailyLines trendLines(const std::vector<DayCount>& days, QDate today, const Theme& theme);

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
    Theme m_theme;
    LineChart* m_chart;
};

} // namespace onescreen
