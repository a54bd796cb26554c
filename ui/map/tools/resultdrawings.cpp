// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/resultdrawings.h"

#include "ui/common/lengthtext.h"
#include "ui/map/tools/drawtool.h"

#include <QPainterPath>

namespace onescreen {

void AreaDrawing::setArea(const std::optional<geo::SelectArea>& area)
{
    m_area = area;
    m_rings = area ? geo::outlineOf(*area) : std::vector<std::vector<geo::WorldPoint>>();
    Q_EMIT changed();
}

void AreaDrawing::paint(const ToolFrame& frame) const
{
    for (const std::vector<geo::WorldPoint>& ring : m_rings) {
        const QPolygonF line = projected(frame.camera, ring);
        fillToolArea(frame, line);
        paintToolLine(frame, line, true, Qt::DashLine);
    }
    const auto* circle = m_area ? std::get_if<geo::SelectCircle>(&*m_area) : nullptr;
    if (circle) {
        const QPointF at = frame.camera.project(circle->centre());
        paintToolText(frame, lengthText(circle->metres(), QLocale()),
                      at + QPointF(0, 18 * frame.style.scale));
    }
}

void NearestDrawing::setEnds(GeoPoint from, std::vector<End> ends)
{
    m_from = from;
    m_ends = std::move(ends);
    m_chosen.reset();
    Q_EMIT changed();
}

void NearestDrawing::choose(std::optional<std::size_t> end)
{
    m_chosen = end;
    Q_EMIT changed();
}

void NearestDrawing::clear()
{
    m_from.reset();
    m_ends.clear();
    m_chosen.reset();
    Q_EMIT changed();
}

void NearestDrawing::paint(const ToolFrame& frame) const
{
    if (!m_from)
        return;
    const double scale = frame.style.scale;
    const QPointF from = frame.camera.project(*m_from);
    for (std::size_t i = 0; i < m_ends.size(); ++i) {
        const QPointF to = frame.camera.project(m_ends[i].at);
        const bool chosen = m_chosen == i;
        QColor colour = frame.style.accent;
        colour.setAlphaF(chosen ? 1.0F : 0.45F);
        frame.painter.setPen(
            QPen(colour, (chosen ? 2.5 : 1.5) * scale, m_ends[i].stale ? Qt::DotLine : Qt::SolidLine));
        frame.painter.drawLine(from, to);
    }
    if (m_chosen && *m_chosen < m_ends.size()) {
        const QPointF to = frame.camera.project(m_ends[*m_chosen].at);
        frame.painter.setBrush(Qt::NoBrush);
        frame.painter.setPen(QPen(frame.style.accent, 2.5 * scale));
        frame.painter.drawEllipse(to, 18 * scale, 18 * scale);
        paintToolText(frame, lengthText(m_ends[*m_chosen].metres, QLocale()), (from + to) / 2);
    }
    frame.painter.setBrush(frame.style.accent);
    frame.painter.setPen(QPen(frame.style.halo, 1.5 * scale));
    frame.painter.drawEllipse(from, 5 * scale, 5 * scale);
}

void PinDrawing::setPin(GeoPoint at, const QString& name)
{
    m_at = at;
    m_name = name;
    Q_EMIT changed();
}

void PinDrawing::clear()
{
    m_at.reset();
    Q_EMIT changed();
}

void PinDrawing::paint(const ToolFrame& frame) const
{
    if (!m_at)
        return;
    const double scale = frame.style.scale;
    const QPointF at = frame.camera.project(*m_at);
    constexpr double head = 9;
    constexpr double height = 26;
    QPainterPath pin(at);
    pin.cubicTo(at + QPointF(-2, -8) * scale, at + QPointF(-head, -12) * scale,
                at + QPointF(-head, -height + head) * scale);
    pin.arcTo(QRectF(at + QPointF(-head, -height) * scale, QSizeF(2 * head, 2 * head) * scale), 180, -180);
    pin.cubicTo(at + QPointF(head, -12) * scale, at + QPointF(2, -8) * scale, at);
    frame.painter.setPen(QPen(frame.style.halo, 2 * scale));
    frame.painter.setBrush(frame.style.accent);
    frame.painter.drawPath(pin);
    frame.painter.setPen(Qt::NoPen);
    frame.painter.setBrush(frame.style.halo);
    frame.painter.drawEllipse(at + QPointF(0, -height + head) * scale, 3.5 * scale, 3.5 * scale);
    paintToolText(frame, m_name, at + QPointF(0, 14) * scale);
}

} // namespace onescreen
