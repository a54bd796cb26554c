// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// One unit at two times.
struct SlopeLine
{
    QString key;
    QString name;
    std::optional<double> before;
    std::optional<double> after;
    Tone tone = Tone::Context; ///< Context lines are thin and grey; others are named first.

    friend bool operator==(const SlopeLine&, const SlopeLine&) = default;
};

struct SlopeData
{
    QString beforeName; ///< "2024Q1"
    QString afterName;
    std::vector<SlopeLine> lines;
    ValueFormat format = ValueFormat::percent();

    friend bool operator==(const SlopeData&, const SlopeData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const SlopeData& data, const ChartStyle& style);
int chartStops(const SlopeData& data);
QString chartReading(const SlopeData& data, int stop, const QLocale& locale);
ExportTable chartTable(const SlopeData& data);

class SlopeChart final : public DataChart<SlopeData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
