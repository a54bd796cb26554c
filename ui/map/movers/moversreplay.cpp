// SPDX-License-Identifier: GPL-3.0-or-later
// The time of the map: its window, and its replay.
#include "ui/common/errortext.h"
#include "ui/map/mapview.h"
#include "ui/map/movers/movercard.h"
#include "ui/map/movers/moversdesk.h"
#include "ui/map/movers/moverslayer.h"
#include "ui/map/time/replayframe.h"
#include "ui/map/time/timebar.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

// A window that is still open: what is reported from now on belongs to it.

constexpr auto trailInterval = 1s;

} // namespace

void MoversDesk::connectReplay()
{
    connect(m_bar, &TimeBar::windowChosen, this, [this](const WindowChoice& choice) {
        chooseWindow(choice);
        if (isReplaying())
            startReplay();
        Q_EMIT optionsChanged();
    });
    connect(m_bar, &TimeBar::replayRequested, this, [this] {
        m_wantedMoment.reset();
        startReplay();
    });
    connect(&m_player, &ReplayPlayer::moved, this, &MoversDesk::onMoved);
    connect(&m_player, &ReplayPlayer::stateChanged, this, &MoversDesk::onPlayerState);
    connect(&m_replay, &ReplayModel::loaded, this, &MoversDesk::onReplayLoaded);
    connect(&m_replay, &ReplayModel::stateChanged, this, [this] {
        m_bar->setLoading(m_replay.state() == ModelState::Loading ? TimeBar::Loading::Yes
                                                                  : TimeBar::Loading::No);
        m_bar->setProblem(m_replay.error() ? errorText(*m_replay.error()) : QString());
        Q_EMIT settledChanged();
    });
}

void MoversDesk::setEventFilter(const EventFilter& filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    if (isReplaying())
        startReplay();
}

std::optional<TimeSpan> MoversDesk::liveWindow() const
{
    const auto span = m_choice.resolve(m_hub.now());
    if (!span)
        return std::nullopt;
    return m_choice.isRelative() ? TimeSpan{.from = span->from, .to = withoutEnd} : *span;
}

void MoversDesk::chooseWindow(const WindowChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    m_bar->setWindowChoice(choice);
    Q_EMIT windowChanged();
}

void MoversDesk::startReplay()
{
    // All of the time is too much to slide over: then it is the shift.
    const UtcTime now = m_hub.now();
    const WindowChoice choice =
        m_choice.kind() == WindowChoice::Kind::All ? WindowChoice(WindowChoice::Kind::Shift) : m_choice;
    TimeSpan window = choice.resolve(now).value_or(TimeSpan{.from = now - 1h, .to = now});
    window.to = std::max(std::min(window.to, now), window.from + 1s); // what is to come cannot be replayed
    m_shownEvents.reset();
    m_replay.load(window, m_filter);
    m_player.replay(window, m_wantedMoment.value_or(isReplaying() ? m_player.at() : window.from));
}

void MoversDesk::onReplayLoaded()
{
    if (!isReplaying())
        return;
    m_bar->setData(m_replay.data());
    showReplay(m_player.at());
    followWanted();
    Q_EMIT settledChanged();
}

void MoversDesk::onPlayerState()
{
    const bool replaying = isReplaying();
    if (replaying != m_replaying) {
        m_replaying = replaying;
        m_frame->setVisible(replaying);
        m_frame->raise();
        m_card->raise();
        m_shownEvents.reset();
        m_wantedMoment.reset();
        if (replaying) {
            m_view.takeHold();
        } else {
            m_replay.clear();
            m_bar->setData(nullptr);
        }
        Q_EMIT replayChanged(replaying);
        showMovers();
        wantTrails();
        Q_EMIT optionsChanged();
    }
    if (replaying)
        m_frame->setMoment(m_player.at(), m_player.speed(), m_player.isPlaying());
}

void MoversDesk::onMoved(UtcTime at)
{
    if (!isReplaying())
        return;
    m_frame->setMoment(at, m_player.speed(), m_player.isPlaying());
    if (m_replay.state() == ModelState::Ready)
        showReplay(at);
}

void MoversDesk::showReplay(UtcTime at)
{
    const ReplayData& data = *m_replay.data();
    if (m_shownEvents) {
        const ReplayData::Changes changes = data.changesBetween(*m_shownEvents, at);
        if (!changes.upserts.empty() || !changes.removals.empty())
            m_view.applyEventChanges(changes.upserts, changes.removals);
    } else {
        m_view.setEvents(std::make_shared<const MapPoints>(data.eventsAt(at)));
    }
    m_shownEvents = at;
    showMovers();
    // Trails are much to draw: while it plays they follow once a second.
    const auto now = m_hub.clock().monotonic();
    if (m_player.isPlaying() && now - m_trailsShown < trailInterval)
        return;
    m_trailsShown = now;
    showTrails();
}

} // namespace onescreen
