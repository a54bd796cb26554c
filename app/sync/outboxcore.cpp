// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/outboxcore.h"

#include <algorithm>
#include <utility>

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

/// The server's word comes before what was thought here while it was not known.
bool isDoubtful(const OutboxEntry& entry)
{
    return entry.tries > 0 && (needsDecision(entry.stage) || entry.stage == ActionStage::Withdrawn);
}

/// Who asks has to sign in again; the action itself is as good as before.
bool isAboutSignIn(const Error& error)
{
    const QString& word = error.place.field;
    return word == "unauthorized"_L1 || word.startsWith("token_"_L1);
}

} // namespace

OutboxCore::OutboxCore(const Clock& clock, Random random)
    : m_clock(clock), m_backoff(clock, random), m_askBackoff(clock, std::move(random))
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
    m_unwritten.erase(item.entry.number);
    commands.emplace_back(Store{.entry = item.entry});
}

/// What was sent and then left to a person is asked for. What is on its way may still come there: then its
/// answer, or its failure, comes first.
void OutboxCore::doubt(const Item& item)
{
    if (isDoubtful(item.entry) && !item.underWay)
        m_toAsk.insert_or_assign(item.entry.number, item.entry);
}

/// Later actions of the lane wait for the person who decides about this one.
void OutboxCore::holdLane(const Item& after, Commands& commands)
{
    for (auto& [number, item] : m_items) {
        if (number <= after.entry.number || item.entry.order.event != after.entry.order.event ||
            item.entry.stage != ActionStage::Queued)
            continue;
        settle(item, ActionStage::Held, u"an earlier action on the same event waits for a decision"_s,
               commands);
        doubt(item);
    }
}

void OutboxCore::leaveAlone(std::optional<Milliseconds> retryAfter)
{
    if (!retryAfter)
        return;
    const Steady until = m_clock.monotonic() + m_backoff.believed(*retryAfter);
    m_toldUntil = std::max(m_toldUntil.value_or(until), until);
}

bool OutboxCore::waitsUntil(const std::optional<Steady>& until) const
{
    const auto now = m_clock.monotonic();
    return (until && now < *until) || (m_toldUntil && now < *m_toldUntil);
}

bool OutboxCore::isConfirmed() const
{
    return m_confirmedAt && m_clock.monotonic() - *m_confirmedAt < confirmedFor;
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
    const bool paused = waitsUntil(m_pausedUntil);
    bool unconfirmed = false;
    for (auto& [number, item] : m_items) {
        if (!mayGo(item, busy))
            continue;
        if (m_timeKnown && item.entry.tries == 0 && item.entry.order.validUntil < m_clock.now()) {
            settle(item, ActionStage::Expired, u"its time was over before the server could be asked"_s,
                   commands);
            continue;
        }
        busy.insert(item.entry.order.event);
        if (paused || lanes == mostLanes)
            continue;
        if (!m_historySeen || (item.entry.tries > 0 && !isConfirmed())) {
            unconfirmed = true;
            continue;
        }
        ++lanes;
        item.underWay = true;
        item.askedAt = now;
        item.entry.stage = ActionStage::Sent;
        item.entry.changed = m_clock.now();
        ++item.entry.tries;
        m_unwritten.erase(number);
        commands.emplace_back(Store{.entry = item.entry, .send = true});
    }
    if (unconfirmed)
        commands.emplace_back(LookAtHistory{});
}

