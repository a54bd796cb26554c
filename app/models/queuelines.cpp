// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/queuelines.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

namespace onescreen {

bool queuedBefore(const QueueItem& a, const QueueItem& b)
{
    const auto key = [](const QueueItem& item) {
        const qint64 due = item.dueAt ? toMs(*item.dueAt) : std::numeric_limits<qint64>::max();
        return std::tuple(item.priority, due, item.reportedAt, item.row);
    };
    return key(a) < key(b);
}

std::optional<int> QueueLines::find(EventRow row) const
{
    if (m_index.isEmpty() && !m_lines.empty()) {
        m_index.reserve(static_cast<qsizetype>(m_lines.size()));
        for (int position = 0; position < size(); ++position)
            m_index.insert(at(position).item.row, position);
    }
    const auto found = m_index.constFind(row);
    return found == m_index.cend() ? std::nullopt : std::optional(*found);
}

void QueueLines::assign(std::vector<QueueItem> items)
{
    touch();
    m_lines.clear();
    m_lines.reserve(items.size());
    m_departed = 0;
    m_displaced = 0;
    for (QueueItem& item : items)
        m_lines.push_back(std::make_unique<QueueLine>(QueueLine{std::move(item)}));
}

bool QueueLines::fits(int position) const
{
    const QueueItem& item = at(position).item;
    int before = position - 1;
    while (before >= 0 && at(before).displaced)
        --before;
    int after = position + 1;
    while (after < size() && at(after).displaced)
        ++after;
    return (before < 0 || queuedBefore(at(before).item, item)) &&
           (after >= size() || queuedBefore(item, at(after).item));
}

void QueueLines::update(int position, QueueItem item)
{
    QueueLine& line = *m_lines[static_cast<std::size_t>(position)];
    line.item = std::move(item);
    m_departed -= line.departed ? 1 : 0;
    line.departed = false;
    const bool displaced = !fits(position);
    m_displaced += int{displaced} - int{line.displaced};
    line.displaced = displaced;
}

void QueueLines::depart(int position, std::optional<QueueItem> item)
{
    if (item)
        update(position, *std::move(item));
    QueueLine& line = *m_lines[static_cast<std::size_t>(position)];
    m_departed += line.departed ? 0 : 1;
    line.departed = true;
}

void QueueLines::remove(int first, int last)
{
    touch();
    for (int position = first; position <= last; ++position) {
        m_departed -= at(position).departed ? 1 : 0;
        m_displaced -= at(position).displaced ? 1 : 0;
    }
    m_lines.erase(m_lines.begin() + first, m_lines.begin() + last + 1);
}

std::vector<QueueLines::Insertion> QueueLines::plan(std::vector<QueueItem> items) const
{
    std::ranges::sort(items, queuedBefore);
    std::vector<Insertion> insertions;
    int position = 0;
    for (QueueItem& item : items) {
        // A displaced line tells nothing about the order around it.
        int place = position;
        for (; position < size(); ++position) {
            if (at(position).displaced)
                continue;
            if (queuedBefore(item, at(position).item))
                break;
            place = position + 1;
        }
        position = place;
        if (insertions.empty() || insertions.back().position != place)
            insertions.push_back({.position = place});
        insertions.back().items.push_back(std::move(item));
    }
    return insertions;
}

void QueueLines::insert(int position, std::vector<QueueItem> items)
{
    touch();
    std::vector<std::unique_ptr<QueueLine>> lines;
    lines.reserve(items.size());
    for (QueueItem& item : items)
        lines.push_back(std::make_unique<QueueLine>(QueueLine{std::move(item)}));
    m_lines.insert(m_lines.begin() + position, std::make_move_iterator(lines.begin()),
                   std::make_move_iterator(lines.end()));
}

std::vector<std::pair<int, int>> QueueLines::departedRanges() const
{
    std::vector<std::pair<int, int>> ranges;
    if (m_departed == 0)
        return ranges;
    for (int position = size() - 1; position >= 0; --position) {
        if (!at(position).departed)
            continue;
        if (!ranges.empty() && ranges.back().first == position + 1)
            ranges.back().first = position;
        else
            ranges.emplace_back(position, position);
    }
    return ranges;
}

std::optional<int> QueueLines::firstDisplaced() const
{
    if (m_displaced == 0)
        return std::nullopt;
    const auto found = std::ranges::find_if(m_lines, [](const auto& line) { return line->displaced; });
    return static_cast<int>(found - m_lines.begin());
}

int QueueLines::placeOf(int position) const
{
    const QueueItem& item = at(position).item;
    for (int other = 0; other < size(); ++other) {
        if (other != position && !at(other).displaced && queuedBefore(item, at(other).item))
            return other;
    }
    return size();
}

void QueueLines::move(int from, int before)
{
    touch();
    const auto begin = m_lines.begin();
    if (m_lines[static_cast<std::size_t>(from)]->displaced)
        --m_displaced;
    m_lines[static_cast<std::size_t>(from)]->displaced = false;
    if (before > from)
        std::rotate(begin + from, begin + from + 1, begin + before);
    else
        std::rotate(begin + before, begin + from, begin + from + 1);
}

std::vector<int> QueueLines::sort()
{
    touch();
    std::vector<int> order(m_lines.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [this](int a, int b) { return queuedBefore(at(a).item, at(b).item); });
    std::vector<std::unique_ptr<QueueLine>> sorted(m_lines.size());
    std::vector<int> newPosition(m_lines.size());
    for (std::size_t position = 0; position < order.size(); ++position) {
        const auto old = static_cast<std::size_t>(order[position]);
        newPosition[old] = static_cast<int>(position);
        sorted[position] = std::move(m_lines[old]);
        sorted[position]->displaced = false;
    }
    m_lines = std::move(sorted);
    m_displaced = 0;
    return newPosition;
}

} // namespace onescreen
