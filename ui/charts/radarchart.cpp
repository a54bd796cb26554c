// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/radarchart.h"

#include "ui/charts/chartcanvas.h"
#include "ui/charts/charttext.h"

#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int rings = 4;
constexpr size_t leastAxes = 3;
constexpr float bandOpacity = 0.35F;

/// Directions from the centre; the first axis points up, the rest follow clockwise.
class Wheel
{
public:
    Wheel(QPointF centre, double radius, const RadarData& data)
        : m_centre(centre), m_radius(radius), m_low(data.low), m_span(std::max(data.high - data.low, 1e-9))
    {
        for (size_t i = 0; i < data.axes.size(); ++i) {
            const double angle =
                2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(data.axes.size()) -
                std::numbers::pi / 2.0;
            m_ways.emplace_back(std::cos(angle), std::sin(angle));
        }
    }

    [[nodiscard]] QPointF way(size_t axis) const { return m_ways[axis]; }
    [[nodiscard]] QPointF at(size_t axis, double value) const
    {
        const double share = std::clamp((value - m_low) / m_span, 0.0, 1.0);
        return m_centre + m_ways[axis] * (m_radius * share);
    }
    [[nodiscard]] QPolygonF ring(double share) const
    {
        QPolygonF ring;
        for (const QPointF way : m_ways)
            ring.append(m_centre + way * (m_radius * share));
        ring.append(ring.front());
        return ring;
    }
    [[nodiscard]] QPointF centre() const { return m_centre; }

private:
    QPointF m_centre;
    double m_radius;
    double m_low;
    double m_span;
    std::vector<QPointF> m_ways;
};

void paintWeb(ChartCanvas& canvas, const Wheel& wheel, size_t axes)
{
    QPainter& painter = canvas.painter();
    painter.setPen(QPen(canvas.theme().hairline, 1));
    painter.setBrush(Qt::NoBrush);
    for (int ring = 1; ring <= rings; ++ring)
        painter.drawPolyline(wheel.ring(static_cast<double>(ring) / rings));
    QList<QLineF> spokes;
    const QPolygonF outer = wheel.ring(1.0);
    for (size_t i = 0; i < axes; ++i)
        spokes.append(QLineF(wheel.centre(), outer[static_cast<qsizetype>(i)]));
    painter.drawLines(spokes);
}

/// Segments between neighbours that are both known: a missing value is a gap on both its sides.
template <typename Value>
QList<QLineF> segments(const Wheel& wheel, const std::vector<RadarAxis>& axes, Value value)
{
    QList<QLineF> lines;
    for (size_t i = 0; i < axes.size(); ++i) {
        const size_t next = (i + 1) % axes.size();
        const std::optional<double> from = value(axes[i]);
        const std::optional<double> to = value(axes[next]);
        if (from && to)
            lines.append(QLineF(wheel.at(i, *from), wheel.at(next, *to)));
    }
    return lines;
}

/// The band of the peers' quartiles, sector by sector where both ends have it.
void paintBand(ChartCanvas& canvas, const Wheel& wheel, const std::vector<RadarAxis>& axes)
{
    QPainterPath band;
    for (size_t i = 0; i < axes.size(); ++i) {
        const size_t next = (i + 1) % axes.size();
        const RadarAxis& a = axes[i];
        const RadarAxis& b = axes[next];
        if (!a.peerLow || !a.peerHigh || !b.peerLow || !b.peerHigh)
            continue;
        band.addPolygon(QPolygonF{wheel.at(i, *a.peerLow), wheel.at(i, *a.peerHigh),
                                  wheel.at(next, *b.peerHigh), wheel.at(next, *b.peerLow),
                                  wheel.at(i, *a.peerLow)});
    }
    QColor color = canvas.theme().muted;
    color.setAlphaF(bandOpacity);
    canvas.painter().fillPath(band, color);
}

/// Number and name of an axis outside its corner.
void paintCorner(ChartCanvas& canvas, const Wheel& wheel, size_t index, const RadarData& data)
{
    const RadarAxis& axis = data.axes[index];
    const ChartStyle& style = canvas.style();
    const double height = style.lineHeight();
    const QPointF way = wheel.way(index);
    const QPointF tip = wheel.at(index, data.high) + way * style.px(8);
    const QString number = data.format.label(axis.value, style.locale());
    const double numberWidth = style.textWidth(number) * 1.1;
    const QRectF& area = canvas.area();
    const bool middle = std::abs(way.x()) < 0.2;
    const bool right = way.x() > 0;
    double room = middle ? area.width() / 2 : right ? area.right() - tip.x() : tip.x() - area.left();
    room = std::max(room, numberWidth);
    const double width = std::min(room, std::max(style.textWidth(axis.name), numberWidth) + 1);
    double left = middle ? tip.x() - width / 2 : right ? tip.x() : tip.x() - width;
    left = std::clamp(left, area.left(), std::max(area.left(), area.right() - width));
    double top = tip.y() - height + (way.y() < -0.8 ? -height : way.y() > 0.8 ? height : 0.0);
    top = std::clamp(top, area.top(), std::max(area.top(), area.bottom() - 2 * height));
    const Qt::AlignmentFlag align = middle ? Qt::AlignHCenter : right ? Qt::AlignLeft : Qt::AlignRight;
    canvas.textIn({left, top, width, height}, align, number,
                  axis.value ? canvas.theme().text : canvas.theme().unknown, true);
    canvas.textIn({left, top + height, width, height}, align, axis.name, canvas.theme().secondary);
}

