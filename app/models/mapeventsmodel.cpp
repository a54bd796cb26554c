// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/mapeventsmodel.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto pointsSpacing = 2s;
constexpr int mostChanged = 2000;

std::shared_ptr<const MapPoints> coarsenedPoints(const MapPoints& points)
{
    auto coarse = std::make_shared<MapPoints>(points);
    for (MapPoint& point : coarse->points) {
        if (const auto exact = GeoPoint::fromE7(point.lon7, point.lat7)) {
            point.lon7 = coarsened(*exact).lon7();
            point.lat7 = coarsened(*exact).lat7();
        }
    }
    return coarse;
}

} // namespace

MapEventsModel::MapEventsModel(DataHub& hub, WindowClass windowClass, QObject* parent)
    : QObject(parent), m_hub(hub), m_redaction(redactionFor(windowClass)),
      m_points(std::make_shared<const MapPoints>()),
      m_pointsLane(
          pointsSpacing, [this] { return askPoints(); },
          [this](Result<Points> answer) { takePoints(std::move(answer)); }),
      m_updateLane(
          0ms,
          [this] {
              m_asked = std::exchange(m_changed, {});
              return m_hub.questions().queueUpdate(m_filter, {m_asked.cbegin(), m_asked.cend()});
          },
          [this](Result<QueueUpdate> answer) { takeUpdate(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, &MapEventsModel::onDataChanged);
    connect(&m_hub, &DataHub::asOfChanged, this, &MapEventsModel::stateChanged);
    connect(&m_hub, &DataHub::dayRolled, this, [this] {
        if (m_period.isRelative())
            setFilter(m_filter, m_period);
    });
}

void MapEventsModel::setFilter(const EventFilter& filter, const PeriodChoice& period)
{
    m_filter = filter;
    m_period = period;
    if (!period.isAll())
        m_filter.reportedIn = period.resolve(m_hub.today());
    m_changed.clear();
    m_updateLane.cancel();
    m_state = ModelState::Loading;
    m_error.reset();
    Q_EMIT stateChanged();
    m_pointsLane.restart();
}

Answer<MapEventsModel::Points> MapEventsModel::askPoints()
{
    m_askedAsOf = m_hub.asOf();
    // An update in flight is of an older moment than the points that are asked now.
    m_updateLane.cancel();
    m_changed.clear();
    auto answer = m_hub.questions().mapPoints(m_filter);
    if (m_redaction.exactPosition)
        return answer;
    return answer.then(QtFuture::Launch::Async, [](Result<Points> points) -> Result<Points> {
        if (points)
            return coarsenedPoints(**points);
        return points;
    });
}

void MapEventsModel::takePoints(Result<Points> answer)
{
    if (!answer)
        return fail(answer.error());
    m_points = *std::move(answer);
    m_since.clear();
    m_roots = m_points->categoryRoots;
    m_asOf = m_askedAsOf;
    m_error.reset();
    const bool nothing = m_points->points.empty() && m_points->withoutPosition == 0;
    m_state = !nothing                    ? ModelState::Ready
              : m_filter == EventFilter{} ? ModelState::Empty
                                          : ModelState::NoMatch;
    Q_EMIT reset();
    Q_EMIT stateChanged();
    if (!m_changed.isEmpty())
        m_updateLane.refresh();
}

void MapEventsModel::onDataChanged(const CommitSummary& summary)
{
    if (!summary.entities.contains(Entity::Event) && !summary.manyEvents && summary.events.empty())
        return;
    m_changed.unite(QSet<EventRow>(summary.events.begin(), summary.events.end()));
    if (summary.manyEvents || m_state == ModelState::Error || m_changed.size() > mostChanged)
        m_pointsLane.refresh();
    else if (m_state != ModelState::Loading && !m_pointsLane.isBusy())
        m_updateLane.refresh();
}

void MapEventsModel::takeUpdate(Result<QueueUpdate> answer)
{
    if (!answer) {
        m_changed.unite(m_asked);
        return fail(answer.error());
    }
    std::vector<MapPoint> upserts;
    QSet<EventRow> removed = std::exchange(m_asked, {});
    for (const QueueItem& item : answer->matching) {
        if (!item.position)
            continue;
        const GeoPoint position = m_redaction.exactPosition ? *item.position : coarsened(*item.position);
        upserts.push_back({.row = item.row,
                           .lon7 = position.lon7(),
                           .lat7 = position.lat7(),
                           .state = item.state,
                           .priority = item.priority,
                           .category = rootIndex(item.categoryRoot),
                           .due = dueSecond(item.dueAt)});
        removed.remove(item.row);
        m_since.insert(item.row, upserts.back());
    }
    for (const EventRow row : std::as_const(removed))
        m_since.insert(row, std::nullopt);
    m_error.reset();
    m_asOf = m_hub.asOf();
    if (!upserts.empty())
        m_state = ModelState::Ready;
    Q_EMIT changed(upserts, {removed.cbegin(), removed.cend()});
    Q_EMIT stateChanged();
}

quint16 MapEventsModel::rootIndex(const QString& root)
{
    const auto found = std::ranges::find(m_roots, root);
    const auto at = static_cast<quint16>(found - m_roots.begin());
    if (found == m_roots.end())
        m_roots.push_back(root);
    return at;
}

std::shared_ptr<const MapPoints> MapEventsModel::points() const
{
    if (m_since.isEmpty())
        return m_points;
    auto merged = std::make_shared<MapPoints>(*m_points);
    merged->categoryRoots = m_roots;
    std::erase_if(merged->points, [this](const MapPoint& point) { return m_since.contains(point.row); });
    for (const auto& point : std::as_const(m_since)) {
        if (point)
            merged->points.push_back(*point);
    }
    m_since.clear();
    m_points = merged;
    return m_points;
}

qint64 MapEventsModel::withoutPosition() const
{
    return m_points->withoutPosition;
}

void MapEventsModel::fail(const Error& error)
{
    m_state = ModelState::Error;
    m_error = error;
    Q_EMIT stateChanged();
}

std::optional<UtcTime> MapEventsModel::asOf() const
{
    const bool settled = m_state != ModelState::Error && m_state != ModelState::Loading &&
                         m_changed.isEmpty() && !m_pointsLane.isBusy() && !m_updateLane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

} // namespace onescreen
