// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// The ranks of one unit; missing where it was not ranked.
struct BumpLine
{
    QString key;
    QString name;
    std::vector<std::optional<int>> ranks; ///< One a period, from 1.
    bool chosen = false;                   ///< At most five are drawn in colour, the rest is grey.
    /// 5 % and 95 % of the rank a period, drawn for chosen units; may be empty.
    std::vector<std::optional<std::pair<int, int>>> bands;

    friend bool operator==(const BumpLine&, const BumpLine&) = default;
};

/// Ranks over periods; units with the same rank share its slot.
struct BumpData
{
    QStringList periods;
    std::vector<BumpLine> lines;

    friend bool operator==(const BumpData&, const BumpData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const BumpData& data, const ChartStyle& style);
int chartStops(const BumpData& data);
QString chartReading(const BumpData& data, int stop, const QLocale& locale);
ExportTable chartTable(const BumpData& data);

class BumpChart final : public DataChart<BumpData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
