// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/resourcemodel.h"
#include "app/models/tracks/replaymodel.h"
#include "app/models/tracks/replayplayer.h"
#include "app/models/tracks/trackmodel.h"
#include "app/models/tracks/windowchoice.h"
#include "ui/common/scene.h"
#include "ui/map/movers/follower.h"
#include "ui/map/movers/mover.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <chrono>
#include <optional>
#include <vector>

namespace onescreen {

class MapView;
class MoverCard;
class MoversLayer;
class ReplayFrame;
class TimeBar;
class TrailsLayer;

/// Everything on a map that moves, and its time: the layers of the forces and their trails, the card of the
/// chosen one, following, and the replay of a window. In a replay it feeds the map's events too; the owner
/// feeds them only while isReplaying() is false. Keys on the map: F follows the chosen one or stops,
/// Ctrl+U shows its unit only; in a replay those of TimeBar.
class MoversDesk : public QObject
{
    Q_OBJECT
public:
    /// Replaces the map's own layer "teams". `view` must outlive the desk; the context's references too.
    MoversDesk(const SceneContext& context, MapView& view, QObject* parent);
    ~MoversDesk() override;

    /// To be placed below the map by the owner, who takes it.
    [[nodiscard]] TimeBar* timeBar() const { return m_bar; }
    [[nodiscard]] MoversLayer& movers() const { return *m_movers; }
    [[nodiscard]] TrailsLayer& trails() const { return *m_trails; }
    [[nodiscard]] ReplayPlayer& player() { return m_player; }
    [[nodiscard]] const Follower& follower() const { return m_follower; }

    /// Which events a replay shows: those of the map's filter.
    void setEventFilter(const EventFilter& filter);
    /// What the live map should add to its filter: events reported since the window's beginning, or within a
    /// chosen one. None for all.
    [[nodiscard]] std::optional<TimeSpan> liveWindow() const;
    [[nodiscard]] const WindowChoice& windowChoice() const { return m_choice; }
    [[nodiscard]] bool isReplaying() const { return !m_player.isLive(); }
    /// Nothing is on its way that the map would draw.
    [[nodiscard]] bool isSettled() const;

    void choose(const std::optional<ResourceId>& id);
    /// Shows the movers of these units only; empty: all. The chosen one stays.
    void setUnits(const QSet<QString>& units);
    /// Follows the chosen one, or stops.
    void toggleFollow();

    /// "window", "replay" (a moment), "speed" and "follow" of a scene's address. Options without "window" do
    /// not speak of time: they change nothing.
    [[nodiscard]] QMap<QString, QString> options() const;
    void applyOptions(const QMap<QString, QString>& options);

Q_SIGNALS:
    void replayChanged(bool replaying);
    void windowChanged();  ///< liveWindow() is another.
    void optionsChanged(); ///< Window, replay or not, follow. Not with every moment of a replay.
    void eventRequested(const onescreen::EventId& event);
    void unitRequested(const onescreen::UnitId& unit); ///< Only its events and people, or everything again.
    void chosenChanged();                              ///< Another one, or none.
    void settledChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectLive();
    void connectReplay();
    void takeResources();
    void followWanted();
    void showMovers();
    void wantTrails();
    void showTrails();
    void startReplay();
    void onReplayLoaded();
    void onMoved(UtcTime at);
    void onPlayerState();
    void showReplay(UtcTime at);
    void chooseWindow(const WindowChoice& choice);
    void openItem(const QString& layer, qint64 item);
    void showCard();
    bool handleKey(const QKeyEvent& event);
    [[nodiscard]] std::vector<Mover> moversOf(const std::vector<ResourceFields>& resources) const;
    void learnForces();

    DataHub& m_hub;
    MapView& m_view;
    bool m_wall;
    ResourceModel m_resources;
    TrackModel m_tracks;
    ReplayPlayer m_player;
    ReplayModel m_replay;
    Follower m_follower;
    QHash<QString, QString> m_forceOfUnit; ///< Unit id → code of its kind.
    EventFilter m_filter;
    WindowChoice m_choice;
    std::optional<UtcTime> m_wantedMoment; ///< Of an address: where the replay is to stand once it is read.
    std::optional<ResourceId> m_wantedFollow;
    std::optional<UtcTime> m_shownEvents; ///< The moment whose events the map has; none while live.
    bool m_replaying = false;
    std::chrono::steady_clock::time_point m_trailsShown; ///< In a replay.
    MoversLayer* m_movers;
    TrailsLayer* m_trails;
    TimeBar* m_bar;
    ReplayFrame* m_frame;
    MoverCard* m_card;
};

} // namespace onescreen
