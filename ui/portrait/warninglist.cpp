// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/warninglist.h"

#include "ui/portrait/portraitpaint.h"
#include "ui/portrait/portraittext.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct PortraitWarnings
{
    Q_DECLARE_TR_FUNCTIONS(PortraitWarnings)
};

double rowHeight(const ChartStyle& style)
{
    return style.lineHeight() * 2.2 + style.px(8.0);
}

QColor levelColor(portrait::WarningLevel level, const Theme& theme)
{
    switch (level) {
    case portrait::WarningLevel::Red:
        return theme.urgent;
    case portrait::WarningLevel::Orange:
    case portrait::WarningLevel::Yellow:
        return theme.warning;
    case portrait::WarningLevel::Blue:
        break;
    }
    return theme.accent;
}

/// Square for red and yellow, round for orange and blue; filled for the two graver ones.
void paintBadge(QPainter& painter, const QRectF& box, portrait::WarningLevel level, const ChartStyle& style,
                ChartLayout& layout)
{
    const bool filled = level >= portrait::WarningLevel::Orange;
    const bool round = level == portrait::WarningLevel::Orange || level == portrait::WarningLevel::Blue;
    const QColor color = levelColor(level, style.theme());
    painter.setPen(QPen(color, style.px(1.5)));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    const double radius = round ? box.height() / 2.0 : style.px(2.0);
    painter.drawRoundedRect(box, radius, radius);
    paintLine(painter,
              {.box = box,
               .text = levelText(level),
               .font = style.bold(),
               .color = filled ? style.textOn(color) : color,
               .align = Qt::AlignHCenter},
              layout);
}

QColor handlingColor(const portrait::Handling& handling, const ChartStyle& style)
{
    if (handling.overdue)
        return style.theme().urgent;
    return handling.acknowledged || handling.quiet > 0 ? quietColor(style) : style.theme().text;
}

/// All that is known, for the reading.
QStringList handlingLines(const portrait::Handling& handling)
{
    QStringList lines{PortraitWarnings::tr("%1 起").arg(handling.opened.toString())};
    if (handling.quiet > 0)
        lines.front() += handling.closed ? PortraitWarnings::tr("，连续两期安静，已关闭")
                                         : PortraitWarnings::tr("，本期没有信号，再有一期安静即关闭");
    if (handling.acknowledged) {
        QString line = PortraitWarnings::tr("%1 确认").arg(handling.acknowledged->toString(Qt::ISODate));
        if (!handling.by.isEmpty())
            line.prepend(handling.by + u' ');
        if (handling.due)
            line += PortraitWarnings::tr("，期限 %1").arg(handling.due->toString(Qt::ISODate));
        if (handling.overdue)
            line += PortraitWarnings::tr("（已逾期）");
        lines << line;
    } else {
        lines << PortraitWarnings::tr("未确认");
    }
    if (!handling.note.isEmpty())
        lines << handling.note;
    return lines;
}

void paintRow(QPainter& painter, const QRectF& box, const WarningRow& row, const ChartStyle& style,
              ChartLayout& layout)
{
    const double line = style.lineHeight() * 1.1;
    const double side = style.lineHeight() * 1.25;
    paintBadge(painter, QRectF(box.left(), box.top() + style.px(3.0), side, side), row.level, style, layout);
    const double left = box.left() + side + style.px(8.0);
    const double valueWidth = std::min(style.textWidth(row.value) + style.px(2.0), box.width() * 0.45);
    const QRectF first(left, box.top() + style.px(2.0), box.right() - left, line);
    const QString name = row.isNew ? PortraitWarnings::tr("%1（新）").arg(row.name) : row.name;
    paintLine(painter,
              {.box = first.adjusted(0.0, 0.0, -valueWidth - style.px(6.0), 0.0),
               .text = name,
               .font = style.bold(),
               .color = style.theme().text},
              layout);
    paintLine(painter,
              {.box = QRectF(box.right() - valueWidth, first.top(), valueWidth, line),
               .text = row.value,
               .font = style.font(),
               .color = style.theme().text,
               .align = Qt::AlignRight},
              layout);
    const QString state = row.handling ? handlingText(*row.handling) : QString();
    const double stateWidth = std::min(style.textWidth(state) + style.px(2.0), box.width() * 0.6);
    const QRectF second = first.translated(0.0, line);
    if (!state.isEmpty())
        paintLine(painter,
                  {.box = QRectF(box.right() - stateWidth, second.top(), stateWidth, line),
                   .text = state,
                   .font = style.font(),
                   .color = handlingColor(*row.handling, style),
                   .align = Qt::AlignRight},
                  layout);
    paintLine(painter,
              {.box = second.adjusted(0.0, 0.0, state.isEmpty() ? 0.0 : -stateWidth - style.px(6.0), 0.0),
               .text = row.reasons,
               .font = style.font(),
               .color = quietColor(style)},
              layout);
}

} // namespace

