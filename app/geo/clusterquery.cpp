// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/clusterindex.h"

namespace onescreen::geo {

ClusterIndex::Position ClusterIndex::lowerBound(MortonKey key, const Range& range) const
{
    const auto firstKey = [this](std::size_t block) {
        return m_firstKeys.begin() + static_cast<std::ptrdiff_t>(block);
    };
    // The first block after the range's beginning that starts at or beyond the key; the place is in the one
    // before.
    const std::size_t blocksEnd = range.to.offset > 0 ? range.to.block + 1 : range.to.block;
    const auto next =
        std::lower_bound(firstKey(std::min(range.from.block + 1, blocksEnd)), firstKey(blocksEnd), key);
    const auto block = static_cast<std::size_t>(next - m_firstKeys.begin()) - 1;
    const PointBlock& inside = *m_blocks[block];
    const std::size_t from = block == range.from.block ? range.from.offset : 0;
    const std::size_t to = block == range.to.block ? range.to.offset : inside.size();
    Position found{.block = block, .offset = inside.lowerBound(key, from, to)};
    if (found.offset == inside.size())
        found = {.block = block + 1, .offset = 0};
    return std::clamp(found, range.from, range.to);
}

const PointEntry& ClusterIndex::entryAt(Position at) const
{
    return m_blocks[at.block]->entries()[at.offset];
}

ClusterIndex::Position ClusterIndex::lastOf(const Range& range) const
{
    if (range.to.offset > 0)
        return {.block = range.to.block, .offset = range.to.offset - 1};
    return {.block = range.to.block - 1, .offset = m_blocks[range.to.block - 1]->size() - 1};
}

ClusterIndex::Range ClusterIndex::rangeOf(ClusterCell cell) const
{
    Range range = everything();
    if (range.empty())
        return range;
    range.from = lowerBound(cell.key, range);
    const MortonKey last = lastKeyOfCell(cell.key, cell.level);
    if (!range.empty() && last != ~MortonKey{0})
        range.to = lowerBound(last + 1, range);
    return range;
}

PointSums ClusterIndex::sumsOf(const Range& range) const
{
    if (range.from.block == range.to.block)
        return m_blocks[range.from.block]->sums(range.from.offset, range.to.offset);
    PointSums sums = m_blocks[range.from.block]->sums(range.from.offset, m_blocks[range.from.block]->size());
    for (std::size_t block = range.from.block + 1; block < range.to.block; ++block)
        sums += m_totals[block];
    if (range.to.offset > 0)
        sums += m_blocks[range.to.block]->sums(0, range.to.offset);
    return sums;
}

Cluster ClusterIndex::clusterOf(ClusterCell cell, const Range& range) const
{
    Cluster cluster{.cell = cell, .sums = sumsOf(range), .first = entryAt(range.from)};
    cluster.count = cluster.sums.count();
    const double count = cluster.count;
    cluster.centroid = {.x = (static_cast<double>(cluster.sums.x) / count + 0.5) / mortonScale,
                        .y = (static_cast<double>(cluster.sums.y) / count + 0.5) / mortonScale};
    const MortonKey last = entryAt(lastOf(range)).key;
    // Sorted by key, so first and last part where any two part. Level n is shown from zoom n - 2 on.
    if (last != cluster.first.key)
        cluster.expansionZoom = std::max(0, commonLevel(cluster.first.key, last) + 1 - clusterLevel(0));
    return cluster;
}

/// Walks the quadtree of the sorted order, leaving out empty and unseen branches.
class ClusterSearch
{
public:
    ClusterSearch(const ClusterIndex& index, const QRectF& world, int level)
        : m_index(index), m_level(level), m_left(mortonAxis(world.left())),
          m_right(mortonAxis(world.right())), m_top(mortonAxis(world.top())),
          m_bottom(mortonAxis(world.bottom()))
    {
    }

