// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/symbols.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int ringSteps = 36;
constexpr double ringWidth = 3.0;

/// A share of the ring in steps; never nothing when there is something.
int stepsOf(quint32 part, quint32 whole)
{
    if (part == 0 || whole == 0)
        return 0;
    return std::max(1, static_cast<int>(std::lround(double(ringSteps) * part / whole)));
}

void drawArc(QPainter& painter, const QRectF& circle, const QColor& colour, double width, int fromStep,
             int steps)
{
    if (steps <= 0)
        return;
    // Qt counts sixteenths of a degree against the clock from three o'clock; we go with it from twelve.
    constexpr int fullTurn = 360 * 16;
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(circle, fullTurn / 4 - fromStep * fullTurn / ringSteps, -steps * fullTurn / ringSteps);
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

QPainterPath regular(int corners, double radius, double turn)
{
    QPolygonF points;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        points << QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

/// Outline of a resource, north up, about 7 pixels in radius.
QPainterPath outlineOf(ResourceKind kind, bool heads)
{
    QPainterPath path;
    switch (kind) {
    case ResourceKind::Staff:
        path.addRect(-5, -5, 10, 10);
        return path;
    case ResourceKind::Vehicle:
        if (heads)
            return polygon({{0, -8}, {6, 7}, {0, 4}, {-6, 7}});
        path.addRoundedRect(QRectF(-7, -4.5, 14, 9), 2, 2);
        return path;
    case ResourceKind::Vessel:
        if (heads)
            return polygon({{0, -9}, {4, -3}, {4, 7}, {-4, 7}, {-4, -3}});
        return polygon({{-8, -1}, {8, -1}, {5, 5}, {-5, 5}});
    case ResourceKind::Camera:
        return regular(6, 6, std::numbers::pi / 6);
    case ResourceKind::Device:
        break;
    }
    return regular(4, 6, 0);
}

} // namespace

double clusterRadius(const MapStyle& style, quint32 count)
{
    return (12.5 + 3.0 * std::log10(std::max(count, 1U))) * style.scale;
}

const QImage& clusterSymbol(SpriteCache& sprites, const PointSums& sums, const QString& countText)
{
    const quint32 count = sums.count();
    const quint32 closed = sums.byState[static_cast<std::size_t>(EventState::Closed)] +
                           sums.byState[static_cast<std::size_t>(EventState::Cancelled)];
    const int urgent = stepsOf(sums.urgentOpen, count);
    const int done = std::min(stepsOf(closed, count), ringSteps - urgent);
    const double radius = clusterRadius(sprites.style(), count);
    const QString key = u"c%1|%2|%3|%4"_s.arg(countText).arg(urgent).arg(done).arg(std::lround(radius));
    return sprites.sprite(key, QSizeF(2 * radius + 4, 2 * radius + 4), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        const double width = ringWidth * style.scale;
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.badge);
        painter.drawEllipse(QPointF(0, 0), radius, radius);
        const double middle = radius - width / 2;
        const QRectF ring(-middle, -middle, 2 * middle, 2 * middle);
        drawArc(painter, ring, style.urgent, width, 0, urgent);
        drawArc(painter, ring, style.state[static_cast<std::size_t>(EventState::Handling)], width, urgent,
                ringSteps - urgent - done);
        drawArc(painter, ring, style.badgeEdge, width, ringSteps - done, done);
        QFont font = style.font;
        font.setBold(true);
        const double room = 2 * (radius - width) - 2 * style.scale;
        double size = style.font.pixelSize() * 0.93;
        const QSizeF wanted = sprites.textSize(countText, size, true);
        if (wanted.width() > room)
            size *= room / wanted.width();
        font.setPixelSize(std::max(1, static_cast<int>(std::floor(size))));
        painter.setFont(font);
        painter.setPen(style.text);
        painter.drawText(QRectF(-radius, -radius, 2 * radius, 2 * radius), Qt::AlignCenter, countText);
    });
}

double eventRadius(const MapStyle& style)
{
    return 7.0 * style.scale;
}

const QImage& eventSymbol(SpriteCache& sprites, EventState state, Priority priority)
{
    const QString key = u"e%1|%2"_s.arg(int(state)).arg(int(priority));
    const double radius = eventRadius(sprites.style());
    return sprites.sprite(key, QSizeF(2 * radius + 4, 2 * radius + 4), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        const bool important = isOpen(state) && priority <= Priority::Important;
        const double ring = (important ? 2.5 : 1.5) * style.scale;
        painter.setPen(Qt::NoPen);
        // A dark edge first: the sign must stand out from land, sea and choropleth alike.
        painter.setBrush(style.halo);
        painter.drawEllipse(QPointF(0, 0), radius, radius);
        painter.setBrush(isOpen(state) ? style.priority[static_cast<std::size_t>(priority)]
                                       : style.badgeEdge);
        painter.drawEllipse(QPointF(0, 0), radius - style.scale, radius - style.scale);
        painter.setBrush(style.halo);
        painter.drawEllipse(QPointF(0, 0), radius - style.scale - ring, radius - style.scale - ring);
        painter.setBrush(style.state[static_cast<std::size_t>(state)]);
        const double inner = radius - 1.8 * style.scale - ring;
        painter.drawEllipse(QPointF(0, 0), inner, inner);
    });
}

double markerRadius(const MapStyle& style)
{
    return 9.0 * style.scale;
}

const QImage& markerSymbol(SpriteCache& sprites, const Marker& marker)
{
    constexpr int turnStep = 10;
    const bool heads = marker.heading && isMobile(marker.kind) && marker.kind != ResourceKind::Staff;
    const int turn = heads ? *marker.heading / turnStep * turnStep : 0;
    const QString key = u"m%1|%2|%3|%4|%5"_s.arg(int(marker.kind))
                            .arg(int(marker.status))
                            .arg(int(marker.fading))
                            .arg(turn)
                            .arg(int(heads));
    const double side = 2 * markerRadius(sprites.style()) + 6;
    return sprites.sprite(key, QSizeF(side, side), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        const QPainterPath outline = outlineOf(marker.kind, heads);
        const QColor fill = style.resource[static_cast<std::size_t>(marker.status)];
        painter.scale(style.scale, style.scale);
        painter.rotate(turn);
        if (marker.fading == Fading::Ghost)
            painter.setOpacity(0.55);
        painter.strokePath(outline, QPen(style.halo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (marker.fading == Fading::Full)
            painter.fillPath(outline, fill);
        QPen edge(fill, marker.fading == Fading::Ghost ? 1.2 : 1.8);
        edge.setJoinStyle(Qt::RoundJoin);
        if (marker.fading == Fading::Ghost)
            edge.setDashPattern({2, 1.6});
        if (marker.fading != Fading::Full)
            painter.fillPath(outline, style.halo);
        painter.strokePath(outline, edge);
        if (marker.kind == ResourceKind::Camera)
            painter.fillPath(regular(24, 2, 0), marker.fading == Fading::Full ? style.halo : fill);
    });
}

const QImage& selectionSymbol(SpriteCache& sprites, double radius)
{
    const QString key = u"s%1"_s.arg(std::lround(radius * 4));
    return sprites.sprite(key, QSizeF(2 * radius + 16, 2 * radius + 16), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(style.halo, 5 * style.scale));
        painter.drawEllipse(QPointF(0, 0), radius + 3, radius + 3);
        painter.setPen(QPen(style.accent, 2.5 * style.scale));
        painter.drawEllipse(QPointF(0, 0), radius + 3, radius + 3);
    });
}

} // namespace onescreen::geo
