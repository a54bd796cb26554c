// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// One period of a control chart with the limits that hold there (they differ from point to point in a p
/// chart, and from segment to segment after a re-base).
struct ControlPoint
{
    QString period;
    std::optional<double> value;
    std::optional<double> centre;
    std::optional<double> lower;
    std::optional<double> upper;
    Tone tone = Tone::Plain; ///< Improvement or Concern by the rule that names the point.
    QString rule;            ///< "连续 7 点在均值同侧"; said in the reading.
    bool rebased = false;    ///< A new segment begins here: a gap in the limits and a mark.

    friend bool operator==(const ControlPoint&, const ControlPoint&) = default;
};

/// XmR, p, Laney p′, u, g and t charts alike.
struct ControlData
{
    QString name; ///< "结案率"
    std::vector<ControlPoint> points;
    std::optional<double> target;
    /// No value can lie outside of these. A limit that does is not drawn, and that is said: no point can ever
    /// cross it (Provost & Murray). The table keeps it as it was computed.
    std::optional<double> least, most;
    ValueFormat format = ValueFormat::percent();
    bool trial = false; ///< Fewer points than lock the limits: dashed, and said so.
    QString assurance;  ///< "按现状达不到目标"; under the plot, empty when there is no target.

    friend bool operator==(const ControlData&, const ControlData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const ControlData& data,
                       const ChartStyle& style);
int chartStops(const ControlData& data);
QString chartReading(const ControlData& data, int stop, const QLocale& locale);
ExportTable chartTable(const ControlData& data);

class ControlChartView final : public DataChart<ControlData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
