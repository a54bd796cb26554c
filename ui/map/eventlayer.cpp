// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/eventlayer.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

namespace onescreen {

EventLayer::EventLayer(QObject* parent) : QObject(parent), m_index(std::make_shared<geo::ClusterIndex>()) {}

EventLayer::~EventLayer() = default;

void EventLayer::load(std::shared_ptr<const MapPoints> points)
{
    m_building = true;
    m_waiting.clear();
    m_withoutPosition = points->withoutPosition;
    const quint64 generation = ++m_generation;
    QtConcurrent::run([points = std::move(points)] {
        return std::make_shared<geo::ClusterIndex>(geo::ClusterIndex::build(points->points));
    }).then(this, [this, generation](std::shared_ptr<geo::ClusterIndex> index) {
        take(generation, std::move(index));
    });
}

void EventLayer::take(quint64 generation, std::shared_ptr<geo::ClusterIndex> index)
{
    if (generation != m_generation)
        return;
    m_building = false;
    // A million events are 40 MB in thousands of pieces: given back elsewhere.
    QThreadPool::globalInstance()->start(
        [old = std::exchange(m_index, std::move(index))]() mutable { old.reset(); });
    for (const Change& change : std::exchange(m_waiting, {}))
        applyNow(change.upserts, change.removals);
    Q_EMIT changed(true);
}

void EventLayer::apply(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals)
{
    if (m_building)
        m_waiting.push_back({.upserts = upserts, .removals = removals});
    const bool liveSet = applyNow(upserts, removals);
    Q_EMIT changed(liveSet);
}

bool EventLayer::applyNow(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals)
{
    bool liveSet = false;
    const auto open = [](const std::optional<geo::PointEntry>& entry) {
        return entry && isOpen(entry->state);
    };
    for (const EventRow row : removals) {
        liveSet = open(m_index->find(row)) || liveSet;
        m_index->remove(row);
    }
    for (const MapPoint& point : upserts) {
        const std::optional<geo::PointEntry> before = m_index->find(point.row);
        m_index->upsert(point);
        const std::optional<geo::PointEntry> after = m_index->find(point.row);
        const bool moved = before && after && before->key != after->key && open(after);
        liveSet = open(before) != open(after) || moved || liveSet;
    }
    return liveSet;
}

} // namespace onescreen
