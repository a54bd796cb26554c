// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <vector>

namespace onescreen {

struct PointsRow
{
    QString key;
    QString name;
    double gained = 0.0; ///< Points of the index, not negative.
    double lost = 0.0;   ///< What a full score would add, not negative.

    friend bool operator==(const PointsRow&, const PointsRow&) = default;
};

/// What each indicator gave and what it lost: gained points filled, lost ones as an open frame behind them,
/// the lost points as a number. Rows in the order given; those that do not fit are counted.
struct PointsData
{
    std::vector<PointsRow> rows;
    int decimals = 2;

    friend bool operator==(const PointsData&, const PointsData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PointsData& data,
                       const ChartStyle& style);
int chartStops(const PointsData& data);
QString chartReading(const PointsData& data, int stop, const QLocale& locale);
ExportTable chartTable(const PointsData& data);
QSizeF chartHint(const PointsData& data, const ChartStyle& style);

class PointsChart final : public DataChart<PointsData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
