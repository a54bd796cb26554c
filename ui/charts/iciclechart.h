// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A node of the tree of an index. Parents stand before their children.
struct IcicleNode
{
    QString key;
    QString name;
    int parent = -1;             ///< Index of the parent; −1: the root.
    double weight = 0.0;         ///< Share of its parent among its siblings; any positive unit.
    std::optional<double> score; ///< 0..100, fills by the ramp; missing is hatched.

    friend bool operator==(const IcicleNode&, const IcicleNode&) = default;
};

/// Levels from left to right, heights in proportion to effective weights.
struct IcicleData
{
    std::vector<IcicleNode> nodes;
    ValueFormat format{.decimals = 1, .unit = {}};

    friend bool operator==(const IcicleData&, const IcicleData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const IcicleData& data,
                       const ChartStyle& style);
int chartStops(const IcicleData& data);
QString chartReading(const IcicleData& data, int stop, const QLocale& locale);
ExportTable chartTable(const IcicleData& data);

class IcicleChart final : public DataChart<IcicleData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
