// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// The values of one group, with at most one of them marked.
struct BoxGroup
{
    QString key;
    QString name;
    std::vector<double> values;   ///< In any order.
    std::optional<double> marked; ///< The unit that is looked at.
    QString markedName;

    friend bool operator==(const BoxGroup&, const BoxGroup&) = default;
};

/// Distribution by group, horizontal: a box (quartiles by type 7, whiskers to the last value within 1.5
/// interquartile ranges, values beyond as dots) from 12 values on, the values themselves as a strip below.
struct BoxData
{
    std::vector<BoxGroup> groups;
    std::optional<double> low;
    std::optional<double> high;
    ValueFormat format = ValueFormat::percent();

    friend bool operator==(const BoxData&, const BoxData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const BoxData& data, const ChartStyle& style);
int chartStops(const BoxData& data);
QString chartReading(const BoxData& data, int stop, const QLocale& locale);
ExportTable chartTable(const BoxData& data);
QSizeF chartHint(const BoxData& data, const ChartStyle& style);

class BoxChart final : public DataChart<BoxData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
