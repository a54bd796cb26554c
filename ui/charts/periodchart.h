// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/period.h"
#include "ui/charts/paintedchart.h"

#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

/// A value that holds for a period: a quarter, a half-year, a year, a day.
struct PeriodValue
{
    Period period;
    std::optional<double> value;
    bool target = false;
    QString printedPeriod; ///< As the document prints it.
    QString source;        ///< The document, and the sentence it stands in.

    friend bool operator==(const PeriodValue&, const PeriodValue&) = default;
};

/// The whole quarters around all periods, at least a year of them; none without values.
std::optional<Period> quartersAround(const std::vector<PeriodValue>& values);

/// Imported figures over quarters. Every value is a block as wide as the period it speaks about, targets are
/// dashed lines; nothing joins one value to the next, and a quarter of which no document speaks stays empty.
class PeriodData
{
public:
    static constexpr bool drawnByQtCharts = true;

    PeriodData() = default;
    PeriodData(std::vector<PeriodValue> values, QString unit);

    /// Short periods first, then by time: a block that covers another is read after it.
    [[nodiscard]] const std::vector<PeriodValue>& values() const { return m_values; }
    [[nodiscard]] const QString& unit() const { return m_unit; }

    friend bool operator==(const PeriodData&, const PeriodData&) = default;

private:
    std::vector<PeriodValue> m_values;
    QString m_unit;
};

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PeriodData& data,
                       const ChartStyle& style);
int chartStops(const PeriodData& data);
QString chartReading(const PeriodData& data, int stop, const QLocale& locale);
ExportTable chartTable(const PeriodData& data);

class PeriodChart final : public DataChart<PeriodData>
{
public:
    explicit PeriodChart(const ThemeContext& look, QWidget* parent = nullptr);
};

} // namespace onescreen
