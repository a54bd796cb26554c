// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/map/movers/follower.h"
#include "ui/map/movers/mover.h"

#include <QFrame>

class QToolButton;

namespace onescreen {

class PlainLabel;

/// Who the chosen mover is, what it does, where and since when, and what can be done about it. Lies over the
/// upper left corner of the map. Hidden at the start; none on a wall.
class MoverCard final : public QFrame
{
    Q_OBJECT
public:
    MoverCard(const ThemeContext& context, QWidget* map);

    /// Shows it. `now` is the moment of the map.
    void setMover(const Mover& mover, UtcTime now);
    /// The chosen one is not on the map any more; the card keeps what was last known and says so.
    void setLost();
    void setFollowing(Follower::State state);
    void place();

Q_SIGNALS:
    void followToggled();
    void resumeRequested();
    void eventRequested(const onescreen::EventId& event);
    void unitRequested(const onescreen::UnitId& unit);
    void closed();

private:
    QToolButton* addButton(const QString& name, const QString& iconName, const QString& text);

    ThemeContext m_context;
    std::optional<EventId> m_event;
    std::optional<UnitId> m_ofUnit;
    PlainLabel* m_title;
    PlainLabel* m_state;
    PlainLabel* m_unit;
    PlainLabel* m_position;
    PlainLabel* m_following;
    QToolButton* m_follow;
    QToolButton* m_resume;
    QToolButton* m_openEvent;
    QToolButton* m_onlyUnit;
};

} // namespace onescreen
