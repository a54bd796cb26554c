// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/geobounds.h"
#include "app/geo/pointblock.h"
#include "app/geo/rowtable.h"

#include <QRectF>

#include <limits>
#include <memory>
#include <optional>
#include <span>

namespace onescreen::geo {

/// One cell of the quadtree. Level n cuts the world into 2^n by 2^n cells.
struct ClusterCell
{
    MortonKey key = 0; ///< First key of the cell.
    int level = 0;

    /// In the world square 0..1.
    [[nodiscard]] QRectF worldRect() const;
    friend bool operator==(const ClusterCell&, const ClusterCell&) = default;
};
/// The level whose cells measure 64 to 128 pixels at this zoom.
int clusterLevel(double zoom);

/// The events of one visible cell. A cluster of one is the event itself.
struct Cluster
{
    ClusterCell cell;
    PointSums sums;
    quint32 count = 0;
    WorldPoint centroid;
    PointEntry first; ///< The event when count is 1; else the first of the cell.
    /// The lowest whole zoom at which its events fall into several cells; none when all are at one place.
    std::optional<int> expansionZoom;
};

struct Neighbour
{
    PointEntry event;
    double metres = 0;
};

/// Where events are. Keeps them sorted by place in blocks, so that a viewport is answered from block sums and
/// an insert, move or removal touches one block. Exact: counts are never estimated. About 50 bytes an event.
/// Movable value; one thread at a time.
class ClusterIndex
{
public:
    ClusterIndex() = default;
    /// Radix sort by place. Of several points with one row the last counts. Without a moment nothing is
    /// overdue until advance().
    static ClusterIndex build(std::span<const MapPoint> points, std::optional<UtcTime> now = std::nullopt);

    /// Marks what is overdue at that moment; true when a count changed. Looks only at blocks in which
    /// something falls due (all of them when time goes back).
    bool advance(UtcTime now);

    /// Inserts, moves or changes the event of that row. Returns false when nothing was different.
    bool upsert(const MapPoint& point);
    /// False when the row was not there.
    bool remove(EventRow row);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    /// Of all events.
    [[nodiscard]] PointSums total() const;
    [[nodiscard]] std::optional<PointEntry> find(EventRow row) const;
    /// One cluster for each non-empty cell that touches `world` (part of the square 0..1), in the order of
    /// place. The sum of their counts is the number of events in those cells.
    [[nodiscard]] std::vector<Cluster> clusters(const QRectF& world, double zoom) const;
    /// Events of a cell in the order of place, at most `limit`.
    [[nodiscard]] std::vector<PointEntry> eventsIn(ClusterCell cell, std::size_t limit) const;
    /// The bounds of the events of a cell.
    [[nodiscard]] std::optional<GeoBounds> boundsOf(ClusterCell cell) const;
    /// The bounds of the open events inside `area`; none when there are none. Looks at every event (5 ms a
    /// million).
    [[nodiscard]] std::optional<GeoBounds> openBounds(const std::optional<GeoBounds>& area) const;
    /// The same of all events, ended ones too.
    [[nodiscard]] std::optional<GeoBounds> allBounds(const std::optional<GeoBounds>& area) const;
    /// The `count` nearest events, nearest first.
    [[nodiscard]] std::vector<Neighbour> nearest(GeoPoint from, std::size_t count) const;
    /// All events up to that distance, nearest first.
    [[nodiscard]] std::vector<Neighbour> within(GeoPoint from, double metres) const;

    [[nodiscard]] std::size_t memoryBytes() const;

private:
    friend class ClusterSearch;
    friend class AreaSearch; // select.cpp

    [[nodiscard]] std::optional<GeoBounds> boundsInside(const std::optional<GeoBounds>& area,
                                                        bool openOnly) const;
    /// A place in the sorted order; {number of blocks, 0} is the end.
    struct Position
    {
        std::size_t block = 0;
        std::size_t offset = 0;

        friend auto operator<=>(const Position&, const Position&) = default;
    };
    struct Range
    {
        Position from;
        Position to;

        [[nodiscard]] bool empty() const { return from == to; }
    };

    [[nodiscard]] PointEntry entryOf(const MapPoint& point) const;
    void fill(std::vector<PointEntry> sorted);
    void insertEntry(const PointEntry& entry);
    void removeEntry(MortonKey key, EventRow row);
    void refresh(std::size_t block);
    void mergeIfSmall(std::size_t block);
    [[nodiscard]] std::size_t blockFor(MortonKey key, EventRow row) const;
    [[nodiscard]] Range everything() const
    {
        return {.from = {}, .to = {.block = m_blocks.size(), .offset = 0}};
    }
    /// First position in `range` whose key is not below `key`.
    [[nodiscard]] Position lowerBound(MortonKey key, const Range& range) const;
    [[nodiscard]] Range rangeOf(ClusterCell cell) const;
    [[nodiscard]] Position lastOf(const Range& range) const;
    [[nodiscard]] const PointEntry& entryAt(Position at) const;
    [[nodiscard]] PointSums sumsOf(const Range& range) const;
    [[nodiscard]] Cluster clusterOf(ClusterCell cell, const Range& range) const;
    /// Visits entries in the order of place until `visit` returns false.
    template <typename Visit> void forEach(const Range& range, Visit visit) const;

    std::vector<std::unique_ptr<PointBlock>> m_blocks;
    // Copies of what searches read of every block, kept together for the processor's cache.
    std::vector<MortonKey> m_firstKeys;
    std::vector<PointSums> m_totals;
    std::vector<quint32> m_nextDue; ///< Of every block.
    RowTable m_rows;
    qint64 m_second = std::numeric_limits<qint64>::min(); ///< Moment of what is overdue, see secondOfMap().
};

template <typename Visit> void ClusterIndex::forEach(const Range& range, Visit visit) const
{
    for (std::size_t block = range.from.block; block <= range.to.block && block < m_blocks.size(); ++block) {
        const std::vector<PointEntry>& entries = m_blocks[block]->entries();
        const std::size_t from = block == range.from.block ? range.from.offset : 0;
        const std::size_t to = block == range.to.block ? range.to.offset : entries.size();
        for (std::size_t i = from; i < to; ++i) {
            if (!visit(entries[i]))
                return;
        }
    }
}

} // namespace onescreen::geo
