// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sync/synccore.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

enum class Answer { BackOff, Resync, SlowRetry, Refused };

/// What to do about a request that failed; the server's word comes before the kind.
Answer answerTo(const Error& error)
{
    constexpr std::array<QStringView, 6> otherHistory{u"epoch_changed",  u"cursor_ahead", u"history_diverged",
                                                      u"cursor_expired", u"bad_cursor",   u"scope_changed"};
    constexpr std::array<QStringView, 2> notAllowed{u"unauthorized", u"forbidden"};
    if (std::ranges::find(otherHistory, error.place.field) != otherHistory.end())
        return Answer::Resync;
    if (std::ranges::find(notAllowed, error.place.field) != notAllowed.end())
        return Answer::Refused;
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Invalid ? Answer::SlowRetry
                                                                                    : Answer::BackOff;
}

/// Nothing that this program does by itself will change it.
bool needsAPerson(const Error& openError)
{
    return openError.kind == ErrorKind::Conflict || openError.kind == ErrorKind::ReadOnly ||
           openError.kind == ErrorKind::Unsupported || openError.kind == ErrorKind::Invalid;
}

} // namespace

SyncCore::SyncCore(const Clock& clock, Random random) : m_clock(clock), m_random(std::move(random)) {}

void SyncCore::setPhase(LinkPhase phase, Commands& commands, const Error* error)
{
    const LinkState before = m_link;
    if (m_link.phase != phase || !m_link.since) {
        m_link.phase = phase;
        m_link.since = m_clock.now();
    }
    m_link.reason = error != nullptr ? error->toString() : QString();
    m_link.kind = error != nullptr ? error->kind : ErrorKind::Offline;
    m_link.seq = m_position.seq;
    m_link.head = std::max(m_link.head, m_position.seq);
    if (m_link != before)
        commands.emplace_back(ReportLink{m_link});
}

void SyncCore::fetch(int waitSeconds, Commands& commands)
{
    m_step = Step::Fetching;
    commands.emplace_back(FetchPage{.cursor = nextCursor(), .waitSeconds = waitSeconds});
}

void SyncCore::waitFor(Milliseconds delay, Next next, Commands& commands)
{
    m_step = Step::Waiting;
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

Milliseconds SyncCore::nextBackoff()
{
    const auto now = m_clock.monotonic();
    if (m_healthySince && now - *m_healthySince >= healthBeforeReset)
        m_backoff = shortestBackoff;
    m_healthySince.reset();
    const auto most = static_cast<double>((3 * m_backoff).count());
    const auto least = static_cast<double>(shortestBackoff.count());
    const auto drawn = Milliseconds{static_cast<qint64>(least + m_random() * (most - least))};
    m_backoff = std::min(longestBackoff, drawn);
    return m_backoff;
}

void SyncCore::backOff(const Error& error, Next next, Commands& commands)
{
    setPhase(LinkPhase::Offline, commands, &error);
    waitFor(nextBackoff(), next, commands);
}

void SyncCore::refuse(const Error& error, Milliseconds retry, Next next, Commands& commands)
{
    fault(error, commands);
    m_healthySince.reset();
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
    if (m_step == Step::Waiting)
        commands.emplace_back(StopTimer{});
    m_step = Step::Stopped;
    m_held.reset();
    return commands;
}

SyncCore::Commands SyncCore::opened(const SyncPosition& position)
{
    Commands commands;
    if (m_step != Step::Opening)
        return commands;
    m_position = position;
    m_held.reset();
    setPhase(LinkPhase::Connecting, commands);
    fetch(0, commands);
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
    if (m_step != Step::Fetching)
        return commands;
    m_link.lastContact = m_clock.now();
    m_link.clockOffset = page.serverTime - m_clock.now();
    m_link.head = page.head;
    const QByteArray& epoch = m_held ? m_held->epoch : m_position.epoch;
    if (!epoch.isEmpty() && page.epoch != epoch) {
        resync({.kind = ErrorKind::Conflict,
                .text = u"the server has another history than before"_s,
                .place = {.file = {}, .row = 0, .field = u"epoch_changed"_s}},
               commands);
        return commands;
    }
    if (page.from != reached()) {
        backOff(
            {.kind = ErrorKind::Protocol,
             .text = u"the page begins after %1, but the cache stands at %2"_s.arg(page.from).arg(reached()),
             .place = {}},
            Next::Fetch, commands);
        m_held.reset();
        return commands;
    }
    if (standsStill(page)) {
        m_standstills.clear();
        backOff({.kind = ErrorKind::Protocol,
                 .text = u"the server answers at once without anything new"_s,
                 .place = {}},
                Next::Fetch, commands);
        return commands;
    }
    const bool endsInside = page.split && page.more;
    if (endsInside || m_held) {
        hold(std::move(page));
        if (endsInside && m_held->changes.size() < mostChangesHeld) {
            setPhase(LinkPhase::CatchingUp, commands);
            fetch(0, commands);
            return commands;
        }
        page = *std::exchange(m_held, std::nullopt);
    }
    m_step = Step::Applying;
    m_pending = {.cursor = page.nextCursor, .epoch = page.epoch, .seq = page.to};
    m_pendingMore = page.more;
    commands.emplace_back(ApplyPage{std::move(page)});
    return commands;
}

SyncCore::Commands SyncCore::pageFailed(const Error& error)
{
    Commands commands;
    if (m_step != Step::Fetching)
        return commands;
    switch (answerTo(error)) {
    case Answer::BackOff:
        backOff(error, Next::Fetch, commands);
        break;
    case Answer::Resync:
        resync(error, commands);
        break;
    case Answer::SlowRetry:
        refuse(error, slowRetry, Next::Fetch, commands);
        break;
    case Answer::Refused:
        refuse(error, longestBackoff, Next::Fetch, commands);
        break;
    }
    return commands;
}

SyncCore::Commands SyncCore::applied()
{
    Commands commands;
    m_position = m_pending;
    if (m_step != Step::Applying)
        return commands;
    m_lastFault.reset();
    if (!m_healthySince)
        m_healthySince = m_clock.monotonic();
    setPhase(m_pendingMore ? LinkPhase::CatchingUp : LinkPhase::Online, commands);
    fetch(m_pendingMore ? 0 : longPollSeconds, commands);
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
    m_link.head = 0;
    setPhase(LinkPhase::CatchingUp, commands);
    fetch(0, commands);
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
    return commands;
}

SyncCore::Commands SyncCore::networkChanged()
{
    Commands commands;
    // A request that hangs on the old network would only be given up after its time limit.
    if (m_step == Step::Fetching) {
        commands.emplace_back(AbortFetch{});
        fetch(0, commands);
    } else if (m_step == Step::Waiting && m_link.phase == LinkPhase::Offline) {
        commands.emplace_back(StopTimer{});
        proceed(commands);
    }
    return commands;
}

} // namespace onescreen
