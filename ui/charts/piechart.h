// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

struct PiePart
{
    QString key; ///< What a click on it means; empty for "其他".
    QString name;
    std::optional<double> value;

    friend bool operator==(const PiePart&, const PiePart&) = default;
};

/// Parts of one whole, never more than six: the largest, and the rest summed into "其他". For five or six
/// parts that are read roughly; whoever has to compare takes ranked bars.
struct PieData
{
    static constexpr bool drawnByQtCharts = true;

    std::vector<PiePart> parts; ///< All of them, in any order.
    QString valueName;
    ValueFormat format = ValueFormat::count();

    friend bool operator==(const PieData&, const PieData&) = default;
};

/// What is drawn of the data.
struct PieSlices
{
    std::vector<PiePart> parts;  ///< With values, from large to small, "其他" last; their sum is `total`.
    QStringList missing;         ///< Names without a value: not in the total.
    std::optional<double> total; ///< Of the values that are known; missing when none is.
    bool negative = false;       ///< A part is below zero: there are no shares and no disc.

    /// Missing where the total is 0 or has negative parts.
    [[nodiscard]] std::optional<double> shareOf(double value) const;
};
PieSlices pieSlices(const PieData& data);

/// Stops: the slices, and one more for the missing parts where there are some.
ChartLayout paintChart(QPainter& painter, const QRectF& area, const PieData& data, const ChartStyle& style);
int chartStops(const PieData& data);
QString chartReading(const PieData& data, int stop, const QLocale& locale);
ExportTable chartTable(const PieData& data); ///< All parts, in their order.

class PieChart final : public DataChart<PieData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