/// A request that was lost inside this program would otherwise wait for ever.
void OutboxCore::lookForStuck()
{
    const auto now = m_clock.monotonic();
    for (auto& [number, item] : m_items) {
        if (!isWaiting(item.entry.stage) && !item.underWay)
            continue;
        const bool unsent =
            m_online && item.entry.stage == ActionStage::Queued && now - item.since > stuckUnsent;
        const bool lost = item.underWay && now - item.askedAt > stuckUnderWay;
        const bool unanswered = item.entry.stage == ActionStage::Sent && now - item.since > stuckUnanswered;
        if (!unsent && !unanswered && !lost)
            continue;
        if (!m_alarm)
            m_alarm = Error{.kind = ErrorKind::Timeout,
                            .text = lost     ? u"a request with an action got lost"_s
                                    : unsent ? u"an action waits although the server is reachable"_s
                                             : u"the server has not answered an action for five minutes"_s,
                            .place = {.file = {}, .row = item.entry.number, .field = {}}};
        if (lost || (item.underWay && m_online)) {
            item.underWay = false;
            m_confirmedAt.reset();
            item.since = now;
            doubt(item);
        }
    }
    if (m_askedAt && now - *m_askedAt > stuckUnderWay)
        m_askedAt.reset();
}

void OutboxCore::ask(Commands& commands)
{
    const auto now = m_clock.monotonic();
    if (m_toAsk.empty() || m_askedAt || waitsUntil(m_askAfter))
        return;
    m_askedAt = now;
    AskStatus question;
    for (const auto& [number, entry] : m_toAsk) {
        if (question.ids.size() < mostAsked)
            question.ids.push_back(entry.order.id);
    }
    commands.emplace_back(std::move(question));
}

void OutboxCore::take(const ActionKnowledge& known, Commands& commands)
{
    const auto asked = std::ranges::find_if(
        m_toAsk, [&known](const auto& each) { return each.second.order.id == known.id; });
    if (asked == m_toAsk.end())
        return;
    const OutboxEntry entry = asked->second;
    m_toAsk.erase(asked);
    const Item* present = find(known.id);
    if (present != nullptr && isWaiting(present->entry.stage))
        return; // A person has sent it again meanwhile.
    const ActionStage stage = present != nullptr ? present->entry.stage : entry.stage;
    const bool wasDone = stage == ActionStage::Done || stage == ActionStage::Unknown;
    if (known.answer ? stageFor(known.answer->verdict) == stage : !wasDone)
        return; // As we have it, or it had no effect anyway.
    Item& item =
        m_items.try_emplace(entry.number, Item{.entry = entry, .since = m_clock.monotonic(), .askedAt = {}})
            .first->second;
    if (known.answer) {
        item.entry.answer = known.answer;
        settle(item, stageFor(known.answer->verdict), known.answer->reason, commands);
    } else {
        item.entry.answer.reset();
        settle(item, ActionStage::Unknown,
               u"the server has another history now and does not know this action"_s, commands);
        holdLane(item, commands);
    }
}

