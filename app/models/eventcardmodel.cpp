// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/eventcardmodel.h"

#include "app/models/queueredaction.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr qsizetype longestNote = 2000;

} // namespace

std::optional<Milliseconds> EventCard::remaining(UtcTime now) const
{
    return event.dueAt ? std::optional(*event.dueAt - event.closedAt.value_or(now)) : std::nullopt;
}

EventCardModel::EventCardModel(DataHub& hub, WindowClass windowClass, ActionSender& actions, QObject* parent)
    : QObject(parent), m_hub(hub), m_redaction(redactionFor(windowClass)), m_actions(actions),
      m_lane(
          0ms,
          [this] {
              m_askedAsOf = m_hub.asOf();
              return m_hub.questions().event(m_row.value_or(0));
          },
          [this](Result<Record> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, &EventCardModel::onDataChanged);
    connect(&m_hub, &DataHub::asOfChanged, this, &EventCardModel::changed);
    connect(&m_actions, &ActionSender::entryChanged, this, &EventCardModel::onEntryChanged);
    connect(&m_actions, &ActionSender::hindranceChanged, this, &EventCardModel::reportChanged);
    connect(&m_actions, &ActionSender::entriesLoaded, this, &EventCardModel::showLastAction);
    connect(&m_hub, &DataHub::namesChanged, this, [this] {
        if (!m_record)
            return;
        m_card = cardOf(*m_record);
        Q_EMIT changed();
    });
}

void EventCardModel::load(EventRow row)
{
    if (m_row == row && m_state != ModelState::Error)
        return;
    ++m_load;
    m_row = row;
    m_record.reset();
    m_card.reset();
    m_report.reset();
    m_error.reset();
    m_state = ModelState::Loading;
    Q_EMIT changed();
    Q_EMIT reportChanged();
    m_lane.restart();
}

void EventCardModel::clear()
{
    ++m_load;
    m_lane.cancel();
    m_row.reset();
    m_record.reset();
    m_card.reset();
    m_report.reset();
    m_error.reset();
    m_state = ModelState::Empty;
    Q_EMIT changed();
    Q_EMIT reportChanged();
}

void EventCardModel::onDataChanged(const CommitSummary& summary)
{
    if (!m_row)
        return;
    const bool mine = summary.manyEvents || summary.entities.contains(Entity::Note) ||
                      std::ranges::find(summary.events, *m_row) != summary.events.end();
    if (mine || m_state == ModelState::Error)
        m_lane.refresh();
}

void EventCardModel::take(Result<Record> answer)
{
    if (!answer) {
        m_state = ModelState::Error;
        m_error = std::move(answer).error();
        Q_EMIT changed();
        return;
    }
    m_error.reset();
    m_asOf = m_askedAsOf;
    m_record = *std::move(answer);
    m_card.reset();
    if (m_record)
        m_card = cardOf(*m_record);
    m_state = m_card ? ModelState::Ready : ModelState::Empty;
    Q_EMIT changed();
    showLastAction();
    Q_EMIT reportChanged();
}

/// What still waits for the server, or for a person, is said when the card is opened again.
void EventCardModel::showLastAction()
{
    if (m_report || !m_record || !m_redaction.actions)
        return;
    const auto mine = std::ranges::find_if(m_actions.entries(), [this](const OutboxEntry& entry) {
        return entry.order.event == m_record->event.row->id &&
               (isWaiting(entry.stage) || needsDecision(entry.stage));
    });
    if (mine == m_actions.entries().end())
        return;
    const auto kind = actionKindFromName(mine->order.kind);
    m_report = ActionReport{.kind = kind.value_or(ActionKind::Note), .entry = *mine, .notKept = std::nullopt};
    Q_EMIT reportChanged();
}

void EventCardModel::onEntryChanged(const OutboxEntry& entry)
{
    if (!m_report || !m_report->entry || m_report->entry->order.id != entry.order.id)
        return;
    m_report->entry = entry;
    Q_EMIT reportChanged();
}

