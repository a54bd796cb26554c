// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/radixsort.h"

#include <algorithm>

namespace onescreen::geo {

namespace {

constexpr int digitBits = 8;
constexpr std::size_t digits = sizeof(MortonKey) * 8 / digitBits;
constexpr std::size_t buckets = std::size_t{1} << digitBits;
using Counts = std::array<std::array<std::size_t, buckets>, digits>;

std::size_t digitOf(MortonKey key, std::size_t digit)
{
    return (key >> (digit * digitBits)) & (buckets - 1);
}

/// Entries of equal place, in the order of their rows.
void sortEqualKeys(std::vector<PointEntry>& entries)
{
    for (auto from = entries.begin(); from != entries.end();) {
        const auto to =
            std::find_if(from, entries.end(), [&](const PointEntry& e) { return e.key != from->key; });
        if (to - from > 1)
            std::ranges::sort(from, to, {}, &PointEntry::row);
        from = to;
    }
}

} // namespace

void sortByPlace(std::vector<PointEntry>& entries)
{
    Counts counts{};
    for (const PointEntry& entry : entries) {
        for (std::size_t digit = 0; digit < digits; ++digit)
            ++counts[digit][digitOf(entry.key, digit)];
    }
    std::vector<PointEntry> other(entries.size());
    for (std::size_t digit = 0; digit < digits; ++digit) {
        std::array<std::size_t, buckets>& starts = counts[digit];
        if (std::ranges::find(starts, entries.size()) != starts.end())
            continue;
        std::size_t next = 0;
        for (std::size_t& start : starts)
            next += std::exchange(start, next);
        for (const PointEntry& entry : entries)
            other[starts[digitOf(entry.key, digit)]++] = entry;
        entries.swap(other);
    }
    sortEqualKeys(entries);
}

} // namespace onescreen::geo
