// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// One row: a value with its interval, and the band of its peers behind it.
struct DotRow
{
    QString key;
    QString name;
    std::optional<double> value;
    std::optional<double> low; ///< Interval of the value; drawn when both ends are there.
    std::optional<double> high;
    std::optional<double> peerMedian; ///< A vertical tick.
    std::optional<double> peerLow;    ///< Quartiles of the peers; drawn when both are there.
    std::optional<double> peerHigh;
    Tone tone = Tone::Plain;
    QString note; ///< Added to the reading: "9/10", "未参与排名:…".

    friend bool operator==(const DotRow&, const DotRow&) = default;
};

/// Dots on one common scale, rows in the order given. When there are more rows than lines of text the names
/// of Chosen, Concern and Improvement come first and the rest is named as room allows.
struct DotData
{
    std::vector<DotRow> rows;
    std::optional<double> low; ///< Scale; missing: from the data.
    std::optional<double> high;
    std::optional<double> reference; ///< A line through all rows: target, mean of the city.
    QString referenceName;
    ValueFormat format = ValueFormat::percent();

    friend bool operator==(const DotData&, const DotData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const DotData& data, const ChartStyle& style);
int chartStops(const DotData& data);
QString chartReading(const DotData& data, int stop, const QLocale& locale);
ExportTable chartTable(const DotData& data);
QSizeF chartHint(const DotData& data, const ChartStyle& style);

class DotIntervalChart final : public DataChart<DotData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
