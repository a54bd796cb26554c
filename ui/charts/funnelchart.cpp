// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/funnelchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int mostTicks = 6;
constexpr size_t crowd = 200; ///< Above it names may lie on points.
constexpr float bandOpacity = 0.10F;

bool drawn(const FunnelDot& point)
{
    return point.rate && std::isfinite(*point.rate) && point.size > 0.0 && std::isfinite(point.size);
}

struct Axes
{
    ValueScale sizes;
    ValueScale rates;
};

Axes axesOf(const FunnelData& data, const ChartStyle& style, const QRectF& area)
{
    ValueRange sizes;
    ValueRange rates;
    for (const FunnelDot& point : data.points) {
        if (drawn(point)) {
            sizes.add(point.size);
            rates.add(point.rate);
        }
    }
    rates.add(data.centre);
    for (const FunnelLimit& limit : data.limits) {
        if (sizes.empty() || limit.size > sizes.high())
            continue;
        for (const auto& value : {limit.low95, limit.high95})
            rates.add(value);
    }
    return {.sizes =
                scaleFor(0.0, sizes.high(), ValueFormat::count(), style.locale(), mostTicks, ScaleFrom::Zero),
            .rates = scaleFor(rates.low(), rates.high(), data.format, style.locale(),
                              static_cast<int>(area.height() / (3 * style.lineHeight())), ScaleFrom::Data)};
}

using LimitValue = std::optional<double> FunnelLimit::*;

/// The line of one limit, in pieces where it is missing.
std::vector<QPolygonF> limitLines(const FunnelData& data, const Axes& axes, LimitValue which)
{
    std::vector<QPolygonF> lines;
    bool open = false;
    for (const FunnelLimit& limit : data.limits) {
        const std::optional<double> value = limit.*which;
        if (!value || !axes.sizes.holds(limit.size)) {
            open = false;
            continue;
        }
        if (!open)
            lines.emplace_back();
        open = true;
        lines.back().append({axes.sizes.at(limit.size), axes.rates.at(*value)});
    }
    return lines;
}

