// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"
#include "app/geo/layers/eventpick.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace onescreen {

/// The index of the events that a map shows. Building one (new events, another pick) happens on another
/// thread; until it is done the one before is shown and changes that arrive meanwhile are kept and applied to
/// the new one. UI thread.
class EventLayer : public QObject
{
    Q_OBJECT
public:
    /// `clock` says what is overdue and must outlive the layer.
    explicit EventLayer(const Clock& clock, QObject* parent = nullptr);
    ~EventLayer() override;

    void load(std::shared_ptr<const MapPoints> points);
    void apply(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals);
    /// More category roots than the loaded points knew: the ones before stay in their places.
    void setCategoryRoots(const std::vector<QString>& roots);
    /// Shows only those events; the others are kept for another pick.
    void setPick(const geo::EventPick& pick);
    [[nodiscard]] const geo::EventPick& pick() const { return m_pick; }
    /// Marks what has become overdue since.
    void advance();

    [[nodiscard]] const geo::ClusterIndex& index() const { return *m_index; }
    [[nodiscard]] bool isBuilding() const { return m_building; }
    /// Events that have no position, as last loaded.
    [[nodiscard]] qint64 withoutPosition() const { return m_withoutPosition; }
    /// Of all loaded events, picked or not; follows changes after two seconds.
    [[nodiscard]] const geo::EventFacets& facets() const { return m_facets; }

Q_SIGNALS:
    /// `liveSet`: an open event came, went, moved, was closed or opened again.
    void changed(bool liveSet);
    void facetsChanged();

private:
    using Since = QHash<EventRow, std::optional<MapPoint>>;
    struct Built
    {
        std::shared_ptr<const MapPoints> all; ///< With the changes up to the build.
        std::shared_ptr<geo::ClusterIndex> index;
        geo::EventFacets facets;
    };

    static Built build(std::shared_ptr<const MapPoints> points, const Since& since,
                       const std::vector<QString>& roots, const geo::EventPick& pick, UtcTime now);
    void rebuild();
    void take(quint64 generation, Built built);
    void recount();
    bool applyNow(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals);

    struct Change
    {
        std::vector<MapPoint> upserts;
        std::vector<EventRow> removals;
    };

    const Clock& m_clock;
    std::shared_ptr<geo::ClusterIndex> m_index;
    std::shared_ptr<const MapPoints> m_points; ///< All of them, without m_since.
    Since m_since;
    std::vector<QString> m_roots;
    geo::EventPick m_pick;
    geo::PointPick m_takes;
    geo::EventFacets m_facets;
    std::vector<Change> m_waiting; ///< Since the build began.
    QTimer m_recount;
    quint64 m_generation = 0;
    quint64 m_counting = 0;
    qint64 m_withoutPosition = 0;
    bool m_building = false;
};

} // namespace onescreen
