// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/pendingactions.h"

namespace onescreen {

namespace {

/// Arrivals of other seats are not told apart from ours before the answer comes; older ones are forgotten.
constexpr qsizetype mostArrivals = 2'000;

} // namespace

PendingActions::PendingActions(DataHub& hub, const ActionSender& actions, QObject* parent)
    : QObject(parent), m_actions(actions)
{
    connect(&actions, &ActionSender::entriesLoaded, this, &PendingActions::rebuild);
    connect(&actions, &ActionSender::entryChanged, this, &PendingActions::onEntry);
    connect(&hub, &DataHub::dataChanged, this, &PendingActions::onDataChanged);
    rebuild();
}

std::optional<PendingAction> PendingActions::of(const QString& eventId) const
{
    const auto found = m_byEvent.constFind(eventId);
    return found == m_byEvent.cend() ? std::nullopt : std::optional(*found);
}

bool PendingActions::isPending(const OutboxEntry& entry) const
{
    return isWaiting(entry.stage) || needsDecision(entry.stage) ||
           m_onTheirWay.contains(entry.order.id.toString());
}

void PendingActions::rebuild()
{
    m_byEvent.clear();
    for (const OutboxEntry& entry : m_actions.entries()) { // newest first
        const QString event = entry.order.event.toString();
        const auto kind = actionKindFromName(entry.order.kind);
        if (kind && isPending(entry) && !m_byEvent.contains(event))
            m_byEvent.insert(
                event,
                {.number = entry.number, .kind = *kind, .stage = entry.stage, .given = entry.order.created});
    }
    Q_EMIT changed();
}

void PendingActions::onEntry(const OutboxEntry& entry)
{
    const QString id = entry.order.id.toString();
    // "Already so" leaves no entry in the log.
    const bool hasEffect =
        entry.stage == ActionStage::Done && entry.answer && entry.answer->verdict == ActionVerdict::Applied;
    if (hasEffect && !m_arrived.remove(id))
        m_onTheirWay.insert(id);
    rebuild();
}

void PendingActions::onDataChanged(const CommitSummary& summary)
{
    bool mine = false;
    for (const ActionId& action : summary.actions) {
        const QString& id = action.toString();
        if (m_onTheirWay.remove(id))
            mine = true;
        else
            m_arrived.insert(id);
    }
    if (m_arrived.size() > mostArrivals)
        m_arrived.clear();
    // After a fresh start of the cache nobody tells which entries came with it.
    if (summary.manyEvents && !m_onTheirWay.isEmpty()) {
        m_onTheirWay.clear();
        mine = true;
    }
    if (mine)
        rebuild();
}

} // namespace onescreen
