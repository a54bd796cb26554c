// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A point; it is drawn when both values are known and listed in the table in any case.
struct ScatterPoint
{
    QString key;
    QString name;
    std::optional<double> x;
    std::optional<double> y;
    Tone tone = Tone::Plain;
    bool labelled = false;

    friend bool operator==(const ScatterPoint&, const ScatterPoint&) = default;
};

struct ScatterData
{
    std::vector<ScatterPoint> points;
    QString xName;
    QString yName;
    ValueFormat xFormat;
    ValueFormat yFormat;
    std::optional<double> xReference; ///< A line: target or median.
    std::optional<double> yReference;

    friend bool operator==(const ScatterData&, const ScatterData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const ScatterData& data,
                       const ChartStyle& style);
int chartStops(const ScatterData& data);
QString chartReading(const ScatterData& data, int stop, const QLocale& locale);
ExportTable chartTable(const ScatterData& data);

class ScatterChart final : public DataChart<ScatterData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
