// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// The values of one colour, one a category.
struct BarSeries
{
    QString name;
    std::vector<std::optional<double>> values;

    friend bool operator==(const BarSeries&, const BarSeries&) = default;
};

/// Vertical bars by category, side by side or stacked. At most seven series; further ones are summed into
/// "其他". Stop = category * series + series index.
struct GroupedBarsData
{
    QStringList categories;
    QStringList keys; ///< What a click on a category means; may be empty.
    std::vector<BarSeries> series;
    bool stacked = false;
    std::optional<double> target;
    ValueFormat format = ValueFormat::count();

    friend bool operator==(const GroupedBarsData&, const GroupedBarsData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const GroupedBarsData& data,
                       const ChartStyle& style);
int chartStops(const GroupedBarsData& data);
QString chartReading(const GroupedBarsData& data, int stop, const QLocale& locale);
ExportTable chartTable(const GroupedBarsData& data);
int chartStride(const GroupedBarsData& data);

class GroupedBars final : public DataChart<GroupedBarsData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
