// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcanvas.h"

#include "app/domain/texts.h"
#include "ui/charts/charttext.h"
#include "ui/common/pictureexport.h"

#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr double hatchStep = 5.0;       ///< Design pixels between two strokes.
constexpr double mostNameWidth = 130.0; ///< Of a point, design pixels.
constexpr float groundOpacity = 0.75F;  ///< Under a name in the plot: lines behind it step back.
constexpr double touch = 0.5;           ///< Boxes that only touch do not overlap.

} // namespace

ChartCanvas::ChartCanvas(QPainter& painter, const QRectF& area, const ChartStyle& style)
    : m_painter(painter), m_style(style), m_whole(area)
{
    const double edge = style.look().metrics.grid;
    m_area = area.adjusted(edge, edge / 2, -edge, -edge / 2);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setFont(style.font());
    m_layout.plot = m_area;
}

ChartCanvas::~ChartCanvas()
{
    m_painter.restore();
}

bool ChartCanvas::isFree(const QRectF& box) const
{
    const QRectF inner = box.adjusted(touch, touch, -touch, -touch);
    return std::ranges::none_of(m_layout.labels,
                                [&](const ChartLabel& label) { return label.box.intersects(inner); });
}

bool ChartCanvas::coversMark(const QRectF& box) const
{
    return std::ranges::any_of(m_marks, [&](const QRectF& mark) { return mark.intersects(box); });
}

void ChartCanvas::keepFree(QPointF centre, double radius)
{
    const double r = m_style.px(radius);
    m_marks.emplace_back(centre.x() - r, centre.y() - r, 2 * r, 2 * r);
}

QRectF ChartCanvas::boxAt(QPointF anchor, Side side, double width, double distance) const
{
    const double height = m_style.lineHeight();
    switch (side) {
    case Side::Right:
        return {anchor.x() + distance, anchor.y() - height / 2, width, height};
    case Side::Left:
        return {anchor.x() - distance - width, anchor.y() - height / 2, width, height};
    case Side::Above:
        return {anchor.x() - width / 2, anchor.y() - distance - height, width, height};
    case Side::Below:
        return {anchor.x() - width / 2, anchor.y() + distance, width, height};
    case Side::Centre:
        break;
    }
    return {anchor.x() - width / 2, anchor.y() - height / 2, width, height};
}

bool ChartCanvas::put(const QRectF& box, const QString& text, const QColor& color, bool bold)
{
    const QRectF allowed = m_whole.adjusted(-touch, -touch, touch, touch);
    const QString shown = cleanedText(text);
    if (shown.isEmpty() || !allowed.contains(box) || !isFree(box))
        return false;
    m_layout.labels.push_back({box, shown});
    if (bold)
        m_painter.setFont(m_style.bold());
    m_painter.setPen(color);
    drawPortableText(m_painter, {box.left(), box.top() + m_style.metrics().ascent()}, shown);
    if (bold)
        m_painter.setFont(m_style.font());
    return true;
}

bool ChartCanvas::text(QPointF anchor, Side side, const QString& text, const QColor& color, bool bold,
                       double distance)
{
    const double width =
        bold ? QFontMetricsF(m_style.bold()).horizontalAdvance(text) : m_style.textWidth(text);
    return put(boxAt(anchor, side, width, distance), text, color, bold);
}

bool ChartCanvas::textAround(QPointF anchor, const QString& text, const QColor& color, bool bold,
                             double distance, bool must)
{
    const QFontMetricsF metrics(bold ? m_style.bold() : m_style.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, m_style.px(mostNameWidth));
    const double width = metrics.horizontalAdvance(shown);
    constexpr std::array sides{Side::Right, Side::Left, Side::Above, Side::Below};
    const auto putAt = [&](Side side, bool overMarks) {
        const QRectF box = boxAt(anchor, side, width, distance);
        if (!m_whole.contains(box) || !isFree(box) || (!overMarks && coversMark(box)))
            return false;
        QColor ground = theme().panel;
        ground.setAlphaF(groundOpacity);
        fill(box, ground);
        return put(box, shown, color, bold);
    };
    return std::ranges::any_of(sides, [&](Side side) { return putAt(side, false); }) ||
           (must && std::ranges::any_of(sides, [&](Side side) { return putAt(side, true); }));
}

