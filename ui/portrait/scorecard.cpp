// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/scorecard.h"

#include "ui/charts/sparkline.h"
#include "ui/portrait/portraitpaint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace onescreen {

namespace {

struct PortraitScore
{
    Q_DECLARE_TR_FUNCTIONS(PortraitScore)
};

constexpr double headShare = 0.46; ///< Of the width, for the number.
constexpr double labelShare = 0.34;

/// The base scores so far, beside the number they lead to.
void paintHistory(QPainter& painter, const QRectF& area, const ScoreData& data, const ChartStyle& style,
                  ChartLayout& layout)
{
    const double line = style.lineHeight();
    paintLine(painter,
              {.box = QRectF(area.left(), area.top(), area.width(), line),
               .text = data.historyName,
               .font = style.font(),
               .color = quietColor(style)},
              layout);
    std::optional<double> low;
    std::optional<double> high;
    for (const std::optional<double>& value : data.history) {
        if (!value)
            continue;
        low = low ? std::min(*low, *value) : *value;
        high = high ? std::max(*high, *value) : *value;
    }
    // A point of room on both sides: a still line must not look like a leap.
    paintSparkline(painter, area.adjusted(0.0, line, 0.0, 0.0),
                   {.values = data.history,
                    .low = low ? std::optional(*low - 1.0) : std::nullopt,
                    .high = high ? std::optional(*high + 1.0) : std::nullopt,
                    .target = {}},
                   style);
}

/// Gives the height that was used.
double paintHead(QPainter& painter, const QRectF& area, const ScoreData& data, const ChartStyle& style,
                 ChartLayout& layout)
{
    const QFont huge = style.look().font(TextSize::Huge, true);
    const double line = style.lineHeight();
    const double height = std::min(QFontMetricsF(huge).height(), std::max(line, area.height() - 2.0 * line));
    const bool withHistory = data.history.size() > 1;
    const double width = withHistory ? area.width() * headShare : area.width();
    paintLine(painter,
              {.box = QRectF(area.left(), area.top(), width, line),
               .text = data.label,
               .font = style.font(),
               .color = quietColor(style)},
              layout);
    paintLine(painter,
              {.box = QRectF(area.left(), area.top() + line, width, height),
               .text = data.value,
               .font = huge,
               .color = style.theme().text},
              layout);
    paintLine(painter,
              {.box = QRectF(area.left(), area.top() + line + height, width, line),
               .text = data.remark,
               .font = style.font(),
               .color = style.theme().text},
              layout);
    if (withHistory)
        paintHistory(painter,
                     QRectF(area.left() + width + style.px(12.0), area.top(),
                            area.width() - width - style.px(12.0), height + 1.5 * line),
                     data, style, layout);
    return 2.0 * line + height;
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const ScoreData& data, const ChartStyle& style)
{
    ChartLayout layout{.plot = area, .stops = {}, .labels = {}};
    const double line = style.lineHeight() * 1.15;
    double y = area.top() + paintHead(painter, area, data, style, layout) + style.px(4.0);
    for (const ScoreLine& row : data.lines) {
        const QRectF box(area.left(), y, area.width(), line);
        const bool fits = box.bottom() <= area.bottom() + 0.5;
        layout.stops.push_back({.anchor = box.center(), .area = fits ? box : QRectF()});
        if (!fits)
            continue;
        const double labelWidth = box.width() * labelShare;
        paintLine(painter,
                  {.box = QRectF(box.left(), y, labelWidth - style.px(6.0), line),
                   .text = row.label,
                   .font = style.font(),
                   .color = quietColor(style)},
                  layout);
        paintLine(painter,
                  {.box = box.adjusted(labelWidth, 0.0, 0.0, 0.0),
                   .text = row.value,
                   .font = style.font(),
                   .color = style.theme().text},
                  layout);
        y += line;
    }
    return layout;
}

int chartStops(const ScoreData& data)
{
    return static_cast<int>(data.lines.size());
}

QString chartReading(const ScoreData& data, int stop, const QLocale& /*locale*/)
{
    if (stop < 0 || stop >= chartStops(data))
        return {};
    const ScoreLine& line = data.lines[static_cast<std::size_t>(stop)];
    return line.label + u'\n' + line.value;
}

ExportTable chartTable(const ScoreData& data)
{
    ExportTable table;
    table.header = {PortraitScore::tr("项目"), PortraitScore::tr("内容"), PortraitScore::tr("数值")};
    table.rows.append(QVariantList{data.label, data.value, QVariant()});
    for (const ScoreLine& line : data.lines)
        table.rows.append(QVariantList{line.label, line.value, line.number});
    for (std::size_t at = 0; at < data.history.size(); ++at) {
        const QString period = data.periods.value(static_cast<qsizetype>(at));
        table.rows.append(QVariantList{data.historyName, period,
                                       data.history[at] ? QVariant(*data.history[at]) : QVariant()});
    }
    return table;
}

} // namespace onescreen
