// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/mappoint.h"

#include <QSet>

#include <array>
#include <map>
#include <span>

namespace onescreen::geo {

/// Which events a map shows of those it has: by state, priority and type. Everything until something is
/// hidden.
struct EventPick
{
    QSet<EventState> hiddenStates;
    QSet<Priority> hiddenPriorities;
    QSet<QString> hiddenRoots; ///< Codes of category roots.

    [[nodiscard]] bool takesAll() const
    {
        return hiddenStates.isEmpty() && hiddenPriorities.isEmpty() && hiddenRoots.isEmpty();
    }
    friend bool operator==(const EventPick&, const EventPick&) = default;
};

/// A pick made ready for points whose category is an index into `categoryRoots`.
class PointPick
{
public:
    PointPick() = default; ///< Takes everything.
    PointPick(const EventPick& pick, std::span<const QString> categoryRoots);
    [[nodiscard]] bool takes(const MapPoint& point) const
    {
        return !m_states.at(static_cast<std::size_t>(point.state)) &&
               !m_priorities.at(static_cast<std::size_t>(point.priority)) &&
               !(point.category < m_roots.size() && m_roots[point.category]);
    }

private:
    // True: hidden.
    std::array<bool, allEventStates.size()> m_states{};
    std::array<bool, allPriorities.size()> m_priorities{};
    std::vector<bool> m_roots;
};

/// How many events there are of each kind, picked or not.
struct EventFacets
{
    qint64 count = 0;
    std::array<qint64, allEventStates.size()> byState{};
    std::array<qint64, allPriorities.size()> byPriority{};
    std::map<QString, qint64> byRoot;

    friend bool operator==(const EventFacets&, const EventFacets&) = default;
};
EventFacets facetsOf(std::span<const MapPoint> points, std::span<const QString> categoryRoots);

} // namespace onescreen::geo
