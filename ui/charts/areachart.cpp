// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/areachart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"
#include "ui/charts/linestroke.h"
#include "ui/charts/timeaxis.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <ranges>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t mostSeries = 7;            ///< No more colours can be told apart.
constexpr float loneOpacity = 0.35F;        ///< One area keeps the grid visible.
constexpr double pixelsForAnEdge = 4.0;     ///< From stop to stop, for a line between stacked areas.
constexpr double pixelsForAnOutline = 1.25; ///< From stop to stop; closer ones are filled by columns.
constexpr double lonePoint = 3.0;           ///< Width of a value without neighbours, design pixels.
constexpr double hatchHeight = 10.0;        ///< Of the mark under a gap, design pixels.

using Values = std::vector<std::optional<double>>;

std::optional<double> sum(std::optional<double> below, std::optional<double> value)
{
    return below && value && *value >= 0.0 ? std::optional(*below + *value) : std::nullopt;
}

/// Upper edges from the bottom to the top; a stop that is a gap is one in all of them.
std::vector<Values> edgesOf(const LineData& series)
{
    const auto count = static_cast<size_t>(series.count());
    std::vector<Values> edges;
    if (series.lines.size() == 1) {
        Values only(count);
        for (size_t i = 0; i < count; ++i)
            only[i] = valueAt(series.lines.front(), static_cast<int>(i));
        edges.push_back(std::move(only));
        return edges;
    }
    Values level(count, 0.0);
    for (const LineSeries& line : series.lines) {
        for (size_t i = 0; i < count; ++i)
            level[i] = sum(level[i], valueAt(line, static_cast<int>(i)));
        edges.push_back(level);
    }
    for (Values& edge : edges) {
        for (size_t i = 0; i < count; ++i) {
            if (!edges.back()[i])
                edge[i] = std::nullopt;
        }
    }
    return edges;
}

/// Points of one run without gaps, no more than four to a pixel column, with its lowest and highest.
class Run
{
public:
    void add(double x, double y)
    {
        const double column = std::floor(x);
        if (m_count > 0 && column == m_column && m_count >= 2) {
            m_low = std::min(m_low, y);
            m_high = std::max(m_high, y);
            m_last = {x, y};
            ++m_count;
            return;
        }
        close();
        m_column = column;
        m_low = m_high = y;
        m_last = {x, y};
        m_count = m_points.isEmpty() || std::floor(m_points.back().x()) != column ? 1 : 2;
        m_points.append(m_last);
    }
    /// The points so far; empties the run.
    QPolygonF take()
    {
        close();
        m_count = 0;
        return std::exchange(m_points, {});
    }

private:
    void close()
    {
        if (m_count > 2)
            m_points << QPointF(m_last.x(), m_low) << QPointF(m_last.x(), m_high) << m_last;
    }

    QPolygonF m_points;
    QPointF m_last;
    double m_column = 0.0;
    double m_low = 0.0;
    double m_high = 0.0;
    int m_count = 0; ///< Of this column.
};

