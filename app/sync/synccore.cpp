// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/synccore.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

enum class Course { BackOff, Resync, SlowRetry, Refused };

/// What to do about a request that failed; the server's word comes before the kind.
Course answerTo(const Error& error)
{
    constexpr std::array<QStringView, 6> otherHistory{u"epoch_changed",  u"cursor_ahead", u"history_diverged",
                                                      u"cursor_expired", u"bad_cursor",   u"scope_changed"};
    constexpr std::array<QStringView, 5> notAllowed{u"unauthorized", u"forbidden", u"token_missing",
                                                    u"token_expired", u"token_revoked"};
    if (std::ranges::find(otherHistory, error.place.field) != otherHistory.end())
        return Course::Resync;
    if (std::ranges::find(notAllowed, error.place.field) != notAllowed.end())
        return Course::Refused;
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Invalid ? Course::SlowRetry
                                                                                    : Course::BackOff;
}

/// Nothing that this program does by itself will change it.
bool needsAPerson(const Error& openError)
{
    return openError.kind == ErrorKind::Conflict || openError.kind == ErrorKind::ReadOnly ||
           openError.kind == ErrorKind::Unsupported || openError.kind == ErrorKind::Invalid;
}

} // namespace

SyncCore::SyncCore(const Clock& clock, Random random, bool canFill)
    : m_clock(clock), m_canFill(canFill), m_backoff(clock, std::move(random))
{
}

void SyncCore::setPhase(LinkPhase phase, Commands& commands, const Error* error)
{
    const LinkState before = m_link;
    if (m_link.phase != phase || !m_link.since) {
        m_link.phase = phase;
        m_link.since = m_clock.now();
    }
    m_link.reason = error != nullptr ? error->toString() : QString();
    m_link.kind = error != nullptr ? error->kind : ErrorKind::Offline;
    m_link.word = error != nullptr ? error->place.field : QString();
    m_link.seq = m_position.seq;
    m_link.live = m_live;
    m_link.head = std::max(m_link.head, m_position.seq);
    if (m_link != before)
        commands.emplace_back(ReportLink{m_link});
}

void SyncCore::fetch(int waitSeconds, Commands& commands)
{
    m_step = Step::Fetching;
    m_longPoll = waitSeconds > 0;
    commands.emplace_back(FetchPage{.cursor = nextCursor(), .waitSeconds = waitSeconds});
}

void SyncCore::fill(Commands& commands)
{
    m_step = Step::Filling;
    setPhase(LinkPhase::CatchingUp, commands);
    commands.emplace_back(FillSink{.needed = m_isFillNeeded});
}

void SyncCore::fetchOrFill(Commands& commands)
{
    if (m_canFill && m_position.cursor.isEmpty())
        fill(commands);
    else
        fetch(0, commands);
}

void SyncCore::waitFor(Milliseconds delay, Next next, Commands& commands)
{
    m_step = Step::Waiting;
    m_toldToWait = false;
    m_next = next;
    commands.emplace_back(StartTimer{delay});
}

void SyncCore::fault(const Error& error, Commands& commands)
{
    if (m_lastFault == error)
        return;
    m_lastFault = error;
    commands.emplace_back(ReportFault{error});
}

void SyncCore::backOff(const Error& error, Next next, Commands& commands,
                       std::optional<Milliseconds> retryAfter)
{
    setPhase(LinkPhase::Offline, commands, &error);
    waitFor(m_backoff.next(retryAfter), next, commands);
    m_toldToWait = retryAfter.has_value();
}

void SyncCore::refuse(const Error& error, Milliseconds retry, Next next, Commands& commands)
{
    fault(error, commands);
    m_backoff.unhealthy();
    setPhase(LinkPhase::Refused, commands, &error);
    waitFor(retry, next, commands);
}

void SyncCore::resync(const Error& why, Commands& commands)
{
    const auto now = m_clock.monotonic();
    while (!m_resyncs.empty() && now - m_resyncs.front() >= std::chrono::hours{1})
        m_resyncs.pop_front();
    if (m_resyncs.size() >= resyncsPerHour) {
        // The old rows stay on the screen, marked stale; that is better than filling the cache in circles.
        Error error = why;
        error.text = u"the server asked for a fresh start %1 times within an hour: %2"_s.arg(resyncsPerHour)
                         .arg(why.text);
        return refuse(error, std::chrono::hours{1}, Next::Fetch, commands);
    }
    m_resyncs.push_back(now);
    m_held.reset();
    m_step = Step::Resetting;
    setPhase(LinkPhase::CatchingUp, commands, &why);
    commands.emplace_back(ResetSink{});
}

