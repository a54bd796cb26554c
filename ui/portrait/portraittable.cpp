// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraittable.h"

#include "ui/common/numbertext.h"
#include "ui/portrait/portraitpaint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitTables
{
    Q_DECLARE_TR_FUNCTIONS(PortraitTables)
};

double rowHeight(const ChartStyle& style)
{
    return style.lineHeight() * 1.35;
}

double remarkHeight(const PortraitTableData& data, double width, const ChartStyle& style)
{
    return data.remark.isEmpty() ? 0.0 : wrappedHeight(data.remark, style.font(), width) + style.px(6.0);
}

std::vector<QRectF> columnBoxes(const QRectF& row, const PortraitTableData& data, const ChartStyle& style)
{
    double sum = 0.0;
    for (const PortraitColumn& column : data.columns)
        sum += column.share;
    std::vector<QRectF> boxes;
    double left = row.left();
    for (const PortraitColumn& column : data.columns) {
        const double width = row.width() * column.share / std::max(sum, 1e-9);
        const bool last = boxes.size() + 1 == data.columns.size();
        boxes.emplace_back(left, row.top(), std::max(1.0, width - (last ? 0.0 : style.px(8.0))),
                           row.height());
        left += width;
    }
    return boxes;
}

void paintRow(QPainter& painter, const QRectF& box, const PortraitTableData& data, const PortraitRow& row,
              const ChartStyle& style, ChartLayout& layout)
{
    if (row.heading) {
        paintLine(painter,
                  {.box = box,
                   .text = row.cells.empty() ? QString() : row.cells.front().text,
                   .font = style.bold(),
                   .color = style.theme().text},
                  layout);
        return;
    }
    const std::vector<QRectF> boxes = columnBoxes(box, data, style);
    for (std::size_t at = 0; at < std::min(row.cells.size(), boxes.size()); ++at) {
        const PortraitCell& cell = row.cells[at];
        paintLine(painter,
                  {.box = boxes[at],
                   .text = cell.text,
                   .font = style.font(),
                   .color = cell.quiet ? quietColor(style) : style.theme().text,
                   .align = data.columns[at].number ? Qt::AlignRight : Qt::AlignLeft},
                  layout);
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PortraitTableData& data,
                       const ChartStyle& style)
{
    ChartLayout layout{.plot = area, .stops = {}, .labels = {}};
    const double height = rowHeight(style);
    const std::vector<QRectF> heads =
        columnBoxes(QRectF(area.left(), area.top(), area.width(), height), data, style);
    for (std::size_t at = 0; at < heads.size(); ++at)
        paintLine(painter,
                  {.box = heads[at],
                   .text = data.columns[at].title,
                   .font = style.font(),
                   .color = quietColor(style),
                   .align = data.columns[at].number ? Qt::AlignRight : Qt::AlignLeft},
                  layout);
    double y = area.top() + height;
    painter.setPen(QPen(style.theme().hairline, 1.0));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));

    const double below = remarkHeight(data, area.width(), style);
    const double room = area.bottom() - y - below;
    const bool fitsAll = height * static_cast<double>(data.rows.size()) <= room + 0.5;
    const auto shown =
        fitsAll ? data.rows.size() : static_cast<std::size_t>(std::max(0.0, (room - height) / height));
    for (std::size_t at = 0; at < data.rows.size(); ++at) {
        const QRectF box(area.left(), y, area.width(), height);
        layout.stops.push_back({.anchor = box.center(), .area = at < shown ? box : QRectF()});
        if (at >= shown)
            continue;
        paintRow(painter, box, data, data.rows[at], style, layout);
        y += height;
    }
    if (!fitsAll && room >= height) {
        paintLine(painter,
                  {.box = QRectF(area.left(), y, area.width(), height),
                   .text = PortraitTables::tr("另有 %1 行").arg(data.rows.size() - shown),
                   .font = style.font(),
                   .color = style.theme().text},
                  layout);
        y += height;
    }
    if (below > 0.0)
        paintWrapped(painter, QRectF(area.left(), y + style.px(6.0), area.width(), area.bottom() - y),
                     data.remark, style.font(), quietColor(style), layout);
    return layout;
}

int chartStops(const PortraitTableData& data)
{
    return static_cast<int>(data.rows.size());
}

QString chartReading(const PortraitTableData& data, int stop, const QLocale& /*locale*/)
{
    if (stop < 0 || stop >= chartStops(data))
        return {};
    const PortraitRow& row = data.rows[static_cast<std::size_t>(stop)];
    QStringList lines;
    for (std::size_t at = 0; at < row.cells.size() && at < data.columns.size(); ++at) {
        if (row.cells[at].text.isEmpty())
            continue;
        const QString& title = data.columns[at].title;
        lines << (at == 0 || title.isEmpty() ? row.cells[at].text : title + u' ' + row.cells[at].text);
    }
    return lines.join(u'\n');
}

ExportTable chartTable(const PortraitTableData& data)
{
    ExportTable table;
    for (const PortraitColumn& column : data.columns)
        table.header << column.title;
    for (const PortraitRow& row : data.rows) {
        QVariantList cells;
        for (const PortraitCell& cell : row.cells)
            cells << (cell.number.isValid()      ? cell.number
                      : cell.text == missingText ? QVariant()
                                                 : QVariant(cell.text));
        while (cells.size() < std::ssize(data.columns))
            cells << QVariant();
        table.rows.append(cells);
    }
    return table;
}

double tableHeight(const PortraitTableData& data, double width, const ChartStyle& style)
{
    return rowHeight(style) * static_cast<double>(data.rows.size() + 1) + remarkHeight(data, width, style) +
           style.px(2.0);
}

} // namespace onescreen
