// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/eventqueuemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto pageSpacing = 1s;
constexpr auto totalSpacing = 5s;
constexpr int mostMoves = 32;       // Above, one change of layout is cheaper than single moves.
constexpr int mostInsertions = 200; // Likewise for scattered insertions.
constexpr int mostChanged = 2000;

} // namespace

EventQueueModel::EventQueueModel(DataHub& hub, WindowClass windowClass, QObject* parent)
    : QAbstractTableModel(parent), m_hub(hub), m_redaction(redactionFor(windowClass)),
      m_pageLane(
          pageSpacing,
          [this] {
              m_askedAsOf = m_hub.asOf();
              // An update in flight is of an older moment than this page: its rows are asked again
              // afterwards.
              m_updateLane.cancel();
              m_changed.unite(std::exchange(m_asked, {}));
              return m_hub.questions().queue(m_filter, m_limit);
          },
          [this](Result<QueuePage> answer) { takePage(std::move(answer)); }),
      m_totalLane(
          totalSpacing, [this] { return m_hub.questions().queue(m_filter, 0); },
          [this](Result<QueuePage> answer) { takeTotal(std::move(answer)); }),
      m_updateLane(
          0ms,
          [this] {
              m_asked = std::exchange(m_changed, {});
              return m_hub.questions().queueUpdate(m_filter, {m_asked.cbegin(), m_asked.cend()});
          },
          [this](Result<QueueUpdate> answer) { takeUpdate(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, &EventQueueModel::onDataChanged);
    connect(&m_hub, &DataHub::dayRolled, this, &EventQueueModel::onDayRolled);
    connect(&m_hub, &DataHub::asOfChanged, this, &EventQueueModel::stateChanged);
    connect(&m_hub, &DataHub::namesChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, eventQueueColumnCount - 1));
    });
    connect(&m_hub, &DataHub::tick, this, [this] {
        if (rowCount() == 0)
            return;
        const int column = static_cast<int>(EventQueueColumn::Remaining);
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {RemainingMsRole, OverdueRole});
    });
}

void EventQueueModel::setFilter(const EventFilter& filter, const PeriodChoice& period)
{
    m_filter = filter;
    m_period = period;
    if (!period.isAll())
        m_filter.reportedIn = period.resolve(m_hub.today());
    m_limit = pageLength;
    m_fresh = true;
    m_changed.clear();
    m_required.clear();
    m_updateLane.cancel();
    m_totalLane.cancel();
    m_state = ModelState::Loading;
    m_error.reset();
    Q_EMIT stateChanged();
    m_pageLane.restart();
}

void EventQueueModel::onDayRolled()
{
    if (!m_period.isRelative())
        return;
    m_filter.reportedIn = m_period.resolve(m_hub.today());
    m_updateLane.cancel();
    m_changed.unite(std::exchange(m_asked, {}));
    m_pageLane.restart();
}

void EventQueueModel::onDataChanged(const CommitSummary& summary)
{
    if (!summary.entities.contains(Entity::Event) && !summary.manyEvents && summary.events.empty())
        return;
    if (summary.manyEvents || m_state == ModelState::Error) {
        m_pageLane.refresh();
        return;
    }
    m_changed.unite(QSet<EventRow>(summary.events.begin(), summary.events.end()));
    askChanged();
}

void EventQueueModel::askChanged()
{
    // Answers are applied in the order of asking: while a page is on its way its end asks for these.
    if (m_fresh || m_changed.isEmpty() || m_pageLane.isInFlight())
        return;
    if (m_changed.size() > mostChanged) {
        m_changed.clear();
        m_pageLane.refresh();
        return;
    }
    m_updateLane.refresh();
}

void EventQueueModel::require(EventRow event)
{
    if (m_lines.find(event) && !m_fresh) {
        Q_EMIT eventReady(event, true);
        return;
    }
    m_required.insert(event);
    m_changed.insert(event);
    askChanged();
}

