// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/mappoint.h"
#include "app/geo/morton.h"

#include <array>
#include <vector>

namespace onescreen::geo {

inline constexpr std::size_t eventStates = allEventStates.size();

/// Sums over a set of points; two of them add up.
struct PointSums
{
    quint64 x = 0; ///< Of the 32-bit positions; the mean is the centroid.
    quint64 y = 0;
    std::array<quint32, eventStates> byState{};
    quint32 urgentOpen = 0;  ///< 紧急 and not closed or cancelled.
    quint32 overdueOpen = 0; ///< Due before the index's moment and not closed or cancelled.

    [[nodiscard]] quint32 count() const;
    PointSums& operator+=(const PointSums& other);
    PointSums& operator-=(const PointSums& other);

    friend bool operator==(const PointSums&, const PointSums&) = default;
};

/// One event of the index. 24 bytes.
struct PointEntry
{
    MortonKey key = 0;
    EventRow row = 0;
    EventState state = EventState::Reported;
    Priority priority = Priority::Normal;
    quint16 category = 0;
    quint32 due : 31 = noDue; ///< See DueSecond.
    quint32 overdue : 1 = 0;  ///< Open and due before the index's moment.

    [[nodiscard]] bool isBefore(MortonKey otherKey, EventRow otherRow) const
    {
        return key != otherKey ? key < otherKey : row < otherRow;
    }
    friend bool operator==(const PointEntry&, const PointEntry&) = default;
};
static_assert(sizeof(PointEntry) == 24);
PointSums sumsOf(const PointEntry& entry);
/// At that second (of secondOfMap()); late by less than a second, never early.
constexpr bool isOverdueAt(const PointEntry& entry, qint64 second)
{
    return entry.due != noDue && isOpen(entry.state) && second > qint64{entry.due};
}

/// Up to `capacity` entries in the order of key and row, with running sums at every `stride`-th one, so that
/// the sums of any part touch at most 2 * stride entries.
class PointBlock
{
public:
    static constexpr std::size_t capacity = 512;
    static constexpr std::size_t buildFill = 384; ///< Filled so far by a build: room for inserts.
    static constexpr std::size_t stride = 8;

    PointBlock() = default;
    /// Takes sorted entries, at most `capacity`.
    explicit PointBlock(std::vector<PointEntry> entries);

    [[nodiscard]] const std::vector<PointEntry>& entries() const { return m_entries; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] const PointSums& total() const { return m_total; }
    /// Sums of entries [from, to).
    [[nodiscard]] PointSums sums(std::size_t from, std::size_t to) const;
    /// First of the entries [from, to) with a key not below `key`; `to` when there is none.
    [[nodiscard]] std::size_t lowerBound(MortonKey key, std::size_t from, std::size_t to) const;
    /// First entry not before that key and row.
    [[nodiscard]] std::size_t lowerBound(MortonKey key, EventRow row) const;

    void insert(const PointEntry& entry);
    void replace(std::size_t at, const PointEntry& entry); ///< Same key and row.
    void remove(std::size_t at);
    /// Marks what is overdue at that moment (seconds of secondOfMap()); false when nothing changes.
    bool markOverdue(qint64 second);
    /// The next due time of an open entry that is not overdue; none: the largest number.
    [[nodiscard]] quint32 nextDue() const;
    /// Moves the upper half into a new block.
    PointBlock split();
    /// Appends the entries of the next block.
    void append(const PointBlock& next);

    [[nodiscard]] std::size_t memoryBytes() const;

private:
    [[nodiscard]] PointSums sumsUpTo(std::size_t to) const;
    void sumFrom(std::size_t entry);

    std::vector<PointEntry> m_entries;
    std::vector<PointSums> m_marks; ///< m_marks[i]: sums of entries [0, (i + 1) * stride).
    PointSums m_total;
};

} // namespace onescreen::geo
