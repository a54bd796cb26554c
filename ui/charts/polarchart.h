// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/groupedbars.h"
#include "ui/charts/paintedchart.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace onescreen {

/// Values around a circle, for what comes round again: hours of the day, months of the year, directions of
/// the wind. The first category is on top, the rest follow clockwise; the distance from the centre is the
/// value. At most seven series are drawn. Stop = category * series + series index.
struct PolarData
{
    QStringList categories;
    std::vector<BarSeries> series;
    ValueFormat format = ValueFormat::count();

    friend bool operator==(const PolarData&, const PolarData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PolarData& data, const ChartStyle& style);
int chartStops(const PolarData& data);
QString chartReading(const PolarData& data, int stop, const QLocale& locale);
ExportTable chartTable(const PolarData& data);
int chartStride(const PolarData& data);

/// Missing values are gaps in the line; a scale that holds negative values begins below zero and has zero as
/// a marked ring.
class PolarChart final : public DataChart<PolarData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
