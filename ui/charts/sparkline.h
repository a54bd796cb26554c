// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartstyle.h"

#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace onescreen {

/// A word-sized line. Without `low` and `high` the scale is that of the values and holds zero.
struct SparklineData
{
    std::vector<std::optional<double>> values;
    std::optional<double> low; ///< Scale, for a column of sparklines that are compared.
    std::optional<double> high;
    std::optional<double> target; ///< A thin dashed line.
    Tone tone = Tone::Plain;      ///< Of the last value: its shape and colour.

    friend bool operator==(const SparklineData&, const SparklineData&) = default;
};

/// For delegates of tables as well as for the widget. Missing values are gaps; the last known value has a
/// mark.
void paintSparkline(QPainter& painter, const QRectF& area, const SparklineData& data,
                    const ChartStyle& style);

/// A sparkline as a widget; takes no mouse and no keys.
class Sparkline final : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(const ThemeContext& context, QWidget* parent = nullptr);

    void setValues(std::vector<std::optional<double>> values);
    void setData(SparklineData data);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChartStyle m_style;
    SparklineData m_data;
};

} // namespace onescreen
