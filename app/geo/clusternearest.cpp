// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/clusterindex.h"
#include "app/geo/distance.h"

#include <queue>

namespace onescreen::geo {

namespace {

GeoBounds boundsOfCell(ClusterCell cell)
{
    const QRectF rect = cell.worldRect();
    return {toGeo(WorldPoint{.x = rect.left(), .y = rect.bottom()}),
            toGeo(WorldPoint{.x = rect.right(), .y = rect.top()})};
}

// Below this many events a cell is read instead of being cut further.
constexpr std::size_t readDirectly = 32;

} // namespace

/// Best-first search: cells and events in the order of their distance, so what comes out is final.
class NearestSearch
{
public:
    NearestSearch(const ClusterIndex& index, GeoPoint from) : m_index(index), m_from(from)
    {
        m_queue.push({.metres = 0, .cell = {}, .neighbour = std::nullopt});
    }
    /// The next nearest event; none when there is no other.
    std::optional<Neighbour> next()
    {
        while (!m_queue.empty()) {
            const Item item = m_queue.top();
            m_queue.pop();
            if (item.neighbour)
                return item.neighbour;
            open(item.cell);
        }
        return std::nullopt;
    }

private:
    struct Item
    {
        double metres = 0;
        ClusterCell cell;
        std::optional<Neighbour> neighbour;

        // The priority queue gives the greatest first; at equal distance cells are opened before events are
        // given out, and events come by row.
        friend bool operator<(const Item& a, const Item& b)
        {
            if (a.metres != b.metres)
                return a.metres > b.metres;
            if (a.neighbour && b.neighbour)
                return a.neighbour->event.row > b.neighbour->event.row;
            return a.neighbour.has_value() && !b.neighbour.has_value();
        }
    };

    void open(ClusterCell cell)
    {
        const std::vector<PointEntry> events = m_index.eventsIn(cell, readDirectly + 1);
        if (events.size() <= readDirectly || cell.level == deepestLevel) {
            for (const PointEntry& entry : m_index.eventsIn(cell, m_index.size())) {
                const double metres = distanceMetres(m_from, toGeo(worldOf(entry.key)));
                m_queue.push(
                    {.metres = metres, .cell = {}, .neighbour = Neighbour{.event = entry, .metres = metres}});
            }
            return;
        }
        const int level = cell.level + 1;
        for (MortonKey quarter = 0; quarter < 4; ++quarter) {
            const ClusterCell child{.key = cell.key | (quarter << (64 - 2 * level)), .level = level};
            m_queue.push({.metres = distanceMetres(m_from, boundsOfCell(child)),
                          .cell = child,
                          .neighbour = std::nullopt});
        }
    }

    const ClusterIndex& m_index;
    GeoPoint m_from;
    std::priority_queue<Item> m_queue;
};

std::vector<Neighbour> ClusterIndex::nearest(GeoPoint from, std::size_t count) const
{
    std::vector<Neighbour> found;
    NearestSearch search(*this, from);
    while (found.size() < count) {
        const std::optional<Neighbour> next = search.next();
        if (!next)
            break;
        found.push_back(*next);
    }
    return found;
}

std::vector<Neighbour> ClusterIndex::within(GeoPoint from, double metres) const
{
    std::vector<Neighbour> found;
    NearestSearch search(*this, from);
    for (std::optional<Neighbour> next = search.next(); next && next->metres <= metres; next = search.next())
        found.push_back(*next);
    return found;
}

} // namespace onescreen::geo
