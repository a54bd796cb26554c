// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/pointblock.h"

#include <algorithm>
#include <numeric>

namespace onescreen::geo {

namespace {

void add(PointSums& sums, const PointEntry& entry)
{
    sums.x += mortonX(entry.key);
    sums.y += mortonY(entry.key);
    ++sums.byState[static_cast<std::size_t>(entry.state)];
    sums.urgentOpen += entry.priority == Priority::Urgent && isOpen(entry.state) ? 1U : 0U;
    sums.overdueOpen += entry.overdue;
}

std::ptrdiff_t signedIndex(std::size_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

} // namespace

PointSums sumsOf(const PointEntry& entry)
{
    PointSums sums;
    add(sums, entry);
    return sums;
}

quint32 PointSums::count() const
{
    return std::accumulate(byState.begin(), byState.end(), quint32{0});
}

PointSums& PointSums::operator+=(const PointSums& other)
{
    x += other.x;
    y += other.y;
    for (std::size_t i = 0; i < byState.size(); ++i)
        byState[i] += other.byState[i];
    urgentOpen += other.urgentOpen;
    overdueOpen += other.overdueOpen;
    return *this;
}

PointSums& PointSums::operator-=(const PointSums& other)
{
    x -= other.x;
    y -= other.y;
    for (std::size_t i = 0; i < byState.size(); ++i)
        byState[i] -= other.byState[i];
    urgentOpen -= other.urgentOpen;
    overdueOpen -= other.overdueOpen;
    return *this;
}

PointBlock::PointBlock(std::vector<PointEntry> entries) : m_entries(std::move(entries))
{
    sumFrom(0);
}

void PointBlock::sumFrom(std::size_t entry)
{
    const std::size_t firstMark = entry / stride;
    m_marks.resize(m_entries.size() / stride);
    PointSums running = firstMark == 0 ? PointSums{} : m_marks[firstMark - 1];
    for (std::size_t i = firstMark * stride; i < m_entries.size(); ++i) {
        add(running, m_entries[i]);
        if ((i + 1) % stride == 0)
            m_marks[i / stride] = running;
    }
    m_total = running;
}

PointSums PointBlock::sumsUpTo(std::size_t to) const
{
    if (to == m_entries.size())
        return m_total;
    const std::size_t mark = to / stride;
    PointSums result = mark == 0 ? PointSums{} : m_marks[mark - 1];
    for (std::size_t i = mark * stride; i < to; ++i)
        add(result, m_entries[i]);
    return result;
}

PointSums PointBlock::sums(std::size_t from, std::size_t to) const
{
    if (to - from <= stride) {
        PointSums result;
        for (std::size_t i = from; i < to; ++i)
            add(result, m_entries[i]);
        return result;
    }
    PointSums result = sumsUpTo(to);
    if (from > 0)
        result -= sumsUpTo(from);
    return result;
}

std::size_t PointBlock::lowerBound(MortonKey key, std::size_t from, std::size_t to) const
{
    // Without branches on the keys: half of those of a binary search would be guessed wrong.
    std::size_t length = to - from;
    while (length > 0) {
        const std::size_t half = length - length / 2;
        from += m_entries[from + half - 1].key < key ? half : 0;
        length /= 2;
    }
    return from;
}

std::size_t PointBlock::lowerBound(MortonKey key, EventRow row) const
{
    const auto found = std::ranges::partition_point(
        m_entries, [&](const PointEntry& entry) { return entry.isBefore(key, row); });
    return static_cast<std::size_t>(found - m_entries.begin());
}

void PointBlock::insert(const PointEntry& entry)
{
    const std::size_t at = lowerBound(entry.key, entry.row);
    if (m_entries.size() == m_entries.capacity())
        m_entries.reserve(capacity); // Not doubling: a block never grows beyond this.
    m_entries.insert(m_entries.begin() + signedIndex(at), entry);
    sumFrom(at);
}

void PointBlock::replace(std::size_t at, const PointEntry& entry)
{
    m_entries[at] = entry;
    sumFrom(at);
}

void PointBlock::remove(std::size_t at)
{
    m_entries.erase(m_entries.begin() + signedIndex(at));
    sumFrom(at);
}

bool PointBlock::markOverdue(qint64 second)
{
    bool changed = false;
    for (PointEntry& entry : m_entries) {
        const quint32 overdue = isOverdueAt(entry, second) ? 1 : 0;
        changed = changed || overdue != entry.overdue;
        entry.overdue = overdue & 1U;
    }
    if (changed)
        sumFrom(0);
    return changed;
}

quint32 PointBlock::nextDue() const
{
    quint32 next = ~quint32{0};
    for (const PointEntry& entry : m_entries) {
        const bool waits = entry.due != noDue && entry.overdue == 0 && isOpen(entry.state);
        next = std::min<quint32>(next, waits ? quint32{entry.due} : ~quint32{0});
    }
    return next;
}

PointBlock PointBlock::split()
{
    const auto middle = m_entries.begin() + signedIndex(m_entries.size() / 2);
    PointBlock upper(std::vector<PointEntry>(middle, m_entries.end()));
    m_entries.erase(middle, m_entries.end());
    sumFrom(0);
    return upper;
}

void PointBlock::append(const PointBlock& next)
{
    const std::size_t before = m_entries.size();
    m_entries.insert(m_entries.end(), next.m_entries.begin(), next.m_entries.end());
    sumFrom(before);
}

std::size_t PointBlock::memoryBytes() const
{
    return sizeof(*this) + m_entries.capacity() * sizeof(PointEntry) + m_marks.capacity() * sizeof(PointSums);
}

} // namespace onescreen::geo
