// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/clusterindex.h"

#include <QObject>

#include <memory>

namespace onescreen {

/// The index of the events of a map. Building one happens on another thread; until it is done the one before
/// is shown and changes that arrive meanwhile are kept and applied to the new one. UI thread.
class EventLayer : public QObject
{
    Q_OBJECT
public:
    explicit EventLayer(QObject* parent = nullptr);
    ~EventLayer() override;

    void load(std::shared_ptr<const MapPoints> points);
    void apply(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals);

    [[nodiscard]] const geo::ClusterIndex& index() const { return *m_index; }
    [[nodiscard]] bool isBuilding() const { return m_building; }
    /// Events that have no position, as last loaded.
    [[nodiscard]] qint64 withoutPosition() const { return m_withoutPosition; }

Q_SIGNALS:
    /// `liveSet`: an open event came, went, moved, was closed or opened again.
    void changed(bool liveSet);

private:
    void take(quint64 generation, std::shared_ptr<geo::ClusterIndex> index);
    bool applyNow(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals);

    struct Change
    {
        std::vector<MapPoint> upserts;
        std::vector<EventRow> removals;
    };

    std::shared_ptr<geo::ClusterIndex> m_index;
    std::vector<Change> m_waiting;
    quint64 m_generation = 0;
    qint64 m_withoutPosition = 0;
    bool m_building = false;
};

} // namespace onescreen
