// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sparkline.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/linestroke.h"

#include <QPainter>

#include <algorithm>

namespace onescreen {

namespace {

constexpr int widthInGrids = 8;
constexpr int heightInGrids = 2;
constexpr double markRadius = 2.5; ///< Design pixels.

} // namespace

void paintSparkline(QPainter& painter, const QRectF& area, const SparklineData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    const double edge = style.px(markRadius * 1.5);
    const QRectF plot = area.adjusted(edge, edge, -edge, -edge);
    if (plot.width() < 2 || plot.height() < 1)
        return;
    ValueRange range;
    for (const std::optional<double>& value : data.values)
        range.add(value);
    if (range.empty())
        return;
    if (!data.low || !data.high)
        range.add(0.0);
    range.add(data.target);
    ValueScale scale{.low = data.low.value_or(range.low()),
                     .high = data.high.value_or(range.high()),
                     .from = plot.bottom(),
                     .to = plot.top()};
    if (scale.high <= scale.low)
        scale.high = scale.low + 1.0;
    if (data.target)
        canvas.line({plot.left(), scale.clamped(*data.target)}, {plot.right(), scale.clamped(*data.target)},
                    style.theme().secondary, 1.0, Qt::DashLine);
    std::vector<double> places;
    places.reserve(data.values.size());
    const double steps = std::max<double>(1.0, static_cast<double>(data.values.size()) - 1.0);
    for (size_t i = 0; i < data.values.size(); ++i)
        places.push_back(plot.left() + plot.width() * static_cast<double>(i) / steps);
    const std::optional<QPointF> end = strokeLine(canvas, plot, scale, places,
                                                  {.values = data.values,
                                                   .color = style.theme().ramp[4],
                                                   .dashed = false,
                                                   .openEnd = false,
                                                   .width = 1.5});
    if (end)
        canvas.mark(*end, data.tone, markRadius,
                    data.tone == Tone::Plain ? style.theme().text : style.color(data.tone));
}

Sparkline::Sparkline(const ThemeContext& context, QWidget* parent) : QWidget(parent), m_style(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(std::vector<std::optional<double>> values)
{
    setData({.values = std::move(values), .low = {}, .high = {}, .target = {}});
}

void Sparkline::setData(SparklineData data)
{
    if (data == m_data)
        return;
    m_data = std::move(data);
    update();
}

QSize Sparkline::sizeHint() const
{
    const Metrics& metrics = m_style.look().metrics;
    return {metrics.space(widthInGrids), metrics.space(heightInGrids)};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintSparkline(painter, rect(), m_data, m_style);
}

} // namespace onescreen