    std::vector<Cluster> run()
    {
        const ClusterIndex::Range all = m_index.everything();
        m_found.reserve(usualClusters);
        if (!all.empty())
            visit({.key = 0, .level = 0}, all);
        return std::move(m_found);
    }

private:
    [[nodiscard]] bool sees(ClusterCell cell) const
    {
        const MortonKey last = lastKeyOfCell(cell.key, cell.level);
        return mortonX(cell.key) <= m_right && mortonX(last) >= m_left && mortonY(cell.key) <= m_bottom &&
               mortonY(last) >= m_top;
    }
    void visit(ClusterCell cell, ClusterIndex::Range range)
    {
        if (cell.level == m_level) {
            m_found.push_back(m_index.clusterOf(cell, range));
            return;
        }
        const int level = cell.level + 1;
        for (MortonKey quarter = 0; quarter < 4 && !range.empty(); ++quarter) {
            const ClusterCell child{.key = cell.key | (quarter << (64 - 2 * level)), .level = level};
            ClusterIndex::Range part = range;
            if (quarter < 3)
                part.to = m_index.lowerBound(lastKeyOfCell(child.key, level) + 1, range);
            range.from = part.to;
            if (!part.empty() && sees(child))
                visit(child, part);
        }
    }

    static constexpr std::size_t usualClusters = 640; // A full HD view of 64-pixel cells.

    const ClusterIndex& m_index;
    int m_level;
    quint32 m_left, m_right, m_top, m_bottom;
    std::vector<Cluster> m_found;
};

std::vector<Cluster> ClusterIndex::clusters(const QRectF& world, double zoom) const
{
    return ClusterSearch(*this, world, clusterLevel(zoom)).run();
}

std::vector<PointEntry> ClusterIndex::eventsIn(ClusterCell cell, std::size_t limit) const
{
    std::vector<PointEntry> events;
    forEach(rangeOf(cell), [&](const PointEntry& entry) {
        if (events.size() < limit)
            events.push_back(entry);
        return events.size() < limit;
    });
    return events;
}

std::optional<GeoBounds> ClusterIndex::boundsOf(ClusterCell cell) const
{
    std::optional<GeoBounds> bounds;
    forEach(rangeOf(cell), [&](const PointEntry& entry) {
        const GeoPoint at = toGeo(worldOf(entry.key));
        if (bounds)
            bounds->include(at);
        else
            bounds.emplace(at);
        return true;
    });
    return bounds;
}

std::optional<GeoBounds> ClusterIndex::openBounds(const std::optional<GeoBounds>& area) const
{
    return boundsInside(area, true);
}

std::optional<GeoBounds> ClusterIndex::allBounds(const std::optional<GeoBounds>& area) const
{
    return boundsInside(area, false);
}

std::optional<GeoBounds> ClusterIndex::boundsInside(const std::optional<GeoBounds>& area, bool openOnly) const
{
    const MortonKey corner1 = area ? mortonKey(area->southWest()) : interleave(0, ~quint32{0});
    const MortonKey corner2 = area ? mortonKey(area->northEast()) : interleave(~quint32{0}, 0);
    const quint32 left = mortonX(corner1), right = mortonX(corner2);
    const quint32 top = mortonY(corner2), bottom = mortonY(corner1);
    quint32 west = ~quint32{0}, east = 0, north = ~quint32{0}, south = 0;
    forEach(everything(), [&](const PointEntry& entry) {
        const quint32 x = mortonX(entry.key), y = mortonY(entry.key);
        if ((openOnly && !isOpen(entry.state)) || x < left || x > right || y < top || y > bottom)
            return true;
        west = std::min(west, x);
        east = std::max(east, x);
        north = std::min(north, y);
        south = std::max(south, y);
        return true;
    });
    if (west > east)
        return std::nullopt;
    return GeoBounds(toGeo(worldOf(interleave(west, south))), toGeo(worldOf(interleave(east, north))));
}

} // namespace onescreen::geo