void OutboxCore::finish(Commands& commands)
{
    std::erase_if(m_items, [](const auto& each) {
        return !each.second.underWay && !isWaiting(each.second.entry.stage) &&
               !needsDecision(each.second.entry.stage);
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
    ask(commands);
    const bool underWay = std::ranges::any_of(m_items, [](const auto& each) { return each.second.underWay; });
    if (summary.waiting == 0 && m_toAsk.empty() && m_unwritten.empty() && !underWay)
        return;
    const auto now = m_clock.monotonic();
    Milliseconds delay = lookEvery;
    for (auto until : {m_pausedUntil, m_askAfter, m_toldUntil}) {
        if (until && m_toldUntil)
            until = std::max(until, m_toldUntil);
        if (until && *until > now)
            delay = std::min(delay, std::chrono::ceil<Milliseconds>(*until - now));
    }
    commands.emplace_back(StartTimer{delay});
}

OutboxCore::Commands OutboxCore::loaded(std::vector<OutboxEntry> unsettled)
{
    Commands commands;
    for (OutboxEntry& entry : unsettled) {
        const qint64 number = entry.number;
        if (isDoubtful(entry))
            m_toAsk.insert_or_assign(number, entry);
        m_items.insert_or_assign(
            number, Item{.entry = std::move(entry), .since = m_clock.monotonic(), .askedAt = {}});
    }
    commands.emplace_back(FindSettled{m_clock.now() - recheckedBack});
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
    m_items.insert_or_assign(entry.number, Item{.entry = entry, .since = m_clock.monotonic(), .askedAt = {}});
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
    if (item == nullptr || (!isWaiting(item->entry.stage) && !isDoubtful(item->entry)))
        return commands;
    item->underWay = false;
    m_backoff.reset();
    m_pausedUntil.reset();
    m_alarm.reset();
    m_toAsk.erase(item->entry.number);
    item->entry.answer = answer;
    settle(*item, stageFor(answer.verdict), answer.reason, commands);
    if (item->entry.stage == ActionStage::Conflict)
        holdLane(*item, commands);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::failed(const ActionId& id, const Error& error,
                                        std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    leaveAlone(retryAfter);
    Item* item = find(id);
    if (item == nullptr || !item->underWay)
        return commands;
    item->underWay = false;
    if (isDoubtful(item->entry)) {
        doubt(*item);
    } else if (error.kind == ErrorKind::Invalid && !isAboutSignIn(error)) {
        // The same bytes would be refused for ever.
        settle(*item, ActionStage::Rejected, error.toString(), commands);
    } else {
        const Milliseconds wait = error.kind == ErrorKind::Unsupported ? slowRetry : m_backoff.next();
        m_pausedUntil = m_clock.monotonic() + wait;
        m_confirmedAt.reset(); // Whoever answers next may be another server, or the same one set back.
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
    doubt(*item);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::notWritten(const OutboxEntry& entry)
{
    Commands commands;
    const Item* item = find(entry.order.id);
    if (item == nullptr || item->entry == entry) // Otherwise it has gone on since.
        m_unwritten.insert_or_assign(entry.number, entry);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::timerFired()
{
    Commands commands;
    for (auto& [number, entry] : std::exchange(m_unwritten, {}))
        commands.emplace_back(Store{.entry = std::move(entry)});
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
        m_timeKnown = true;
        m_pausedUntil.reset();
        m_backoff.reset();
        for (auto& [number, item] : m_items)
            item.since = m_clock.monotonic();
        m_askAfter.reset();
        m_askBackoff.reset();
    }
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::historyConfirmed()
{
    Commands commands;
    m_confirmedAt = m_clock.monotonic();
    m_historySeen = true;
    pump(commands);
    if (!commands.empty()) // Pages may come often: the timer that runs must not be put off by each.
        finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::historyChanged()
{
    Commands commands;
    m_historySeen = false;
    m_confirmedAt.reset();
    for (auto& [number, item] : m_items) {
        if (item.entry.tries > 0 && (isWaiting(item.entry.stage) || item.entry.stage == ActionStage::Held))
            settle(item, ActionStage::Unknown, u"the server has another history now; it is being asked"_s,
                   commands);
        if (item.entry.stage == ActionStage::Unknown) {
            holdLane(item, commands);
            doubt(item);
        }
    }
    commands.emplace_back(FindSettled{m_clock.now() - recheckedBack});
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::recheck(const std::vector<OutboxEntry>& settled)
{
    Commands commands;
    for (const OutboxEntry& entry : settled) {
        if (!m_items.contains(entry.number))
            m_toAsk.try_emplace(entry.number, entry);
    }
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::statusArrived(const std::vector<ActionKnowledge>& known)
{
    Commands commands;
    m_askedAt.reset();
    m_askAfter.reset();
    m_askBackoff.reset();
    for (const ActionKnowledge& each : known)
        take(each, commands);
    pump(commands);
    finish(commands);
    return commands;
}

OutboxCore::Commands OutboxCore::statusFailed(const Error& error, std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    m_askedAt.reset();
    const bool refused =
        error.kind == ErrorKind::Unsupported || (error.kind == ErrorKind::Invalid && !isAboutSignIn(error));
    leaveAlone(retryAfter);
    m_askAfter = m_clock.monotonic() + (refused ? slowRetry : m_askBackoff.next());
    finish(commands);
    return commands;
}

} // namespace onescreen
