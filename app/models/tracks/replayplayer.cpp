// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/tracks/replayplayer.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto frameInterval = 100ms;
constexpr int stepsOfWindow = 60;

} // namespace

ReplayPlayer::ReplayPlayer(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setInterval(frameInterval);
    connect(&m_timer, &QTimer::timeout, this, &ReplayPlayer::advance);
}

UtcTime ReplayPlayer::held(UtcTime at) const
{
    return std::clamp(at, m_window->from, m_window->to);
}

UtcTime ReplayPlayer::at() const
{
    if (!m_window)
        return m_clock.now();
    if (!m_playing)
        return m_anchor;
    const auto passed = std::chrono::duration_cast<Milliseconds>(m_clock.monotonic() - m_anchoredAt);
    return held(m_anchor + passed * m_speed);
}

void ReplayPlayer::anchor(UtcTime at)
{
    m_anchor = held(at);
    m_anchoredAt = m_clock.monotonic();
}

void ReplayPlayer::replay(const TimeSpan& window, UtcTime at)
{
    m_window = TimeSpan{.from = window.from, .to = std::max(window.to, window.from)};
    m_playing = false;
    m_timer.stop();
    anchor(at);
    Q_EMIT stateChanged();
    Q_EMIT moved(m_anchor);
}

void ReplayPlayer::goLive()
{
    if (isLive())
        return;
    m_timer.stop();
    m_playing = false;
    m_window.reset();
    Q_EMIT stateChanged();
    Q_EMIT moved(at());
}

void ReplayPlayer::setPlaying(bool playing)
{
    m_playing = playing;
    if (playing)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT stateChanged();
}

void ReplayPlayer::play()
{
    if (isLive() || m_playing)
        return;
    anchor(m_anchor >= m_window->to ? m_window->from : m_anchor);
    setPlaying(true);
}

void ReplayPlayer::pause()
{
    if (!m_playing)
        return;
    anchor(at());
    setPlaying(false);
    Q_EMIT moved(m_anchor);
}

void ReplayPlayer::setSpeed(int speed)
{
    speed = std::clamp(speed, speeds.front(), speeds.back());
    if (speed == m_speed)
        return;
    if (m_playing)
        anchor(at());
    m_speed = speed;
    Q_EMIT stateChanged();
}

void ReplayPlayer::seek(UtcTime at)
{
    if (isLive())
        return;
    anchor(at);
    Q_EMIT moved(m_anchor);
}

Milliseconds ReplayPlayer::stepLength() const
{
    return m_window ? std::max<Milliseconds>(m_window->length() / stepsOfWindow, 1s) : 1s;
}

void ReplayPlayer::step(int steps)
{
    if (isLive())
        return;
    if (m_playing)
        pause();
    seek(m_anchor + steps * stepLength());
}

void ReplayPlayer::advance()
{
    if (!m_playing)
        return;
    const UtcTime now = at();
    if (now >= m_window->to)
        pause();
    else
        Q_EMIT moved(now);
}

} // namespace onescreen
