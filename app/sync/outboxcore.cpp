// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/outboxcore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

ActionStage stageFor(ActionVerdict verdict)
{
    switch (verdict) {
    case ActionVerdict::Applied:
    case ActionVerdict::Noop:
        return ActionStage::Done;
    case ActionVerdict::Conflict:
        return ActionStage::Conflict;
    case ActionVerdict::Rejected:
        return ActionStage::Rejected;
    case ActionVerdict::Expired:
        break;
    }
    return ActionStage::Expired;
}

} // namespace

OutboxCore::OutboxCore(const Clock& clock, Random random)
    : m_clock(clock), m_backoff(clock, std::move(random))
{
}

OutboxCore::Item* OutboxCore::find(const ActionId& id)
{
    const auto found =
        std::ranges::find_if(m_items, [&id](const auto& each) { return each.second.entry.order.id == id; });
    return found == m_items.end() ? nullptr : &found->second;
}

void OutboxCore::settle(Item& item, ActionStage stage, const QString& reason, Commands& commands)
{
    item.entry.stage = stage;
    item.entry.reason = reason;
    item.entry.changed = m_clock.now();
    item.underWay = false;
    commands.emplace_back(Store{.entry = item.entry});
}

void OutboxCore::holdLane(const Item& after, Commands& commands)
{
    for (auto& [number, item] : m_items) {
        if (number > after.entry.number && item.entry.order.event == after.entry.order.event &&
            item.entry.stage == ActionStage::Queued)
            settle(item, ActionStage::Held, u"an earlier action on the same event met a conflict"_s,
                   commands);
    }
}

bool OutboxCore::mayGo(const Item& item, const std::set<EventId>& busy) const
{
    return isWaiting(item.entry.stage) && !item.underWay && !busy.contains(item.entry.order.event);
}

void OutboxCore::pump(Commands& commands)
{
    const auto now = m_clock.monotonic();
    std::set<EventId> busy; // Lanes whose first action is under way or waits for its turn.
    std::size_t lanes = 0;
    for (const auto& [number, item] : m_items) {
        if (item.underWay) {
            busy.insert(item.entry.order.event);
            ++lanes;
        }
    }
    const bool paused = m_pausedUntil && now < *m_pausedUntil;
    for (auto& [number, item] : m_items) {
        if (!mayGo(item, busy))
            continue;
        if (item.entry.stage == ActionStage::Queued && item.entry.order.validUntil < m_clock.now()) {
            settle(item, ActionStage::Expired, u"its time was over before the server could be asked"_s,
                   commands);
            continue;
        }
        busy.insert(item.entry.order.event);
        if (paused || lanes == mostLanes)
            continue;
        ++lanes;
        item.underWay = true;
        item.entry.stage = ActionStage::Sent;
        item.entry.changed = m_clock.now();
        ++item.entry.tries;
        commands.emplace_back(Store{.entry = item.entry, .send = true});
    }
}

/// A request that was lost inside this program would otherwise wait for ever.
void OutboxCore::lookForStuck()
{
    const auto now = m_clock.monotonic();
    for (auto& [number, item] : m_items) {
        if (!isWaiting(item.entry.stage))
            continue;
        const bool unsent =
            m_online && item.entry.stage == ActionStage::Queued && now - item.since > stuckUnsent;
        const bool unanswered = item.entry.stage == ActionStage::Sent && now - item.since > stuckUnanswered;
        if (!unsent && !unanswered)
            continue;
        if (!m_alarm)
            m_alarm = Error{.kind = ErrorKind::Timeout,
                            .text = unsent ? u"an action waits although the server is reachable"_s
                                           : u"the server has not answered an action for five minutes"_s,
                            .place = {.file = {}, .row = item.entry.number, .field = {}}};
        if (item.underWay && m_online) {
            item.underWay = false;
            item.since = now;
        }
    }
}