/// One or two axes span no web: they are only named.
void paintFewAxes(ChartCanvas& canvas, const RadarData& data)
{
    if (data.axes.empty())
        canvas.sayEmpty();
    QPointF at = canvas.area().center();
    for (const RadarAxis& axis : data.axes) {
        canvas.text(at, Side::Centre,
                    axis.name + u' ' + data.format.label(axis.value, canvas.style().locale()),
                    canvas.theme().text);
        canvas.layout().stops.push_back({at, {}});
        at.ry() += canvas.style().lineHeight() * 1.5;
    }
}

} // namespace

ChartLayout paintChart(QPainter& painter, const QRectF& area, const RadarData& data, const ChartStyle& style)
{
    ChartCanvas canvas(painter, area, style);
    if (data.axes.size() < leastAxes) {
        paintFewAxes(canvas, data);
        return canvas.take();
    }
    QRectF inner = canvas.area();
    std::vector<ChartLegendEntry> legend;
    if (!data.unitName.isEmpty())
        legend.push_back({data.unitName, style.color(Tone::Plain), ChartLegendEntry::Sign::Line});
    if (!data.peerName.isEmpty())
        legend.push_back({data.peerName, style.theme().secondary, ChartLegendEntry::Sign::DashedLine});
    paintLegend(canvas, inner, legend);

    double names = 0.0;
    for (const RadarAxis& axis : data.axes)
        names = std::max(names, style.textWidth(axis.name));
    const double side = std::min(names + style.px(12), inner.width() * 0.33);
    const double radius = std::max(
        1.0, std::min(inner.width() / 2 - side, inner.height() / 2 - 2 * style.lineHeight() - style.px(6)));
    const Wheel wheel(inner.center(), radius, data);
    canvas.layout().plot = QRectF(inner.center() - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    paintWeb(canvas, wheel, data.axes.size());
    paintBand(canvas, wheel, data.axes);
    painter.setPen(QPen(style.theme().secondary, style.px(1.5), Qt::DashLine));
    painter.drawLines(segments(wheel, data.axes, [](const RadarAxis& axis) { return axis.peerMedian; }));
    painter.setPen(QPen(style.color(Tone::Plain), style.px(2.5), Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(segments(wheel, data.axes, [](const RadarAxis& axis) { return axis.value; }));

    for (size_t i = 0; i < data.axes.size(); ++i) {
        const RadarAxis& axis = data.axes[i];
        const QPointF corner = wheel.at(i, axis.value.value_or(data.high));
        if (axis.value)
            canvas.mark(corner, Tone::Plain, 3.5);
        paintCorner(canvas, wheel, i, data);
        canvas.layout().stops.push_back({corner, {}});
    }
    return canvas.take();
}

int chartStops(const RadarData& data)
{
    return static_cast<int>(data.axes.size());
}

QString chartReading(const RadarData& data, int stop, const QLocale& locale)
{
    const RadarAxis& axis = data.axes[static_cast<size_t>(stop)];
    QString text = axis.name + u'\n' + data.unitName + u' ' + data.format.text(axis.value, locale);
    if (axis.peerMedian)
        text += u'\n' + data.peerName + u' ' + data.format.text(axis.peerMedian, locale);
    if (axis.peerLow && axis.peerHigh)
        text +=
            u'\n' + ChartText::tr("同组四分位 %1–%2")
                        .arg(data.format.text(axis.peerLow, locale), data.format.text(axis.peerHigh, locale));
    return axis.note.isEmpty() ? text : text + u'\n' + axis.note;
}

ExportTable chartTable(const RadarData& data)
{
    ExportTable table{.header = {ChartText::tr("维度"),
                                 data.unitName.isEmpty() ? ChartText::tr("值") : data.unitName,
                                 ChartText::tr("同组中位"), ChartText::tr("同组下四分位"),
                                 ChartText::tr("同组上四分位"), ChartText::tr("说明")},
                      .rows = {},
                      .formats = {ColumnFormat{}}};
    for (int i = 0; i < 4; ++i)
        table.formats.append(columnFormat(data.format));
    for (const RadarAxis& axis : data.axes)
        table.rows.append(QVariantList{axis.name, cellOf(axis.value), cellOf(axis.peerMedian),
                                       cellOf(axis.peerLow), cellOf(axis.peerHigh), axis.note});
    return table;
}

} // namespace onescreen
