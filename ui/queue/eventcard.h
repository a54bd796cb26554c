// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventcardmodel.h"
#include "ui/common/panelframe.h"
#include "ui/common/plainlabel.h"
#include "ui/common/scene.h"

class QFormLayout;
class QVBoxLayout;

namespace onescreen {

class ActionBox;
class NoteTimeline;

/// One event as an answer from top to bottom: what, where, since when, who has it, how long is left, what can
/// I do, what was done. Keys as in the queue; Esc closes a form, then the card, and never throws typed text
/// away.
class EventCardView : public PanelFrame
{
    Q_OBJECT

public:
    /// References of `context` must outlive the card.
    EventCardView(const SceneContext& context, QWidget* parent = nullptr);

    void load(EventRow event);
    void clear();
    /// Loads the event and, as soon as it is there, acknowledges it or opens the form.
    void start(ActionKind kind, EventRow event);
    [[nodiscard]] const EventCardModel& model() const { return m_model; }

Q_SIGNALS:
    void closeRequested();
    void showOnMap(onescreen::EventRow event);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    PlainLabel* addHeading(QVBoxLayout* layout, const QString& text);
    PlainLabel* addLine(QFormLayout* lines, const QString& name);
    void showModel();
    void showCard(const EventCard& card);
    void showTime();
    void startWaiting();

    const SceneContext m_context;
    EventCardModel m_model;
    PlainLabel* m_title = nullptr;
    PlainLabel* m_kind = nullptr;
    PlainLabel* m_origin = nullptr;
    PlainLabel* m_where = nullptr;
    PlainLabel* m_since = nullptr;
    PlainLabel* m_who = nullptr;
    PlainLabel* m_left = nullptr;
    PlainLabel* m_state = nullptr;
    PlainLabel* m_descriptionHead = nullptr;
    PlainLabel* m_description = nullptr;
    ActionBox* m_actions = nullptr;
    NoteTimeline* m_timeline = nullptr;
    TextRole m_leftRole = TextRole::Normal;
    std::optional<ActionKind> m_waiting; ///< To be started when the card is there.
    std::vector<EventCardNote> m_notes;  ///< Shown.
};

} // namespace onescreen