void OutboxCore::finish(Commands& commands)
{
    std::erase_if(m_items, [](const auto& each) {
        return !isWaiting(each.second.entry.stage) && !needsDecision(each.second.entry.stage);
    });
    OutboxSummary summary;
    for (const auto& [number, item] : m_items) {
        summary.held += needsDecision(item.entry.stage) ? 1 : 0;
        if (!isWaiting(item.entry.stage))
            continue;
        ++summary.waiting;
        if (!summary.oldestWaiting || item.entry.order.created < *summary.oldestWaiting)
            summary.oldestWaiting = item.entry.order.created;
    }
    if (summary.waiting == 0)
        m_alarm.reset();
    summary.alarm = m_alarm;
    if (summary != m_summary) {
        m_summary = summary;
        commands.emplace_back(Report{m_summary});
    }
    if (summary.waiting == 0)
        return;
    const auto now = m_clock.monotonic();
    Milliseconds delay = lookEvery;
    if (m_pausedUntil && *m_pausedUntil > now)
        delay = std::min(delay, std::chrono::ceil<Milliseconds>(*m_pausedUntil - now));
    commands.emplace_back(StartTimer{delay});
}

OutboxCore::Commands OutboxCore::loaded(std::vector<OutboxEntry> unsettled)
{
    Commands commands;
    for (OutboxEntry& entry : unsettled) {
        const qint64 number = entry.number;
        m_items.insert_or_assign(number, Item{.entry = std::move(entry), .since = m_clock.monotonic()});
    }
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::added(const OutboxEntry& entry)
{
    Commands commands;
    const bool settled = !isWaiting(entry.stage) && !needsDecision(entry.stage);
    if (settled || m_items.contains(entry.number))
        return commands;
    m_items.insert_or_assign(entry.number, Item{.entry = entry, .since = m_clock.monotonic()});
    // Behind an action that waits for a person it waits too.
    const bool heldBefore = std::ranges::any_of(m_items, [&entry](const auto& each) {
        return each.first < entry.number && each.second.entry.order.event == entry.order.event &&
               needsDecision(each.second.entry.stage);
    });
    if (heldBefore)
        settle(m_items.at(entry.number), ActionStage::Held, u"an earlier action on the same event is held"_s,
               commands);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::answered(const ActionId& id, const ActionAnswer& answer)
{
    Commands commands;
    Item* item = find(id);
    if (item == nullptr || !isWaiting(item->entry.stage))
        return commands;
    m_backoff.reset();
    m_pausedUntil.reset();
    m_alarm.reset();
    item->entry.answer = answer;
    settle(*item, stageFor(answer.verdict), answer.reason, commands);
    if (item->entry.stage == ActionStage::Conflict)
        holdLane(*item, commands);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::failed(const ActionId& id, const Error& error)
{
    Commands commands;
    Item* item = find(id);
    if (item == nullptr || !item->underWay)
        return commands;
    item->underWay = false;
    if (error.kind == ErrorKind::Invalid) {
        // The same bytes would be refused for ever.
        settle(*item, ActionStage::Rejected, error.toString(), commands);
    } else {
        const Milliseconds wait = error.kind == ErrorKind::Unsupported ? slowRetry : m_backoff.next();
        m_pausedUntil = m_clock.monotonic() + wait;
    }
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::released(const ActionId& id)
{
    Commands commands;
    Item* item = find(id);
    if (item == nullptr || !needsDecision(item->entry.stage))
        return commands;
    item->since = m_clock.monotonic();
    settle(*item, ActionStage::Queued, {}, commands);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::withdrawn(const ActionId& id)
{
    Commands commands;
    Item* item = find(id);
    if (item == nullptr || item->entry.stage == ActionStage::Sent)
        return commands;
    settle(*item, ActionStage::Withdrawn, u"withdrawn by the operator"_s, commands);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::timerFired()
{
    Commands commands;
    lookForStuck();
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::linkChanged(bool online)
{
    Commands commands;
    if (online == m_online)
        return commands;
    m_online = online;
    if (online) {
        m_pausedUntil.reset();
        m_backoff.reset();
        for (auto& [number, item] : m_items)
            item.since = m_clock.monotonic();
    }
    pump(commands);
    finish(commands);
    return commands;
}

} // namespace onescreen
