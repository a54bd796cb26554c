// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartsurface.h"

#include <QDate>

#include <memory>
#include <vector>

namespace onescreen {

/// A line of daily values, one a day from DailyLines::first on.
struct DailyLine
{
    QString name;
    QColor color;
    bool dashed = false; ///< The second line is told apart without colour too.
    std::vector<std::optional<double>> values;

    friend bool operator==(const DailyLine&, const DailyLine&) = default;
};

struct DailyLines
{
    QDate first;
    std::vector<DailyLine> lines; ///< All of the same length.
    std::optional<QDate>
        incomplete; ///< A day that is not over: drawn apart, so that it does not look like a fall.

    [[nodiscard]] int dayCount() const;

    friend bool operator==(const DailyLines&, const DailyLines&) = default;
};

/// Daily counts over time, at best two or three lines, each labelled at its end. Missing days are gaps.
class LineChart final : public ChartSurface
{
    Q_OBJECT
public:
    explicit LineChart(const ThemeContext& context, QWidget* parent = nullptr);
    ~LineChart() override;

    void setData(DailyLines data);
    [[nodiscard]] const DailyLines& data() const { return m_data; }
    [[nodiscard]] QDate dayOf(int stop) const { return m_data.first.addDays(stop); }
    /// Points handed to Qt Charts, for tests of the decimation.
    [[nodiscard]] qsizetype drawnPoints() const;

    [[nodiscard]] int stopCount() const override;
    [[nodiscard]] QString stopText(int stop) const override;
    [[nodiscard]] ExportTable exportTable() const override;

protected:
    [[nodiscard]] QPointF stopPosition(int stop) const override;
    [[nodiscard]] std::optional<int> stopAt(QPointF position) const override;
    void paintLabels(QPainter& painter) const override;
    void layoutAxes() override;

private:
    struct Strokes;
    void drawLines();
    void drawLine(Strokes& strokes, const DailyLine& line);
    void layoutDays();
    [[nodiscard]] double strokeWidth() const;
    [[nodiscard]] QPen linePen(const DailyLine& line) const;

    DailyLines m_data;
    QCategoryAxis* m_days;
    QCategoryAxis* m_values;
    int m_drawnWidth = -1;                           ///< Detail and pens follow the width.
    std::vector<std::unique_ptr<Strokes>> m_strokes; ///< One a line; kept and refilled from update to update.
};

} // namespace onescreen
