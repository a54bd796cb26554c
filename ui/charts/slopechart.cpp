// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/slopechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double namesShare = 0.3; ///< Of the width, at each side.
constexpr float greyOpacity = 0.6F;
constexpr double boldShare = 1.08; ///< Bold glyphs are at most this much wider.

struct Ends
{
    double left;
    double right;
    ValueScale scale;
};

/// "定海区 93.4%" before, "93.4% 定海区" after; a long name is elided, the number never.
QString endText(const ChartStyle& style, const QString& name, const QString& number, double width,
                bool before)
{
    const double room = width - style.textWidth(number + u' ') * boldShare;
    const QString shown = style.elided(name, room / boldShare);
    return before ? shown + u' ' + number : number + u' ' + shown;
}

std::optional<double> finite(std::optional<double> value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

void paintLine(ChartCanvas& canvas, const SlopeLine& line, const Ends& ends)
{
    const std::optional<double> before = finite(line.before);
    const std::optional<double> after = finite(line.after);
    const bool context = line.tone == Tone::Context;
    QColor color = canvas.style().color(line.tone);
    if (context)
        color.setAlphaF(greyOpacity);
    const QPointF from(ends.left, ends.scale.at(before.value_or(0.0)));
    const QPointF to(ends.right, ends.scale.at(after.value_or(0.0)));
    if (before && after)
        canvas.line(from, to, color, canvas.style().px(context ? 1.0 : 2.2));
    if (before)
        canvas.mark(from, line.tone, 3.5, color);
    if (after)
        canvas.mark(to, line.tone, 3.5, color);
}

/// A name stands on the height of its own end or not at all: moved aside it would say another value.
void paintNames(ChartCanvas& canvas, const SlopeData& data, const Ends& ends)
{
    const QRectF& inner = canvas.area();
    const double height = canvas.style().lineHeight();
    const double gap = canvas.style().px(10);
    const auto write = [&](const SlopeLine& line) {
        const QColor color = line.tone == Tone::Context ? canvas.theme().secondary : canvas.theme().text;
        const bool bold = line.tone == Tone::Chosen;
        const auto put = [&](double value, double from, double to, bool before) {
            const QString text =
                endText(canvas.style(), line.name, data.format.label(value, canvas.style().locale()),
                        to - from, before);
            canvas.textIn({from, ends.scale.at(value) - height / 2, to - from, height},
                          before ? Qt::AlignRight : Qt::AlignLeft, text, color, bold);
        };
        if (finite(line.before))
            put(*line.before, inner.left(), ends.left - gap, true);
        if (finite(line.after))
            put(*line.after, ends.right + gap, inner.right(), false);
    };
    for (const bool context : {false, true}) {
        for (const SlopeLine& line : data.lines) {
            if ((line.tone == Tone::Context) == context)
                write(line);
        }
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const SlopeData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    ValueRange range;
    double widest = 0.0;
    const double most = canvas.area().width() * namesShare;
    for (const SlopeLine& line : data.lines) {
        range.add(line.before);
        range.add(line.after);
        if (widest < most)
            widest = std::max(
                widest,
                style.textWidth(line.name + u' ' + data.format.label(range.high(), style.locale())) * 1.06);
    }
    canvas.layout().stops.resize(data.lines.size(), {canvas.area().center(), {}});
    if (range.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const QRectF& inner = canvas.area();
    const double names = std::min(widest + style.px(4), most);
    const double lineHeight = style.lineHeight();
    const QRectF plot =
        inner.adjusted(names + style.px(10), lineHeight * 1.8, -names - style.px(10), -lineHeight / 2);
    canvas.layout().plot = plot;
    const double apart = range.high() > range.low() ? 0.0 : std::max(1.0, std::abs(range.low()) * 0.05);
    Ends ends{.left = plot.left(),
              .right = plot.right(),
              .scale = {.low = range.low() - apart,
                        .high = range.high() + apart,
                        .from = plot.bottom(),
                        .to = plot.top()}};
    for (const double x : {plot.left(), plot.right()})
        canvas.line({crisp(x), plot.top() - lineHeight / 2}, {crisp(x), plot.bottom()},
                    style.theme().hairline);
    canvas.textIn({inner.left(), inner.top(), plot.left() - inner.left() + style.px(40), lineHeight},
                  Qt::AlignRight, data.beforeName, style.theme().secondary);
    canvas.textIn(
        {plot.right() - style.px(40), inner.top(), inner.right() - plot.right() + style.px(40), lineHeight},
        Qt::AlignLeft, data.afterName, style.theme().secondary);
    for (const bool context : {true, false}) {
        for (const SlopeLine& line : data.lines) {
            if ((line.tone == Tone::Context) == context)
                paintLine(canvas, line, ends);
        }
    }
    paintNames(canvas, data, ends);
    for (size_t i = 0; i < data.lines.size(); ++i) {
        const SlopeLine& line = data.lines[i];
        if (finite(line.after))
            canvas.layout().stops[i].anchor = {ends.right, ends.scale.at(*line.after)};
        else if (finite(line.before))
            canvas.layout().stops[i].anchor = {ends.left, ends.scale.at(*line.before)};
    }
    return canvas.take();
}

int chartStops(const SlopeData& data)
{
    return static_cast<int>(data.lines.size());
}

QString chartReading(const SlopeData& data, int stop, const QLocale& locale)
{
    const SlopeLine& line = data.lines[static_cast<size_t>(stop)];
    QString text = line.name + u'\n' + data.beforeName + u' ' + data.format.text(line.before, locale) +
                   u'\n' + data.afterName + u' ' + data.format.text(line.after, locale);
    if (line.before && line.after)
        text += u'\n' + ChartText::tr("变化 %1").arg(data.format.change(*line.after - *line.before, locale));
    return text;
}

ExportTable chartTable(const SlopeData& data)
{
    ExportTable table{
        .header = {ChartText::tr("名称"), data.beforeName, data.afterName, ChartText::tr("变化")},
        .rows = {},
        .formats = {ColumnFormat{}}};
    for (int i = 0; i < 3; ++i)
        table.formats.append(columnFormat(data.format));
    for (const SlopeLine& line : data.lines) {
        const bool both = line.before && line.after;
        table.rows.append(
            QVariantList{line.name, cellOf(line.before), cellOf(line.after),
                         cellOf(both ? std::optional(*line.after - *line.before) : std::nullopt)});
    }
    return table;
}

} // namespace onescreen
