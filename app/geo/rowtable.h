// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/morton.h"

#include <optional>
#include <vector>

namespace onescreen::geo {

/// Where each event row lies: a flat hash table with linear probing, 16 bytes a slot, at most 5/6 full.
class RowTable
{
public:
    /// Makes room for that many rows and some more at once; never shrinks.
    void reserve(std::size_t rows);
    /// Sets the key of a row; the key it had before, if any.
    std::optional<MortonKey> insert(qint64 row, MortonKey key);
    std::optional<MortonKey> remove(qint64 row);
    [[nodiscard]] std::optional<MortonKey> find(qint64 row) const;
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t memoryBytes() const { return m_slots.capacity() * sizeof(Slot); }

private:
    // Rows are numbers of an SQLite table, which never uses the lowest 64-bit number.
    static constexpr qint64 freeRow = std::numeric_limits<qint64>::min();
    struct Slot
    {
        qint64 row = freeRow;
        MortonKey key = 0;
    };

    [[nodiscard]] std::size_t homeOf(qint64 row) const;
    [[nodiscard]] std::size_t slotOf(qint64 row) const;
    [[nodiscard]] std::size_t next(std::size_t slot) const
    {
        return slot + 1 == m_slots.size() ? 0 : slot + 1;
    }
    void rehash(std::size_t slots);

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
};

} // namespace onescreen::geo
