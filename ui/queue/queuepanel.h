// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/actionsender.h"
#include "app/models/eventqueuemodel.h"
#include "app/models/feedmodel.h"
#include "app/models/pendingactions.h"
#include "ui/common/panelframe.h"
#include "ui/common/scene.h"

class QHBoxLayout;
class QPushButton;

namespace onescreen {

class PlainLabel;
class QueueChips;
class QueueFilterBar;
class QueueTable;

/// The live queue in its frame: filter, rows, the bar that counts new events, and what can be done with the
/// selected one. Every key has a labelled button: Enter card, A acknowledge, D assign, N note, G on the map,
/// Ctrl+F filter, Ctrl+E export. On a wall there are only rows.
class QueuePanel : public PanelFrame
{
    Q_OBJECT

public:
    /// References of `context` must outlive the panel. Shows all open events until told otherwise.
    QueuePanel(const SceneContext& context, QWidget* parent = nullptr);

    void setFilter(const EventFilter& filter, const PeriodChoice& period = {}); ///< Emits nothing.
    [[nodiscard]] EventFilter filter() const; ///< As chosen, without the period.
    /// Selects an event, reading it into the list when needed; nothing happens when it does not match the
    /// filter.
    void select(EventRow event);
    void clearSelection();
    [[nodiscard]] const EventQueueModel& model() const { return m_model; }
    void exportRows(); ///< All that match, as CSV.

Q_SIGNALS:
    void eventActivated(onescreen::EventRow event); ///< Open its card.
    void eventSelected(onescreen::EventRow event);
    void selectionCleared();
    void showOnMap(onescreen::EventRow event);
    void actionRequested(onescreen::ActionKind kind, onescreen::EventRow event);
    void filterChanged(const onescreen::EventFilter& filter); ///< By the user.

private:
    void buildTop();
    void buildActions();
    QPushButton* addAction(QHBoxLayout* row, const QString& text, QStringView iconName, const QString& key,
                           std::function<void()> run);
    void chooseFilter(const EventFilter& filter);
    void pressKey(QChar key);
    [[nodiscard]] QString countText() const;
    void showState();
    void showFilter();
    void showArrivals();
    void showActions();
    void writeRows(const QString& path);
    void reportFailure(const QString& path, const Error& error);

    const SceneContext m_context;
    EventQueueModel m_model;
    FeedModel m_feeds;
    std::unique_ptr<PendingActions> m_pending; ///< None where nobody acts.
    PeriodChoice m_period;
    QueueTable* m_table;
    QueueFilterBar* m_filterBar = nullptr;
    QueueChips* m_chips = nullptr;
    PlainLabel* m_count = nullptr;
    QPushButton* m_arrivals = nullptr;
    QPushButton* m_card = nullptr;
    QPushButton* m_acknowledge = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_note = nullptr;
    QPushButton* m_locate = nullptr;
    bool m_failed = false;
    std::optional<EventRow> m_wanted; ///< To be selected when the model has read it.
};

} // namespace onescreen
