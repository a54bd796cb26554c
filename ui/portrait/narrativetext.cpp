// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/narrativetext.h"

#include "ui/portrait/portraitpaint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace onescreen {

namespace {

struct PortraitNarrative
{
    Q_DECLARE_TR_FUNCTIONS(PortraitNarrative)
};

/// Titles stand in a column of their own.
double titleWidth(const NarrativeData& data, const ChartStyle& style)
{
    double width = 0.0;
    for (const Paragraph& paragraph : data.paragraphs)
        width = std::max(width, QFontMetricsF(style.bold()).horizontalAdvance(paragraph.title));
    return width + style.px(10.0);
}

double gapOf(const ChartStyle& style)
{
    return style.px(5.0);
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const NarrativeData& data,
                       const ChartStyle& style)
{
    ChartLayout layout{.plot = area, .stops = {}, .labels = {}};
    const double indent = titleWidth(data, style);
    double y = area.top();
    for (const Paragraph& paragraph : data.paragraphs) {
        const double line = QFontMetricsF(style.font()).height();
        const QRectF rest(area.left() + indent, y, area.width() - indent, area.bottom() - y);
        if (rest.height() + 0.5 < line) {
            layout.stops.push_back({.anchor = QPointF(area.left(), area.bottom()), .area = {}});
            continue;
        }
        paintLine(painter,
                  {.box = QRectF(area.left(), y, indent, line),
                   .text = paragraph.title,
                   .font = style.bold(),
                   .color = quietColor(style)},
                  layout);
        const double used =
            paintWrapped(painter, rest, paragraph.text, style.font(), style.theme().text, layout);
        const QRectF box(area.left(), y, area.width(), used);
        layout.stops.push_back({.anchor = QPointF(box.left() + indent, box.center().y()), .area = box});
        y += used + gapOf(style);
    }
    return layout;
}

int chartStops(const NarrativeData& data)
{
    return static_cast<int>(data.paragraphs.size());
}

QString chartReading(const NarrativeData& data, int stop, const QLocale& /*locale*/)
{
    return stop >= 0 && stop < chartStops(data) ? data.paragraphs[static_cast<std::size_t>(stop)].text
                                                : QString();
}

ExportTable chartTable(const NarrativeData& data)
{
    ExportTable table;
    table.header = {PortraitNarrative::tr("题目"), PortraitNarrative::tr("内容")};
    for (const Paragraph& paragraph : data.paragraphs)
        table.rows.append(QVariantList{paragraph.title, paragraph.text});
    return table;
}

double narrativeHeight(const NarrativeData& data, double width, const ChartStyle& style)
{
    const double indent = titleWidth(data, style);
    double height = 0.0;
    for (const Paragraph& paragraph : data.paragraphs)
        height += wrappedHeight(paragraph.text, style.font(), width - indent) + gapOf(style);
    return height;
}

} // namespace onescreen
