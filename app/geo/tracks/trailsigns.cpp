// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tracks/trailsigns.h"

#include "app/geo/tracks/simplify.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace onescreen::geo {

namespace {

constexpr double tolerancePixels = 0.34;
constexpr double palest = 0.16; ///< Opacity of the oldest part.
constexpr qint64 mostVertices = 30'000;

QRectF boundsOf(const std::vector<WorldPoint>& line)
{
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
    for (const WorldPoint& point : line) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    return {QPointF(left, top), QPointF(right, bottom)};
}

bool touches(const QRectF& a, const QRectF& b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

} // namespace

void TrailSigns::setTrails(std::vector<Trail> trails, UtcTime now, Milliseconds length)
{
    m_now = now;
    m_length = std::max(length, Milliseconds{1});
    m_leftOut = 0;
    m_trails.clear();
    m_trails.reserve(trails.size());
    for (Trail& trail : trails) {
        std::erase_if(trail.points, [&](const TrackPoint& point) { return point.until < now - m_length; });
        if (trail.points.empty())
            continue;
        Drawn drawn;
        drawn.segments = segmentsOf(trail.points, trackRulesFor(trail.kind));
        drawn.line.reserve(trail.points.size());
        for (const TrackPoint& point : trail.points)
            drawn.line.push_back(toWorld(point.place));
        drawn.bounds = boundsOf(drawn.line);
        drawn.trail = std::move(trail);
        m_trails.push_back(std::move(drawn));
    }
    std::ranges::stable_partition(m_trails, [](const Drawn& drawn) { return !drawn.trail.chosen; });
}

void TrailSigns::keepFor(Drawn& drawn, int zoom)
{
    if (drawn.keptZoom == zoom)
        return;
    drawn.keptZoom = zoom;
    drawn.kept.clear();
    const double tolerance = tolerancePixels / (tileSize * std::exp2(zoom));
    for (const TrackSegment& segment : drawn.segments) {
        const std::span<const WorldPoint> part(drawn.line.data() + segment.first,
                                               segment.last - segment.first + 1);
        std::vector<std::size_t> kept = simplified(part, tolerance);
        for (std::size_t& index : kept)
            index += segment.first;
        drawn.kept.push_back(std::move(kept));
    }
}

void TrailSigns::paint(const LayerFrame& frame)
{
    m_leftOut = 0;
    const QRectF view = frame.camera.visibleWorld();
    const int zoom = static_cast<int>(std::ceil(frame.camera.zoom()));
    // From behind, so that the chosen ones are counted first; painted in order.
    qint64 vertices = 0;
    std::vector<const Drawn*> shown;
    for (auto drawn = m_trails.rbegin(); drawn != m_trails.rend(); ++drawn) {
        if (!touches(drawn->bounds, view))
            continue;
        if (vertices > mostVertices) {
            ++m_leftOut;
            continue;
        }
        keepFor(*drawn, zoom);
        for (const auto& kept : drawn->kept)
            vertices += std::ssize(kept);
        shown.push_back(&*drawn);
    }
    frame.painter.setRenderHint(QPainter::Antialiasing);
    paintOthers(frame, shown);
    for (auto drawn = shown.rbegin(); drawn != shown.rend(); ++drawn) {
        if ((*drawn)->trail.chosen)
            paintChosen(frame, **drawn);
    }
}

QColor TrailSigns::faded(QColor colour, int step)
{
    colour.setAlphaF(static_cast<float>(palest + (1.0 - palest) * (step + 1) / steps));
    return colour;
}

int TrailSigns::stepOf(UtcTime at) const
{
    const double share = static_cast<double>((m_now - at).count()) / static_cast<double>(m_length.count());
    return std::clamp(static_cast<int>((1.0 - share) * steps), 0, steps - 1);
}

template <typename Use>
void TrailSigns::forEachLine(const LayerFrame& frame, const Drawn& drawn, Use use) const
{
    for (const std::vector<std::size_t>& kept : drawn.kept) {
        QPointF before = frame.camera.project(drawn.line[kept.front()]);
        // A place where somebody was heard once is a line too, as short as it may be.
        if (kept.size() == 1)
            use(QLineF(before, before + QPointF(1, 0)), stepOf(drawn.trail.points[kept.front()].until));
        for (std::size_t i = 1; i < kept.size(); ++i) {
            const QPointF here = frame.camera.project(drawn.line[kept[i]]);
            // Over the 180° meridian the square ends: the line goes on at the other side.
            const bool around = std::abs(drawn.line[kept[i]].x - drawn.line[kept[i - 1]].x) > 0.5;
            if (!around)
                use(QLineF(before, here), stepOf(drawn.trail.points[kept[i]].until));
            before = here;
        }
    }
}

void TrailSigns::paintOthers(const LayerFrame& frame, const std::vector<const Drawn*>& shown) const
{
    // Lines of one look in one call: single lines are drawn several times faster than strokes with joins.
    std::array<std::array<QList<QLineF>, steps>, 4> lines; // by status
    for (const Drawn* drawn : shown) {
        auto& looks = lines.at(static_cast<std::size_t>(drawn->trail.status));
        if (!drawn->trail.chosen)
            forEachLine(frame, *drawn, [&](const QLineF& line, int step) {
                looks.at(static_cast<std::size_t>(step)).append(line);
            });
    }
    for (std::size_t status = 0; status < lines.size(); ++status) {
        for (std::size_t step = 0; step < steps; ++step) {
            if (lines[status][step].isEmpty())
                continue;
            frame.painter.setPen(QPen(faded(frame.style.resource[status], static_cast<int>(step)),
                                      1.6 * frame.style.scale, Qt::SolidLine, Qt::FlatCap));
            frame.painter.drawLines(lines[status][step]);
        }
    }
    for (const Drawn* drawn : shown) {
        if (!drawn->trail.chosen)
            paintBreaks(frame, *drawn, frame.style.resource[static_cast<std::size_t>(drawn->trail.status)]);
    }
}

void TrailSigns::paintChosen(const LayerFrame& frame, const Drawn& drawn) const
{
    QPolygonF part;
    int step = -1;
    const auto draw = [&] {
        if (part.isEmpty())
            return;
        frame.painter.setPen(QPen(faded(frame.style.accent, step), 3.0 * frame.style.scale, Qt::SolidLine,
                                  Qt::FlatCap, Qt::RoundJoin));
        frame.painter.drawPolyline(part);
        part.clear();
    };
    forEachLine(frame, drawn, [&](const QLineF& line, int now) {
        if (now != step || part.isEmpty() || part.last() != line.p1()) {
            draw();
            part << line.p1();
        }
        step = now;
        part << line.p2();
    });
    draw();
    paintBreaks(frame, drawn, frame.style.accent);
}

void TrailSigns::paintBreaks(const LayerFrame& frame, const Drawn& drawn, const QColor& colour) const
{
    for (std::size_t i = 1; i < drawn.segments.size(); ++i) {
        const TrackSegment& segment = drawn.segments[i];
        for (const std::size_t end : {drawn.segments[i - 1].last, segment.first})
            paintBreak(frame, frame.camera.project(drawn.line[end]), segment.before, colour);
    }
}

void TrailSigns::paintBreak(const LayerFrame& frame, QPointF at, TrackBreak kind, const QColor& colour) const
{
    const double half = 3.0 * frame.style.scale;
    frame.painter.setPen(QPen(colour, 1.4 * frame.style.scale));
    if (kind == TrackBreak::Silence) {
        frame.painter.setBrush(frame.style.halo);
        frame.painter.drawEllipse(at, half, half);
        return;
    }
    frame.painter.setBrush(Qt::NoBrush);
    frame.painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half));
    frame.painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half));
}

} // namespace onescreen::geo
