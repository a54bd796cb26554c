// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/dotintervalchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double namesShare = 0.32;
constexpr int mostTicks = 5;
constexpr float bandOpacity = 0.28F;
constexpr float crowdedOpacity = 0.25F;
constexpr double leastRowForWhiskers = 4.0; ///< Pixels; in flatter rows an interval is a plain line.

bool finite(const std::optional<double>& value)
{
    return value && std::isfinite(*value);
}

ValueScale scaleOf(const DotData& data, const ChartStyle& style)
{
    ValueRange range;
    range.add(data.reference);
    for (const DotRow& row : data.rows) {
        for (const auto& value : {row.value, row.low, row.high, row.peerMedian, row.peerLow, row.peerHigh})
            range.add(value);
    }
    if (data.low && data.high && *data.high > *data.low)
        return fixedScale(*data.low, *data.high, data.format, style.locale(), mostTicks);
    range.add(data.low);
    range.add(data.high);
    return scaleFor(range.low(), range.high(), data.format, style.locale(), mostTicks, ScaleFrom::Data);
}

QString endLabel(const DotRow& row, const DotData& data, const QLocale& locale)
{
    return data.format.label(row.value, locale);
}

QPointF paintRow(ChartCanvas& canvas, const DotRow& row, const ValueScale& scale, double middle,
                 double height)
{
    const ChartStyle& style = canvas.style();
    if (finite(row.peerLow) && finite(row.peerHigh)) {
        QColor band = canvas.theme().muted;
        band.setAlphaF(bandOpacity);
        const double left = scale.clamped(*row.peerLow);
        const double half = std::min(height * 0.36, style.px(8));
        canvas.fill({left, middle - half, scale.clamped(*row.peerHigh) - left, 2 * half}, band);
    }
    if (finite(row.peerMedian)) {
        const double x = scale.clamped(*row.peerMedian);
        const double half = std::min(height * 0.36, style.px(8));
        canvas.line({x, middle - half}, {x, middle + half}, canvas.theme().secondary, style.px(2));
    }
    const QColor color = style.color(row.tone);
    if (finite(row.low) && finite(row.high)) {
        QColor bar = color;
        if (height < leastRowForWhiskers) // hundreds of rows: the dots must stay visible
            bar.setAlphaF(crowdedOpacity);
        const double left = scale.clamped(*row.low);
        const double right = scale.clamped(*row.high);
        canvas.line({left, middle}, {right, middle}, bar, height < leastRowForWhiskers ? 1.0 : style.px(1.5));
        if (height >= leastRowForWhiskers * 2) {
            for (const double x : {left, right})
                canvas.line({x, middle - style.px(3)}, {x, middle + style.px(3)}, color, style.px(1.5));
        }
    }
    if (!finite(row.value)) {
        const double half = std::min(height * 0.3, style.px(5));
        canvas.hatch({scale.from, middle - half, scale.to - scale.from, 2 * half}, canvas.theme().unknown);
        return {scale.from, middle};
    }
    const QPointF at(scale.clamped(*row.value), middle);
    canvas.mark(at, row.tone, std::clamp(height / style.px(1) / 3.5, 1.5, 4.5));
    return at;
}

