// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/hitlist.h"

#include <cmath>

namespace onescreen::geo {

const Hit* HitList::at(QPointF pixel, double slack) const
{
    const Hit* nearest = nullptr;
    double distance = slack;
    for (auto hit = m_hits.rbegin(); hit != m_hits.rend(); ++hit) {
        const QPointF off = hit->centre - pixel;
        const double toEdge = std::hypot(off.x(), off.y()) - hit->radius;
        if (toEdge <= 0)
            return &*hit;
        if (toEdge < distance) {
            distance = toEdge;
            nearest = &*hit;
        }
    }
    return nearest;
}

} // namespace onescreen::geo
