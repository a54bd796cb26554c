// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/eventqueueroles.h"
#include "app/models/modelstate.h"
#include "app/models/periodchoice.h"
#include "app/models/queuelines.h"
#include "app/models/windowclass.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace onescreen {

/// All events that match a filter, for a file: redacted as the window is.
struct QueueExport
{
    std::vector<QueueItem> items;
    qint64 total = 0; ///< More than items.size() when the limit of 1,000,000 was reached.
    std::optional<UtcTime> asOf;
    NameBook names;
};

/// The live queue: events by priority, due time, age. Reads `pageLength` rows first and more as the view
/// scrolls down.
///
/// While the reader holds the list (setAtTop(false) or setPinned(true)) no row moves, comes or goes: new
/// events are counted by newCount(), events that left the filter stay as DepartedRole, values change in
/// place. showNew(), or releasing the hold, brings everything to its place. Selections survive all of it.
class EventQueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageLength = 2000;

    EventQueueModel(DataHub& hub, WindowClass windowClass, QObject* parent = nullptr);

    /// Starts anew (model reset when the answer comes). A relative period replaces the filter's own and moves
    /// on when the day rolls.
    void setFilter(const EventFilter& filter, const PeriodChoice& period = {});
    [[nodiscard]] const EventFilter& filter() const { return m_filter; } ///< As asked now.
    [[nodiscard]] const PeriodChoice& period() const { return m_period; }

    void setAtTop(bool atTop);   ///< The view shows the first row. True at first.
    void setPinned(bool pinned); ///< The reader is busy with a row. False at first.
    void showNew();
    [[nodiscard]] int newCount() const { return static_cast<int>(m_new.size()); }

    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const
    {
        return m_error;
    } ///< Set with ModelState::Error.
    [[nodiscard]] qint64 total() const { return m_total; } ///< How many match, read or not.
    /// As QueuePage: what would match too, had it not left this cache by age.
    [[nodiscard]] qint64 retired() const { return m_retired; }
    [[nodiscard]] const std::optional<UtcTime>& retiredBefore() const { return m_retiredBefore; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;

    [[nodiscard]] std::optional<int> rowForEvent(EventRow event) const; ///< Among the rows read so far.
    [[nodiscard]] std::optional<EventRow> eventAt(int row) const;
    /// The line as handed out: redacted. None when out of range.
    [[nodiscard]] std::optional<QueueItem> itemAt(int row) const;
    /// Brings an event into the list that matches but was not read yet, then emits eventReady(row, found).
    void require(EventRow event);
    QFuture<Result<QueueExport>> exportAll() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void newCountChanged(int count);
    void stateChanged(); ///< state(), error(), total() or asOf() changed.
    void eventReady(onescreen::EventRow event, bool found);

private:
    void takePage(Result<QueuePage> answer);
    void takeTotal(Result<QueuePage> answer);
    void takeUpdate(Result<QueueUpdate> answer);
    void onDataChanged(const CommitSummary& summary);
    void onDayRolled();
    void askChanged();
    void resetTo(QueuePage page);
    void mergePage(QueuePage page);
    void applyMatching(const QueueItem& item);
    void applyGone(EventRow row, const std::optional<QueueItem>& item);
    void changeLine(int position, const QueueItem& item, bool departed);
    void insertItems(std::vector<QueueItem> items);
    void settle();
    void moveDisplaced();
    void sortByLayout();
    void fail(const Error& error);
    void conclude();
    [[nodiscard]] bool isHeld() const { return !m_atTop || m_pinned; }
    [[nodiscard]] bool isBeyondWindow(const QueueItem& item) const;
    [[nodiscard]] QVariant displayOf(const QueueItem& item, EventQueueColumn column) const;
    [[nodiscard]] QVariant namesOf(const QueueItem& item, int role) const;

    DataHub& m_hub;
    Redaction m_redaction;
    EventFilter m_filter;
    PeriodChoice m_period;
    QueueLines m_lines;
    QHash<EventRow, QueueItem> m_new;     ///< Matching events that wait to be shown.
    std::optional<QueueItem> m_windowEnd; ///< Last line read when more match than were read.
    qint64 m_total = 0;
    qint64 m_retired = 0;
    std::optional<UtcTime> m_retiredBefore;
    qint64 m_limit = pageLength;
    bool m_atTop = true;
    bool m_pinned = false;
    bool m_fresh = true; ///< The next page answers another filter: reset.
    int m_announced = 0; ///< newCount() when last told.
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;      ///< Of the answers shown.
    std::optional<UtcTime> m_askedAsOf; ///< When the page in flight was asked.
    QSet<EventRow> m_changed;           ///< Rows to ask for.
    QSet<EventRow> m_asked;             ///< Rows of the update in flight.
    QSet<EventRow> m_required;          ///< Rows that require() wants.
    QuestionLane<QueuePage> m_pageLane;
    QuestionLane<QueuePage> m_totalLane;
    QuestionLane<QueueUpdate> m_updateLane;
};

} // namespace onescreen