void paintReference(ChartCanvas& canvas, const QRectF& plot, const DotData& data, const ValueScale& scale)
{
    if (!finite(data.reference))
        return;
    const double x = scale.clamped(*data.reference);
    canvas.line({x, plot.top()}, {x, plot.bottom()}, canvas.theme().text, canvas.style().px(1.5),
                Qt::DashLine);
    const QString text =
        data.referenceName + u' ' + data.format.label(data.reference, canvas.style().locale());
    const double half = canvas.style().textWidth(text) / 2;
    canvas.text({std::clamp(x, canvas.area().left() + half,
                            std::max(canvas.area().left() + half, canvas.area().right() - half)),
                 plot.top()},
                Side::Above, text, canvas.theme().text);
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const DotData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.rows.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QStringList names;
    double values = 0.0;
    for (const DotRow& row : data.rows) {
        names.append(row.name);
        values = std::max(values, style.textWidth(endLabel(row, data, style.locale())));
    }
    const QRectF& inner = canvas.area();
    const double lineHeight = style.lineHeight();
    const double gap = style.px(8);
    const double nameWidth = rowNamesWidth(style, inner, names, namesShare);
    QRectF plot = inner.adjusted(nameWidth + gap, data.reference ? lineHeight : 0.0, -values - gap,
                                 -lineHeight - style.px(3));
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    const double height = rowHeight(style, plot.height(), std::ssize(data.rows));
    plot.setHeight(height * static_cast<double>(data.rows.size()));
    canvas.layout().plot = plot;
    ValueScale scale = scaleOf(data, style);
    scale.from = plot.left();
    scale.to = plot.right();
    paintBottomAxis(canvas, plot, scale);
    paintReference(canvas, plot, data, scale);

    std::vector<RowName> rowNames;
    rowNames.reserve(data.rows.size());
    double next = -1e9;
    for (size_t i = 0; i < data.rows.size(); ++i) {
        const DotRow& row = data.rows[i];
        const double middle = plot.top() + (static_cast<double>(i) + 0.5) * height;
        const QPointF at = paintRow(canvas, row, scale, middle, height);
        canvas.layout().stops.push_back({at, {inner.left(), middle - height / 2, inner.width(), height}});
        rowNames.push_back({row.name, middle, row.tone});
    }
    paintRowNames(canvas, inner.left(), nameWidth, rowNames);
    for (const RowName& row : rowNames) {
        if (row.centre < next)
            continue;
        const auto& one = data.rows[static_cast<size_t>(&row - rowNames.data())];
        canvas.text({inner.right(), row.centre}, Side::Left, endLabel(one, data, style.locale()),
                    one.value ? style.theme().text : style.theme().unknown);
        next = row.centre + lineHeight;
    }
    return canvas.take();
}

int chartStops(const DotData& data)
{
    return static_cast<int>(data.rows.size());
}

QSizeF chartHint(const DotData& data, const ChartStyle& style)
{
    const double rows = std::max(1.0, static_cast<double>(data.rows.size()));
    return {style.px(360), (rows * 1.7 + 2.3) * style.lineHeight() + style.px(8)};
}

QString chartReading(const DotData& data, int stop, const QLocale& locale)
{
    const DotRow& row = data.rows[static_cast<size_t>(stop)];
    QString text = row.name + u'\n' + data.format.text(row.value, locale);
    if (row.low && row.high)
        text += u'\n' + ChartText::tr("区间 %1–%2")
                            .arg(data.format.text(row.low, locale), data.format.text(row.high, locale));
    if (row.peerMedian)
        text += u'\n' + ChartText::tr("同组中位 %1").arg(data.format.text(row.peerMedian, locale));
    if (row.peerLow && row.peerHigh)
        text +=
            u'\n' + ChartText::tr("同组四分位 %1–%2")
                        .arg(data.format.text(row.peerLow, locale), data.format.text(row.peerHigh, locale));
    return row.note.isEmpty() ? text : text + u'\n' + row.note;
}

ExportTable chartTable(const DotData& data)
{
    ExportTable table{.header = {ChartText::tr("名称"), ChartText::tr("值"), ChartText::tr("区间下端"),
                                 ChartText::tr("区间上端"), ChartText::tr("同组中位"),
                                 ChartText::tr("同组下四分位"), ChartText::tr("同组上四分位"),
                                 ChartText::tr("说明")},
                      .rows = {},
                      .formats = {ColumnFormat{}}};
    for (int i = 0; i < 6; ++i)
        table.formats.append(columnFormat(data.format));
    for (const DotRow& row : data.rows)
        table.rows.append(QVariantList{row.name, cellOf(row.value), cellOf(row.low), cellOf(row.high),
                                       cellOf(row.peerMedian), cellOf(row.peerLow), cellOf(row.peerHigh),
                                       row.note});
    return table;
}

} // namespace onescreen
