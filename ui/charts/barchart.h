// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartsurface.h"

#include <vector>

class QBarCategoryAxis;
class QBarSet;
class QHorizontalBarSeries;

namespace onescreen {

struct Bar
{
    QString key; ///< What a click on it means; empty for "其他".
    QString name;
    std::optional<double> value;

    friend bool operator==(const Bar&, const Bar&) = default;
};

/// Sorted from large to small, missing values last, equal ones by name; at most `most` bars (at least 2), the
/// rest summed into one bar "其他" at the end, whose name is `restName`. The sum of all bars is the sum of
/// the input.
std::vector<Bar> rankedBars(std::vector<Bar> bars, int most, const QString& restName);

/// Horizontal bars, largest on top, name at the left and value at the end of each: a list that shows its
/// proportions.
class BarChart final : public ChartSurface
{
    Q_OBJECT
public:
    explicit BarChart(const ThemeContext& context, QWidget* parent = nullptr);

    /// All bars; how many are drawn follows from the height.
    void setData(std::vector<Bar> bars, const QString& valueName);
    [[nodiscard]] const std::vector<Bar>& shownBars() const { return m_shown; }

    [[nodiscard]] int stopCount() const override { return static_cast<int>(m_shown.size()); }
    [[nodiscard]] QString stopText(int stop) const override;
    [[nodiscard]] ExportTable exportTable() const override; ///< All bars, not only those drawn.

protected:
    [[nodiscard]] QPointF stopPosition(int stop) const override;
    [[nodiscard]] std::optional<int> stopAt(QPointF position) const override;
    void paintLabels(QPainter& painter) const override;
    void layoutAxes() override;

private:
    [[nodiscard]] double centreOf(int stop) const; ///< y of the bar in the viewport.
    [[nodiscard]] int nameWidth() const;

    std::vector<Bar> m_all;
    std::vector<Bar> m_shown;
    QString m_valueName;
    QBarCategoryAxis* m_names;
    QCategoryAxis* m_values;
    QHorizontalBarSeries* m_series;
    QBarSet* m_set;
};

} // namespace onescreen
