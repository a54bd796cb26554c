// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/markdelegate.h"

#include <QPainter>
#include <QPolygonF>

namespace onescreen {

namespace {

QPolygonF diamond(const QRectF& box)
{
    const QPointF middle = box.center();
    return QPolygonF({{middle.x(), box.top()},
                      {box.right(), middle.y()},
                      {middle.x(), box.bottom()},
                      {box.left(), middle.y()}});
}

void paintTick(QPainter& painter, const QRectF& box)
{
    painter.drawPolyline(QPolygonF({{box.left() + 0.24 * box.width(), box.center().y()},
                                    {box.left() + 0.44 * box.width(), box.top() + 0.7 * box.height()},
                                    {box.left() + 0.78 * box.width(), box.top() + 0.3 * box.height()}}));
}

} // namespace

QColor indicatorMarkColor(IndicatorMark mark, const Theme& theme)
{
    switch (mark) {
    case IndicatorMark::Concern:
        return theme.urgent;
    case IndicatorMark::Missed:
        return theme.warning;
    case IndicatorMark::Met:
        return theme.done;
    case IndicatorMark::Missing:
    case IndicatorMark::Rejected:
    case IndicatorMark::Late:
        return theme.unknown;
    case IndicatorMark::NoTarget:
    case IndicatorMark::TooFew:
    case IndicatorMark::NotApplicable:
    case IndicatorMark::NoSource:
        break;
    }
    return theme.secondary;
}

void paintIndicatorMark(QPainter& painter, const QRectF& box, IndicatorMark mark, const Theme& theme)
{
    const QColor colour = indicatorMarkColor(mark, theme);
    const double stroke = box.width() * 0.13;
    const QRectF inside = box.adjusted(stroke, stroke, -stroke, -stroke);
    painter.setPen(QPen(colour, stroke));
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case IndicatorMark::Concern:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF({{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
        break;
    case IndicatorMark::Missed:
        painter.drawPolygon(diamond(inside));
        break;
    case IndicatorMark::Met:
        painter.drawEllipse(inside);
        paintTick(painter, inside);
        break;
    case IndicatorMark::NoTarget:
        painter.drawEllipse(inside.adjusted(stroke, stroke, -stroke, -stroke));
        break;
    case IndicatorMark::TooFew:
        painter.drawRect(inside);
        break;
    case IndicatorMark::Late:
        painter.drawEllipse(inside);
        painter.drawLine(inside.center(), QPointF(inside.center().x(), inside.top() + stroke));
        painter.drawLine(inside.center(), QPointF(inside.right() - stroke, inside.center().y()));
        break;
    case IndicatorMark::NotApplicable:
    case IndicatorMark::Missing:
    case IndicatorMark::NoSource:
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        break;
    case IndicatorMark::Rejected:
        painter.drawLine(inside.topLeft(), inside.bottomRight());
        painter.drawLine(inside.topRight(), inside.bottomLeft());
        break;
    }
}

void MarkDelegate::paintMark(QPainter& painter, const QRectF& box, int mark) const
{
    paintIndicatorMark(painter, box, static_cast<IndicatorMark>(mark), context().theme);
}

QColor MarkDelegate::markTextColor(int mark) const
{
    const auto shown = static_cast<IndicatorMark>(mark);
    return shown == IndicatorMark::NoTarget ? context().theme.secondary
                                            : indicatorMarkColor(shown, context().theme);
}

} // namespace onescreen
