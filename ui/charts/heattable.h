// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A column has its own scale: colours compare units within an indicator, never indicators with each other.
struct HeatColumn
{
    QString name;
    double low = 0.0;
    double high = 100.0;
    bool lowerBetter = false; ///< The darker end is always the better one.
    ValueFormat format = ValueFormat::percent();

    friend bool operator==(const HeatColumn&, const HeatColumn&) = default;
};

struct HeatCell
{
    std::optional<double> value; ///< Missing is hatched.
    bool uncertain = false;      ///< Below n_min: number without colour.
    Tone tone = Tone::Plain;     ///< Concern and Improvement add their shape to the number.
    QString note;                ///< Said in the reading: "9/10", "未上报".

    friend bool operator==(const HeatCell&, const HeatCell&) = default;
};

struct HeatRow
{
    QString key;
    QString name;
    std::vector<HeatCell> cells; ///< One a column; missing ones at the end are missing values.

    friend bool operator==(const HeatRow&, const HeatRow&) = default;
};

/// Matrix unit by indicator, numbers in the cells. Stop = row * columns + column.
struct HeatData
{
    std::vector<HeatColumn> columns;
    std::vector<HeatRow> rows;

    friend bool operator==(const HeatData&, const HeatData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const HeatData& data, const ChartStyle& style);
int chartStops(const HeatData& data);
QString chartReading(const HeatData& data, int stop, const QLocale& locale);
ExportTable chartTable(const HeatData& data);
QSizeF chartHint(const HeatData& data, const ChartStyle& style);
int chartStride(const HeatData& data);

class HeatTable final : public DataChart<HeatData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
