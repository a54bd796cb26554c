// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tracks/replaydata.h"
#include "app/models/tracks/replayplayer.h"
#include "app/models/tracks/windowchoice.h"
#include "ui/common/theme.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QToolButton;

namespace onescreen {

class PlainLabel;
class TimeTrack;
class WindowPopup;

/// The time of a map: which window is shown, and its replay. While it is live it is one line; in a replay it
/// has the slider, the moment, and how it stood then. Changes nothing but the player; the window is told by
/// windowChosen(). Keys in the bar: Space plays and stops, ← → a step, Home and End the ends, PgUp and PgDn
/// the event before and after, Esc back to now. On a wall it has no controls.
class TimeBar final : public QWidget
{
    Q_OBJECT
public:
    /// `player` and `clock` must outlive the bar.
    TimeBar(ReplayPlayer& player, const Clock& clock, const ThemeContext& context, QWidget* parent = nullptr);

    void setWindowChoice(const WindowChoice& choice);
    [[nodiscard]] const WindowChoice& windowChoice() const { return m_choice; }
    /// What is being replayed; null: nothing yet.
    void setData(std::shared_ptr<const ReplayData> data);
    enum class Loading { No, Yes };
    void setLoading(Loading loading);
    /// Why there is no replay; plain text, empty: nothing is wrong.
    void setProblem(const QString& text);
    [[nodiscard]] TimeTrack& track() const { return *m_track; }
    /// Deals with a key of the replay; false when it is none of them or the map is live.
    bool handleKey(const QKeyEvent& event);

Q_SIGNALS:
    void windowChosen(const onescreen::WindowChoice& choice); ///< By the user.
    void replayRequested();                                   ///< By the user: replay the chosen window.

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QToolButton* addButton(const QString& name, const QString& icon, const QString& text, const QString& tip,
                           bool withText = false);
    void build();
    void showState();
    void showMoment();
    void chooseWindow(int index);
    void openCustom();
    void jump(bool back);
    [[nodiscard]] QString countsText(const ReplayCounts& counts) const;

    ReplayPlayer& m_player;
    const Clock& m_clock;
    ThemeContext m_context;
    WindowChoice m_choice;
    std::shared_ptr<const ReplayData> m_data; ///< Null: nothing read yet.
    Loading m_loading = Loading::No;
    QString m_problem;
    QComboBox* m_windows = nullptr;
    QComboBox* m_speeds = nullptr;
    QToolButton* m_live = nullptr;
    QToolButton* m_replay = nullptr;
    QToolButton* m_play = nullptr;
    QList<QToolButton*> m_moves; ///< Step and jump.
    TimeTrack* m_track = nullptr;
    PlainLabel* m_moment = nullptr;
    PlainLabel* m_counts = nullptr;
    WindowPopup* m_popup = nullptr;
};

} // namespace onescreen
