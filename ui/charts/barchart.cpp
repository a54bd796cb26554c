// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/barchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"
#include "ui/charts/qtchart.h"
#include "ui/common/numbertext.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QHorizontalBarSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int mostOnScreen = 11; ///< Ten and "其他".
constexpr double barShare = 0.62;
constexpr double rowInLines = 1.3;
constexpr double mostNamesShare = 0.4; ///< Of the width.
constexpr double missingWidth = 24.0;  ///< Of the hatched place of a missing value, design pixels.

std::optional<double> known(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? value : std::nullopt;
}

struct Span
{
    double low = 0.0;
    double high = 0.0;
};

/// Zero is always on the scale, because lengths are compared.
Span spanOf(const std::vector<Bar>& bars)
{
    Span span;
    for (const Bar& bar : bars) {
        span.low = std::min(span.low, known(bar.value).value_or(0.0));
        span.high = std::max(span.high, known(bar.value).value_or(0.0));
    }
    if (span.high <= span.low)
        span.high = span.low + 1.0;
    return span;
}

void paintBars(QPainter& painter, const QRectF& plot, const std::vector<Bar>& bars, const Span& span,
               const QColor& color)
{
    QtChart qt;
    auto* series = new QHorizontalBarSeries(&qt.chart());
    auto* set = new QBarSet(QString(), series);
    set->setColor(color);
    set->setBorderColor(Qt::transparent);
    auto* rows = new QBarCategoryAxis(&qt.chart());
    for (size_t i = bars.size(); i > 0; --i) { // bottom to top, as the axis counts
        rows->append(QString::number(i));
        // Relative to the span: the axis of Qt Charts computes with the squares of very large values.
        set->append(known(bars[i - 1].value).value_or(0.0) / (span.high - span.low));
    }
    series->append(set);
    series->setBarWidth(barShare);
    qt.chart().addSeries(series);
    rows->setVisible(false);
    qt.chart().addAxis(rows, Qt::AlignLeft);
    series->attachAxis(rows);
    series->attachAxis(
        qt.addScale(span.low / (span.high - span.low), span.high / (span.high - span.low), Qt::AlignBottom));
    qt.paint(painter, plot);
}

} // namespace

std::vector<Bar> rankedBars(std::vector<Bar> bars, int most, const QString& restName)
{
    std::ranges::sort(bars, [](const Bar& a, const Bar& b) {
        const std::optional<double> first = known(a.value);
        const std::optional<double> second = known(b.value);
        if (first != second)
            return first > second; // missing is less than any value
        return a.name < b.name;
    });
    const auto limit = static_cast<size_t>(std::max(2, most));
    if (bars.size() <= limit)
        return bars;
    Bar rest{.key = {}, .name = restName, .value = std::nullopt};
    for (size_t i = limit - 1; i < bars.size(); ++i) {
        if (const std::optional<double> value = known(bars[i].value))
            rest.value = rest.value.value_or(0.0) + *value;
    }
    bars.resize(limit - 1);
    bars.push_back(rest);
    return bars;
}

std::vector<Bar> shownBars(const RankedBarsData& data)
{
    return rankedBars(data.bars, data.most, ChartText::tr("其他"));
}

ChartLayout paintChart(QPainter& painter, const QRectF& area, const RankedBarsData& data,
                       const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    const std::vector<Bar> bars = shownBars(data);
    if (bars.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const QRectF inner = canvas.area();
    QStringList names;
    double values = 0.0;
    for (const Bar& bar : bars) {
        names.append(bar.name);
        values = std::max(values, style.textWidth(data.format.text(known(bar.value), style.locale())));
    }
    const double gap = style.px(8);
    const double nameWidth = rowNamesWidth(style, inner, names, mostNamesShare);
    const QRectF plot = inner.adjusted(nameWidth + gap, 0, -values - gap, 0);
    canvas.layout().plot = plot;
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();

    const Span span = spanOf(bars);
    paintBars(painter, plot, bars, span, style.theme().ramp[3]);
    const auto placeOf = [&](double value) {
        return plot.left() + (value - span.low) / (span.high - span.low) * plot.width();
    };
    const double row = plot.height() / static_cast<double>(bars.size());
    std::vector<RowName> rows;
    for (size_t i = 0; i < bars.size(); ++i) {
        const double centre = plot.top() + (static_cast<double>(i) + 0.5) * row;
        rows.push_back({.name = bars[i].name, .centre = centre, .tone = Tone::Plain});
        const std::optional<double> value = known(bars[i].value);
        const double end = placeOf(value.value_or(0.0));
        double right = std::max(end, placeOf(0.0));
        const QRectF bar(placeOf(0.0), centre - row * barShare / 2, 1, row * barShare);
        if (!value) {
            const double width = std::min(style.px(missingWidth), inner.right() - values - gap - right);
            canvas.hatch({right, bar.top(), width, bar.height()}, style.theme().unknown);
            right += std::max(0.0, width);
        } else if (*value == 0.0) { // a zero is a line on the axis, not nothing
            canvas.fill(bar, style.theme().ramp[3]);
        }
        canvas.text({right, centre}, Side::Right, data.format.text(value, style.locale()), style.theme().text,
                    false, gap / 2);
        canvas.layout().stops.push_back(
            {{end, centre}, {inner.left(), centre - row / 2, inner.width(), row}});
    }
    paintRowNames(canvas, inner.left(), nameWidth, rows);
    return canvas.take();
}

int chartStops(const RankedBarsData& data)
{
    return static_cast<int>(std::min(data.bars.size(), static_cast<size_t>(std::max(2, data.most))));
}

QString chartReading(const RankedBarsData& data, int stop, const QLocale& locale)
{
    const Bar bar = shownBars(data)[static_cast<size_t>(stop)];
    const std::optional<double> value = known(bar.value);
    QString text = bar.name + u'\n' + data.valueName + u' ' + data.format.text(value, locale);
    double total = 0.0;
    bool parts = true; // of a whole: no share where something is below zero
    for (const Bar& one : data.bars) {
        total += known(one.value).value_or(0.0);
        parts = parts && known(one.value).value_or(0.0) >= 0.0;
    }
    if (value && parts && total > 0.0 && data.format.unit != "%"_L1)
        text += u" · "_s + percentText(*value / total, locale);
    return text;
}

ExportTable chartTable(const RankedBarsData& data)
{
    ExportTable table{.header = {ChartText::tr("类别"), data.valueName},
                      .rows = {},
                      .formats = {ColumnFormat{}, columnFormat(data.format)}};
    const int all = static_cast<int>(std::max<size_t>(2, data.bars.size()));
    for (const Bar& bar : rankedBars(data.bars, all, {}))
        table.rows.append(QVariantList{bar.name, cellOf(bar.value)});
    return table;
}

BarChart::BarChart(const ThemeContext& look, QWidget* parent) : DataChart(look, parent)
{
    setObjectName(u"barChart"_s);
}

int BarChart::mostBars() const
{
    return std::clamp(static_cast<int>(height() / (style().lineHeight() * rowInLines)), 2, mostOnScreen);
}

void BarChart::setBars(std::vector<Bar> bars, const QString& valueName)
{
    setData({.bars = std::move(bars), .valueName = valueName, .most = mostBars()});
}

void BarChart::resizeEvent(QResizeEvent* event)
{
    DataChart::resizeEvent(event);
    RankedBarsData fitting = data();
    fitting.most = mostBars();
    setData(std::move(fitting));
}

} // namespace onescreen
