// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/overviewmodel.h"
#include "ui/common/modelpanel.h"

namespace onescreen {

class BarChart;

/// Events reported in the scene's scope and period by top category.
class CategoryPanel final : public ModelPanel
{
    Q_OBJECT
public:
    CategoryPanel(const SceneContext& context, OverviewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void categoryActivated(const QString& code);

private:
    void refresh();

    OverviewModel& m_model;
    BarChart* m_chart;
};

} // namespace onescreen