void paintLimits(ChartCanvas& canvas, const QRectF& plot, const FunnelData& data, const Axes& axes)
{
    QPainter& painter = canvas.painter();
    painter.save();
    painter.setClipRect(plot);
    const auto low = limitLines(data, axes, &FunnelLimit::low95);
    const auto high = limitLines(data, axes, &FunnelLimit::high95);
    if (low.size() == 1 && high.size() == 1) {
        QPolygonF band = low.front();
        for (qsizetype i = high.front().size() - 1; i >= 0; --i)
            band.append(high.front()[i]);
        QColor color = canvas.theme().secondary;
        color.setAlphaF(bandOpacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(band);
    }
    painter.setBrush(Qt::NoBrush);
    const auto stroke = [&](LimitValue which, Qt::PenStyle pen) {
        painter.setPen(QPen(canvas.theme().secondary, canvas.style().px(1.3), pen));
        for (const QPolygonF& line : limitLines(data, axes, which))
            painter.drawPolyline(line);
    };
    stroke(&FunnelLimit::low95, Qt::DashLine);
    stroke(&FunnelLimit::high95, Qt::DashLine);
    stroke(&FunnelLimit::low998, Qt::SolidLine);
    stroke(&FunnelLimit::high998, Qt::SolidLine);
    painter.restore();
    if (data.centre) {
        const double y = axes.rates.at(*data.centre);
        canvas.line({plot.left(), y}, {plot.right(), y}, canvas.theme().text, canvas.style().px(1.2));
    }
}

/// Ordinary points first, so that the flagged ones lie on top; stops keep the order of the data.
void paintPoints(ChartCanvas& canvas, const QRectF& plot, const FunnelData& data, const Axes& axes)
{
    const auto place = [&](const FunnelDot& point) {
        return QPointF(axes.sizes.at(point.size), axes.rates.at(*point.rate));
    };
    const bool crowded = data.points.size() > crowd;
    const double radius = crowded ? 2.5 : 4.0;
    for (const bool flagged : {false, true}) {
        for (const FunnelDot& point : data.points) {
            if (drawn(point) && flagged == (point.tone != Tone::Plain && point.tone != Tone::Context))
                canvas.mark(place(point), point.tone, radius);
        }
    }
    for (const FunnelDot& point : data.points)
        canvas.layout().stops.push_back(
            {drawn(point) ? place(point) : QPointF(plot.left(), plot.bottom()), {}});
    for (const FunnelDot& point : data.points) {
        if (!crowded && drawn(point))
            canvas.keepFree(place(point), radius);
    }
    const auto name = [&](const FunnelDot& point) {
        const bool strong = point.tone == Tone::Chosen;
        const bool flagged = point.tone != Tone::Plain && point.tone != Tone::Context;
        canvas.textAround(place(point), point.name, strong ? canvas.theme().text : canvas.theme().secondary,
                          strong, canvas.style().px(8), flagged);
    };
    for (const Tone tone : {Tone::Chosen, Tone::Concern, Tone::Improvement}) {
        for (const FunnelDot& point : data.points) {
            if (drawn(point) && point.tone == tone)
                name(point);
        }
    }
    for (const FunnelDot& point : data.points) {
        if (drawn(point) && point.labelled && (point.tone == Tone::Plain || point.tone == Tone::Context))
            name(point);
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const FunnelData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (std::ranges::none_of(data.points, drawn)) {
        canvas.sayEmpty();
        canvas.layout().stops.resize(data.points.size(), {canvas.area().center(), {}});
        return canvas.take();
    }
    QRectF inner = canvas.area();
    paintLegend(canvas, inner,
                std::vector<ChartLegendEntry>{
                    {ChartText::tr("95% 限"), style.theme().secondary, ChartLegendEntry::Sign::DashedLine},
                    {ChartText::tr("99.8% 限"), style.theme().secondary, ChartLegendEntry::Sign::Line},
                    {data.centre ? ChartText::tr("总体 %1").arg(data.format.text(data.centre, style.locale()))
                                 : ChartText::tr("总体 —"),
                     style.theme().text, ChartLegendEntry::Sign::Line}});
    Axes axes = axesOf(data, style, inner);
    const double lineHeight = style.lineHeight();
    const double below = (data.note.isEmpty() ? 2 : 3) * lineHeight + style.px(6);
    const QRectF plot = inner.adjusted(axisWidth(style, axes.rates), lineHeight * 1.6, -style.px(6), -below);
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    axes.sizes.from = plot.left();
    axes.sizes.to = plot.right();
    axes.rates.from = plot.bottom();
    axes.rates.to = plot.top();
    paintValueAxis(canvas, plot, axes.rates);
    paintBottomAxis(canvas, plot, axes.sizes);
    canvas.textIn({plot.left(), plot.bottom() + lineHeight + style.px(3), plot.width(), lineHeight},
                  Qt::AlignRight, data.sizeName, style.theme().secondary);
    canvas.textIn({inner.left(), inner.top(), inner.width(), lineHeight}, Qt::AlignLeft, data.rateName,
                  style.theme().secondary);
    canvas.textIn({inner.left(), inner.bottom() - lineHeight, inner.width(), lineHeight}, Qt::AlignLeft,
                  data.note, style.theme().secondary);
    paintLimits(canvas, plot, data, axes);
    paintPoints(canvas, plot, data, axes);
    return canvas.take();
}

int chartStops(const FunnelData& data)
{
    return static_cast<int>(data.points.size());
}

QString chartReading(const FunnelData& data, int stop, const QLocale& locale)
{
    const FunnelDot& point = data.points[static_cast<size_t>(stop)];
    const QString text = point.name + u'\n' + data.rateName + u' ' + data.format.text(point.rate, locale) +
                         u'\n' + data.sizeName + u' ' + ValueFormat::count().text(point.size, locale);
    return point.note.isEmpty() ? text : text + u'\n' + point.note;
}

ExportTable chartTable(const FunnelData& data)
{
    ExportTable table{
        .header = {ChartText::tr("名称"), data.sizeName, data.rateName, ChartText::tr("标记"),
                   ChartText::tr("说明")},
        .rows = {},
        .formats = {ColumnFormat{}, columnFormat(ValueFormat::count()), columnFormat(data.format)}};
    for (const FunnelDot& point : data.points)
        table.rows.append(QVariantList{point.name, cellOf(point.size), cellOf(point.rate),
                                       toneName(point.tone), point.note});
    return table;
}

} // namespace onescreen
