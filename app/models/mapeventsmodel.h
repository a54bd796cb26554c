// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"
#include "app/models/periodchoice.h"
#include "app/models/windowclass.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// The events of the map. reset() means: take points() anew; changed() carries what happened since, so a
/// million points are not handed over for five. Positions are on a grid of 100 m where the window class asks
/// for it.
class MapEventsModel : public QObject
{
    Q_OBJECT

public:
    MapEventsModel(DataHub& hub, WindowClass windowClass, QObject* parent = nullptr);

    /// A relative period replaces the filter's own and moves on when the day rolls.
    void setFilter(const EventFilter& filter, const PeriodChoice& period = {});
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }

    /// As of now, with every change() included; never null. Shared, so keeping it costs nothing until the
    /// next reset().
    [[nodiscard]] std::shared_ptr<const MapPoints> points() const;
    /// MapPoint::category is an index into this; it only grows until the next reset().
    [[nodiscard]] const std::vector<QString>& categoryRoots() const { return m_roots; }
    [[nodiscard]] qint64
    withoutPosition() const; ///< Matching events that cannot be drawn, as of the last reset().

    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;

Q_SIGNALS:
    void reset();
    /// New or changed points, and rows that are no longer drawn (rows that never were may be among them).
    void changed(const std::vector<onescreen::MapPoint>& upserts,
                 const std::vector<onescreen::EventRow>& removed);
    void stateChanged();

private:
    using Points = std::shared_ptr<const MapPoints>;

    Answer<Points> askPoints();
    void takePoints(Result<Points> answer);
    void takeUpdate(Result<QueueUpdate> answer);
    void onDataChanged(const CommitSummary& summary);
    void fail(const Error& error);
    quint16 rootIndex(const QString& root);

    DataHub& m_hub;
    Redaction m_redaction;
    EventFilter m_filter;
    PeriodChoice m_period;
    mutable Points m_points;                                  ///< Compacted by points().
    mutable QHash<EventRow, std::optional<MapPoint>> m_since; ///< Changes not yet in m_points.
    std::vector<QString> m_roots;
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    QSet<EventRow> m_changed;
    QSet<EventRow> m_asked;
    QuestionLane<Points> m_pointsLane;
    QuestionLane<QueueUpdate> m_updateLane;
};

} // namespace onescreen
