// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventqueuemodel.h"
#include "ui/common/theme.h"

#include <QTableView>
#include <QTimer>

namespace onescreen {

class QueueDelegate;
class FeedModel;
class PendingActions;
class QueueDisplayModel;

/// The rows of the queue. Shows as many columns as fit, the most needed first; says when the reader holds the
/// list.
class QueueTable : public QTableView
{
    Q_OBJECT

public:
    QueueTable(EventQueueModel& model, const Clock& clock, const ThemeContext& context,
               QWidget* parent = nullptr);

    [[nodiscard]] std::vector<EventRow> selectedEvents() const; ///< From top to bottom.
    [[nodiscard]] std::optional<EventRow> currentEvent() const;
    /// Selects the row and scrolls to it. False when the model has not read it.
    bool selectEvent(EventRow event);

    /// Orders on their way are shown over the rows; `pending` must outlive this.
    void setPending(const PendingActions* pending);
    void setFeeds(const FeedModel* feeds); ///< See QueueDisplayModel; must outlive this.

Q_SIGNALS:
    void eventActivated(onescreen::EventRow event);
    void eventSelected(onescreen::EventRow event);
    void selectionEmptied();
    void keyPressed(QChar key); ///< 'A', 'D', 'N', 'G' without modifiers.

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fitColumns();
    void reportHold();
    void goTo(int row);

    EventQueueModel& m_model;
    QueueDisplayModel* m_display;
    QueueDelegate* m_delegate;
    QTimer m_mouseRest; ///< Runs while the mouse was moved over the rows a moment ago.
    bool m_wall;
};

} // namespace onescreen
