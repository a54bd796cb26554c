// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/timespan.h"

#include <QObject>
#include <QTimer>

#include <array>

namespace onescreen {

/// What time it is on the map: now, or a moment of a window that is being replayed. Runs by the clock's
/// monotonic time, so a change of the wall clock does not move a replay. UI thread.
class ReplayPlayer : public QObject
{
    Q_OBJECT
public:
    static constexpr std::array<int, 7> speeds{1, 5, 10, 30, 60, 300, 600};

    /// `clock` must outlive the player.
    explicit ReplayPlayer(const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] bool isLive() const { return !m_window.has_value(); }
    /// Of the replay; none while live.
    [[nodiscard]] const std::optional<TimeSpan>& window() const { return m_window; }
    /// The moment that is shown; now while live.
    [[nodiscard]] UtcTime at() const;
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] int speed() const { return m_speed; } ///< Seconds of the replay in one second, 1 to 600.

    /// Begins a replay, standing at `at` (held inside the window).
    void replay(const TimeSpan& window, UtcTime at);
    void goLive();
    /// Goes on; at the end of the window begins again. Nothing while live.
    void play();
    void pause();
    void setSpeed(int speed); ///< Held inside 1 to 600.
    void seek(UtcTime at);    ///< Held inside the window; goes on playing. Nothing while live.
    /// By a step of the size that fits the window: a sixtieth of it, at least a second.
    void step(int steps);
    [[nodiscard]] Milliseconds stepLength() const;
    /// Looks at the clock; called ten times a second by itself while playing, and by tests.
    void advance();

Q_SIGNALS:
    void stateChanged(); ///< Live or replay, window, playing or not, speed.
    void moved(onescreen::UtcTime at);

private:
    void anchor(UtcTime at);
    void setPlaying(bool playing);
    [[nodiscard]] UtcTime held(UtcTime at) const;

    const Clock& m_clock;
    std::optional<TimeSpan> m_window;
    UtcTime m_anchor;
    std::chrono::steady_clock::time_point m_anchoredAt;
    int m_speed = 60;
    bool m_playing = false;
    QTimer m_timer;
};

} // namespace onescreen
