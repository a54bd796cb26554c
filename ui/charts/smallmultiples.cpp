// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/smallmultiples.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"
#include "ui/charts/linestroke.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double leastWidth = 108.0; ///< Design pixels of a readable panel.
constexpr double leastHeight = 64.0;
constexpr double goodWidth = 150.0;
constexpr double goodHeight = 84.0;

std::optional<double> lastKnown(const SmallPanel& panel)
{
    for (auto value = panel.values.rbegin(); value != panel.values.rend(); ++value) {
        if (*value && std::isfinite(**value))
            return *value;
    }
    return std::nullopt;
}

ValueScale scaleOf(const SmallMultiplesData& data, const ChartStyle& style)
{
    ValueRange range;
    range.add(data.reference);
    for (const SmallPanel& panel : data.panels) {
        range.add(panel.target);
        for (const std::optional<double>& value : panel.values)
            range.add(value);
    }
    if (data.low && data.high && *data.high > *data.low)
        return fixedScale(*data.low, *data.high, data.format, style.locale(), 2);
    range.add(data.low);
    range.add(data.high);
    return scaleFor(range.low(), range.high(), data.format, style.locale(), 2, ScaleFrom::Data);
}

struct Grid
{
    int columns = 1;
    int rows = 1;
};

/// As many columns and rows as stay readable; fewer, larger ones when there are few panels.
Grid gridFor(const QSizeF& size, qsizetype panels, const ChartStyle& style)
{
    const int mostColumns = std::max(1, static_cast<int>(size.width() / style.px(leastWidth)));
    const int mostRows = std::max(1, static_cast<int>(size.height() / style.px(leastHeight)));
    Grid best;
    double bestScore = -1.0;
    for (int columns = 1; columns <= mostColumns; ++columns) {
        const int rows = std::min(mostRows, static_cast<int>((panels + columns - 1) / columns));
        const double shown = static_cast<double>(std::min<qsizetype>(panels, qsizetype{columns} * rows));
        // Panels twice as wide as high read best.
        const double shape = size.width() / columns / std::max(1.0, size.height() / rows);
        const double score = shown - std::abs(std::log2(shape / 2.0));
        if (score > bestScore) {
            bestScore = score;
            best = {.columns = columns, .rows = rows};
        }
    }
    return best;
}

void paintPanel(ChartCanvas& canvas, const QRectF& box, const SmallPanel& panel,
                const SmallMultiplesData& data, ValueScale scale)
{
    const ChartStyle& style = canvas.style();
    const double lineHeight = style.lineHeight();
    const std::optional<double> last = lastKnown(panel);
    const QString value =
        data.format.label(panel.values.empty() ? std::nullopt : panel.values.back(), style.locale());
    const double valueWidth = style.textWidth(value) * 1.06 + style.px(4);
    const QRectF head(box.left(), box.top(), box.width(), lineHeight);
    canvas.textIn(head, Qt::AlignRight, value, style.theme().text, true);
    canvas.textIn(head.adjusted(0, 0, -valueWidth - style.px(4), 0), Qt::AlignLeft, panel.name,
                  style.theme().secondary);
    const double edge = style.px(5);
    const QRectF plot = box.adjusted(edge, lineHeight + style.px(4), -edge, -style.px(4));
    canvas.line({box.left(), box.bottom()}, {box.right(), box.bottom()}, style.theme().hairline);
    if (plot.width() < 2 || plot.height() < 2)
        return;
    scale.from = plot.bottom();
    scale.to = plot.top();
    if (data.reference)
        canvas.line({plot.left(), scale.clamped(*data.reference)},
                    {plot.right(), scale.clamped(*data.reference)}, style.theme().secondary, 1.0);
    if (panel.target)
        canvas.line({plot.left(), scale.clamped(*panel.target)}, {plot.right(), scale.clamped(*panel.target)},
                    style.theme().text, style.px(1.2), Qt::DashLine);
    std::vector<double> places;
    const auto count = std::max(static_cast<size_t>(data.periods.size()), panel.values.size());
    places.reserve(count);
    for (size_t i = 0; i < count; ++i)
        places.push_back(count > 1 ? plot.left() + plot.width() * static_cast<double>(i) /
                                                       static_cast<double>(count - 1)
                                   : plot.center().x());
    const std::optional<QPointF> end = strokeLine(canvas, plot, scale, places,
                                                  {.values = panel.values,
                                                   .color = style.color(Tone::Plain),
                                                   .dashed = false,
                                                   .openEnd = false,
                                                   .width = 1.6});
    if (end && last)
        canvas.mark(*end, panel.tone, 3.5);
    else
        canvas.hatch(plot, style.theme().unknown);
}

