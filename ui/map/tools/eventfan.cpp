// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/eventfan.h"

#include "app/geo/symbols.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace onescreen {

namespace {

constexpr std::size_t mostOnCircle = 9;
constexpr double gapOfRadius = 2.6; ///< From sign to sign, in radii of a sign.
constexpr double slack = 3.0;

double gapFor(const geo::MapStyle& style)
{
    return gapOfRadius * geo::eventRadius(style);
}

} // namespace

std::vector<QPointF> fanOffsets(std::size_t signs, double gap)
{
    constexpr double turn = 2 * std::numbers::pi;
    std::vector<QPointF> offsets;
    offsets.reserve(signs);
    const auto at = [](double angle, double radius) {
        return QPointF(radius * std::sin(angle), -radius * std::cos(angle));
    };
    if (signs <= mostOnCircle) {
        const auto count = static_cast<double>(std::max<std::size_t>(signs, 2));
        const double radius = std::max(1.6 * gap, gap / (2 * std::sin(turn / 2 / count)));
        for (std::size_t i = 0; i < signs; ++i)
            offsets.push_back(at(turn * static_cast<double>(i) / count, radius));
        return offsets;
    }
    // A spiral whose arms lie a gap apart: the angle grows by what a gap is at the radius reached.
    double angle = 0;
    double radius = 1.6 * gap;
    for (std::size_t i = 0; i < signs; ++i) {
        offsets.push_back(at(angle, radius));
        const double step = 2 * std::asin(std::min(1.0, gap / (2 * radius)));
        angle += step;
        radius += gap * 1.05 * step / turn;
    }
    return offsets;
}

void EventFan::open(std::vector<geo::PointEntry> events)
{
    m_events = std::move(events);
    m_chosen.reset();
    Q_EMIT changed();
}

void EventFan::close()
{
    if (!isOpen())
        return;
    m_events.clear();
    m_chosen.reset();
    Q_EMIT changed();
}

std::size_t EventFan::signs() const
{
    return std::min(m_events.size(), mostShown);
}

std::size_t EventFan::rest() const
{
    // The last sign stands for itself only when everything fits.
    return m_events.size() > mostShown ? m_events.size() - (mostShown - 1) : 0;
}

void EventFan::step(int by)
{
    if (!isOpen())
        return;
    const auto count = static_cast<int>(signs());
    const int from = m_chosen ? static_cast<int>(*m_chosen) : by > 0 ? -1 : 0;
    m_chosen = static_cast<std::size_t>(((from + by) % count + count) % count);
    Q_EMIT changed();
}

void EventFan::choose(EventRow row)
{
    const std::size_t alone = rest() > 0 ? signs() - 1 : signs();
    for (std::size_t i = 0; i < alone; ++i) {
        if (m_events[i].row == row)
            m_chosen = i;
    }
    Q_EMIT changed();
}

bool EventFan::isRestChosen() const
{
    return m_chosen && rest() > 0 && *m_chosen + 1 == signs();
}

std::optional<EventRow> EventFan::chosen() const
{
    if (!m_chosen || isRestChosen())
        return std::nullopt;
    return m_events[*m_chosen].row;
}

geo::Hit EventFan::hitOf(std::size_t sign, const geo::Camera& camera, const geo::MapStyle& style) const
{
    const QPointF place = camera.project(geo::worldOf(m_events.front().key));
    const bool more = rest() > 0 && sign + 1 == signs();
    geo::Cluster cluster{.cell = {.key = m_events.front().key, .level = geo::deepestLevel},
                         .count = more ? static_cast<quint32>(rest()) : 1,
                         .first = m_events[sign]};
    const geo::PointEntry& entry = m_events[sign];
    cluster.centroid = geo::worldOf(entry.key);
    if (!more) {
        cluster.sums.byState.at(static_cast<std::size_t>(entry.state)) = 1;
        cluster.sums.overdueOpen = entry.overdue;
    } else {
        for (std::size_t i = sign; i < m_events.size(); ++i) {
            ++cluster.sums.byState.at(static_cast<std::size_t>(m_events[i].state));
            cluster.sums.overdueOpen += m_events[i].overdue;
        }
    }
    return {.kind = more ? geo::Hit::Kind::Cluster : geo::Hit::Kind::Event,
            .centre = place + fanOffsets(signs(), gapFor(style))[sign],
            .radius = geo::eventRadius(style),
            .cluster = cluster};
}

std::optional<geo::Hit> EventFan::hitAt(const geo::Camera& camera, const geo::MapStyle& style,
                                        QPointF pixel) const
{
    for (std::size_t sign = 0; sign < signs(); ++sign) {
        geo::Hit hit = hitOf(sign, camera, style);
        const QPointF off = hit.centre - pixel;
        if (std::hypot(off.x(), off.y()) <= hit.radius + slack)
            return hit;
    }
    return std::nullopt;
}

void EventFan::paint(const ToolFrame& frame) const
{
    if (!isOpen())
        return;
    QPainter& painter = frame.painter;
    const QPointF place = frame.camera.project(geo::worldOf(m_events.front().key));
    const std::vector<QPointF> offsets = fanOffsets(signs(), gapFor(frame.style));
    const double radius = geo::eventRadius(frame.style);
    QColor plate = frame.style.badge;
    plate.setAlphaF(0.82F);
    const auto length = [](QPointF off) { return std::hypot(off.x(), off.y()); };
    const double reach = length(*std::ranges::max_element(offsets, {}, length)) + 1.6 * radius;
    painter.setPen(QPen(frame.style.badgeEdge, frame.style.scale));
    painter.setBrush(plate);
    painter.drawEllipse(place, reach, reach);
    painter.setPen(QPen(frame.style.secondary, frame.style.scale));
    for (const QPointF off : offsets)
        painter.drawLine(place, place + off);
    painter.setBrush(frame.style.secondary);
    painter.drawEllipse(place, 2.5 * frame.style.scale, 2.5 * frame.style.scale);
    for (std::size_t sign = 0; sign < offsets.size(); ++sign) {
        const QPointF at = place + offsets[sign];
        if (rest() > 0 && sign + 1 == offsets.size()) {
            const QString text = u'+' + QString::number(rest());
            geo::drawCentred(
                painter, frame.sprites.text(text, frame.style.font.pixelSize(), true, frame.style.text), at);
        } else {
            geo::drawCentred(painter,
                             geo::eventSymbol(frame.sprites, m_events[sign].state, m_events[sign].priority,
                                              m_events[sign].overdue != 0),
                             at);
        }
        if (m_chosen == sign)
            geo::drawCentred(painter, geo::selectionSymbol(frame.sprites, radius), at);
    }
}

} // namespace onescreen
