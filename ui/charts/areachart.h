// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/linechart.h"
#include "ui/charts/paintedchart.h"

#include <QString>

namespace onescreen {

/// One quantity over time as an area from zero, or several that make up a whole, stacked in their order (the
/// first one at the bottom). At most seven; further ones are summed into "其他". A stop where one of several
/// is missing or below zero is a gap, because their sum is not known there; one alone may be negative.
struct AreaData
{
    LineData series; ///< `fromZero`, `incomplete` and the dashes of its lines mean nothing here.

    friend bool operator==(const AreaData&, const AreaData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const AreaData& data, const ChartStyle& style);
int chartStops(const AreaData& data);
QString chartReading(const AreaData& data, int stop, const QLocale& locale);
ExportTable chartTable(const AreaData& data);

class AreaChart final : public DataChart<AreaData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
