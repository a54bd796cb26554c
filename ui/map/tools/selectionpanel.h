// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/select.h"
#include "app/models/eventlistmodel.h"
#include "ui/common/modelpanel.h"

class QBoxLayout;
class QLineEdit;
class QListView;
class QPushButton;

namespace onescreen {

class PlainLabel;

/// The events of an area drawn on the map: how many, in which states, and every one of them as a line that is
/// read when it comes into view. Nothing is cut off. Keys: Enter card, G on the map, Q in the queue, U
/// nearest teams, V nearest cameras, Ctrl+Enter the whole area into the queue, Ctrl+E the whole list as CSV,
/// Esc closes it.
class SelectionPanel final : public ModelPanel
{
    Q_OBJECT
public:
    SelectionPanel(const SceneContext& context, QWidget* parent = nullptr);

    /// `title`: "框选", "半径 500 m". The most urgent open events come first.
    void showSelection(const QString& title, const geo::Selection& selection);
    /// Shown while the selection is a circle; answers by radiusChosen().
    void setRadius(std::optional<double> metres);
    [[nodiscard]] const EventListModel& model() const { return m_model; }
    [[nodiscard]] std::optional<EventRow> currentEvent() const;
    void exportRows(); ///< All of them, as CSV.

Q_SIGNALS:
    void eventActivated(onescreen::EventRow event);
    void eventChosen(onescreen::EventRow event); ///< Walked to: to be ringed on the map.
    void showOnMap(onescreen::EventRow event);
    void queueRequested(const onescreen::EventId& event);
    void allToQueueRequested(); ///< The area as a filter of the queue.
    void nearestRequested(onescreen::EventRow event, bool cameras);
    void radiusChosen(double metres);
    void closeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QPushButton* addButton(QBoxLayout* row, const QString& text, const QString& name,
                           std::function<void()> run);
    void refresh();
    void tellView();
    void chooseRadius();
    bool listKey(int key);
    void write(const QString& path, std::vector<QueueItem> items);

    const SceneContext m_context;
    EventListModel m_model;
    PlainLabel* m_count = nullptr;
    PlainLabel* m_states = nullptr;
    QWidget* m_radiusRow = nullptr;
    QLineEdit* m_radius = nullptr;
    QListView* m_list = nullptr;
    QList<QPushButton*> m_ofEvent; ///< Need a current event.
};

/// Rows of events for a file; times in Asia/Shanghai, missing values as empty cells. Usable on any thread.
ExportTable selectionTable(const std::vector<QueueItem>& items, const NameBook& names);

} // namespace onescreen
