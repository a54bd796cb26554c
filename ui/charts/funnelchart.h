// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A unit of a funnel plot: its size (denominator) and its rate.
struct FunnelDot
{
    QString key;
    QString name;
    double size = 0.0;          ///< Above 0; others are listed in the table and not drawn.
    std::optional<double> rate; ///< On the scale of `format`.
    Tone tone = Tone::Plain;    ///< Concern and Improvement are named in the picture.
    bool labelled = false;      ///< Named in the picture too, after the flagged ones.
    QString note;               ///< Added to the reading: "P = 0.0004".

    friend bool operator==(const FunnelDot&, const FunnelDot&) = default;
};

/// Limits at one size; missing where there are none.
struct FunnelLimit
{
    double size = 0.0;
    std::optional<double> low95;
    std::optional<double> high95;
    std::optional<double> low998;
    std::optional<double> high998;

    friend bool operator==(const FunnelLimit&, const FunnelLimit&) = default;
};

/// Rates against sizes with the control limits around the rate of the group (indicators.md, 6.3).
struct FunnelData
{
    std::vector<FunnelDot> points;
    std::vector<FunnelLimit> limits; ///< Ascending by size.
    std::optional<double> centre;
    QString sizeName; ///< "应结案数"
    QString rateName; ///< "结案率"
    ValueFormat format = ValueFormat::share();
    QString note; ///< Under the plot: "限值已按过度离散调整 (φ = 3.2)".

    friend bool operator==(const FunnelData&, const FunnelData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const FunnelData& data,
                       const ChartStyle& style);
int chartStops(const FunnelData& data);
QString chartReading(const FunnelData& data, int stop, const QLocale& locale);
ExportTable chartTable(const FunnelData& data);

class FunnelChart final : public DataChart<FunnelData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
