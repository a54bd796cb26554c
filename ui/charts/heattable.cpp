// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heattable.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

namespace {

constexpr double namesShare = 0.24;
constexpr double cellGap = 1.0;

HeatCell cellAt(const HeatRow& row, size_t column)
{
    return column < row.cells.size() ? row.cells[column] : HeatCell{};
}

/// 0 at the poor end of the column, 1 at the good one.
double goodness(const HeatColumn& column, double value)
{
    const double share = (value - column.low) / std::max(column.high - column.low, 1e-9);
    return column.lowerBetter ? 1.0 - share : share;
}

void paintCell(ChartCanvas& canvas, const QRectF& box, const HeatCell& cell, const HeatColumn& column,
               bool numbers)
{
    const ChartStyle& style = canvas.style();
    const QRectF inside = box.adjusted(cellGap, cellGap, -cellGap, -cellGap);
    const QRectF& filled = inside.width() > 1 && inside.height() > 1 ? inside : box;
    if (!cell.value || !std::isfinite(*cell.value)) {
        canvas.hatch(filled, canvas.theme().unknown);
        return;
    }
    QColor ground = style.rampColor(goodness(column, *cell.value));
    if (cell.uncertain) {
        ground = canvas.theme().panel;
        canvas.frame(filled, canvas.theme().hairline);
    } else {
        canvas.fill(filled, ground);
    }
    const bool flagged = cell.tone == Tone::Concern || cell.tone == Tone::Improvement;
    const double sign = flagged ? style.px(14) : 0.0;
    if (flagged) {
        // On a ground of its own: a red triangle on a blue cell would not be seen.
        const QPointF at(filled.left() + sign / 2 + style.px(1), filled.center().y());
        const double r = std::min(style.px(7), filled.height() / 2);
        canvas.painter().setPen(Qt::NoPen);
        canvas.painter().setBrush(canvas.theme().panel);
        canvas.painter().drawEllipse(at, r, r);
        canvas.mark(at, cell.tone, std::min(4.0, filled.height() / style.px(1) / 4));
    }
    if (numbers)
        canvas.textIn(filled.adjusted(sign + style.px(2), 0, -style.px(3), 0), Qt::AlignRight,
                      column.format.label(cell.value, style.locale()),
                      cell.uncertain ? canvas.theme().secondary : style.textOn(ground));
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const HeatData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.rows.empty() || data.columns.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QStringList names;
    for (const HeatRow& row : data.rows)
        names.append(row.name);
    const QRectF& inner = canvas.area();
    const double lineHeight = style.lineHeight();
    const double gap = style.px(8);
    const double nameWidth = rowNamesWidth(style, inner, names, namesShare);
    const QRectF plot = inner.adjusted(nameWidth + gap, lineHeight * 1.2, 0, 0);
    if (plot.width() < 1 || plot.height() < 1)
        return canvas.take();
    const double width = plot.width() / static_cast<double>(data.columns.size());
    const double height = rowHeight(style, plot.height(), std::ssize(data.rows));
    canvas.layout().plot =
        QRectF(plot.topLeft(), QSizeF(plot.width(), height * static_cast<double>(data.rows.size())));
    for (size_t i = 0; i < data.columns.size(); ++i)
        canvas.textIn({plot.left() + static_cast<double>(i) * width + style.px(2), inner.top(),
                       width - style.px(5), lineHeight},
                      Qt::AlignRight, data.columns[i].name, style.theme().secondary);

    std::vector<RowName> rowNames;
    rowNames.reserve(data.rows.size());
    canvas.layout().stops.reserve(data.rows.size() * data.columns.size());
    const bool numbers = height >= lineHeight;
    painter.setRenderHint(QPainter::Antialiasing, height >= 3.0);
    for (size_t r = 0; r < data.rows.size(); ++r) {
        const double top = plot.top() + static_cast<double>(r) * height;
        rowNames.push_back({data.rows[r].name, top + height / 2, Tone::Plain});
        for (size_t c = 0; c < data.columns.size(); ++c) {
            const QRectF box(plot.left() + static_cast<double>(c) * width, top, width, height);
            paintCell(canvas, box, cellAt(data.rows[r], c), data.columns[c], numbers);
            canvas.layout().stops.push_back({box.center(), box});
        }
    }
    paintRowNames(canvas, inner.left(), nameWidth, rowNames);
    return canvas.take();
}

int chartStops(const HeatData& data)
{
    return static_cast<int>(data.rows.size() * data.columns.size());
}

int chartStride(const HeatData& data)
{
    return static_cast<int>(std::max<size_t>(1, data.columns.size()));
}

QSizeF chartHint(const HeatData& data, const ChartStyle& style)
{
    const auto columns = static_cast<double>(data.columns.size());
    const auto rows = static_cast<double>(data.rows.size());
    return {style.px(120) + columns * style.px(72), (rows * 1.7 + 1.2) * style.lineHeight() + style.px(8)};
}

QString chartReading(const HeatData& data, int stop, const QLocale& locale)
{
    const size_t columns = data.columns.size();
    const HeatRow& row = data.rows[static_cast<size_t>(stop) / columns];
    const HeatColumn& column = data.columns[static_cast<size_t>(stop) % columns];
    const HeatCell cell = cellAt(row, static_cast<size_t>(stop) % columns);
    QString text = row.name + u'\n' + column.name + u' ' + column.format.text(cell.value, locale);
    const QString tone = toneName(cell.tone);
    if (!tone.isEmpty())
        text += u'\n' + tone;
    return cell.note.isEmpty() ? text : text + u'\n' + cell.note;
}

ExportTable chartTable(const HeatData& data)
{
    ExportTable table{.header = {ChartText::tr("名称")}, .rows = {}, .formats = {ColumnFormat{}}};
    for (const HeatColumn& column : data.columns) {
        table.header.append(column.name);
        table.formats.append(columnFormat(column.format));
    }
    for (const HeatRow& row : data.rows) {
        QVariantList cells{row.name};
        for (size_t c = 0; c < data.columns.size(); ++c)
            cells.append(cellOf(cellAt(row, c).value));
        table.rows.append(cells);
    }
    return table;
}

} // namespace onescreen
