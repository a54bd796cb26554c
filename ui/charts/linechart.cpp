// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/linechart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"
#include "ui/charts/linestroke.h"
#include "ui/charts/timeaxis.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double mostNamesShare = 0.3; ///< Of the width, for the names at the ends of the lines.

ValueScale verticalScale(const LineData& data, const ChartStyle& style, double height)
{
    ValueRange range;
    for (const LineSeries& line : data.lines) {
        for (const std::optional<double>& value : line.values)
            range.add(value);
    }
    range.add(data.target);
    return scaleFor(range.low(), range.high(), data.format, style.locale(),
                    static_cast<int>(height / (3 * style.lineHeight())),
                    data.fromZero ? ScaleFrom::Zero : ScaleFrom::Data);
}

/// Names at the ends of the lines, pushed apart where the lines end close together.
void paintEnds(ChartCanvas& canvas, const QRectF& plot, const LineData& data,
               const std::vector<std::optional<QPointF>>& ends)
{
    struct End
    {
        double y;
        size_t line;
    };
    std::vector<End> sorted;
    for (size_t i = 0; i < ends.size(); ++i) {
        if (ends[i])
            sorted.push_back({ends[i]->y(), i});
    }
    std::ranges::sort(sorted, {}, &End::y);
    const double height = canvas.style().lineHeight();
    const double left = plot.right() + canvas.style().px(8);
    double lowest = plot.bottom() - height / 2 - height * static_cast<double>(std::ssize(sorted) - 1);
    double next = plot.top() - height / 2;
    for (const End& end : sorted) {
        const double y = std::max(next, std::min(end.y - height / 2, lowest));
        const LineSeries& line = data.lines[end.line];
        canvas.textIn({left, y, canvas.area().right() - left, height}, Qt::AlignLeft, line.name,
                      categoryColor(canvas.theme(), static_cast<size_t>(line.category)));
        next = y + height;
        lowest += height;
    }
}

} // namespace

int LineData::count() const
{
    size_t longest = 0;
    for (const LineSeries& line : lines)
        longest = std::max(longest, line.values.size());
    return static_cast<int>(
        periods.isEmpty() ? longest : std::min<size_t>(longest, static_cast<size_t>(periods.size())));
}

ChartLayout paintChart(QPainter& painter, const QRectF& area, const LineData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    const int count = data.count();
    if (count == 0) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const double lineHeight = style.lineHeight();
    double names = 0.0;
    for (const LineSeries& line : data.lines)
        names = std::max(names, style.textWidth(line.name));
    names = std::min(names, canvas.area().width() * mostNamesShare);
    ValueScale scale = verticalScale(data, style, canvas.area().height());
    QRectF plot = canvas.area().adjusted(axisWidth(style, scale), lineHeight / 2, -names - style.px(8),
                                         -lineHeight - style.px(3));
    plot = QRectF(std::round(plot.left()), std::round(plot.top()), std::floor(plot.width()),
                  std::floor(plot.height()));
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    scale.from = plot.bottom();
    scale.to = plot.top();
    paintValueAxis(canvas, plot, scale);

    const std::vector<double> places = timePlaces(plot, count);
    paintTimeAxis(canvas, plot, data, places);
    if (data.target) {
        const double y = scale.at(*data.target);
        canvas.line({plot.left(), y}, {plot.right(), y}, canvas.theme().text, style.px(1.5), Qt::DashLine);
        canvas.text({plot.left(), y}, Side::Right,
                    ChartText::tr("目标 %1").arg(data.format.label(data.target, style.locale())),
                    canvas.theme().text, false, style.px(2));
    }

    std::vector<std::optional<QPointF>> ends;
    ends.reserve(data.lines.size());
    for (const LineSeries& line : data.lines)
        ends.push_back(strokeLine(canvas, plot, scale, places,
                                  {.values = line.values,
                                   .color = categoryColor(style.theme(), static_cast<size_t>(line.category)),
                                   .dashed = line.dashed,
                                   .openEnd = data.incomplete == count - 1}));
    paintEnds(canvas, plot, data, ends);

    const double half = count > 1 ? plot.width() / (count - 1) / 2 : plot.width() / 2;
    canvas.layout().stops.reserve(places.size());
    for (int i = 0; i < count; ++i) {
        const double x = places[static_cast<size_t>(i)];
        std::optional<double> value;
        for (const LineSeries& line : data.lines)
            value = value ? value : valueAt(line, i);
        canvas.layout().stops.push_back(
            {{x, value ? scale.at(*value) : plot.bottom()}, {x - half, plot.top(), 2 * half, plot.height()}});
    }
    return canvas.take();
}

int chartStops(const LineData& data)
{
    return data.count();
}

QString chartReading(const LineData& data, int stop, const QLocale& locale)
{
    QString text = timeName(data, stop);
    if (data.incomplete == stop)
        text += data.periods.isEmpty() ? ChartText::tr("（当日未完）") : ChartText::tr("（未完）");
    for (const LineSeries& line : data.lines)
        text += u'\n' + line.name + u' ' + data.format.text(valueAt(line, stop), locale);
    return text;
}

ExportTable chartTable(const LineData& data)
{
    ExportTable table;
    table.header.append(data.periods.isEmpty() ? ChartText::tr("日期") : ChartText::tr("时段"));
    table.formats.append(ColumnFormat{});
    for (const LineSeries& line : data.lines) {
        table.header.append(line.name);
        table.formats.append(columnFormat(data.format));
    }
    for (int stop = 0; stop < data.count(); ++stop) {
        QVariantList row{timeName(data, stop)};
        for (const LineSeries& line : data.lines)
            row.append(cellOf(valueAt(line, stop)));
        table.rows.append(row);
    }
    return table;
}

LineChart::LineChart(const ThemeContext& look, QWidget* parent) : DataChart(look, parent)
{
    setObjectName(u"lineChart"_s);
}

} // namespace onescreen