void SyncCore::proceed(Commands& commands)
{
    if (m_next == Next::Fetch)
        return fetch(0, commands);
    if (m_next == Next::Fill)
        return fill(commands);
    if (m_next == Next::Remove)
        return remove(commands);
    m_step = m_next == Next::Open ? Step::Opening : Step::Resetting;
    if (m_next == Next::Open)
        commands.emplace_back(OpenSink{});
    else
        commands.emplace_back(ResetSink{});
}

bool SyncCore::standsStill(const ChangePage& page)
{
    if (page.nextCursor != nextCursor()) {
        m_standstills.clear();
        return false;
    }
    const auto now = m_clock.monotonic();
    m_standstills.push_back(now);
    while (now - m_standstills.front() > standstillSpan)
        m_standstills.pop_front();
    return m_standstills.size() >= standstillsAllowed;
}

void SyncCore::hold(ChangePage page)
{
    if (!m_held) {
        m_held = std::move(page);
        return;
    }
    std::ranges::move(page.changes, std::back_inserter(m_held->changes));
    std::ranges::move(page.poison, std::back_inserter(m_held->poison));
    const qint64 from = m_held->from;
    page.changes = std::move(m_held->changes);
    page.poison = std::move(m_held->poison);
    page.from = from;
    m_held = std::move(page);
}

SyncCore::Commands SyncCore::start()
{
    Commands commands;
    if (m_step != Step::Stopped)
        return commands;
    m_step = Step::Opening;
    m_lastFault.reset();
    setPhase(LinkPhase::Connecting, commands);
    commands.emplace_back(OpenSink{});
    return commands;
}

SyncCore::Commands SyncCore::stop()
{
    Commands commands;
    if (m_step == Step::Fetching)
        commands.emplace_back(AbortFetch{});
    if (m_step == Step::Filling)
        commands.emplace_back(AbortFill{});
    if (m_step == Step::Waiting || m_step == Step::Listening)
        commands.emplace_back(StopTimer{});
    m_step = Step::Stopped;
    m_live = false;
    m_held.reset();
    forgetCut();
    return commands;
}

SyncCore::Commands SyncCore::opened(const SyncPosition& position)
{
    Commands commands;
    if (m_step != Step::Opening)
        return commands;
    m_position = position;
    m_held.reset();
    forgetCut();
    setPhase(LinkPhase::Connecting, commands);
    fetchOrFill(commands);
    return commands;
}

SyncCore::Commands SyncCore::openFailed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Opening)
        return commands;
    fault(error, commands);
    if (!needsAPerson(error)) {
        backOff(error, Next::Open, commands);
        return commands;
    }
    setPhase(LinkPhase::Refused, commands, &error);
    m_step = Step::Stopped;
    return commands;
}

SyncCore::Commands SyncCore::pageArrived(ChangePage page)
{
    Commands commands;
    if (m_step == Step::Fetching) {
        m_pulledScope = page.scope;
        accept(std::move(page), commands);
    }
    return commands;
}

void SyncCore::accept(ChangePage page, Commands& commands)
{
    m_link.lastContact = m_clock.now();
    m_link.clockOffset = page.serverTime - m_clock.now();
    m_link.head = page.head;
    if (mustCutTo(page))
        return cutTo(std::move(page), commands);
    const QByteArray& epoch = m_held ? m_held->epoch : m_position.epoch;
    if (!epoch.isEmpty() && page.epoch != epoch) {
        resync({.kind = ErrorKind::Conflict,
                .text = u"the server has another history than before"_s,
                .place = {.file = {}, .row = 0, .field = u"epoch_changed"_s}},
               commands);
        return;
    }
    if (page.from != reached()) {
        const Error error{
            .kind = ErrorKind::Protocol,
            .text = u"the page begins after %1, but the cache stands at %2"_s.arg(page.from).arg(reached()),
            .place = {}};
        m_held.reset();
        // A cursor that stands elsewhere than our rows stays so.
        if (++m_misfits >= misfitsAllowed) {
            m_misfits = 0;
            return resync(error, commands);
        }
        return backOff(error, Next::Fetch, commands);
    }
    m_misfits = 0;
    if (standsStill(page)) {
        m_standstills.clear();
        backOff({.kind = ErrorKind::Protocol,
                 .text = u"the server answers at once without anything new"_s,
                 .place = {}},
                Next::Fetch, commands);
        return;
    }
    const bool endsInside = page.split && page.more;
    if (endsInside || m_held) {
        hold(std::move(page));
        if (endsInside && m_held->changes.size() < mostChangesHeld) {
            setPhase(LinkPhase::CatchingUp, commands);
            fetch(0, commands);
            return;
        }
        page = *std::exchange(m_held, std::nullopt);
    }
    m_step = Step::Applying;
    m_pending = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
    m_pendingMore = page.more;
    commands.emplace_back(ApplyPage{std::move(page)});
}

