// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/boxchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double namesShare = 0.3;
constexpr int mostTicks = 6;
constexpr size_t leastForABox = 12;
constexpr double reach = 1.5; ///< Interquartile ranges to the ends of the whiskers.
constexpr double comfortable = 2.6;

std::vector<double> sortedValues(const BoxGroup& group)
{
    std::vector<double> values;
    values.reserve(group.values.size());
    for (const double value : group.values) {
        if (std::isfinite(value))
            values.push_back(value);
    }
    std::ranges::sort(values);
    return values;
}

/// Type 7 (Hyndman and Fan 1996); `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<size_t>(place);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void paintBox(ChartCanvas& canvas, const std::vector<double>& values, const ValueScale& scale, double middle,
              double height)
{
    const ChartStyle& style = canvas.style();
    const double q1 = quantile(values, 0.25);
    const double q3 = quantile(values, 0.75);
    const double far = reach * (q3 - q1);
    const double first = *std::ranges::lower_bound(values, q1 - far);
    const double last = *std::prev(std::ranges::upper_bound(values, q3 + far));
    const QColor ink = canvas.theme().secondary;
    const double half = height * 0.3;
    canvas.line({scale.clamped(first), middle}, {scale.clamped(last), middle}, ink, style.px(1.2));
    for (const double end : {first, last})
        canvas.line({scale.clamped(end), middle - half / 2}, {scale.clamped(end), middle + half / 2}, ink,
                    style.px(1.2));
    const QRectF box(scale.clamped(q1), middle - half, scale.clamped(q3) - scale.clamped(q1), 2 * half);
    canvas.fill(box, style.rampColor(canvas.theme().dark ? 0.2 : 0.15));
    canvas.frame(box, ink, style.px(1.2));
    const double median = scale.clamped(quantile(values, 0.5));
    canvas.line({median, box.top()}, {median, box.bottom()}, canvas.theme().text, style.px(2.5));
    for (const double value : values) {
        if (value < first || value > last)
            canvas.mark({scale.clamped(value), middle}, Tone::Context, 3.0);
    }
}

ValueScale scaleOf(const BoxData& data, const ChartStyle& style)
{
    ValueRange range;
    for (const BoxGroup& group : data.groups) {
        range.add(group.marked);
        for (const double value : group.values)
            range.add(value);
    }
    if (data.low && data.high && *data.high > *data.low)
        return fixedScale(*data.low, *data.high, data.format, style.locale(), mostTicks);
    return scaleFor(range.low(), range.high(), data.format, style.locale(), mostTicks, ScaleFrom::Data);
}

void paintGroup(ChartCanvas& canvas, const BoxGroup& group, const BoxData& data, const ValueScale& scale,
                double middle, double height)
{
    const std::vector<double> values = sortedValues(group);
    if (values.empty())
        canvas.hatch({scale.from, middle - height * 0.2, scale.to - scale.from, height * 0.4},
                     canvas.theme().unknown);
    else if (values.size() >= leastForABox)
        paintBox(canvas, values, scale, middle, height);
    else
        for (const double value : values)
            canvas.mark({scale.clamped(value), middle}, Tone::Plain, 3.5);
    if (!group.marked || !std::isfinite(*group.marked))
        return;
    const QPointF at(scale.clamped(*group.marked), middle);
    canvas.mark(at, Tone::Chosen, 4.0);
    canvas.text({at.x(), middle}, Side::Above,
                group.markedName + u' ' + data.format.label(group.marked, canvas.style().locale()),
                canvas.theme().text, true, std::max(height * 0.3, canvas.style().px(8)));
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const BoxData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.groups.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QStringList names;
    for (const BoxGroup& group : data.groups)
        names.append(ChartText::tr("%1（%2）").arg(group.name).arg(sortedValues(group).size()));
    const QRectF& inner = canvas.area();
    const double lineHeight = style.lineHeight();
    const double nameWidth = rowNamesWidth(style, inner, names, namesShare);
    QRectF plot = inner.adjusted(nameWidth + style.px(10), 0, -style.px(10), -lineHeight - style.px(3));
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    const double height =
        std::min(comfortable * lineHeight, plot.height() / static_cast<double>(data.groups.size()));
    plot.setHeight(height * static_cast<double>(data.groups.size()));
    canvas.layout().plot = plot;
    ValueScale scale = scaleOf(data, style);
    scale.from = plot.left();
    scale.to = plot.right();
    paintBottomAxis(canvas, plot, scale);
    std::vector<RowName> rowNames;
    rowNames.reserve(data.groups.size());
    for (size_t i = 0; i < data.groups.size(); ++i) {
        const double middle = plot.top() + (static_cast<double>(i) + 0.5) * height;
        paintGroup(canvas, data.groups[i], data, scale, middle, height);
        rowNames.push_back({names[static_cast<qsizetype>(i)], middle, Tone::Plain});
        canvas.layout().stops.push_back(
            {{plot.center().x(), middle}, {inner.left(), middle - height / 2, inner.width(), height}});
    }
    paintRowNames(canvas, inner.left(), nameWidth, rowNames);
    return canvas.take();
}

int chartStops(const BoxData& data)
{
    return static_cast<int>(data.groups.size());
}

QSizeF chartHint(const BoxData& data, const ChartStyle& style)
{
    const double rows = std::max(1.0, static_cast<double>(data.groups.size()));
    return {style.px(360), (rows * comfortable + 1.2) * style.lineHeight() + style.px(8)};
}

QString chartReading(const BoxData& data, int stop, const QLocale& locale)
{
    const BoxGroup& group = data.groups[static_cast<size_t>(stop)];
    const std::vector<double> values = sortedValues(group);
    QString text = ChartText::tr("%1（%2）").arg(group.name).arg(values.size());
    const auto of = [&](double share) { return data.format.text(quantile(values, share), locale); };
    if (!values.empty())
        text += u'\n' + ChartText::tr("中位 %1").arg(of(0.5)) + u'\n' +
                ChartText::tr("四分位 %1–%2").arg(of(0.25), of(0.75)) + u'\n' +
                ChartText::tr("最低 %1，最高 %2").arg(of(0.0), of(1.0));
    if (group.marked)
        text += u'\n' + group.markedName + u' ' + data.format.text(group.marked, locale);
    return text;
}

ExportTable chartTable(const BoxData& data)
{
    ExportTable table{.header = {ChartText::tr("名称"), ChartText::tr("数量"), ChartText::tr("最低"),
                                 ChartText::tr("下四分位"), ChartText::tr("中位"), ChartText::tr("上四分位"),
                                 ChartText::tr("最高")},
                      .rows = {},
                      .formats = {ColumnFormat{}, columnFormat(ValueFormat::count())}};
    for (int i = 0; i < 5; ++i)
        table.formats.append(columnFormat(data.format));
    for (const BoxGroup& group : data.groups) {
        const std::vector<double> values = sortedValues(group);
        QVariantList row{group.name, static_cast<qlonglong>(values.size())};
        for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0})
            row.append(cellOf(values.empty() ? std::nullopt : std::optional(quantile(values, share))));
        table.rows.append(row);
    }
    return table;
}

} // namespace onescreen
