// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linestroke.h"

#include <QPaintEngine>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace onescreen {

namespace {

/// With more values than this a pixel, lines are drawn column by column: wide or dashed strokes over a
/// thousand zigzags would take 100 ms.
constexpr double mostValuesAPixel = 0.8;
constexpr double pixelsForADash = 4.0;
constexpr double leastColumn = 1.5; ///< A level line is still as thick as this.

bool known(const std::optional<double>& value)
{
    return value && std::isfinite(*value);
}

bool isRaster(const QPainter& painter)
{
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

/// What one pixel column holds of the line.
struct Column
{
    double x = 0.0;
    double top = 0.0;
    double bottom = 0.0;
    double first = 0.0;
    double last = 0.0;
    bool joined = false; ///< With the column before it.
};

std::vector<Column> columnsOf(const QRectF& plot, const ValueScale& scale, std::span<const double> places,
                              std::span<const std::optional<double>> values)
{
    std::vector<Column> columns;
    columns.reserve(static_cast<size_t>(plot.width()) + 2);
    bool gap = true;
    for (size_t i = 0; i < std::min(places.size(), values.size()); ++i) {
        if (!known(values[i]))
            continue;
        const double x = std::min(std::floor(places[i]), std::floor(plot.right()) - 1);
        const double y = scale.at(*values[i]);
        if (columns.empty() || columns.back().x != x) {
            // A column without any known value is a gap.
            gap = columns.empty() || x - columns.back().x > 1.0;
            columns.push_back({.x = x, .top = y, .bottom = y, .first = y, .last = y, .joined = !gap});
            continue;
        }
        Column& column = columns.back();
        column.top = std::min(column.top, y);
        column.bottom = std::max(column.bottom, y);
        column.last = y;
    }
    return columns;
}

std::optional<QPointF> strokeDense(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale,
                                   std::span<const double> places, const LineStroke& stroke)
{
    std::vector<Column> columns = columnsOf(plot, scale, places, stroke.values);
    if (columns.empty())
        return std::nullopt;
    QPainter& painter = canvas.painter();
    const double thick = canvas.style().px(leastColumn);
    if (isRaster(painter)) {
        // Filled columns: no joins to compute and nothing to smooth.
        QList<QRectF> boxes;
        boxes.reserve(static_cast<qsizetype>(columns.size()));
        for (size_t i = 0; i < columns.size(); ++i) {
            Column column = columns[i];
            if (column.joined) {
                column.top = std::min(column.top, columns[i - 1].last);
                column.bottom = std::max(column.bottom, columns[i - 1].last);
            }
            const double grow = std::max(0.0, thick - (column.bottom - column.top)) / 2;
            boxes.append(QRectF(column.x, column.top - grow, 1.0, column.bottom - column.top + 2 * grow));
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(Qt::NoPen);
        painter.setBrush(stroke.color);
        painter.drawRects(boxes);
        painter.setRenderHint(QPainter::Antialiasing, true);
    } else {
        painter.setPen(QPen(stroke.color, 1.0));
        QPolygonF line;
        for (const Column& column : columns) {
            if (!column.joined && !line.isEmpty()) {
                painter.drawPolyline(line);
                line.clear();
            }
            for (const double y : {column.first, column.top, column.bottom, column.last}) {
                if (line.isEmpty() || line.back() != QPointF(column.x, y))
                    line.append({column.x, y});
            }
        }
        painter.drawPolyline(line);
    }
    return QPointF(columns.back().x, columns.back().last);
}

/// Draws the run that has been collected: a line, or a dot where a value has no neighbours.
void flush(ChartCanvas& canvas, QPolygonF& run, const QPen& pen, const LineStroke& stroke)
{
    QPainter& painter = canvas.painter();
    if (run.size() == 1) {
        canvas.mark(run.front(), Tone::Plain, stroke.width * 1.25, stroke.color);
    } else if (run.size() > 1 && pen.style() == Qt::SolidLine && isRaster(painter)) {
        // Segment by segment: a wide zigzag as one outline takes forty times as long to fill.
        QList<QLineF> segments;
        for (qsizetype i = 1; i < run.size(); ++i)
            segments.append(QLineF(run[i - 1], run[i]));
        painter.setPen(QPen(pen.color(), pen.widthF(), Qt::SolidLine, Qt::SquareCap));
        painter.drawLines(segments);
    } else if (run.size() > 1) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(run);
    }
    run.clear();
}

} // namespace

std::optional<QPointF> strokeLine(ChartCanvas& canvas, const QRectF& plot, const ValueScale& scale,
                                  std::span<const double> places, const LineStroke& stroke)
{
    const size_t count = std::min(places.size(), stroke.values.size());
    if (static_cast<double>(count) > plot.width() * mostValuesAPixel)
        return strokeDense(canvas, plot, scale, places, stroke);

    const double width = canvas.style().px(stroke.width);
    const bool roomForDashes = static_cast<double>(count) * pixelsForADash < plot.width();
    const QPen pen(stroke.color, width, stroke.dashed && roomForDashes ? Qt::DashLine : Qt::SolidLine,
                   Qt::FlatCap, Qt::RoundJoin);
    const size_t closed = stroke.openEnd && count == places.size() ? count - 1 : count;
    QPolygonF run;
    std::optional<QPointF> end;
    for (size_t i = 0; i < closed; ++i) {
        if (!known(stroke.values[i])) {
            flush(canvas, run, pen, stroke);
            continue;
        }
        end = QPointF(places[i], scale.at(*stroke.values[i]));
        run.append(*end);
    }
    flush(canvas, run, pen, stroke);
    if (closed < count && known(stroke.values[closed])) {
        const QPointF open(places[closed], scale.at(*stroke.values[closed]));
        if (closed > 0 && known(stroke.values[closed - 1]))
            canvas.line(*end, open, stroke.color, width, Qt::DotLine);
        canvas.mark(open, Tone::Unknown, stroke.width * 1.75, stroke.color);
        end = open;
    }
    return end;
}

} // namespace onescreen
