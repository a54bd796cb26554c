// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/polarchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t mostSeries = 7;
constexpr double mostNameShare = 0.25;  ///< Of the width, for the names at one side.
constexpr double pixelsForAMark = 12.0; ///< Between two values: closer ones carry no marks.
constexpr double linesPerRing = 1.4;    ///< Room between two rings, in lines of text.

std::optional<double> valueAt(const BarSeries& series, qsizetype category)
{
    const auto index = static_cast<size_t>(category);
    const std::optional<double> value = index < series.values.size() ? series.values[index] : std::nullopt;
    return value && std::isfinite(*value) ? value : std::nullopt;
}

size_t drawnSeries(const PolarData& data)
{
    return std::min(data.series.size(), mostSeries);
}

/// Rings, spokes and lines of one chart.
class Dial
{
public:
    Dial(ChartCanvas& canvas, const PolarData& data, QPointF centre, double radius, const ValueScale& scale)
        : m_canvas(canvas), m_style(canvas.style()), m_data(data), m_centre(centre), m_radius(radius),
          m_scale(scale)
    {
        for (qsizetype i = 0; i < data.categories.size(); ++i) {
            const double angle = 2.0 * std::numbers::pi * static_cast<double>(i) /
                                     static_cast<double>(data.categories.size()) -
                                 std::numbers::pi / 2.0;
            m_ways.emplace_back(std::cos(angle), std::sin(angle));
        }
    }

    void paintRings()
    {
        QPainter& painter = m_canvas.painter();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_canvas.theme().hairline, 1.0));
        painter.drawEllipse(m_centre, m_radius, m_radius);
        for (size_t i = 0; i < m_scale.ticks.size(); ++i) {
            const double radius = m_scale.at(m_scale.ticks[i]);
            const bool zero = m_scale.low < 0.0 && m_scale.ticks[i] == 0.0;
            painter.setPen(QPen(zero ? m_canvas.theme().secondary : m_canvas.theme().hairline,
                                zero ? m_style.px(1.5) : 1.0));
            if (radius > m_radius + 0.5)
                continue;
            if (radius > 0.5)
                painter.drawEllipse(m_centre, radius, radius);
            m_canvas.text(m_centre - QPointF(0, radius), Side::Right,
                          m_scale.labels[static_cast<qsizetype>(i)], m_canvas.theme().secondary, false,
                          m_style.px(3));
        }
    }

    /// A spoke and a name for as many categories as have room along the circle, evenly apart.
    void paintNames()
    {
        const auto count = std::ssize(m_ways);
        const double along = 2.0 * std::numbers::pi * (m_radius + m_style.lineHeight());
        const double room = m_style.lineHeight() * 1.5;
        const auto most = std::max<qsizetype>(1, static_cast<qsizetype>(along / room));
        const qsizetype step = (count + most - 1) / most;
        for (qsizetype i = 0; i < count && count - i >= (i > 0 ? step : 0); i += step) {
            const QPointF way = m_ways[static_cast<size_t>(i)];
            m_canvas.line(m_centre, m_centre + way * m_radius, m_canvas.theme().hairline);
            paintName(m_data.categories[i], way);
        }
    }

    void paintSeries(size_t index)
    {
        const BarSeries& series = m_data.series[index];
        const auto count = std::ssize(m_ways);
        constexpr std::array pens{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
        const QColor color = categoryColor(m_canvas.theme(), index);
        const double apart = 2.0 * std::numbers::pi * m_radius / static_cast<double>(count);
        const bool marks = apart >= m_style.px(pixelsForAMark);
        QList<QLineF> lines;
        for (qsizetype i = 0; i < count; ++i) {
            const qsizetype next = (i + 1) % count;
            const std::optional<double> from = valueAt(series, i);
            const std::optional<double> to = valueAt(series, next);
            if (from && to && next != i)
                lines.append(QLineF(at(i, *from), at(next, *to)));
        }
        QPainter& painter = m_canvas.painter();
        painter.setPen(
            QPen(color, m_style.px(2), marks ? pens[index % pens.size()] : Qt::SolidLine, Qt::RoundCap));
        painter.drawLines(lines);
        for (qsizetype i = 0; i < count; ++i) {
            const std::optional<double> value = valueAt(series, i);
            const bool alone =
                value && !valueAt(series, (i + 1) % count) && !valueAt(series, (i + count - 1) % count);
            if (value && (marks || alone || count == 1))
                m_canvas.mark(at(i, *value), Tone::Plain, 3.0, color);
        }
    }

    [[nodiscard]] QPointF anchorOf(qsizetype category, const BarSeries& series) const
    {
        const std::optional<double> value = valueAt(series, category);
        return value ? at(category, *value) : m_centre + m_ways[static_cast<size_t>(category)] * m_radius;
    }

private:
    [[nodiscard]] QPointF at(qsizetype category, double value) const
    {
        return m_centre + m_ways[static_cast<size_t>(category)] * m_scale.clamped(value);
    }

    void paintName(const QString& name, QPointF way)
    {
        const QRectF& area = m_canvas.area();
        const double height = m_style.lineHeight();
        const QPointF tip = m_centre + way * (m_radius + m_style.px(6));
        const bool middle = std::abs(way.x()) < 0.2;
        const bool right = way.x() > 0.0;
        const double room = middle  ? area.width() / 2
                            : right ? area.right() - tip.x()
                                    : tip.x() - area.left();
        const double width = std::min(std::max(0.0, room), m_style.textWidth(name) + 1.0);
        const double left = middle ? tip.x() - width / 2 : right ? tip.x() : tip.x() - width;
        const double top = tip.y() - height / 2 + way.y() * height / 2;
        m_canvas.textIn({left, top, width, height},
                        middle  ? Qt::AlignHCenter
                        : right ? Qt::AlignLeft
                                : Qt::AlignRight,
                        name, m_canvas.theme().secondary);
    }

    ChartCanvas& m_canvas;
    const ChartStyle& m_style;
    const PolarData& m_data;
    QPointF m_centre;
    double m_radius;
    const ValueScale& m_scale;
    std::vector<QPointF> m_ways;
};