/// What all panels share: ends of the scale, first and last period, reference, and what is not shown.
QString sharedText(const SmallMultiplesData& data, const ValueScale& scale, qsizetype hidden,
                   const QLocale& locale)
{
    QStringList parts{ChartText::tr("纵轴 %1 至 %2")
                          .arg(data.format.label(scale.low, locale), data.format.label(scale.high, locale))};
    if (!data.periods.isEmpty())
        parts.append(ChartText::tr("%1 至 %2").arg(data.periods.front(), data.periods.back()));
    if (data.reference)
        parts.append(data.referenceName + u' ' + data.format.label(data.reference, locale));
    if (hidden > 0)
        parts.append(ChartText::tr("另有 %1 个未显示").arg(hidden));
    return parts.join(u" · "_s);
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const SmallMultiplesData& data,
                       const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.panels.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    const ValueScale scale = scaleOf(data, style);
    const double lineHeight = style.lineHeight();
    const QRectF inner = canvas.area().adjusted(0, 0, 0, -lineHeight - style.px(4));
    canvas.layout().plot = inner;
    const auto panels = static_cast<qsizetype>(data.panels.size());
    const Grid grid = gridFor(inner.size(), panels, style);
    const double gap = style.px(12);
    const double width = (inner.width() - gap * (grid.columns - 1)) / grid.columns;
    const double height = (inner.height() - gap * (grid.rows - 1)) / grid.rows;
    const qsizetype shown = std::min<qsizetype>(panels, qsizetype{grid.columns} * grid.rows);
    canvas.textIn({inner.left(), canvas.area().bottom() - lineHeight, inner.width(), lineHeight},
                  Qt::AlignLeft, sharedText(data, scale, panels - shown, style.locale()),
                  style.theme().secondary);
    for (qsizetype i = 0; i < panels; ++i) {
        if (i >= shown) {
            canvas.layout().stops.push_back({inner.bottomRight(), {}});
            continue;
        }
        const qsizetype row = i / grid.columns;
        const qsizetype column = i % grid.columns;
        const QRectF box(inner.left() + static_cast<double>(column) * (width + gap),
                         inner.top() + static_cast<double>(row) * (height + gap), width, height);
        paintPanel(canvas, box, data.panels[static_cast<size_t>(i)], data, scale);
        canvas.layout().stops.push_back({box.center(), box});
    }
    return canvas.take();
}

int chartStops(const SmallMultiplesData& data)
{
    return static_cast<int>(data.panels.size());
}

QSizeF chartHint(const SmallMultiplesData& data, const ChartStyle& style)
{
    const double columns =
        std::clamp(std::ceil(std::sqrt(static_cast<double>(data.panels.size()))), 1.0, 6.0);
    const double rows = std::ceil(static_cast<double>(data.panels.size()) / columns);
    return {columns * style.px(goodWidth), rows * style.px(goodHeight) + 2 * style.lineHeight()};
}

QString chartReading(const SmallMultiplesData& data, int stop, const QLocale& locale)
{
    const SmallPanel& panel = data.panels[static_cast<size_t>(stop)];
    QString text = panel.name;
    for (size_t i = 0; i < panel.values.size(); ++i)
        text += u'\n' + data.periods.value(static_cast<qsizetype>(i)) + u' ' +
                data.format.text(panel.values[i], locale);
    if (panel.target)
        text += u'\n' + ChartText::tr("目标 %1").arg(data.format.text(panel.target, locale));
    return panel.note.isEmpty() ? text : text + u'\n' + panel.note;
}

ExportTable chartTable(const SmallMultiplesData& data)
{
    ExportTable table{.header = {ChartText::tr("名称")}, .rows = {}, .formats = {ColumnFormat{}}};
    table.header += data.periods;
    for (qsizetype i = 0; i < data.periods.size(); ++i)
        table.formats.append(columnFormat(data.format));
    for (const SmallPanel& panel : data.panels) {
        QVariantList row{panel.name};
        for (size_t i = 0; i < static_cast<size_t>(data.periods.size()); ++i)
            row.append(cellOf(i < panel.values.size() ? panel.values[i] : std::nullopt));
        table.rows.append(row);
    }
    return table;
}

} // namespace onescreen
