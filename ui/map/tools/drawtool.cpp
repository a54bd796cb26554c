// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/drawtool.h"

#include <QFontMetricsF>

namespace onescreen {

namespace {

constexpr double crossStep = 24.0;
constexpr double fineStep = 1.0;
constexpr double edge = 32.0; ///< The cross keeps this far from the edge: the map moves instead.

} // namespace

void DrawTool::start(const geo::Camera& /*camera*/)
{
    m_points.clear();
    m_pointer.reset();
    m_keyboard = false;
    cleared();
    Q_EMIT changed();
}

void DrawTool::stop()
{
    m_points.clear();
    m_pointer.reset();
    m_keyboard = false;
    Q_EMIT changed();
}

void DrawTool::move(QPointF pixel, const geo::Camera& camera)
{
    m_keyboard = false;
    m_pointer = camera.worldAt(pixel);
    Q_EMIT changed();
}

void DrawTool::click(QPointF pixel, const geo::Camera& camera)
{
    m_keyboard = false;
    addPoint(camera.worldAt(pixel));
}

void DrawTool::doubleClick(QPointF /*pixel*/, const geo::Camera& /*camera*/)
{
    finish(); // Its first click has already set the point.
}

void DrawTool::addPoint(geo::WorldPoint point)
{
    const geo::WorldPoint inside{.x = std::clamp(point.x, 0.0, 1.0), .y = std::clamp(point.y, 0.0, 1.0)};
    if (m_points.empty())
        cleared();
    m_points.push_back(inside);
    pointAdded();
    Q_EMIT changed();
}

void DrawTool::clearPoints()
{
    m_points.clear();
    Q_EMIT changed();
}

void DrawTool::setPointer(std::optional<geo::WorldPoint> pointer)
{
    m_pointer = pointer;
    Q_EMIT changed();
}

void DrawTool::undo()
{
    if (!m_points.empty())
        m_points.pop_back();
    Q_EMIT changed();
}

void DrawTool::finish()
{
    complete();
    Q_EMIT changed();
}

std::vector<geo::WorldPoint> DrawTool::shape() const
{
    std::vector<geo::WorldPoint> all = m_points;
    if (m_pointer && !all.empty())
        all.push_back(*m_pointer);
    return all;
}

bool DrawTool::moveCross(const QKeyEvent& event, const geo::Camera& camera)
{
    const double step = event.modifiers() & Qt::ShiftModifier ? fineStep : crossStep;
    QPointF by;
    switch (event.key()) {
    case Qt::Key_Left:
        by = {-step, 0};
        break;
    case Qt::Key_Right:
        by = {step, 0};
        break;
    case Qt::Key_Up:
        by = {0, -step};
        break;
    case Qt::Key_Down:
        by = {0, step};
        break;
    default:
        return false;
    }
    const QRectF room = QRectF(QPointF(0, 0), camera.size()).adjusted(edge, edge, -edge, -edge);
    const QPointF from =
        m_pointer && room.contains(camera.project(*m_pointer)) ? camera.project(*m_pointer) : room.center();
    m_keyboard = true;
    m_pointer = camera.worldAt(from + by);
    if (!room.contains(from + by))
        Q_EMIT panRequested(-by);
    Q_EMIT changed();
    return true;
}

bool DrawTool::standingKey(const QKeyEvent& event, const geo::Camera& camera)
{
    switch (event.key()) {
    case Qt::Key_Space: {
        const QPointF middle(camera.size().width() / 2, camera.size().height() / 2);
        m_keyboard = true;
        if (!m_pointer)
            m_pointer = camera.worldAt(middle);
        addPoint(*m_pointer);
        return true;
    }
    case Qt::Key_Backspace:
        undo();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish();
        return true;
    case Qt::Key_Escape:
        if (canUndo())
            clearPoints();
        else
            Q_EMIT left();
        return true;
    default:
        return false;
    }
}

bool DrawTool::key(const QKeyEvent& event, const geo::Camera& camera)
{
    if (ownKey(event, camera))
        return true;
    if (event.matches(QKeySequence::Undo)) {
        undo();
        return true;
    }
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    return moveCross(event, camera) || standingKey(event, camera);
}

void DrawTool::paintCross(const ToolFrame& frame) const
{
    if (!m_keyboard || !m_pointer)
        return;
    const QPointF at = frame.camera.project(*m_pointer);
    const double arm = 14 * frame.style.scale;
    const double hole = 4 * frame.style.scale;
    for (const auto& [colour, width] :
         {std::pair(frame.style.halo, 4.0), std::pair(frame.style.accent, 2.0)}) {
        frame.painter.setPen(QPen(colour, width * frame.style.scale));
        frame.painter.drawLine(at - QPointF(arm, 0), at - QPointF(hole, 0));
        frame.painter.drawLine(at + QPointF(hole, 0), at + QPointF(arm, 0));
        frame.painter.drawLine(at - QPointF(0, arm), at - QPointF(0, hole));
        frame.painter.drawLine(at + QPointF(0, hole), at + QPointF(0, arm));
    }
}

void paintToolLine(const ToolFrame& frame, const QPolygonF& line, bool closed, Qt::PenStyle style)
{
    const double scale = frame.style.scale;
    frame.painter.setBrush(Qt::NoBrush);
    QPen halo(frame.style.halo, 4.5 * scale);
    halo.setJoinStyle(Qt::RoundJoin);
    QPen pen(frame.style.accent, 2 * scale, style);
    pen.setJoinStyle(Qt::RoundJoin);
    for (const QPen& one : {halo, pen}) {
        frame.painter.setPen(one);
        if (closed)
            frame.painter.drawPolygon(line);
        else
            frame.painter.drawPolyline(line);
    }
}

void fillToolArea(const ToolFrame& frame, const QPolygonF& ring)
{
    QColor inside = frame.style.accent;
    inside.setAlphaF(0.14F);
    frame.painter.setPen(Qt::NoPen);
    frame.painter.setBrush(inside);
    frame.painter.drawPolygon(ring, Qt::OddEvenFill);
}

void paintToolText(const ToolFrame& frame, const QString& text, QPointF centre)
{
    if (text.isEmpty())
        return;
    const QFontMetricsF metrics(frame.style.font);
    QRectF rect = metrics.boundingRect(QRectF(0, 0, 10'000, 10'000), Qt::AlignLeft, text);
    rect.setSize(rect.size() + QSizeF(metrics.height() * 0.6, metrics.height() * 0.2));
    rect.moveCenter(centre);
    QColor plate = frame.style.badge;
    plate.setAlphaF(0.9F);
    frame.painter.setPen(Qt::NoPen);
    frame.painter.setBrush(plate);
    frame.painter.drawRoundedRect(rect, 3 * frame.style.scale, 3 * frame.style.scale);
    frame.painter.setPen(frame.style.text);
    geo::drawCentredText(frame.painter, rect, text);
}

QPolygonF projected(const geo::Camera& camera, const std::vector<geo::WorldPoint>& points)
{
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(points.size()));
    for (const geo::WorldPoint point : points)
        line << camera.project(point);
    return line;
}

} // namespace onescreen
