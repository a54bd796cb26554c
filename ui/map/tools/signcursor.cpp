// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/signcursor.h"

#include <algorithm>
#include <cmath>

namespace onescreen {

void SignCursor::step(int by, const std::vector<geo::Hit>& hits, const geo::Camera& camera)
{
    if (m_camera != camera || m_signs.size() != hits.size()) {
        m_signs = hits;
        m_camera = camera;
        m_at.reset();
        const QPointF middle(camera.size().width() / 2, camera.size().height() / 2);
        std::ranges::stable_sort(m_signs, {}, [&](const geo::Hit& hit) {
            const QPointF off = hit.centre - middle;
            return std::hypot(off.x(), off.y());
        });
    }
    const auto count = static_cast<int>(m_signs.size());
    if (count > 0) {
        const int from = m_at ? static_cast<int>(*m_at) : by > 0 ? -1 : 0;
        m_at = static_cast<std::size_t>(((from + by) % count + count) % count);
    }
    Q_EMIT changed();
}

void SignCursor::clear()
{
    if (!m_camera)
        return;
    m_signs.clear();
    m_camera.reset();
    m_at.reset();
    Q_EMIT changed();
}

std::optional<geo::Hit> SignCursor::current(const geo::Camera& camera) const
{
    if (!m_at || m_camera != camera)
        return std::nullopt;
    return m_signs[*m_at];
}

void SignCursor::paint(const ToolFrame& frame) const
{
    const std::optional<geo::Hit> sign = current(frame.camera);
    if (!sign)
        return;
    const double scale = frame.style.scale;
    const double radius = sign->radius + 4 * scale;
    frame.painter.setBrush(Qt::NoBrush);
    frame.painter.setPen(QPen(frame.style.halo, 4 * scale));
    frame.painter.drawEllipse(sign->centre, radius, radius);
    frame.painter.setPen(QPen(frame.style.accent, 2 * scale, Qt::DashLine));
    frame.painter.drawEllipse(sign->centre, radius, radius);
}

} // namespace onescreen
