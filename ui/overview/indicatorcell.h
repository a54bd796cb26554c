// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/overview/indicatorgroups.h"

#include <QWidget>

namespace onescreen {

class PlainLabel;

/// One indicator: its name, its latest value with unit and printed period, and its values over the quarters.
class IndicatorCell final : public QWidget
{
    Q_OBJECT
public:
    explicit IndicatorCell(const ThemeContext& context, QWidget* parent = nullptr);

    void setGroup(const IndicatorGroup& group);
    /// Off where the choice beside it already names the indicator.
    void setNamed(bool named);
    [[nodiscard]] const PeriodChart& chart() const { return *m_chart; }

private:
    PlainLabel* m_name;
    PlainLabel* m_value;
    PlainLabel* m_unit;
    PeriodChart* m_chart;
};

} // namespace onescreen
