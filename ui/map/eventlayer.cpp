// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/eventlayer.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

namespace onescreen {

namespace {

constexpr std::chrono::seconds recountAfter{2};

std::shared_ptr<const MapPoints> merged(const MapPoints& points,
                                        const QHash<EventRow, std::optional<MapPoint>>& since)
{
    auto all = std::make_shared<MapPoints>();
    all->points.reserve(points.points.size() + static_cast<std::size_t>(since.size()));
    for (const MapPoint& point : points.points) {
        if (!since.contains(point.row))
            all->points.push_back(point);
    }
    for (const auto& point : since) {
        if (point)
            all->points.push_back(*point);
    }
    all->withoutPosition = points.withoutPosition;
    return all;
}

/// Freed elsewhere: a million events are 40 MB in thousands of pieces.
template <typename T> void dropLater(std::shared_ptr<T> old)
{
    QThreadPool::globalInstance()->start([old = std::move(old)]() mutable { old.reset(); });
}

} // namespace

EventLayer::EventLayer(const Clock& clock, QObject* parent)
    : QObject(parent), m_clock(clock), m_index(std::make_shared<geo::ClusterIndex>()),
      m_points(std::make_shared<const MapPoints>())
{
    m_recount.setSingleShot(true);
    m_recount.setInterval(recountAfter);
    connect(&m_recount, &QTimer::timeout, this, &EventLayer::recount);
}

EventLayer::~EventLayer() = default;

EventLayer::Built EventLayer::build(std::shared_ptr<const MapPoints> points, const Since& since,
                                    const std::vector<QString>& roots, const geo::EventPick& pick,
                                    UtcTime now)
{
    if (!since.isEmpty())
        points = merged(*points, since);
    Built built{.all = points, .index = nullptr, .facets = geo::facetsOf(points->points, roots)};
    if (pick.takesAll()) {
        built.index = std::make_shared<geo::ClusterIndex>(geo::ClusterIndex::build(points->points, now));
        return built;
    }
    const geo::PointPick takes(pick, roots);
    std::vector<MapPoint> picked;
    std::ranges::copy_if(points->points, std::back_inserter(picked),
                         [&](const MapPoint& point) { return takes.takes(point); });
    built.index = std::make_shared<geo::ClusterIndex>(geo::ClusterIndex::build(picked, now));
    return built;
}

void EventLayer::load(std::shared_ptr<const MapPoints> points)
{
    m_withoutPosition = points->withoutPosition;
    m_roots = points->categoryRoots;
    m_takes = geo::PointPick(m_pick, m_roots);
    dropLater(std::exchange(m_points, std::move(points)));
    m_since.clear();
    rebuild();
}

void EventLayer::rebuild()
{
    m_building = true;
    m_waiting.clear();
    const quint64 generation = ++m_generation;
    QtConcurrent::run([points = m_points, since = m_since, roots = m_roots, pick = m_pick,
                       now = m_clock.now()] {
        return build(points, since, roots, pick, now);
    }).then(this, [this, generation](Built built) { take(generation, std::move(built)); });
}

void EventLayer::take(quint64 generation, Built built)
{
    if (generation != m_generation)
        return;
    m_building = false;
    dropLater(std::exchange(m_index, std::move(built.index)));
    dropLater(std::exchange(m_points, std::move(built.all)));
    m_since.clear();
    m_facets = std::move(built.facets);
    for (const Change& change : std::exchange(m_waiting, {}))
        applyNow(change.upserts, change.removals);
    Q_EMIT changed(true);
    Q_EMIT facetsChanged();
}

void EventLayer::apply(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals)
{
    if (m_building)
        m_waiting.push_back({.upserts = upserts, .removals = removals});
    const bool liveSet = applyNow(upserts, removals);
    if (!m_recount.isActive())
        m_recount.start();
    Q_EMIT changed(liveSet);
}

bool EventLayer::applyNow(const std::vector<MapPoint>& upserts, const std::vector<EventRow>& removals)
{
    bool liveSet = false;
    const auto open = [](const std::optional<geo::PointEntry>& entry) {
        return entry && isOpen(entry->state);
    };
    for (const EventRow row : removals) {
        m_since.insert(row, std::nullopt);
        liveSet = open(m_index->find(row)) || liveSet;
        m_index->remove(row);
    }
    for (const MapPoint& point : upserts) {
        m_since.insert(point.row, point);
        const std::optional<geo::PointEntry> before = m_index->find(point.row);
        if (m_takes.takes(point))
            m_index->upsert(point);
        else
            m_index->remove(point.row);
        const std::optional<geo::PointEntry> after = m_index->find(point.row);
        const bool moved = before && after && before->key != after->key && open(after);
        liveSet = open(before) != open(after) || moved || liveSet;
    }
    return liveSet;
}

void EventLayer::setCategoryRoots(const std::vector<QString>& roots)
{
    if (roots == m_roots)
        return;
    m_roots = roots;
    m_takes = geo::PointPick(m_pick, m_roots);
}

void EventLayer::setPick(const geo::EventPick& pick)
{
    if (pick == m_pick)
        return;
    m_pick = pick;
    m_takes = geo::PointPick(m_pick, m_roots);
    rebuild();
}

void EventLayer::advance()
{
    if (m_index->advance(m_clock.now()))
        Q_EMIT changed(false);
}

void EventLayer::recount()
{
    if (m_building)
        return; // counts come with the index
    const quint64 counting = ++m_counting;
    const quint64 generation = m_generation;
    QtConcurrent::run([points = m_points, since = m_since, roots = m_roots] {
        const std::shared_ptr<const MapPoints> all = since.isEmpty() ? points : merged(*points, since);
        return geo::facetsOf(all->points, roots);
    }).then(this, [this, counting, generation](geo::EventFacets facets) {
        if (counting != m_counting || generation != m_generation || facets == m_facets)
            return;
        m_facets = std::move(facets);
        Q_EMIT facetsChanged();
    });
}

} // namespace onescreen
