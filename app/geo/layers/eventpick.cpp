// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/layers/eventpick.h"

namespace onescreen::geo {

PointPick::PointPick(const EventPick& pick, std::span<const QString> categoryRoots)
{
    for (const EventState state : pick.hiddenStates)
        m_states.at(static_cast<std::size_t>(state)) = true;
    for (const Priority priority : pick.hiddenPriorities)
        m_priorities.at(static_cast<std::size_t>(priority)) = true;
    for (const QString& root : categoryRoots)
        m_roots.push_back(pick.hiddenRoots.contains(root));
}

EventFacets facetsOf(std::span<const MapPoint> points, std::span<const QString> categoryRoots)
{
    EventFacets facets;
    std::vector<qint64> roots(categoryRoots.size(), 0);
    for (const MapPoint& point : points) {
        ++facets.byState.at(static_cast<std::size_t>(point.state));
        ++facets.byPriority.at(static_cast<std::size_t>(point.priority));
        if (point.category < roots.size())
            ++roots[point.category];
    }
    facets.count = static_cast<qint64>(points.size());
    for (std::size_t i = 0; i < roots.size(); ++i)
        facets.byRoot[categoryRoots[i]] += roots[i];
    return facets;
}

} // namespace onescreen::geo
