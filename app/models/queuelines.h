// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/queries.h"

#include <QHash>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace onescreen {

/// The order of the queue: priority, due time (missing last), report time (oldest first), row.
bool queuedBefore(const QueueItem& a, const QueueItem& b);

struct QueueLine
{
    QueueItem item;
    bool departed = false;  ///< No longer matches; stays until the list is released.
    bool displaced = false; ///< Its place is no longer the right one; it moves when the list is released.
};

/// The lines of the queue as shown, without signals: the model announces, this does. All lines that are not
/// displaced are in queue order. Positions are 0-based.
class QueueLines
{
public:
    [[nodiscard]] int size() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] const QueueLine& at(int position) const
    {
        return *m_lines[static_cast<std::size_t>(position)];
    }
    [[nodiscard]] std::optional<int> find(EventRow row) const;
    [[nodiscard]] int departedCount() const { return m_departed; }
    [[nodiscard]] int displacedCount() const { return m_displaced; }

    void assign(std::vector<QueueItem> items); ///< In queue order.
    /// Changes the line; it becomes displaced when its neighbours no longer fit, and is no longer departed.
    void update(int position, QueueItem item);
    void depart(int position, std::optional<QueueItem> item);
    void remove(int first, int last);

    struct Insertion
    {
        int position = 0; ///< In the list as it is before any insertion.
        std::vector<QueueItem> items;
    };
    /// Where these go, by position; neighbours that go to one place are one insertion.
    [[nodiscard]] std::vector<Insertion> plan(std::vector<QueueItem> items) const;
    void insert(int position, std::vector<QueueItem> items);
    /// Positions [first, last] of departed lines, from the end of the list.
    [[nodiscard]] std::vector<std::pair<int, int>> departedRanges() const;
    [[nodiscard]] std::optional<int> firstDisplaced() const;
    /// Where the displaced line belongs, as a position in the list as it is (that of the line it goes
    /// before).
    [[nodiscard]] int placeOf(int position) const;
    void move(int from, int before); ///< The line is in its place afterwards.
    /// Puts everything in order. Answers the new position of each old one.
    std::vector<int> sort();

private:
    void touch() const { m_index.clear(); }
    [[nodiscard]] bool fits(int position) const;

    std::vector<std::unique_ptr<QueueLine>> m_lines; ///< Pointers, so that moving lines is cheap.
    mutable QHash<EventRow, int> m_index;            ///< Made when first asked for after a change.
    int m_departed = 0;
    int m_displaced = 0;
};

} // namespace onescreen
