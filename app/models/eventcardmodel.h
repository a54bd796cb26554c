// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/actionsender.h"
#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/windowclass.h"

#include <QObject>

#include <optional>
#include <vector>

namespace onescreen {

struct EventCardNote
{
    UtcTime at;
    QString kind;  ///< "acknowledge", "assign", "note" or "state".
    QString actor; ///< Empty where names may not be shown.
    QString text;  ///< Empty where free text may not be shown.
};

/// An event with its names, redacted for the window.
struct EventCard
{
    EventRow row = 0;
    qint64 version = 0;
    EventFields event;
    QString categoryName;
    QString sourceName;
    QString regionName;               ///< County and township, joined by a space.
    QString unitName;                 ///< Empty when nobody has it.
    std::vector<EventCardNote> notes; ///< Oldest first.

    [[nodiscard]] std::optional<Milliseconds> remaining(UtcTime now) const; ///< As RemainingMsRole.
};

/// What became of the operator's last action on this event.
struct ActionReport
{
    ActionKind kind = ActionKind::Acknowledge;
    std::optional<OutboxEntry> entry; ///< Once it is on the disk.
    std::optional<Error> notKept;     ///< It could not be written, so nothing was done.

    /// Being written to the disk.
    [[nodiscard]] bool isBeingKept() const { return !entry && !notKept; }
};

/// One event, kept up to date, and what can be done with it.
class EventCardModel : public QObject
{
    Q_OBJECT

public:
    EventCardModel(DataHub& hub, WindowClass windowClass, ActionSender& actions, QObject* parent = nullptr);

    void load(EventRow row);
    void clear();

    [[nodiscard]] std::optional<EventRow> row() const { return m_row; }
    /// None while loading another row, and when it does not exist (ModelState::Empty).
    [[nodiscard]] const std::optional<EventCard>& card() const { return m_card; }
    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;

    /// The window may act, the state allows it, and no such action on this event waits for the server.
    [[nodiscard]] bool mayAct(ActionKind kind) const;
    /// What stands in the way whatever the event's state is.
    [[nodiscard]] ActionHindrance hindrance(ActionKind kind) const { return m_actions.hindrance(kind); }
    /// Each does nothing and answers false when mayAct() is false (or the note is blank or over 2,000
    /// characters).
    bool acknowledge();
    bool assign(const UnitId& unit);
    bool addNote(const QString& text);
    [[nodiscard]] const std::optional<ActionReport>& report() const { return m_report; }

Q_SIGNALS:
    void changed();
    void reportChanged(); ///< report() or mayAct() changed.

private:
    using Record = std::optional<EventRecord>;
    void take(Result<Record> answer);
    void onDataChanged(const CommitSummary& summary);
    [[nodiscard]] EventCard cardOf(const EventRecord& record) const;
    bool give(ActionKind kind, QJsonObject body);
    void takeKept(ActionKind kind, const Result<OutboxEntry>& kept);
    void onEntryChanged(const OutboxEntry& entry);
    void showLastAction();
    [[nodiscard]] bool waits(ActionKind kind) const;

    DataHub& m_hub;
    Redaction m_redaction;
    ActionSender& m_actions;
    std::optional<EventRow> m_row;
    std::optional<EventRecord> m_record;
    std::optional<EventCard> m_card;
    ModelState m_state = ModelState::Empty;
    std::optional<Error> m_error;
    std::optional<ActionReport> m_report;
    quint64 m_load = 0; ///< Counts load() and clear(): a report belongs to the card it was sent from.
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    QuestionLane<Record> m_lane;
};

} // namespace onescreen