ValueScale scaleOf(const PolarData& data, const ChartStyle& style, double radius)
{
    ValueRange range;
    for (size_t i = 0; i < drawnSeries(data); ++i) {
        for (const std::optional<double>& value : data.series[i].values)
            range.add(value);
    }
    const int most = std::clamp(static_cast<int>(radius / (linesPerRing * style.lineHeight())), 2, 6);
    ValueScale scale =
        scaleFor(range.low(), range.high(), data.format, style.locale(), most, ScaleFrom::Zero);
    // The largest value touches the rim: rounding up to a ring would shrink the picture.
    if (range.high() > 0.0)
        scale.high = range.high();
    scale.from = 0.0;
    scale.to = radius;
    return scale;
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PolarData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.categories.isEmpty() || data.series.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QRectF inner = canvas.area();
    if (data.series.size() > 1) {
        std::vector<ChartLegendEntry> entries;
        entries.reserve(drawnSeries(data));
        for (size_t i = 0; i < drawnSeries(data); ++i)
            entries.push_back(
                {data.series[i].name, categoryColor(style.theme(), i),
                 i % 2 == 1 ? ChartLegendEntry::Sign::DashedLine : ChartLegendEntry::Sign::Line});
        paintLegend(canvas, inner, entries);
    }
    double names = 0.0;
    for (const QString& name : data.categories) {
        names = std::max(names, style.textWidth(name));
        if (names >= inner.width() * mostNameShare)
            break;
    }
    names = std::min(names, inner.width() * mostNameShare) + style.px(6);
    const double radius =
        std::min(inner.width() / 2 - names, inner.height() / 2 - style.lineHeight() - style.px(6));
    if (radius < 1.0)
        return canvas.take();
    canvas.layout().plot = QRectF(inner.center() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    const ValueScale scale = scaleOf(data, style, radius);
    Dial dial(canvas, data, inner.center(), radius, scale);
    dial.paintNames();
    dial.paintRings();
    for (size_t i = 0; i < drawnSeries(data); ++i)
        dial.paintSeries(i);
    for (qsizetype category = 0; category < data.categories.size(); ++category) {
        for (size_t i = 0; i < drawnSeries(data); ++i)
            canvas.layout().stops.push_back({dial.anchorOf(category, data.series[i]), {}});
    }
    return canvas.take();
}

int chartStops(const PolarData& data)
{
    return static_cast<int>(data.categories.size()) * static_cast<int>(drawnSeries(data));
}

int chartStride(const PolarData& data)
{
    return static_cast<int>(std::max<size_t>(1, drawnSeries(data)));
}

QString chartReading(const PolarData& data, int stop, const QLocale& locale)
{
    const int series = chartStride(data);
    const BarSeries& one = data.series[static_cast<size_t>(stop % series)];
    const qsizetype category = stop / series;
    return data.categories.value(category) + u'\n' + one.name + u' ' +
           data.format.text(valueAt(one, category), locale);
}

ExportTable chartTable(const PolarData& data)
{
    return chartTable(GroupedBarsData{.categories = data.categories,
                                      .keys = {},
                                      .series = data.series,
                                      .target = {},
                                      .format = data.format});
}

} // namespace onescreen
