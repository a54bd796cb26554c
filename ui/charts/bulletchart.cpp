// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bulletchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double namesShare = 0.32;
constexpr double barShare = 0.34;    ///< Of the height of the ranges, as Few has it.
constexpr double rangeShare = 0.62;  ///< Of the height of a row.
constexpr double targetShare = 0.62; ///< Of the height of the ranges.

/// Grounds of the ranges, from poor to good: one hue, so that only lightness orders them.
QColor rangeColor(const Theme& theme, size_t index, size_t count)
{
    QColor color = theme.secondary;
    const double strength =
        count < 2 ? 0.25 : 0.38 - 0.26 * static_cast<double>(index) / static_cast<double>(count - 1);
    color.setAlphaF(static_cast<float>(strength));
    return color;
}

struct BulletPlace
{
    double left;
    double width;
    double middle;
    double height;
};

double placeOf(const Bullet& bullet, const BulletPlace& place, double value)
{
    const double span = std::max(bullet.high - bullet.low, 1e-9);
    return place.left + place.width * std::clamp((value - bullet.low) / span, 0.0, 1.0);
}

void paintRanges(ChartCanvas& canvas, const Bullet& bullet, const BulletPlace& place)
{
    const double height = place.height * rangeShare;
    const double top = place.middle - height / 2;
    double from = place.left;
    const size_t count = bullet.bands.size() + 1;
    for (size_t i = 0; i < count; ++i) {
        const double to =
            i < bullet.bands.size() ? placeOf(bullet, place, bullet.bands[i]) : place.left + place.width;
        canvas.fill({from, top, std::max(0.0, to - from), height}, rangeColor(canvas.theme(), i, count));
        from = std::max(from, to);
    }
}

/// Value, target and peers over the ranges. The end of the bar.
QPointF paintMeasures(ChartCanvas& canvas, const Bullet& bullet, const BulletPlace& place)
{
    const ChartStyle& style = canvas.style();
    const double height = place.height * rangeShare;
    QPointF end(place.left, place.middle);
    if (bullet.value) {
        end.setX(placeOf(bullet, place, *bullet.value));
        const double bar = height * barShare;
        canvas.fill({place.left, place.middle - bar / 2, end.x() - place.left, bar},
                    style.color(bullet.tone));
        if (bullet.tone == Tone::Concern || bullet.tone == Tone::Improvement || bullet.tone == Tone::Unknown)
            canvas.mark(end, bullet.tone, std::min(4.5, place.height / 3));
    } else {
        canvas.hatch({place.left, place.middle - height / 2, place.width, height}, canvas.theme().unknown);
    }
    if (bullet.peer) {
        const double x = placeOf(bullet, place, *bullet.peer);
        const double r = std::min(style.px(4), height / 3);
        const std::array<QPointF, 4> diamond{QPointF(x, place.middle - r), QPointF(x + r, place.middle),
                                             QPointF(x, place.middle + r), QPointF(x - r, place.middle)};
        canvas.painter().setPen(QPen(canvas.theme().text, 1));
        canvas.painter().setBrush(canvas.theme().panel);
        canvas.painter().drawConvexPolygon(diamond.data(), static_cast<int>(diamond.size()));
    }
    if (bullet.target) {
        const double x = placeOf(bullet, place, *bullet.target);
        const double half = height * targetShare / 2 + height * 0.1;
        canvas.line({x, place.middle - half}, {x, place.middle + half}, canvas.theme().text, style.px(2.5));
    }
    return end;
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const BulletData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.rows.empty()) {
        canvas.sayEmpty();
        return canvas.take();
    }
    QStringList names;
    double values = 0.0;
    for (const Bullet& bullet : data.rows) {
        names.append(bullet.name);
        values = std::max(values, style.textWidth(bullet.format.label(bullet.value, style.locale())));
    }
    const QRectF& inner = canvas.area();
    const double gap = style.px(8);
    const double nameWidth = rowNamesWidth(style, inner, names, namesShare);
    const QRectF plot(inner.left() + nameWidth + gap, inner.top(),
                      std::max(1.0, inner.width() - nameWidth - values - 2 * gap), inner.height());
    const double row = rowHeight(style, inner.height(), std::ssize(data.rows));
    canvas.layout().plot = plot;

    std::vector<RowName> rowNames;
    rowNames.reserve(data.rows.size());
    for (size_t i = 0; i < data.rows.size(); ++i) {
        const Bullet& bullet = data.rows[i];
        const BulletPlace place{.left = plot.left(),
                                .width = plot.width(),
                                .middle = plot.top() + (static_cast<double>(i) + 0.5) * row,
                                .height = row};
        paintRanges(canvas, bullet, place);
        const QPointF end = paintMeasures(canvas, bullet, place);
        rowNames.push_back({bullet.name, place.middle, bullet.tone});
        canvas.layout().stops.push_back({end, {inner.left(), place.middle - row / 2, inner.width(), row}});
        canvas.text({inner.right(), place.middle}, Side::Left,
                    bullet.format.label(bullet.value, style.locale()),
                    bullet.value ? style.theme().text : style.theme().unknown);
    }
    paintRowNames(canvas, inner.left(), nameWidth, rowNames);
    return canvas.take();
}

int chartStops(const BulletData& data)
{
    return static_cast<int>(data.rows.size());
}

QSizeF chartHint(const BulletData& data, const ChartStyle& style)
{
    const double rows = std::max(1.0, static_cast<double>(data.rows.size()));
    return {style.px(360), rows * style.lineHeight() * 1.7 + style.px(8)};
}

QString chartReading(const BulletData& data, int stop, const QLocale& locale)
{
    const Bullet& bullet = data.rows[static_cast<size_t>(stop)];
    QString text = bullet.name + u'\n' + bullet.format.text(bullet.value, locale);
    if (bullet.target) {
        text += u'\n' + ChartText::tr("目标 %1").arg(bullet.format.text(bullet.target, locale));
        if (bullet.value)
            text +=
                ChartText::tr("，相差 %1").arg(bullet.format.change(*bullet.value - *bullet.target, locale));
    }
    if (bullet.peer)
        text += u'\n' + ChartText::tr("同组中位 %1").arg(bullet.format.text(bullet.peer, locale));
    return bullet.note.isEmpty() ? text : text + u'\n' + bullet.note;
}

ExportTable chartTable(const BulletData& data)
{
    ExportTable table{.header = {ChartText::tr("名称"), ChartText::tr("值"), ChartText::tr("目标"),
                                 ChartText::tr("同组中位"), ChartText::tr("单位"), ChartText::tr("说明")},
                      .rows = {},
                      .formats = {}};
    for (const Bullet& bullet : data.rows) {
        // Rows may differ in unit: shares are written as they are shown, beside their unit.
        const auto shown = [&](std::optional<double> value) {
            return cellOf(value ? std::optional(*value * bullet.format.factor) : value);
        };
        table.rows.append(QVariantList{bullet.name, shown(bullet.value), shown(bullet.target),
                                       shown(bullet.peer), bullet.format.unit, bullet.note});
    }
    return table;
}

} // namespace onescreen
