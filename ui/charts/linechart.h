// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/paintedchart.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace onescreen {

struct LineSeries
{
    QString name;
    int category = 0;    ///< Which of the categorical colours of the theme.
    bool dashed = false; ///< The second line is told apart without colour too.
    std::vector<std::optional<double>> values;

    friend bool operator==(const LineSeries&, const LineSeries&) = default;
};

/// Values over time, one a day from `first` on or one for each of `periods`.
struct LineData
{
    QDate first;         ///< Of the daily values; not valid when `periods` are given.
    QStringList periods; ///< "2024Q1"; empty for daily values.
    std::vector<LineSeries> lines;
    /// A day or period that is not over, at the end: drawn apart, so that it does not look like a fall.
    std::optional<int> incomplete;
    std::optional<double> target; ///< A dashed level.
    bool fromZero = true;         ///< Rates near 100 % may leave zero off the axis.
    ValueFormat format = ValueFormat::count();

    [[nodiscard]] int count() const;
    [[nodiscard]] QDate dayOf(int stop) const { return first.addDays(stop); }

    friend bool operator==(const LineData&, const LineData&) = default;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const LineData& data, const ChartStyle& style);
int chartStops(const LineData& data);
QString chartReading(const LineData& data, int stop, const QLocale& locale);
ExportTable chartTable(const LineData& data);

/// At best two or three lines, each named at its end. Missing values are gaps. Where points are closer than
/// pixels, the lowest and the highest of every column are drawn, so no peak is lost.
class LineChart final : public DataChart<LineData>
{
public:
    explicit LineChart(const ThemeContext& look, QWidget* parent = nullptr);
};

} // namespace onescreen
