// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/pointschart.h"

#include "ui/common/numbertext.h"
#include "ui/portrait/portraitpaint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitPoints
{
    Q_DECLARE_TR_FUNCTIONS(PortraitPoints)
};

constexpr double nameShare = 0.4;

double rowHeight(const ChartStyle& style)
{
    return style.lineHeight() * 1.45;
}

QString lostText(const PointsRow& row, int decimals, const QLocale& locale)
{
    return PortraitPoints::tr("失 %1").arg(numberText(row.lost, locale, decimals));
}

struct Columns
{
    double nameWidth = 0.0;
    double barLeft = 0.0;
    double barWidth = 1.0;
    double numberWidth = 0.0;
    double most = 1.0; ///< Points of the longest bar.
};

Columns columnsOf(const QRectF& area, const PointsData& data, const ChartStyle& style)
{
    Columns columns;
    for (const PointsRow& row : data.rows) {
        columns.nameWidth = std::max(columns.nameWidth, style.textWidth(row.name));
        columns.numberWidth =
            std::max(columns.numberWidth, style.textWidth(lostText(row, data.decimals, style.locale())));
    }
    double most = 0.0;
    for (const PointsRow& row : data.rows)
        most = std::max(most, row.gained + row.lost);
    columns.most = most > 0.0 ? most : 1.0;
    const double gap = style.px(8.0);
    columns.nameWidth = std::min(columns.nameWidth + 1.0, area.width() * nameShare);
    columns.numberWidth += 2.0;
    columns.barLeft = area.left() + columns.nameWidth + gap;
    columns.barWidth = std::max(1.0, area.right() - columns.numberWidth - gap - columns.barLeft);
    return columns;
}

void paintRow(QPainter& painter, const QRectF& box, const PointsRow& row, const PointsData& data,
              const Columns& columns, const ChartStyle& style, ChartLayout& layout)
{
    paintLine(painter,
              {.box = QRectF(box.left(), box.top(), columns.nameWidth, box.height()),
               .text = row.name,
               .font = style.font(),
               .color = style.theme().text,
               .align = Qt::AlignRight},
              layout);
    const double height = style.px(10.0);
    const double top = box.center().y() - height / 2.0;
    const double full = columns.barWidth * (row.gained + row.lost) / columns.most;
    const double gained = columns.barWidth * row.gained / columns.most;
    painter.setPen(QPen(style.theme().secondary, 1.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(columns.barLeft, top, full, height));
    painter.fillRect(QRectF(columns.barLeft, top, gained, height), style.color(Tone::Plain));
    paintLine(painter,
              {.box = QRectF(box.right() - columns.numberWidth, box.top(), columns.numberWidth, box.height()),
               .text = lostText(row, data.decimals, style.locale()),
               .font = style.font(),
               .color = style.theme().text,
               .align = Qt::AlignRight},
              layout);
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const PointsData& data, const ChartStyle& style)
{
    ChartLayout layout{.plot = area, .stops = {}, .labels = {}};
    const double height = rowHeight(style);
    const Columns columns = columnsOf(area, data, style);
    const bool fitsAll = height * static_cast<double>(data.rows.size()) <= area.height() + 0.5;
    const auto shown =
        fitsAll ? data.rows.size() : static_cast<std::size_t>(std::max(0.0, area.height() / height - 1.0));
    double y = area.top();
    for (std::size_t at = 0; at < data.rows.size(); ++at) {
        const QRectF box(area.left(), y, area.width(), height);
        layout.stops.push_back({.anchor = box.center(), .area = at < shown ? box : QRectF()});
        if (at >= shown)
            continue;
        paintRow(painter, box, data.rows[at], data, columns, style, layout);
        y += height;
    }
    if (!fitsAll)
        paintLine(painter,
                  {.box = QRectF(area.left(), y, area.width(), std::min(height, area.bottom() - y)),
                   .text = PortraitPoints::tr("另有 %1 项").arg(data.rows.size() - shown),
                   .font = style.font(),
                   .color = style.theme().text},
                  layout);
    return layout;
}

int chartStops(const PointsData& data)
{
    return static_cast<int>(data.rows.size());
}

QString chartReading(const PointsData& data, int stop, const QLocale& locale)
{
    if (stop < 0 || stop >= chartStops(data))
        return {};
    const PointsRow& row = data.rows[static_cast<std::size_t>(stop)];
    return row.name + u'\n' +
           PortraitPoints::tr("贡献 %1，失分 %2，满分 %3")
               .arg(numberText(row.gained, locale, data.decimals),
                    numberText(row.lost, locale, data.decimals),
                    numberText(row.gained + row.lost, locale, data.decimals));
}

ExportTable chartTable(const PointsData& data)
{
    ExportTable table;
    table.header = {PortraitPoints::tr("指标"), PortraitPoints::tr("贡献"), PortraitPoints::tr("失分")};
    for (const PointsRow& row : data.rows)
        table.rows.append(QVariantList{row.name, row.gained, row.lost});
    return table;
}

QSizeF chartHint(const PointsData& data, const ChartStyle& style)
{
    return {style.px(240.0), rowHeight(style) * static_cast<double>(data.rows.size())};
}

} // namespace onescreen
