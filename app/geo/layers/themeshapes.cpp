// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/themeshapes.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onescreen::geo {

namespace {

PlaneLine planeOf(const GeoLine& line)
{
    PlaneLine plane;
    plane.reserve(line.size());
    for (const GeoPoint point : line) {
        const WorldPoint at = toWorld(point);
        plane.emplace_back(at.x, at.y);
    }
    return plane;
}

PlaneLine ringOf(const GeoLine& line)
{
    PlaneLine ring = planeOf(line);
    if (ring.size() > 1 && ring.front() == ring.back())
        ring.pop_back();
    return ring;
}

double areaOf(const PlaneLine& ring)
{
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i];
        const QPointF b = ring[(i + 1) % ring.size()];
        twice += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(twice) / 2;
}

/// A point well inside the ring: the middle of its widest stretch at half height.
WorldPoint insideOf(const PlaneLine& ring)
{
    const QRectF bounds = boundsOf(ring);
    const double y = bounds.center().y();
    std::vector<double> crossings;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const QPointF a = ring[i];
        const QPointF b = ring[(i + 1) % ring.size()];
        if ((a.y() > y) != (b.y() > y))
            crossings.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
    }
    std::ranges::sort(crossings);
    double widest = -1;
    double x = bounds.center().x();
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            x = (crossings[i] + crossings[i + 1]) / 2;
        }
    }
    return {.x = x, .y = y};
}

ThemeShapes::Item areaItem(const ThemeFeature& feature)
{
    std::vector<PlaneLine> rings;
    const PlaneLine* largest = nullptr;
    for (const GeoPolygon& polygon : feature.polygons) {
        for (const GeoLine& ring : polygon.rings)
            rings.push_back(ringOf(ring));
    }
    for (const PlaneLine& ring : rings) {
        if (!largest || areaOf(ring) > areaOf(*largest))
            largest = &ring;
    }
    return {.at = largest ? insideOf(*largest) : WorldPoint{}, .shape = DetailedShape(rings, true)};
}

ThemeShapes::Item roadItem(const ThemeFeature& feature)
{
    std::vector<PlaneLine> lines;
    lines.reserve(feature.lines.size());
    for (const GeoLine& line : feature.lines)
        lines.push_back(planeOf(line));
    WorldPoint middle;
    if (!lines.empty()) {
        const auto longest = std::ranges::max_element(lines, {}, &PlaneLine::size);
        const QPointF at = (*longest)[longest->size() / 2];
        middle = {.x = at.x(), .y = at.y()};
    }
    return {.at = middle, .shape = DetailedShape(lines, false)};
}

double distanceTo(const PlaneLine& line, QPointF point)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const QPointF along = line[i + 1] - line[i];
        const double length = QPointF::dotProduct(along, along);
        const double share =
            length > 0 ? std::clamp(QPointF::dotProduct(point - line[i], along) / length, 0.0, 1.0) : 0.0;
        const QPointF off = point - (line[i] + share * along);
        nearest = std::min(nearest, std::hypot(off.x(), off.y()));
    }
    return nearest;
}

/// Detail for hits: every point.
constexpr int finest = DetailedShape::detailZooms.back();

} // namespace

ThemeShapes::ThemeShapes(PackTheme theme) : m_theme(std::move(theme))
{
    m_items.reserve(m_theme.features.size());
    for (const ThemeFeature& feature : m_theme.features) {
        switch (shape()) {
        case ThemeShape::Points:
            // Readers refuse points without a place.
            m_items.push_back({.at = toWorld(feature.point.value()), .shape = std::nullopt});
            break;
        case ThemeShape::Lines:
            m_items.push_back(roadItem(feature));
            break;
        case ThemeShape::Areas:
            m_items.push_back(areaItem(feature));
            break;
        }
    }
}

std::optional<std::size_t> ThemeShapes::itemAt(WorldPoint point, double tolerance) const
{
    const QPointF at(point.x, point.y);
    std::optional<std::size_t> found;
    double best = shape() == ThemeShape::Lines ? tolerance : std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const std::optional<DetailedShape>& shape = m_items[i].shape;
        if (!shape || !shape->bounds().adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(at))
            continue;
        bool inside = false;
        double size = 0;
        for (const PlaneLine& line : shape->at(finest)) {
            if (this->shape() == ThemeShape::Lines) {
                size = distanceTo(line, at);
                inside = size <= best;
                if (inside)
                    break;
            } else {
                inside = inside != ringContains(line, at);
                size += areaOf(line);
            }
        }
        if (inside && size <= best) {
            best = size;
            found = i;
        }
    }
    return found;
}

ThemePainting::ThemePainting(std::shared_ptr<const ThemeShapes> shapes, const ThemeLook& look)
    : m_shapes(std::move(shapes)), m_look(look)
{
}

void ThemePainting::paint(const TileFrame& frame) const
{
    QPen pen(m_look.line, m_look.width * frame.devicePixelRatio * frame.style.scale);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    if (m_look.dashed)
        pen.setDashPattern({4, 3});
    QColor inside = m_look.line;
    inside.setAlphaF(static_cast<float>(m_look.fill));
    for (const ThemeShapes::Item& item : m_shapes->items()) {
        if (!item.shape || !frame.sees(*item.shape))
            continue;
        if (m_shapes->shape() == ThemeShape::Areas && m_look.fill > 0)
            frame.painter.fillPath(frame.pathOf(*item.shape), inside);
        frame.painter.setPen(pen);
        frame.painter.setBrush(Qt::NoBrush);
        for (const PlaneLine& line : item.shape->at(frame.zoom)) {
            PlaneLine pixels;
            pixels.reserve(line.size() + 1);
            for (const QPointF point : line)
                pixels.push_back(frame.toPixel({.x = point.x(), .y = point.y()}));
            if (m_shapes->shape() == ThemeShape::Areas && !pixels.empty())
                pixels.push_back(pixels.front());
            for (const PlaneLine& run : visibleRuns(pixels, frame.area))
                frame.painter.drawPolyline(run.data(), static_cast<int>(run.size()));
        }
    }
}

} // namespace onescreen::geo