void EventQueueModel::setAtTop(bool atTop)
{
    m_atTop = atTop;
    if (!isHeld())
        showNew();
}

void EventQueueModel::setPinned(bool pinned)
{
    m_pinned = pinned;
    if (!isHeld())
        showNew();
}

void EventQueueModel::showNew()
{
    settle();
    conclude();
}

// ---- answers
// ---------------------------------------------------------------------------------------------------

void EventQueueModel::takePage(Result<QueuePage> answer)
{
    if (!answer)
        return fail(answer.error());
    if (!std::ranges::is_sorted(answer->items, queuedBefore))
        std::ranges::sort(answer->items, queuedBefore);
    m_error.reset();
    m_asOf = m_askedAsOf;
    if (m_fresh)
        resetTo(*std::move(answer));
    else
        mergePage(*std::move(answer));
    conclude();
    askChanged();
}

void EventQueueModel::resetTo(QueuePage page)
{
    beginResetModel();
    m_fresh = false;
    m_new.clear();
    m_total = page.total;
    m_retired = page.retired;
    m_retiredBefore = page.retiredBefore;
    m_windowEnd.reset();
    if (std::ssize(page.items) < page.total && !page.items.empty())
        m_windowEnd = page.items.back();
    m_lines.assign(std::move(page.items));
    endResetModel();
}

void EventQueueModel::mergePage(QueuePage page)
{
    const std::optional<QueueItem> oldEnd = std::exchange(m_windowEnd, std::nullopt);
    if (std::ssize(page.items) < page.total && !page.items.empty())
        m_windowEnd = page.items.back();
    m_total = page.total;
    m_retired = page.retired;
    m_retiredBefore = page.retiredBefore;
    QSet<EventRow> present;
    std::vector<QueueItem> below;
    for (const QueueItem& item : page.items) {
        present.insert(item.row);
        const bool known = m_lines.find(item.row).has_value();
        // What follows on the lines read before moves nobody: it is shown at once, even while the list is
        // held.
        if (!known && oldEnd && !queuedBefore(item, *oldEnd))
            below.push_back(item);
        else
            applyMatching(item);
    }
    insertItems(std::move(below));
    for (int position = 0; position < m_lines.size(); ++position) {
        const QueueItem& item = m_lines.at(position).item;
        if (present.contains(item.row))
            continue;
        if (isBeyondWindow(item)) // The page does not say anything about it.
            m_changed.insert(item.row);
        else
            changeLine(position, item, true);
    }
    m_new.removeIf(
        [&](const auto& waiting) { return !present.contains(waiting.key()) && !isBeyondWindow(*waiting); });
    if (!isHeld())
        settle();
}

void EventQueueModel::takeTotal(Result<QueuePage> answer)
{
    if (!answer)
        return;
    m_total = answer->total;
    m_retired = answer->retired;
    m_retiredBefore = answer->retiredBefore;
    conclude();
}

void EventQueueModel::takeUpdate(Result<QueueUpdate> answer)
{
    if (!answer) {
        m_changed.unite(m_asked);
        return fail(answer.error());
    }
    const bool complete = !m_windowEnd;
    QSet<EventRow> gone = std::exchange(m_asked, {});
    const QSet<EventRow> required = m_required & gone;
    for (const QueueItem& item : answer->matching) {
        gone.remove(item.row);
        applyMatching(item);
    }
    for (const QueueItem& item : answer->others) {
        gone.remove(item.row);
        applyGone(item.row, item);
    }
    for (const EventRow row : std::as_const(gone))
        applyGone(row, std::nullopt);
    if (!isHeld())
        settle();
    if (complete)
        m_total = m_lines.size() - m_lines.departedCount() + m_new.size();
    else
        m_totalLane.refresh();
    m_error.reset();
    if (!m_updateLane.hasWaiting())
        m_asOf = m_hub.asOf();
    m_required -= required;
    conclude();
    for (const EventRow row : required)
        Q_EMIT eventReady(row, m_lines.find(row).has_value());
    askChanged();
}

