// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/tokencore.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

bool endsSignIn(const Error& error)
{
    constexpr std::array<QStringView, 5> words{u"bad_grant", u"token_revoked", u"token_expired",
                                               u"unauthorized", u"forbidden"};
    return error.kind == ErrorKind::Invalid && std::ranges::find(words, error.place.field) != words.end();
}

Milliseconds TokenCore::between(Milliseconds least, Milliseconds most) const
{
    const auto span = static_cast<double>((most - least).count());
    return least + Milliseconds{static_cast<qint64>(m_random() * span)};
}

void TokenCore::refresh(Commands& commands)
{
    m_step = Step::Refreshing;
    m_notBefore.reset();
    m_tried = m_clock.monotonic();
    commands.emplace_back(StopTimer{});
    commands.emplace_back(Refresh{});
}

void TokenCore::end(const QString& why, Commands& commands)
{
    m_step = Step::Idle;
    m_token.clear();
    m_failures = 0;
    commands.emplace_back(StopTimer{});
    commands.emplace_back(Settle{false});
    commands.emplace_back(End{why});
}

TokenCore::Commands TokenCore::begin()
{
    Commands commands;
    if (m_step == Step::Idle)
        refresh(commands);
    return commands;
}

TokenCore::Commands TokenCore::granted(const QByteArray& accessToken, Milliseconds life)
{
    Commands commands;
    m_step = Step::Waiting;
    m_token = accessToken;
    m_failures = 0;
    m_tried = m_clock.monotonic();
    const Milliseconds early = life * 6 / 10;
    const Milliseconds late = life * 8 / 10;
    commands.emplace_back(StartTimer{std::max(between(early, late), leastGap)});
    commands.emplace_back(Settle{true});
    return commands;
}

TokenCore::Commands TokenCore::refreshFailed(const Error& error, std::optional<Milliseconds> retryAfter)
{
    Commands commands;
    if (m_step != Step::Refreshing)
        return commands;
    if (endsSignIn(error)) {
        end(error.place.field, commands);
        return commands;
    }
    m_step = Step::Waiting;
    Milliseconds wait = between(leastGap, mostGap);
    for (int doubled = 0; doubled < m_failures && wait < longestRetry; ++doubled)
        wait *= 2;
    ++m_failures;
    wait = std::min(wait, longestRetry);
    if (retryAfter) {
        const Milliseconds told = std::clamp(*retryAfter, Milliseconds{0}, longestRetry);
        wait = std::max(wait, between(told, told + told / 2));
        m_notBefore = m_clock.monotonic() + wait;
    }
    commands.emplace_back(StartTimer{wait});
    commands.emplace_back(Settle{false});
    return commands;
}

TokenCore::Commands TokenCore::nothingStored()
{
    Commands commands;
    if (m_step != Step::Refreshing)
        return commands;
    end(m_token.isEmpty() ? QString() : u"token_revoked"_s, commands);
    return commands;
}

TokenCore::Commands TokenCore::refused(const QByteArray& used)
{
    Commands commands;
    if (m_step == Step::Refreshing)
        return commands; // settled with it
    const bool isRenewed = m_step != Step::Idle && !m_token.isEmpty() && used != m_token;
    const auto now = m_clock.monotonic();
    const bool wasTriedJustNow =
        (m_tried && now - *m_tried < leastGap) || (m_notBefore && now < *m_notBefore);
    if (isRenewed)
        commands.emplace_back(Settle{true});
    else if (m_step == Step::Idle || wasTriedJustNow)
        commands.emplace_back(Settle{false});
    else
        refresh(commands);
    return commands;
}

TokenCore::Commands TokenCore::timerFired()
{
    Commands commands;
    if (m_step == Step::Waiting)
        refresh(commands);
    return commands;
}

TokenCore::Commands TokenCore::signOut()
{
    Commands commands;
    if (m_step != Step::Idle)
        end({}, commands);
    return commands;
}

} // namespace onescreen
