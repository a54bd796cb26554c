// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A corner of the emblem; missing values are gaps in the line.
struct RadarAxis
{
    QString key;
    QString name;
    std::optional<double> value;
    std::optional<double> peerMedian;
    std::optional<double> peerLow; ///< Quartiles of the peers.
    std::optional<double> peerHigh;
    QString note;

    friend bool operator==(const RadarAxis&, const RadarAxis&) = default;
};

/// The emblem of a portrait (indicators.md, 9.1): one unit as a line without a filled area, the median of its
/// peers dashed, their quartiles as a band, numbers at the corners. The order of axes is fixed by the data.
struct RadarData
{
    std::vector<RadarAxis> axes; ///< From 3 on; fewer are only named.
    double low = 0.0;
    double high = 100.0;
    QString unitName;
    QString peerName; ///< "同组中位"
    ValueFormat format{.decimals = 1, .unit = {}};

    friend bool operator==(const RadarData&, const RadarData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const RadarData& data, const ChartStyle& style);
int chartStops(const RadarData& data);
QString chartReading(const RadarData& data, int stop, const QLocale& locale);
ExportTable chartTable(const RadarData& data);

class RadarChart final : public DataChart<RadarData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
