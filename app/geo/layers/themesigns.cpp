// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/themeshapes.h"
#include "app/geo/morton.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr double signRadius = 8.0;
constexpr double namesFromZoom = 14.0;
constexpr double viewMargin = 32.0;
constexpr double roomForName = 1.7; ///< How much longer than its name a thing is to be named.
constexpr int corners = 5;          ///< Of a facility's pentagon; a hazard has three.

QPolygonF regular(int count, double radius)
{
    QPolygonF points;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        points << QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    }
    return points;
}

} // namespace

double themeRadius(const MapStyle& style)
{
    return signRadius * style.scale;
}

const QImage& themeSymbol(SpriteCache& sprites, ThemeKind kind, const QColor& colour)
{
    const QString key = u"t%1|%2"_s.arg(int(kind)).arg(colour.rgba());
    const double side = 2 * themeRadius(sprites.style()) + 4 * sprites.style().scale;
    return sprites.sprite(key, QSizeF(side, side), [&](QPainter& painter) {
        const MapStyle& style = sprites.style();
        painter.scale(style.scale, style.scale);
        if (themeShapeOf(kind) != ThemeShape::Points) {
            // For legends: a piece of the line or of the area.
            QColor inside = colour;
            inside.setAlphaF(0.2F);
            painter.setPen(QPen(colour, 1.6, kind == ThemeKind::Grid ? Qt::DashLine : Qt::SolidLine));
            painter.setBrush(themeShapeOf(kind) == ThemeShape::Areas ? QBrush(inside) : QBrush());
            if (themeShapeOf(kind) == ThemeShape::Areas)
                painter.drawRect(QRectF(-7, -5, 14, 10));
            else
                painter.drawPolyline(QPolygonF({{-7, 4}, {-2, -3}, {3, 2}, {7, -4}}));
            return;
        }
        const QPolygonF outline = regular(kind == ThemeKind::Hazard ? 3 : corners, signRadius - 1);
        painter.setPen(QPen(style.halo, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(outline);
        painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(style.badge);
        painter.drawPolygon(outline);
        if (kind == ThemeKind::Hazard) {
            painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(0, -3), QPointF(0, 0.2));
            painter.drawPoint(QPointF(0, 2.2));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(QPointF(0, 0), 2, 2);
        }
    });
}

ThemeSigns::ThemeSigns(QString layer, std::shared_ptr<const ThemeShapes> shapes)
    : m_layer(std::move(layer)), m_shapes(std::move(shapes))
{
}

void ThemeSigns::paint(const LayerFrame& frame)
{
    if (m_shapes->shape() != ThemeShape::Points)
        return paintNames(frame);
    for (Group& group : m_groups)
        paintGroup(frame, std::move(group));
    m_groups.clear();
}

void ThemeSigns::prepare(const LayerFrame& frame)
{
    m_groups.clear();
    if (m_shapes->shape() != ThemeShape::Points)
        return;
    const double zoom = signZoom(frame.camera, frame.style);
    const QRectF view =
        QRectF(QPointF(0, 0), frame.camera.size()).adjusted(-viewMargin, -viewMargin, viewMargin, viewMargin);
    // Cells half as wide as those of events: these signs are smaller.
    const int level = std::min(clusterLevel(zoom) + 1, deepestLevel);
    QHash<MortonKey, std::size_t> groupOf;
    const std::vector<ThemeShapes::Item>& items = m_shapes->items();
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QPointF at = frame.camera.project(items[i].at);
        if (!view.contains(at))
            continue;
        const MortonKey cell = firstKeyOfCell(mortonKey(items[i].at), level);
        const auto known = groupOf.constFind(cell);
        if (known == groupOf.constEnd()) {
            groupOf.insert(cell, m_groups.size());
            m_groups.push_back({.members = {i}, .sum = at});
            continue;
        }
        m_groups[*known].members.push_back(i);
        m_groups[*known].sum += at;
    }
    for (const Group& group : m_groups)
        frame.places.push_back({.centre = group.sum / static_cast<double>(group.members.size()),
                                .radius = themeRadius(frame.style)});
}

void ThemeSigns::paintGroup(const LayerFrame& frame, Group group) const
{
    const double radius = themeRadius(frame.style);
    const QPointF centre = group.sum / static_cast<double>(group.members.size());
    const double small = frame.style.font.pixelSize() * 0.86;
    frame.sprites.draw(frame.painter, themeSymbol(frame.sprites, m_shapes->theme().kind, m_colour), centre);
    if (group.members.size() > 1) {
        const QString more = QString::number(group.members.size());
        frame.sprites.draw(frame.painter, frame.sprites.text(more, small, true, frame.style.text),
                           centre + QPointF(radius, radius * 0.6));
    } else if (signZoom(frame.camera, frame.style) >= namesFromZoom) {
        const QString& name = m_shapes->theme().features[group.members.front()].name;
        const double offset = radius + frame.sprites.textSize(name, small, false).height() / 2;
        frame.sprites.draw(frame.painter, frame.sprites.text(name, small, false, frame.style.secondary),
                           centre + QPointF(0, offset));
    }
    Hit hit;
    hit.kind = Hit::Kind::Item;
    hit.centre = centre;
    hit.radius = radius;
    hit.layer = m_layer;
    hit.item = static_cast<qint64>(group.members.front());
    hit.markers = std::move(group.members);
    frame.hits.add(std::move(hit));
}

void ThemeSigns::paintNames(const LayerFrame& frame) const
{
    const double size = frame.style.font.pixelSize() * 0.93;
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_shapes->items().size(); ++i) {
        const ThemeShapes::Item& item = m_shapes->items()[i];
        const QString& name = m_shapes->theme().features[i].name;
        const QSizeF text = frame.sprites.textSize(name, size, false);
        QRectF box({0, 0}, text);
        box.moveCenter(frame.camera.project(item.at));
        // Only where there is room around the name, on no event and on no other name.
        const QSizeF extent = item.shape ? item.shape->bounds().size() * frame.camera.worldSize() : QSizeF();
        const bool fits = std::max(extent.width(), extent.height()) > text.width() * roomForName;
        const bool seen = box.intersects(QRectF(QPointF(0, 0), frame.camera.size()));
        const bool covered =
            std::ranges::any_of(frame.places, [&](const SignPlace& place) { return place.covers(box); }) ||
            std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(box); });
        if (!fits || !seen || covered)
            continue;
        taken.push_back(box);
        if (frame.words)
            frame.words->push_back(box);
        frame.sprites.draw(frame.painter, frame.sprites.text(name, size, false, m_colour), box.center());
    }
}

} // namespace onescreen::geo
