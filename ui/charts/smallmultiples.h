// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

/// One small chart of the grid.
struct SmallPanel
{
    QString key;
    QString name;
    std::vector<std::optional<double>> values; ///< One a period.
    std::optional<double> target;
    Tone tone = Tone::Plain; ///< Of the last value.
    QString note;

    friend bool operator==(const SmallPanel&, const SmallPanel&) = default;
};

/// Panels in reading order, all on the same scale; as many as the area can hold readably, the rest is counted
/// ("另有 12 个") and reached by a larger area or another page.
struct SmallMultiplesData
{
    QStringList periods;
    std::vector<SmallPanel> panels;
    std::optional<double> low; ///< Missing: from the data of all panels.
    std::optional<double> high;
    std::optional<double> reference; ///< The same line in every panel: the city.
    QString referenceName;
    ValueFormat format = ValueFormat::percent();

    friend bool operator==(const SmallMultiplesData&, const SmallMultiplesData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const SmallMultiplesData& data,
                       const ChartStyle& style);
int chartStops(const SmallMultiplesData& data);
QString chartReading(const SmallMultiplesData& data, int stop, const QLocale& locale);
ExportTable chartTable(const SmallMultiplesData& data);
QSizeF chartHint(const SmallMultiplesData& data, const ChartStyle& style);

class SmallMultiples final : public DataChart<SmallMultiplesData>
{
public:
    using DataChart::DataChart;
};

} // namespace onescreen