EventCard EventCardModel::cardOf(const EventRecord& record) const
{
    const NameBook& names = m_hub.names();
    EventCard card{.row = m_row.value_or(0), .version = record.event.version, .event = *record.event.row};
    EventFields& event = card.event;
    event.title = shownTitle(event.title, event.category.toString(), m_redaction, names);
    event.address = shownAddress(event.address, m_redaction);
    if (!m_redaction.freeText)
        event.description.clear();
    if (event.position && !m_redaction.exactPosition)
        event.position = coarsened(*event.position);
    card.categoryName = names.categoryName(event.category.toString());
    card.sourceName = names.sourceName(event.source.toString());
    card.regionName = names.regionPath(event.region.number()).join(u' ');
    if (event.unit)
        card.unitName = names.unitName(event.unit->toString());
    for (const Note& note : record.notes) {
        card.notes.push_back({.at = note->at,
                              .kind = note->kind,
                              .actor = m_redaction.personNames ? note->actor : QString(),
                              .text = m_redaction.freeText ? note->text : QString()});
    }
    return card;
}

std::optional<UtcTime> EventCardModel::asOf() const
{
    const bool settled = m_card && m_state == ModelState::Ready && !m_lane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

bool EventCardModel::mayAct(ActionKind kind) const
{
    if (!m_redaction.actions || !m_card || (m_report && m_report->isBeingKept()) || waits(kind) ||
        hindrance(kind) != ActionHindrance::None)
        return false;
    switch (kind) {
    case ActionKind::Acknowledge:
        return m_card->event.state == EventState::Reported;
    case ActionKind::Assign:
        return isOpen(m_card->event.state);
    case ActionKind::Note:
        break;
    }
    return true;
}

/// One of a kind at a time; notes stand beside each other.
bool EventCardModel::waits(ActionKind kind) const
{
    if (kind == ActionKind::Note)
        return false;
    return std::ranges::any_of(m_actions.entries(), [this](const OutboxEntry& entry) {
        return entry.order.event == m_card->event.id && isWaiting(entry.stage) &&
               entry.order.kind != actionKindName(ActionKind::Note);
    });
}

bool EventCardModel::acknowledge()
{
    return give(ActionKind::Acknowledge, {});
}

bool EventCardModel::assign(const UnitId& unit)
{
    return give(ActionKind::Assign, {{u"unit"_s, unit.toString()}});
}

bool EventCardModel::addNote(const QString& text)
{
    const QString trimmed = text.trimmed();
    return !trimmed.isEmpty() && trimmed.size() <= longestNote &&
           give(ActionKind::Note, {{u"text"_s, trimmed}});
}

bool EventCardModel::give(ActionKind kind, QJsonObject body)
{
    if (!mayAct(kind))
        return false;
    m_report = ActionReport{.kind = kind};
    Q_EMIT reportChanged();
    ActionRequest request{.kind = kind, .event = m_card->event.id, .body = std::move(body)};
    // A note stands beside whatever happened meanwhile; the others mean the event as it was seen.
    if (kind != ActionKind::Note)
        request.expectedVersion = m_card->version;
    // Qt cancels what waits for an object that goes, and tells so while it is going: hence the guard.
    const auto finish = [this, kind, load = m_load,
                         self = QPointer<QObject>(this)](const Result<OutboxEntry>& kept) {
        if (self && load == m_load)
            takeKept(kind, kept);
    };
    m_actions.give(request).then(this, finish).onCanceled(this, [finish] {
        finish(failure(ErrorKind::Cancelled, u"the action was not kept"_s));
    });
    return true;
}

void EventCardModel::takeKept(ActionKind kind, const Result<OutboxEntry>& kept)
{
    m_report = ActionReport{.kind = kind};
    if (kept) {
        // The list may already know more: a fast server answers before this arrives.
        const auto known = std::ranges::find(m_actions.entries(), kept->number, &OutboxEntry::number);
        m_report->entry = known != m_actions.entries().end() ? *known : *kept;
    } else {
        m_report->notKept = kept.error();
    }
    Q_EMIT reportChanged();
}

} // namespace onescreen