SyncCore::Commands SyncCore::pageFailed(const Error& error, std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    if (m_step == Step::Fetching)
        answerFailure(error, retryAfter, Next::Fetch, commands);
    return commands;
}

void SyncCore::answerFailure(const Error& error, std::optional<Milliseconds> retryAfter, Next next,
                             Commands& commands)
{
    switch (answerTo(error)) {
    case Course::BackOff:
        return backOff(error, next, commands, retryAfter);
    case Course::Resync:
        if (error.place.field == "cursor_expired"_L1) {
            // Where nothing has been read yet there is nothing to begin anew.
            const bool isFirst = !std::exchange(m_isFillNeeded, true);
            if (isFirst && m_canFill && m_position.cursor.isEmpty() && !m_held)
                return fill(commands);
        }
        return resync(error, commands);
    case Course::SlowRetry:
        return refuse(error, slowRetry, next, commands);
    case Course::Refused:
        return refuse(error, Backoff::longest, next, commands);
    }
}

SyncCore::Commands SyncCore::filled(const SyncPosition& position)
{
    Commands commands;
    if (m_step != Step::Filling)
        return commands;
    m_position = position;
    forgetCut();
    m_isFillNeeded = false;
    m_backoff.healthy();
    setPhase(LinkPhase::CatchingUp, commands);
    fetch(0, commands);
    return commands;
}

SyncCore::Commands SyncCore::fillDeclined()
{
    Commands commands;
    if (m_step == Step::Filling)
        fetch(0, commands);
    return commands;
}

SyncCore::Commands SyncCore::fillFailed(const Error& error, bool ofCache,
                                        std::optional<Milliseconds> retryAfter,
                                        const std::optional<QStringList>& scope)
{
    Commands commands;
    if (m_step != Step::Filling)
        return commands;
    if (scope) {
        m_scope = ScopeChange{.added = {}, .removed = ScopeChange::toFit(*scope).removed, .cursor = {}};
        remove(commands);
        return commands;
    }
    if (!ofCache) {
        answerFailure(error, retryAfter, Next::Fill, commands);
        return commands;
    }
    fault(error, commands);
    backOff(error, error.kind == ErrorKind::DiskFull ? Next::Fill : Next::Open, commands);
    return commands;
}

SyncCore::Commands SyncCore::applied()
{
    Commands commands;
    m_position = m_pending;
    if (m_step != Step::Applying)
        return commands;
    m_lastFault.reset();
    m_backoff.healthy();
    setPhase(m_pendingMore ? LinkPhase::CatchingUp : LinkPhase::Online, commands);
    // What was announced is asked for once: a server that announces too much must not make us run in circles.
    const bool behind = std::exchange(m_announced, 0) > m_position.seq;
    if (m_pendingMore || behind)
        fetch(0, commands);
    else
        listen(commands);
    return commands;
}

SyncCore::Commands SyncCore::applyFailed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Applying)
        return commands;
    fault(error, commands);
    // A full disk leaves the cache as it was, and the same page is asked for again. Anything else may mean
    // that the cache is not what we think it is: it is opened anew, which also rebuilds a damaged file.
    backOff(error, error.kind == ErrorKind::DiskFull ? Next::Fetch : Next::Open, commands);
    return commands;
}

SyncCore::Commands SyncCore::resetDone()
{
    Commands commands;
    m_position = {};
    if (m_step != Step::Resetting)
        return commands;
    forgetCut();
    m_link.head = 0;
    setPhase(LinkPhase::CatchingUp, commands);
    fetchOrFill(commands);
    return commands;
}

SyncCore::Commands SyncCore::resetFailed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Resetting)
        return commands;
    fault(error, commands);
    backOff(error, Next::Reset, commands);
    return commands;
}

SyncCore::Commands SyncCore::timerFired()
{
    Commands commands;
    if (m_step == Step::Waiting)
        proceed(commands);
    else if (m_step == Step::Listening)
        fetch(0, commands);
    return commands;
}

SyncCore::Commands SyncCore::look()
{
    Commands commands;
    if (isAtRest())
        pullNow(commands);
    return commands;
}

} // namespace onescreen
