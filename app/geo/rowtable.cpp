// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/rowtable.h"

#include <limits>

namespace onescreen::geo {

namespace {

constexpr std::size_t smallestTable = 64;
/// Room for what comes live after a table was filled at once: moving a million rows takes many milliseconds.
constexpr std::size_t spareShare = 16;

std::size_t slotsFor(std::size_t rows)
{
    return std::max(smallestTable, rows + rows / 5 + 1);
}

} // namespace

std::size_t RowTable::homeOf(qint64 row) const
{
    // Fibonacci hashing, then the high half of the product scales to any table size.
    const quint64 mixed = static_cast<quint64>(row) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(((mixed >> 32) * m_slots.size()) >> 32);
}

std::size_t RowTable::slotOf(qint64 row) const
{
    std::size_t slot = homeOf(row);
    while (m_slots[slot].row != row && m_slots[slot].row != freeRow)
        slot = next(slot);
    return slot;
}

void RowTable::rehash(std::size_t slots)
{
    std::vector<Slot> old(slots);
    old.swap(m_slots);
    for (const Slot& slot : old) {
        if (slot.row != freeRow)
            m_slots[slotOf(slot.row)] = slot;
    }
}

void RowTable::reserve(std::size_t rows)
{
    if (slotsFor(rows) > m_slots.size())
        rehash(slotsFor(rows + rows / spareShare));
}

std::optional<MortonKey> RowTable::insert(qint64 row, MortonKey key)
{
    if (m_slots.empty())
        rehash(smallestTable);
    if (Slot& known = m_slots[slotOf(row)]; known.row == row)
        return std::exchange(known.key, key);
    if (slotsFor(m_size + 1) > m_slots.size())
        rehash(slotsFor(m_size + m_size / 2 + 1));
    m_slots[slotOf(row)] = {.row = row, .key = key};
    ++m_size;
    return std::nullopt;
}

std::optional<MortonKey> RowTable::find(qint64 row) const
{
    if (m_slots.empty())
        return std::nullopt;
    const Slot& slot = m_slots[slotOf(row)];
    return slot.row == row ? std::optional(slot.key) : std::nullopt;
}

std::optional<MortonKey> RowTable::remove(qint64 row)
{
    if (m_slots.empty())
        return std::nullopt;
    std::size_t hole = slotOf(row);
    if (m_slots[hole].row != row)
        return std::nullopt;
    const MortonKey key = m_slots[hole].key;
    // Rows after the hole move up unless they already stand between their home and the hole.
    for (std::size_t slot = next(hole); m_slots[slot].row != freeRow; slot = next(slot)) {
        const std::size_t home = homeOf(m_slots[slot].row);
        const bool reachable = hole <= slot ? (home > hole && home <= slot) : (home > hole || home <= slot);
        if (!reachable) {
            m_slots[hole] = m_slots[slot];
            hole = slot;
        }
    }
    m_slots[hole] = Slot{};
    --m_size;
    return key;
}

} // namespace onescreen::geo
