// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// One line of a bullet graph (Few): a bar for the value, a tick for the target, 2 to 5 shades of one hue for
/// the qualitative ranges.
struct Bullet
{
    QString key; ///< What a click on it means; not shown.
    QString name;
    std::optional<double> value;
    std::optional<double> target;
    std::optional<double> peer; ///< Median of the peers: a small diamond.
    std::vector<double> bands;  ///< Upper bounds of the ranges, ascending, inside low..high; may be empty.
    double low = 0.0;
    double high = 100.0; ///< Above `low`.
    ValueFormat format = ValueFormat::percent();
    Tone tone = Tone::Plain;
    QString note; ///< Added to the reading: "9/10", why it is missing.

    friend bool operator==(const Bullet&, const Bullet&) = default;
};

/// Rows keep their order. Twenty stand in a column of 24 px rows at a desk.
struct BulletData
{
    std::vector<Bullet> rows;

    friend bool operator==(const BulletData&, const BulletData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const BulletData& data,
                       const ChartStyle& style);
int chartStops(const BulletData& data);
QString chartReading(const BulletData& data, int stop, const QLocale& locale);
ExportTable chartTable(const BulletData& data);
QSizeF chartHint(const BulletData& data, const ChartStyle& style);

class BulletChart final : public DataChart<BulletData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