bool ChartCanvas::textIn(const QRectF& box, Qt::AlignmentFlag align, const QString& text, const QColor& color,
                         bool bold)
{
    const QFontMetricsF boldMetrics(bold ? m_style.bold() : m_style.font());
    const QFontMetricsF& metrics = bold ? boldMetrics : m_style.metrics();
    QString shown = text;
    double width = metrics.horizontalAdvance(shown);
    if (width > box.width()) {
        shown = metrics.elidedText(text, Qt::ElideRight, box.width());
        width = metrics.horizontalAdvance(shown);
        if (width > box.width() || shown.size() < 2)
            return false; // an ellipsis alone says nothing
    }
    const double height = m_style.lineHeight();
    const double left = align == Qt::AlignRight     ? box.right() - width
                        : align == Qt::AlignHCenter ? box.center().x() - width / 2
                                                    : box.left();
    return put({left, box.center().y() - height / 2, width, height}, shown, color, bold);
}

void ChartCanvas::line(QPointF from, QPointF to, const QColor& color, double width, Qt::PenStyle pen)
{
    m_painter.setPen(QPen(color, width, pen));
    m_painter.drawLine(from, to);
}

void ChartCanvas::fill(const QRectF& box, const QColor& color)
{
    m_painter.fillRect(box, color);
}

void ChartCanvas::frame(const QRectF& box, const QColor& color, double width)
{
    m_painter.setPen(QPen(color, width));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(box);
}

void ChartCanvas::hatch(const QRectF& box, const QColor& color)
{
    if (box.width() <= 0.0 || box.height() <= 0.0)
        return;
    const double step = m_style.px(hatchStep);
    QList<QLineF> strokes;
    // x + y is constant on a stroke; the ends are where it leaves the box.
    const double first = std::ceil((box.left() + box.top()) / step) * step;
    for (double sum = first; sum < box.right() + box.bottom(); sum += step) {
        const double x1 = std::max(box.left(), sum - box.bottom());
        const double x2 = std::min(box.right(), sum - box.top());
        strokes.append(QLineF(x1, sum - x1, x2, sum - x2));
    }
    m_painter.setPen(QPen(color, 1.0));
    m_painter.drawLines(strokes);
}

void ChartCanvas::mark(QPointF centre, Tone tone, double radius)
{
    mark(centre, tone, radius, m_style.color(tone));
}

void ChartCanvas::mark(QPointF centre, Tone tone, double radius, const QColor& color)
{
    const double r = m_style.px(radius);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    switch (tone) {
    case Tone::Concern: {
        const std::array<QPointF, 3> triangle{centre + QPointF(0, -1.25 * r),
                                              centre + QPointF(1.2 * r, 0.9 * r),
                                              centre + QPointF(-1.2 * r, 0.9 * r)};
        m_painter.drawConvexPolygon(triangle.data(), static_cast<int>(triangle.size()));
        return;
    }
    case Tone::Improvement:
        m_painter.drawRect(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r));
        return;
    case Tone::Unknown:
        m_painter.setPen(QPen(color, m_style.px(1.5)));
        m_painter.setBrush(theme().panel);
        m_painter.drawEllipse(centre, r, r);
        return;
    case Tone::Chosen:
        m_painter.drawEllipse(centre, r * 1.15, r * 1.15);
        m_painter.setPen(QPen(color, m_style.px(1.2)));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(centre, r * 1.75, r * 1.75);
        return;
    case Tone::Context:
        m_painter.drawEllipse(centre, r * 0.75, r * 0.75);
        return;
    case Tone::Plain:
        m_painter.drawEllipse(centre, r, r);
        return;
    }
}

void ChartCanvas::sayEmpty()
{
    textIn(m_area, Qt::AlignHCenter, ChartText::tr("暂无数据"), theme().secondary);
}

QColor categoryColor(const Theme& theme, size_t index)
{
    return theme.categories[index % theme.categories.size()];
}

double crisp(double coordinate)
{
    return std::floor(coordinate) + 0.5;
}

} // namespace onescreen
