// SPDX-License-Identifier: GPL-3.0-or-later
// What EventQueueModel hands out: every value passes the redaction here.
#include "app/models/eventqueuemodel.h"
#include "app/models/queueredaction.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr qint64 exportLimit = 1'000'000;

QVariant msVariant(const std::optional<UtcTime>& time)
{
    return time ? QVariant(toMs(*time)) : QVariant();
}

std::optional<Milliseconds> remainingOf(const QueueItem& item, UtcTime now)
{
    return item.dueAt ? std::optional(*item.dueAt - item.closedAt.value_or(now)) : std::nullopt;
}

} // namespace

// ----------------------------------------------------------------------------------------

std::optional<UtcTime> EventQueueModel::asOf() const
{
    const bool settled = m_state != ModelState::Error && !m_fresh && m_changed.isEmpty() &&
                         !m_pageLane.isBusy() && !m_updateLane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

std::optional<int> EventQueueModel::rowForEvent(EventRow event) const
{
    return m_lines.find(event);
}

std::optional<EventRow> EventQueueModel::eventAt(int row) const
{
    return row >= 0 && row < m_lines.size() ? std::optional(m_lines.at(row).item.row) : std::nullopt;
}

std::optional<QueueItem> EventQueueModel::itemAt(int row) const
{
    if (row < 0 || row >= m_lines.size())
        return std::nullopt;
    return redactedItem(m_lines.at(row).item, m_redaction, m_hub.names());
}

QFuture<Result<QueueExport>> EventQueueModel::exportAll() const
{
    const auto finish = [redaction = m_redaction, names = m_hub.names(),
                         asOf = m_hub.asOf()](Result<QueuePage> page) {
        if (!page)
            return Result<QueueExport>(std::unexpected(std::move(page).error()));
        QueueExport made{.total = page->total, .asOf = asOf, .names = names};
        made.items.reserve(page->items.size());
        for (QueueItem& item : page->items)
            made.items.push_back(redactedItem(std::move(item), redaction, names));
        return Result<QueueExport>(std::move(made));
    };
    return m_hub.questions().queue(m_filter, exportLimit).then(QtFuture::Launch::Async, finish);
}

int EventQueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_lines.size();
}

int EventQueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : eventQueueColumnCount;
}

bool EventQueueModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_windowEnd && !m_fresh && !m_pageLane.isBusy();
}

void EventQueueModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_limit *= 2;
    m_pageLane.restart(); // The reader waits: no spacing.
}

QVariant EventQueueModel::displayOf(const QueueItem& item, EventQueueColumn column) const
{
    switch (column) {
    case EventQueueColumn::Priority:
        return static_cast<int>(item.priority);
    case EventQueueColumn::Remaining: {
        const auto remaining = remainingOf(item, m_hub.now());
        return remaining ? QVariant(qint64{remaining->count()}) : QVariant();
    }
    case EventQueueColumn::Number:
        return item.number;
    case EventQueueColumn::Title:
        return namesOf(item, TitleRole);
    case EventQueueColumn::Category:
        return namesOf(item, CategoryNameRole);
    case EventQueueColumn::Region:
        return namesOf(item, RegionNameRole);
    case EventQueueColumn::Source:
        return namesOf(item, SourceNameRole);
    case EventQueueColumn::State:
        return static_cast<int>(item.state);
    case EventQueueColumn::Unit:
        return namesOf(item, UnitNameRole);
    case EventQueueColumn::Reported:
        return toMs(item.reportedAt);
    }
    return {};
}

QVariant EventQueueModel::namesOf(const QueueItem& item, int role) const
{
    const NameBook& names = m_hub.names();
    switch (role) {
    case TitleRole:
        return shownTitle(item.title, item.category, m_redaction, names);
    case AddressRole:
        return shownAddress(item.address, m_redaction);
    case CategoryNameRole:
        return names.categoryName(item.category);
    case RegionNameRole:
        return names.regionPath(item.region).join(u' ');
    case SourceNameRole:
        return names.sourceName(item.source);
    case SourceCodeRole:
        return item.source;
    case UnitNameRole:
        return names.unitName(item.unit);
    default:
        return {};
    }
}

QVariant EventQueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueueLine& line = m_lines.at(index.row());
    const QueueItem& item = line.item;
    const auto remaining = [&] { return remainingOf(item, m_hub.now()); };
    switch (role) {
    case Qt::DisplayRole:
        return displayOf(item, static_cast<EventQueueColumn>(index.column()));
    case EventRowRole:
        return item.row;
    case EventIdRole:
        return item.id;
    case EventNumberRole:
        return item.number;
    case PriorityRole:
        return static_cast<int>(item.priority);
    case StateRole:
        return static_cast<int>(item.state);
    case OriginRole:
        return static_cast<int>(item.origin);
    case CategoryRootRole:
        return item.categoryRoot;
    case ReportedAtRole:
        return toMs(item.reportedAt);
    case DueAtRole:
        return msVariant(item.dueAt);
    case ClosedAtRole:
        return msVariant(item.closedAt);
    case RemainingMsRole:
        return remaining() ? QVariant(qint64{remaining()->count()}) : QVariant();
    case OverdueRole:
        return remaining() && *remaining() < 0ms;
    case HasPositionRole:
        return item.position.has_value();
    case DepartedRole:
        return line.departed;
    default:
        return namesOf(item, role);
    }
}

} // namespace onescreen
