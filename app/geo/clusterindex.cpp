// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/clusterindex.h"

#include "app/geo/radixsort.h"

#include <unordered_map>

namespace onescreen::geo {

namespace {

std::ptrdiff_t signedIndex(std::size_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

/// Leaves only the last entry of every row.
void keepLast(std::vector<PointEntry>& entries)
{
    std::unordered_map<EventRow, std::size_t> last;
    last.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        last[entries[i].row] = i;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (last[entries[i].row] == i)
            entries[kept++] = entries[i];
    }
    entries.resize(kept);
}

} // namespace

int clusterLevel(double zoom)
{
    return std::clamp(static_cast<int>(std::floor(zoom)) + 2, 0, deepestLevel);
}

QRectF ClusterCell::worldRect() const
{
    const double side = std::exp2(-level);
    return {mortonX(key) / mortonScale, mortonY(key) / mortonScale, side, side};
}

PointEntry ClusterIndex::entryOf(const MapPoint& point) const
{
    // A MapPoint comes from stored events, whose position is valid; anything else is brought to the nearest
    // place.
    const double lon = std::clamp(point.lon7 * 1e-7, -180.0, 180.0);
    const double lat = std::clamp(point.lat7 * 1e-7, -90.0, 90.0);
    constexpr quint32 dueBits = 0x7fff'ffff;
    PointEntry entry{.key = mortonKey(toWorld(lon, lat)),
                     .row = point.row,
                     .state = point.state,
                     .priority = point.priority,
                     .category = point.category,
                     .due = point.due & dueBits,
                     .overdue = 0};
    entry.overdue = isOverdueAt(entry, m_second) ? 1 : 0;
    return entry;
}

ClusterIndex ClusterIndex::build(std::span<const MapPoint> points, std::optional<UtcTime> now)
{
    ClusterIndex index;
    if (now)
        index.m_second = secondOfMap(*now);
    index.m_rows.reserve(points.size());
    std::vector<PointEntry> entries;
    entries.reserve(points.size());
    bool repeated = false;
    for (const MapPoint& point : points) {
        entries.push_back(index.entryOf(point));
        repeated = index.m_rows.insert(point.row, entries.back().key).has_value() || repeated;
    }
    if (repeated)
        keepLast(entries);
    sortByPlace(entries);
    index.fill(std::move(entries));
    return index;
}

void ClusterIndex::fill(std::vector<PointEntry> sorted)
{
    const std::size_t blocks = (sorted.size() + PointBlock::buildFill - 1) / PointBlock::buildFill;
    m_blocks.reserve(blocks);
    for (std::size_t i = 0; i < blocks; ++i) {
        const std::size_t from = i * PointBlock::buildFill;
        const std::size_t to = std::min(from + PointBlock::buildFill, sorted.size());
        m_blocks.push_back(std::make_unique<PointBlock>(
            std::vector<PointEntry>(sorted.begin() + signedIndex(from), sorted.begin() + signedIndex(to))));
        m_firstKeys.push_back(sorted[from].key);
        m_totals.push_back(m_blocks.back()->total());
        m_nextDue.push_back(m_blocks.back()->nextDue());
    }
}

bool ClusterIndex::advance(UtcTime now)
{
    const qint64 second = secondOfMap(now);
    const bool back = second < m_second;
    m_second = second;
    bool changed = false;
    for (std::size_t block = 0; block < m_blocks.size(); ++block) {
        if ((back || m_nextDue[block] < second) && m_blocks[block]->markOverdue(second)) {
            refresh(block);
            changed = true;
        }
    }
    return changed;
}

std::size_t ClusterIndex::blockFor(MortonKey key, EventRow row) const
{
    // The last block that begins at or before the entry; equal keys may fill several blocks.
    auto block = static_cast<std::size_t>(std::ranges::upper_bound(m_firstKeys, key) - m_firstKeys.begin());
    if (block == 0)
        return 0;
    --block;
    while (block > 0 && m_firstKeys[block] == key &&
           !m_blocks[block]->entries().front().isBefore(key, row + 1))
        --block;
    return block;
}

void ClusterIndex::refresh(std::size_t block)
{
    m_firstKeys[block] = m_blocks[block]->entries().front().key;
    m_totals[block] = m_blocks[block]->total();
    m_nextDue[block] = m_blocks[block]->nextDue();
}

void ClusterIndex::insertEntry(const PointEntry& entry)
{
    if (m_blocks.empty()) {
        fill({entry});
        return;
    }
    std::size_t block = blockFor(entry.key, entry.row);
    if (m_blocks[block]->size() == PointBlock::capacity) {
        const std::size_t upper = block + 1;
        m_blocks.insert(m_blocks.begin() + signedIndex(upper),
                        std::make_unique<PointBlock>(m_blocks[block]->split()));
        m_firstKeys.insert(m_firstKeys.begin() + signedIndex(upper), MortonKey{0});
        m_totals.insert(m_totals.begin() + signedIndex(upper), PointSums{});
        m_nextDue.insert(m_nextDue.begin() + signedIndex(upper), 0);
        refresh(block);
        refresh(upper);
        if (!entry.isBefore(m_blocks[upper]->entries().front().key, m_blocks[upper]->entries().front().row))
            block = upper;
    }
    m_blocks[block]->insert(entry);
    refresh(block);
}

void ClusterIndex::removeEntry(MortonKey key, EventRow row)
{
    const std::size_t block = blockFor(key, row);
    m_blocks[block]->remove(m_blocks[block]->lowerBound(key, row));
    if (m_blocks[block]->size() > 0)
        refresh(block);
    mergeIfSmall(block);
}

void ClusterIndex::mergeIfSmall(std::size_t block)
{
    constexpr std::size_t small = PointBlock::capacity / 4;
    if (m_blocks[block]->size() >= small)
        return;
    std::size_t gone = block;
    if (m_blocks[block]->size() > 0) {
        const std::size_t left = block > 0 ? block - 1 : block;
        gone = left + 1;
        if (gone >= m_blocks.size() ||
            m_blocks[left]->size() + m_blocks[gone]->size() > PointBlock::buildFill)
            return;
        m_blocks[left]->append(*m_blocks[gone]);
        refresh(left);
    }
    m_blocks.erase(m_blocks.begin() + signedIndex(gone));
    m_firstKeys.erase(m_firstKeys.begin() + signedIndex(gone));
    m_totals.erase(m_totals.begin() + signedIndex(gone));
    m_nextDue.erase(m_nextDue.begin() + signedIndex(gone));
}

bool ClusterIndex::upsert(const MapPoint& point)
{
    const PointEntry entry = entryOf(point);
    const std::optional<MortonKey> before = m_rows.insert(entry.row, entry.key);
    if (before == entry.key) {
        const std::size_t block = blockFor(entry.key, entry.row);
        const std::size_t at = m_blocks[block]->lowerBound(entry.key, entry.row);
        if (m_blocks[block]->entries()[at] == entry)
            return false;
        m_blocks[block]->replace(at, entry);
        refresh(block);
        return true;
    }
    if (before)
        removeEntry(*before, entry.row);
    insertEntry(entry);
    return true;
}

bool ClusterIndex::remove(EventRow row)
{
    const std::optional<MortonKey> key = m_rows.remove(row);
    if (key)
        removeEntry(*key, row);
    return key.has_value();
}

PointSums ClusterIndex::total() const
{
    PointSums sums;
    for (const PointSums& block : m_totals)
        sums += block;
    return sums;
}

std::optional<PointEntry> ClusterIndex::find(EventRow row) const
{
    const std::optional<MortonKey> key = m_rows.find(row);
    if (!key)
        return std::nullopt;
    const PointBlock& block = *m_blocks[blockFor(*key, row)];
    return block.entries()[block.lowerBound(*key, row)];
}

std::size_t ClusterIndex::memoryBytes() const
{
    std::size_t bytes = m_rows.memoryBytes() + m_firstKeys.capacity() * sizeof(MortonKey) +
                        m_totals.capacity() * sizeof(PointSums) + m_nextDue.capacity() * sizeof(quint32) +
                        m_blocks.capacity() * sizeof(void*);
    for (const std::unique_ptr<PointBlock>& block : m_blocks)
        bytes += block->memoryBytes();
    return bytes;
}

} // namespace onescreen::geo