bool EventQueueModel::isBeyondWindow(const QueueItem& item) const
{
    return m_windowEnd && queuedBefore(*m_windowEnd, item);
}

void EventQueueModel::applyMatching(const QueueItem& item)
{
    if (const auto position = m_lines.find(item.row)) {
        changeLine(*position, item, false);
    } else if (m_required.contains(item.row)) {
        m_new.remove(item.row);
        insertItems({item});
    } else if (!isBeyondWindow(item)) {
        m_new.insert(item.row, item);
    }
}

void EventQueueModel::applyGone(EventRow row, const std::optional<QueueItem>& item)
{
    m_new.remove(row);
    if (const auto position = m_lines.find(row))
        changeLine(*position, item.value_or(m_lines.at(*position).item), true);
}

void EventQueueModel::changeLine(int position, const QueueItem& item, bool departed)
{
    const QueueLine& line = m_lines.at(position);
    if (line.item == item && line.departed == departed)
        return;
    if (departed)
        m_lines.depart(position, item);
    else
        m_lines.update(position, item);
    Q_EMIT dataChanged(index(position, 0), index(position, eventQueueColumnCount - 1));
}

// ---- bringing lines to their place
// -----------------------------------------------------------------------------

void EventQueueModel::settle()
{
    for (const auto& [first, last] : m_lines.departedRanges()) {
        beginRemoveRows({}, first, last);
        m_lines.remove(first, last);
        endRemoveRows();
    }
    moveDisplaced();
    const QHash<EventRow, QueueItem> arrived = std::exchange(m_new, {});
    insertItems({arrived.cbegin(), arrived.cend()});
}

void EventQueueModel::moveDisplaced()
{
    if (m_lines.displacedCount() > mostMoves)
        return sortByLayout();
    while (const auto from = m_lines.firstDisplaced()) {
        const int before = m_lines.placeOf(*from);
        const bool moves = before != *from && before != *from + 1;
        if (moves)
            beginMoveRows({}, *from, *from, {}, before);
        m_lines.move(*from, moves ? before : *from);
        if (moves)
            endMoveRows();
    }
}

void EventQueueModel::insertItems(std::vector<QueueItem> items)
{
    if (items.empty())
        return;
    auto plan = m_lines.plan(items);
    if (std::ssize(plan) > mostInsertions && m_lines.displacedCount() == 0) {
        beginInsertRows({}, m_lines.size(), m_lines.size() + static_cast<int>(items.size()) - 1);
        m_lines.insert(m_lines.size(), std::move(items));
        endInsertRows();
        return sortByLayout();
    }
    for (auto at = plan.rbegin(); at != plan.rend(); ++at) {
        beginInsertRows({}, at->position, at->position + static_cast<int>(at->items.size()) - 1);
        m_lines.insert(at->position, std::move(at->items));
        endInsertRows();
    }
}

void EventQueueModel::sortByLayout()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    const std::vector<int> newPosition = m_lines.sort();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex& old : before)
        after << index(newPosition[static_cast<std::size_t>(old.row())], old.column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void EventQueueModel::fail(const Error& error)
{
    m_state = ModelState::Error;
    m_error = error;
    Q_EMIT stateChanged();
}

void EventQueueModel::conclude()
{
    if (!m_error && !m_fresh) {
        const bool nothing = m_lines.size() == 0 && m_new.isEmpty();
        const auto& status = m_hub.status();
        const bool noEvents = status && status->rows.value(entityName(Entity::Event)) == 0;
        const bool empty = m_filter == EventFilter{} || noEvents;
        m_state = !nothing ? ModelState::Ready : empty ? ModelState::Empty : ModelState::NoMatch;
    }
    if (newCount() != m_announced) {
        m_announced = newCount();
        Q_EMIT newCountChanged(m_announced);
    }
    Q_EMIT stateChanged();
}

} // namespace onescreen