QString handlingText(const portrait::Handling& handling)
{
    if (handling.closed)
        return PortraitWarnings::tr("已关闭");
    if (handling.quiet > 0)
        return PortraitWarnings::tr("已静 %1 期").arg(handling.quiet);
    if (!handling.acknowledged)
        return PortraitWarnings::tr("未确认");
    if (!handling.due)
        return PortraitWarnings::tr("已确认");
    const QString due = handling.due->toString(Qt::ISODate);
    return handling.overdue ? PortraitWarnings::tr("逾期 %1").arg(due)
                            : PortraitWarnings::tr("已确认，限 %1").arg(due);
}

ChartLayout paintChart(QPainter& painter, const QRectF& area, const WarningListData& data,
                       const ChartStyle& style)
{
    ChartLayout layout{.plot = area, .stops = {}, .labels = {}};
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = style.lineHeight() * 1.2;
    const double height = rowHeight(style);
    const double footer = data.below.isEmpty() ? 0.0 : line;
    double y = area.top();
    if (data.rows.empty())
        y += paintWrapped(painter, area.adjusted(0.0, 0.0, 0.0, -footer), data.none, style.font(),
                          style.theme().text, layout);
    const auto all = static_cast<double>(data.rows.size());
    const bool fitsAll = all * height + footer <= area.height() + 0.5;
    const double room = area.height() - footer - (fitsAll ? 0.0 : line);
    const auto shown = fitsAll ? data.rows.size() : static_cast<std::size_t>(std::max(0.0, room / height));
    for (std::size_t at = 0; at < data.rows.size(); ++at) {
        if (at >= shown) {
            layout.stops.push_back({.anchor = QPointF(area.left(), y), .area = {}});
            continue;
        }
        const QRectF box(area.left(), y, area.width(), height);
        paintRow(painter, box, data.rows[at], style, layout);
        if (at + 1 < shown) {
            painter.setPen(QPen(style.theme().hairline, 1.0));
            painter.drawLine(QPointF(box.left(), box.bottom() - 1.0),
                             QPointF(box.right(), box.bottom() - 1.0));
        }
        layout.stops.push_back({.anchor = box.center(), .area = box});
        y += height;
    }
    if (!fitsAll) {
        paintLine(painter,
                  {.box = QRectF(area.left(), y, area.width(), line),
                   .text = PortraitWarnings::tr("另有 %1 项").arg(data.rows.size() - shown),
                   .font = style.font(),
                   .color = style.theme().text},
                  layout);
        y += line;
    }
    if (!data.below.isEmpty() && y + line <= area.bottom() + 0.5)
        paintLine(painter,
                  {.box = QRectF(area.left(), y, area.width(), line),
                   .text = data.below,
                   .font = style.font(),
                   .color = quietColor(style)},
                  layout);
    return layout;
}

int chartStops(const WarningListData& data)
{
    return static_cast<int>(data.rows.size());
}

QString chartReading(const WarningListData& data, int stop, const QLocale& /*locale*/)
{
    if (stop < 0 || stop >= chartStops(data))
        return {};
    const WarningRow& row = data.rows[static_cast<std::size_t>(stop)];
    QStringList lines{levelText(row.level) + u' ' + row.name + u' ' + row.value, row.reasons};
    if (!row.owner.isEmpty())
        lines << PortraitWarnings::tr("责任：%1").arg(row.owner);
    if (row.handling)
        lines += handlingLines(*row.handling);
    return lines.join(u'\n');
}

ExportTable chartTable(const WarningListData& data)
{
    ExportTable table;
    table.header = {PortraitWarnings::tr("级别"),   PortraitWarnings::tr("指标"),
                    PortraitWarnings::tr("数值"),   PortraitWarnings::tr("依据"),
                    PortraitWarnings::tr("责任"),   PortraitWarnings::tr("本期新增"),
                    PortraitWarnings::tr("起于"),   PortraitWarnings::tr("状态"),
                    PortraitWarnings::tr("确认人"), PortraitWarnings::tr("期限")};
    for (const WarningRow& row : data.rows) {
        QVariantList cells{levelText(row.level),
                           row.name,
                           row.value,
                           row.reasons,
                           row.owner,
                           row.isNew ? PortraitWarnings::tr("是") : PortraitWarnings::tr("否")};
        if (row.handling)
            cells << row.handling->opened.toString() << handlingText(*row.handling) << row.handling->by
                  << (row.handling->due ? row.handling->due->toString(Qt::ISODate) : QString());
        table.rows.append(cells);
    }
    return table;
}

QSizeF chartHint(const WarningListData& data, const ChartStyle& style)
{
    const double lines = data.below.isEmpty() ? 0.0 : style.lineHeight() * 1.2;
    const double least = data.rows.empty() ? style.lineHeight() * 3.0 : 0.0;
    return {style.px(240.0),
            std::max(least, rowHeight(style) * static_cast<double>(data.rows.size())) + lines};
}

} // namespace onescreen