/// One column of pixels after the other, as far as its values reach: filling the outline of thousands of
/// zigzags smoothly takes a hundred times as long.
void fillColumns(ChartCanvas& canvas, const ValueScale& scale, const std::vector<double>& places,
                 const Values& edge, const QColor& color)
{
    const double foot = scale.at(0.0);
    QList<QRectF> columns;
    for (size_t i = 0; i < places.size(); ++i) {
        if (!edge[i])
            continue;
        const double x = std::floor(places[i]);
        const double y = scale.at(*edge[i]);
        const QRectF column(QPointF(x, std::min(y, foot)), QPointF(x + 1.0, std::max(y, foot)));
        if (!columns.isEmpty() && columns.back().left() == x)
            columns.back() |= column;
        else
            columns.append(column);
    }
    QPainter& painter = canvas.painter();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRects(columns);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void fillUnder(ChartCanvas& canvas, const ValueScale& scale, const std::vector<double>& places,
               const Values& edge, const QColor& color)
{
    QPainter& painter = canvas.painter();
    const bool raster = painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
    if (raster && places.size() > 1 &&
        places.back() - places.front() < pixelsForAnOutline * static_cast<double>(places.size()))
        return fillColumns(canvas, scale, places, edge, color);
    const double foot = scale.at(0.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    Run run;
    const auto flush = [&] {
        QPolygonF shape = run.take();
        if (shape.size() == 1) {
            const double half = canvas.style().px(lonePoint) / 2;
            painter.drawRect(
                QRectF(QPointF(shape[0].x() - half, shape[0].y()), QPointF(shape[0].x() + half, foot))
                    .normalized());
        } else if (shape.size() > 1) {
            shape << QPointF(shape.back().x(), foot) << QPointF(shape.front().x(), foot);
            painter.drawPolygon(shape);
        }
    };
    for (size_t i = 0; i < places.size(); ++i) {
        if (edge[i])
            run.add(places[i], scale.at(*edge[i]));
        else
            flush();
    }
    flush();
}

/// Series beyond the seventh summed into one; a sum with a missing part is missing.
LineData drawable(const LineData& series)
{
    LineData shown = series;
    if (series.lines.size() <= mostSeries)
        return shown;
    Values level(static_cast<size_t>(series.count()), 0.0);
    for (size_t line = mostSeries - 1; line < series.lines.size(); ++line) {
        for (size_t i = 0; i < level.size(); ++i)
            level[i] = sum(level[i], valueAt(series.lines[line], static_cast<int>(i)));
    }
    shown.lines.resize(mostSeries - 1);
    shown.lines.push_back({.name = ChartText::tr("其他"), .values = std::move(level)});
    return shown;
}

ValueScale scaleOf(const std::vector<Values>& edges, const LineData& series, const ChartStyle& style,
                   double height)
{
    ValueRange range;
    for (const Values& edge : edges) {
        for (const std::optional<double>& value : edge)
            range.add(value);
    }
    range.add(series.target);
    return scaleFor(range.low(), range.high(), series.format, style.locale(),
                    static_cast<int>(height / (3 * style.lineHeight())), ScaleFrom::Zero);
}

void paintAreas(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale,
                const std::vector<double>& places, const std::vector<Values>& edges)
{
    const ChartStyle& style = canvas.style();
    const bool lone = edges.size() == 1;
    for (size_t i = edges.size(); i > 0; --i) { // the lower ones cover the feet of the upper ones
        QColor color = categoryColor(style.theme(), i - 1);
        if (lone)
            color.setAlphaF(loneOpacity);
        fillUnder(canvas, scale, places, edges[i - 1], color);
    }
    // Close edges would leave nothing but their lines.
    if (!lone && static_cast<double>(places.size()) * pixelsForAnEdge > plot.width())
        return;
    for (size_t i = 0; i < edges.size(); ++i)
        strokeLine(canvas, plot, scale, places,
                   {.values = edges[i],
                    .color = lone ? categoryColor(style.theme(), 0) : style.theme().panel,
                    .width = lone ? 2.0 : 1.0});
}

/// Said at the axis, so that a gap is not taken for an edge of the picture.
void paintGaps(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale,
               const std::vector<double>& places, const Values& edge)
{
    const double foot = scale.at(0.0);
    const double height = std::min(canvas.style().px(hatchHeight), foot - plot.top());
    const double half = places.size() > 1 ? (places[1] - places[0]) / 2 : plot.width() / 2;
    for (size_t i = 0; i < places.size(); ++i) {
        if (edge[i])
            continue;
        const size_t first = i;
        while (i + 1 < places.size() && !edge[i + 1])
            ++i;
        const double left = std::max(plot.left(), places[first] - half);
        const double right = std::min(plot.right(), places[i] + half);
        canvas.hatch({left, foot - height, right - left, height}, canvas.theme().unknown);
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const AreaData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    const LineData series = drawable(data.series);
    const int count = series.count();
    if (count == 0) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QRectF inner = canvas.area();
    if (series.lines.size() > 1) {
        std::vector<ChartLegendEntry> entries;
        entries.reserve(series.lines.size());
        for (size_t i = 0; i < series.lines.size(); ++i)
            entries.push_back({series.lines[i].name, categoryColor(style.theme(), i)});
        paintLegend(canvas, inner, entries);
    }
    const std::vector<Values> edges = edgesOf(series);
    ValueScale scale = scaleOf(edges, series, style, inner.height());
    const double lineHeight = style.lineHeight();
    const QRectF plot =
        inner.adjusted(axisWidth(style, scale), lineHeight / 2, -style.px(8), -lineHeight - style.px(3));
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    scale.from = plot.bottom();
    scale.to = plot.top();
    paintValueAxis(canvas, plot, scale);
    const std::vector<double> places = timePlaces(plot, count);
    paintTimeAxis(canvas, plot, series, places);
    paintAreas(canvas, plot, scale, places, edges);
    if (series.target) {
        const double y = scale.at(*series.target);
        canvas.line({plot.left(), y}, {plot.right(), y}, style.theme().text, style.px(1.5), Qt::DashLine);
        canvas.text({plot.left(), y}, Side::Right,
                    ChartText::tr("目标 %1").arg(series.format.label(series.target, style.locale())),
                    style.theme().text, false, style.px(4));
    }
    paintGaps(canvas, plot, scale, places, edges.back());
    const double half = count > 1 ? plot.width() / (count - 1) / 2 : plot.width() / 2;
    for (size_t i = 0; i < places.size(); ++i) {
        const std::optional<double>& top = edges.back()[i];
        canvas.layout().stops.push_back({{places[i], scale.at(top.value_or(0.0))},
                                         {places[i] - half, plot.top(), 2 * half, plot.height()}});
    }
    return canvas.take();
}

int chartStops(const AreaData& data)
{
    return data.series.count();
}

QString chartReading(const AreaData& data, int stop, const QLocale& locale)
{
    const ValueFormat& format = data.series.format;
    QString text = timeName(data.series, stop);
    std::optional<double> total = 0.0;
    for (const LineSeries& line : data.series.lines | std::views::reverse) { // top to bottom, as it is drawn
        const std::optional<double> value = valueAt(line, stop);
        total = sum(total, value);
        text += u'\n' + line.name + u' ' + format.text(value, locale);
    }
    return data.series.lines.size() > 1
               ? text + u'\n' + ChartText::tr("合计 %1").arg(format.text(total, locale))
               : text;
}

ExportTable chartTable(const AreaData& data)
{
    return chartTable(data.series);
}

} // namespace onescreen
