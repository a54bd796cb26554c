// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/symbols.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr int ringSteps = 36;
constexpr double ringWidth = 3.0;
constexpr double overdueGap = 1.0;
constexpr double overdueWidth = 2.2;
constexpr double urgentDot = 3.6;

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

/// The parts of a cluster's ring in steps of the circle; no part that is there is left out.
struct ClusterParts
{
    explicit ClusterParts(const PointSums& sums)
    {
        const auto of = [&](EventState state) { return sums.byState[static_cast<std::size_t>(state)]; };
        const quint32 all = sums.count();
        overdue = stepsOf(sums.overdueOpen, all);
        waiting = stepsOf(of(EventState::Reported) + of(EventState::Accepted), all);
        suspended = stepsOf(of(EventState::Suspended), all);
        ended = stepsOf(of(EventState::Closed) + of(EventState::Cancelled), all);
        const int underWay = stepsOf(of(EventState::Assigned) + of(EventState::Handling), all);
        // Rounding up small parts may fill more than the circle: the largest part gives way.
        int* const parts[] = {&waiting, &suspended, &ended};
        int* const largest = *std::ranges::max_element(parts, {}, [](const int* part) { return *part; });
        *largest -= std::max(0, waiting + suspended + ended + underWay - ringSteps);
        urgent = sums.urgentOpen > 0;
    }
    [[nodiscard]] QString key() const
    {
        return u"%1|%2|%3|%4|%5"_s.arg(overdue).arg(waiting).arg(suspended).arg(ended).arg(int(urgent));
    }

    int overdue = 0;
    int waiting = 0;
    int suspended = 0;
    int ended = 0; ///< What is left of the circle is under way.
    bool urgent = false;
};

void paintClusterRing(QPainter& painter, const MapStyle& style, const ClusterParts& parts, double radius)
{
    const double width = ringWidth * style.scale;
    const double middle = radius - width / 2;
    const QRectF ring(-middle, -middle, 2 * middle, 2 * middle);
    const auto colour = [&](EventState state) { return style.state[static_cast<std::size_t>(state)]; };
    const int underWay = ringSteps - parts.waiting - parts.suspended - parts.ended;
    int at = 0;
    const auto part = [&](const QColor& with, int steps) {
        drawArc(painter, ring, with, width, at, steps);
        at += steps;
    };
    part(colour(EventState::Reported), parts.waiting);
    part(colour(EventState::Handling), underWay);
    part(colour(EventState::Suspended), parts.suspended);
    part(style.badgeEdge, parts.ended);
    const double outside = radius + (overdueGap + overdueWidth / 2) * style.scale;
    drawArc(painter, QRectF(-outside, -outside, 2 * outside, 2 * outside), style.urgent,
            overdueWidth * style.scale, 0, parts.overdue);
    if (!parts.urgent)
        return;
    const QPointF corner = radius * QPointF(std::numbers::sqrt2 / 2, -std::numbers::sqrt2 / 2);
    painter.setPen(QPen(style.halo, 1.5 * style.scale));
    painter.setBrush(style.urgent);
    painter.drawEllipse(corner, urgentDot * style.scale, urgentDot * style.scale);
}

void paintClusterCount(QPainter& painter, const SpriteCache& sprites, const QString& text, double room,
                       double radius)
{
    const MapStyle& style = sprites.style();
    QFont font = style.font;
    font.setBold(true);
    double size = style.font.pixelSize() * 0.93;
    const QSizeF wanted = sprites.textSize(text, size, true);
    if (wanted.width() > room)
        size *= room / wanted.width();
    font.setPixelSize(std::max(1, static_cast<int>(std::floor(size))));
    painter.setFont(font);
    painter.setPen(style.text);
    drawCentredText(painter, QRectF(-radius, -radius, 2 * radius, 2 * radius), text);
}

} // namespace

double clusterRadius(const MapStyle& style, quint32 count)
{
    return (12.5 + 3.0 * std::log10(std::max(count, 1U))) * style.scale;
}

const QImage& clusterSymbol(SpriteCache& sprites, const PointSums& sums, const QString& countText)
{
    const ClusterParts parts(sums);
    const double radius = clusterRadius(sprites.style(), sums.count());
    const QString key = u"c%1|%2|%3"_s.arg(countText, parts.key()).arg(std::lround(radius));
    const double side = 2 * radius + 4 + 2 * (overdueGap + overdueWidth) * sprites.style().scale;
    return sprites.sprite(key, QSizeF(side, side), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.badge);
        painter.drawEllipse(QPointF(0, 0), radius, radius);
        paintClusterRing(painter, style, parts, radius);
        paintClusterCount(painter, sprites, countText, 2 * (radius - (ringWidth + 1) * style.scale), radius);
    });
}

double eventRadius(const MapStyle& style)
{
    return 7.0 * style.scale;
}

const QImage& eventSymbol(SpriteCache& sprites, EventState state, Priority priority, bool overdue)
{
    const QString key = u"e%1|%2|%3"_s.arg(int(state)).arg(int(priority)).arg(int(overdue));
    const double radius = eventRadius(sprites.style());
    const double side = 2 * radius + 4 + 2 * (overdueGap + overdueWidth) * sprites.style().scale;
    return sprites.sprite(key, QSizeF(side, side), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        if (overdue) {
            const double outside = radius + (overdueGap + overdueWidth / 2) * style.scale;
            drawArc(painter, QRectF(-outside, -outside, 2 * outside, 2 * outside), style.urgent,
                    overdueWidth * style.scale, 0, ringSteps / 3);
        }
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
        painter.strokePath(outline, QPen(style.halo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (marker.fading == Fading::Full)
            painter.fillPath(outline, fill);
        // A ghost is faint by its broken edge and empty middle only: it must be found on any ground.
        QPen edge(fill, marker.fading == Fading::Ghost ? 1.4 : 1.8);
        edge.setJoinStyle(Qt::RoundJoin);
        if (marker.fading == Fading::Ghost)
            edge.setDashPattern({2, 1.6});
        if (marker.fading != Fading::Full)
            painter.fillPath(outline, style.halo);
        painter.strokePath(outline, edge);
        if (marker.kind == ResourceKind::Camera)
            painter.fillPath(regular(24, 2, 0), marker.fading == Fading::Full ? style.halo : fill);
        // What stands still and does not work is crossed out: grey alone is easily overlooked.
        if (!isMobile(marker.kind) && marker.status == ResourceStatus::Off) {
            painter.setPen(QPen(style.halo, 3.5, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(-6, 6), QPointF(6, -6));
            painter.setPen(QPen(style.text, 1.5, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(-6, 6), QPointF(6, -6));
        }
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
