// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// Which part of the decomposition a step belongs to (indicators.md, 8.2): told apart by fill, and in words.
enum class WaterfallKind { Performance, Weight, Rule, Points };

struct WaterfallStep
{
    QString key;
    QString name;
    std::optional<double> change; ///< Missing is a hatched place without height.
    WaterfallKind kind = WaterfallKind::Performance;

    friend bool operator==(const WaterfallStep&, const WaterfallStep&) = default;
};

/// From one total to another by steps that add up. Stops: start, the steps, end.
struct WaterfallData
{
    QString startName; ///< "2024Q1"
    std::optional<double> start;
    std::vector<WaterfallStep> steps;
    QString endName;
    std::optional<double> end;
    ValueFormat format{.decimals = 2, .unit = {}};

    friend bool operator==(const WaterfallData&, const WaterfallData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const WaterfallData& data,
                       const ChartStyle& style);
int chartStops(const WaterfallData& data);
QString chartReading(const WaterfallData& data, int stop, const QLocale& locale);
ExportTable chartTable(const WaterfallData& data);

class WaterfallChart final : public DataChart<WaterfallData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
