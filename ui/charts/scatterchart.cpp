// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/scatterchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

namespace {

constexpr int mostTicks = 6;
constexpr size_t crowd = 200; ///< Above it names may lie on points.

bool drawn(const ScatterPoint& point)
{
    return point.x && point.y && std::isfinite(*point.x) && std::isfinite(*point.y);
}

bool stands(const ScatterPoint& point)
{
    return point.tone != Tone::Plain && point.tone != Tone::Context;
}

void paintPoints(ChartCanvas& canvas, const ScatterData& data, const ValueScale& xs, const ValueScale& ys)
{
    const bool crowded = data.points.size() > crowd;
    const double radius = crowded ? 2.5 : 4.0;
    const auto place = [&](const ScatterPoint& point) { return QPointF(xs.at(*point.x), ys.at(*point.y)); };
    for (const bool flagged : {false, true}) {
        for (const ScatterPoint& point : data.points) {
            if (drawn(point) && stands(point) == flagged)
                canvas.mark(place(point), point.tone, radius);
        }
    }
    for (const ScatterPoint& point : data.points) {
        if (!crowded && drawn(point))
            canvas.keepFree(place(point), radius);
    }
    for (const bool flagged : {true, false}) {
        for (const ScatterPoint& point : data.points) {
            if (drawn(point) && stands(point) == flagged && (flagged || point.labelled))
                canvas.textAround(place(point), point.name, canvas.theme().secondary,
                                  point.tone == Tone::Chosen, canvas.style().px(8), flagged);
        }
    }
    for (const ScatterPoint& point : data.points)
        canvas.layout().stops.push_back(
            {drawn(point) ? place(point) : canvas.layout().plot.bottomLeft(), {}});
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const ScatterData& data,
                       const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (std::ranges::none_of(data.points, drawn)) {
        canvas.sayEmpty();
        canvas.layout().stops.resize(data.points.size(), {canvas.area().center(), {}});
        return canvas.take();
    }
    ValueRange x;
    ValueRange y;
    x.add(data.xReference);
    y.add(data.yReference);
    for (const ScatterPoint& point : data.points) {
        if (drawn(point)) {
            x.add(point.x);
            y.add(point.y);
        }
    }
    const QRectF& inner = canvas.area();
    const double lineHeight = style.lineHeight();
    ValueScale xs = scaleFor(x.low(), x.high(), data.xFormat, style.locale(), mostTicks, ScaleFrom::Data);
    ValueScale ys = scaleFor(y.low(), y.high(), data.yFormat, style.locale(),
                             static_cast<int>(inner.height() / (3 * lineHeight)), ScaleFrom::Data);
    const QRectF plot =
        inner.adjusted(axisWidth(style, ys), lineHeight * 1.6, -style.px(6), -2 * lineHeight - style.px(6));
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    xs.from = plot.left();
    xs.to = plot.right();
    ys.from = plot.bottom();
    ys.to = plot.top();
    paintValueAxis(canvas, plot, ys);
    paintBottomAxis(canvas, plot, xs);
    canvas.textIn({inner.left(), inner.top(), inner.width(), lineHeight}, Qt::AlignLeft, data.yName,
                  style.theme().secondary);
    canvas.textIn({plot.left(), inner.bottom() - lineHeight, plot.width(), lineHeight}, Qt::AlignRight,
                  data.xName, style.theme().secondary);
    if (data.xReference)
        canvas.line({xs.at(*data.xReference), plot.top()}, {xs.at(*data.xReference), plot.bottom()},
                    style.theme().secondary, style.px(1.2), Qt::DashLine);
    if (data.yReference)
        canvas.line({plot.left(), ys.at(*data.yReference)}, {plot.right(), ys.at(*data.yReference)},
                    style.theme().secondary, style.px(1.2), Qt::DashLine);
    paintPoints(canvas, data, xs, ys);
    return canvas.take();
}

int chartStops(const ScatterData& data)
{
    return static_cast<int>(data.points.size());
}

QString chartReading(const ScatterData& data, int stop, const QLocale& locale)
{
    const ScatterPoint& point = data.points[static_cast<size_t>(stop)];
    return point.name + u'\n' + data.xName + u' ' + data.xFormat.text(point.x, locale) + u'\n' + data.yName +
           u' ' + data.yFormat.text(point.y, locale);
}

ExportTable chartTable(const ScatterData& data)
{
    ExportTable table{.header = {ChartText::tr("名称"), data.xName, data.yName, ChartText::tr("标记")},
                      .rows = {},
                      .formats = {ColumnFormat{}, columnFormat(data.xFormat), columnFormat(data.yFormat)}};
    for (const ScatterPoint& point : data.points)
        table.rows.append(QVariantList{point.name, cellOf(point.x), cellOf(point.y), toneName(point.tone)});
    return table;
}

} // namespace onescreen
