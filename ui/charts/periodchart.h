// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/period.h"
#include "ui/charts/chartsurface.h"

#include <vector>

class QAreaSeries;

namespace onescreen {

/// A value that holds for a period: a quarter, a half-year, a year, a day.
struct PeriodValue
{
    Period period;
    std::optional<double> value;
    bool target = false;
    QString printedPeriod; ///< As the document prints it.
    QString source;        ///< The document, and the sentence it stands in.
};

/// The whole quarters around all periods, at least a year of them; none without values.
std::optional<Period> quartersAround(const std::vector<PeriodValue>& values);

/// Imported figures over quarters. Every value is a block as wide as the period it speaks about, targets are
/// dashed lines; nothing joins one value to the next, and a quarter of which no document speaks stays empty.
class PeriodChart final : public ChartSurface
{
    Q_OBJECT
public:
    explicit PeriodChart(const ThemeContext& context, QWidget* parent = nullptr);
    ~PeriodChart() override;

    void setData(std::vector<PeriodValue> values, const QString& unit);

    [[nodiscard]] int stopCount() const override { return static_cast<int>(m_values.size()); }
    [[nodiscard]] QString stopText(int stop) const override;
    [[nodiscard]] ExportTable exportTable() const override;

protected:
    [[nodiscard]] QPointF stopPosition(int stop) const override;
    [[nodiscard]] std::optional<int> stopAt(QPointF position) const override;
    void paintLabels(QPainter& painter) const override;
    void layoutAxes() override;

private:
    struct Block;
    void layoutQuarters();
    void paintTarget(QPainter& painter, const PeriodValue& value) const;
    void paintValue(QPainter& painter, const PeriodValue& value) const;
    [[nodiscard]] QRectF
    blockOf(const PeriodValue& value) const; ///< In the viewport; no height for a target.

    std::vector<PeriodValue> m_values; ///< Long periods first, so that short ones are drawn over them.
    QString m_unit;
    std::optional<Period> m_span;
    QCategoryAxis* m_quarters;
    QCategoryAxis* m_scale;
    std::vector<Block> m_blocks;
};

} // namespace onescreen
