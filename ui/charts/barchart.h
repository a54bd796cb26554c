// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

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
struct RankedBarsData
{
    static constexpr bool drawnByQtCharts = true;

    std::vector<Bar> bars; ///< All of them, in any order.
    QString valueName;
    int most = 11; ///< Bars that are drawn: ten and "其他".
    ValueFormat format{.decimals = 0, .unit = {}};

    friend bool operator==(const RankedBarsData&, const RankedBarsData&) = default;
};

/// The bars that are drawn; stops are their places.
std::vector<Bar> shownBars(const RankedBarsData& data);

ChartLayout paintChart(QPainter& painter, const QRectF& area, const RankedBarsData& data,
                       const ChartStyle& style);
int chartStops(const RankedBarsData& data);
QString chartReading(const RankedBarsData& data, int stop, const QLocale& locale);
ExportTable chartTable(const RankedBarsData& data); ///< All bars, not only those drawn.

/// How many bars are drawn follows from its height.
class BarChart final : public DataChart<RankedBarsData>
{
public:
    explicit BarChart(const ThemeContext& look, QWidget* parent = nullptr);

    void setBars(std::vector<Bar> bars, const QString& valueName);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] int mostBars() const;
};

} // namespace onescreen
