// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/clusterindex.h"
#include "app/geo/distance.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>
#include <set>

namespace onescreen::geo {

namespace {

MapPoint pointAt(EventRow row, double lon, double lat, EventState state = EventState::Reported,
                 Priority priority = Priority::Normal)
{
    const GeoPoint at = GeoPoint::fromDegrees(lon, lat).value();
    return {.row = row,
            .lon7 = at.lon7(),
            .lat7 = at.lat7(),
            .state = state,
            .priority = priority,
            .category = 0};
}

/// What the index should hold, kept the simple way.
class Oracle
{
public:
    void upsert(const MapPoint& point) { m_points[point.row] = point; }
    bool remove(EventRow row) { return m_points.erase(row) > 0; }
    [[nodiscard]] const std::map<EventRow, MapPoint>& points() const { return m_points; }

    /// Sums by cell of a level for the cells that touch the view.
    [[nodiscard]] std::map<MortonKey, PointSums> cells(const QRectF& view, double zoom) const
    {
        const int level = clusterLevel(zoom);
        std::map<MortonKey, PointSums> found;
        for (const auto& [row, point] : m_points) {
            const MortonKey key = mortonKey(toWorld(point.lon7 * 1e-7, point.lat7 * 1e-7));
            const MortonKey first = firstKeyOfCell(key, level);
            const MortonKey last = lastKeyOfCell(key, level);
            if (mortonX(first) > mortonAxis(view.right()) || mortonX(last) < mortonAxis(view.left()) ||
                mortonY(first) > mortonAxis(view.bottom()) || mortonY(last) < mortonAxis(view.top()))
                continue;
            PointSums& sums = found[first];
            sums.x += mortonX(key);
            sums.y += mortonY(key);
            ++sums.byState[static_cast<std::size_t>(point.state)];
            sums.urgentOpen += point.priority == Priority::Urgent && isOpen(point.state) ? 1U : 0U;
            const bool late = point.due != noDue && qint64{point.due} < m_second;
            sums.overdueOpen += late && isOpen(point.state) ? 1U : 0U;
        }
        return found;
    }
    void setSecond(qint64 second) { m_second = second; }

private:
    qint64 m_second = std::numeric_limits<qint64>::min();
    std::map<EventRow, MapPoint> m_points;
};

/// Points as they come: dense towns, a few far away, many at exactly one place, poles and date line.
class PointSource
{
public:
    explicit PointSource(unsigned seed) : m_random(seed) {}

    MapPoint next(EventRow row)
    {
        const int kind = pick(0, 19);
        double lon = 122.1 + 0.05 * m_normal(m_random);
        double lat = 30.0 + 0.03 * m_normal(m_random);
        if (kind == 0) {
            lon = 122.2;
            lat = 30.1;
        } else if (kind == 1) {
            lon = pick(-180, 180);
            lat = pick(-90, 90);
        } else if (kind < 6) {
            lon = 120.0 + pick(0, 3);
            lat = 28.0 + pick(0, 2) + 0.001 * pick(0, 3);
        }
        MapPoint point = pointAt(row, lon, lat, allEventStates.at(static_cast<std::size_t>(pick(0, 6))),
                                 allPriorities.at(static_cast<std::size_t>(pick(0, 3))));
        point.due = pick(0, 3) == 0 ? noDue : static_cast<DueSecond>(pick(1, 10'000));
        return point;
    }
    int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }

private:
    std::mt19937 m_random;
    std::normal_distribution<double> m_normal;
};

void expectAgrees(const ClusterIndex& index, const Oracle& oracle, const QRectF& view, double zoom)
{
    const std::map<MortonKey, PointSums> expected = oracle.cells(view, zoom);
    const std::vector<Cluster> found = index.clusters(view, zoom);
    ASSERT_EQ(found.size(), expected.size()) << "zoom " << zoom;
    auto next = expected.begin();
    for (const Cluster& cluster : found) {
        ASSERT_EQ(cluster.cell.key, next->first);
        ASSERT_EQ(cluster.sums, next->second);
        ASSERT_EQ(cluster.count, next->second.count());
        const QRectF cell = cluster.cell.worldRect();
        ASSERT_GE(cluster.centroid.x, cell.left());
        ASSERT_LE(cluster.centroid.x, cell.right());
        ASSERT_GE(cluster.centroid.y, cell.top());
        ASSERT_LE(cluster.centroid.y, cell.bottom());
        ++next;
    }
}

void expectAgreesEverywhere(const ClusterIndex& index, const Oracle& oracle)
{
    const WorldPoint town = toWorld(122.1, 30.0);
    for (int zoom = 0; zoom <= 20; ++zoom) {
        expectAgrees(index, oracle, QRectF(0, 0, 1, 1), zoom);
        const double width = 1920 / 256.0 / std::exp2(zoom);
        const QRectF view(town.x - width / 2, town.y - width / 4, width, width / 2);
        expectAgrees(index, oracle, view & QRectF(0, 0, 1, 1), zoom + 0.37);
    }
}

} // namespace

TEST(ClusterIndex, IsEmptyWithoutPoints)
{
    ClusterIndex index;
    EXPECT_TRUE(index.clusters(QRectF(0, 0, 1, 1), 5).empty());
    EXPECT_FALSE(index.remove(1));
    EXPECT_FALSE(index.find(1));
    EXPECT_FALSE(index.openBounds(std::nullopt));
    EXPECT_TRUE(index.nearest(GeoPoint::fromDegrees(0, 0).value(), 3).empty());
    EXPECT_TRUE(ClusterIndex::build({}).clusters(QRectF(0, 0, 1, 1), 5).empty());
}

TEST(ClusterIndex, BuildsWhatTheOracleCounts)
{
    PointSource source(1);
    Oracle oracle;
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= 5000; ++row) {
        points.push_back(source.next(row));
        oracle.upsert(points.back());
    }
    const ClusterIndex index = ClusterIndex::build(points);
    EXPECT_EQ(index.size(), 5000U);
    expectAgreesEverywhere(index, oracle);
}

TEST(ClusterIndex, CountsWhatIsOverdueAsTimePasses)
{
    PointSource source(11);
    Oracle oracle;
    ClusterIndex index;
    const auto moment = [](qint64 second) {
        return UtcTime{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}} + std::chrono::seconds{second};
    };
    const auto goTo = [&](qint64 second) {
        index.advance(moment(second));
        oracle.setSecond(second);
    };
    EventRow row = 0;
    // Forward in small and large steps, once back (a clock that was set), changes in between.
    for (const qint64 second : {0, 40, 41, 2'000, 1'500, 9'999, 10'001, 20'000}) {
        for (int i = 0; i < 700; ++i) {
            const MapPoint point =
                source.next(source.pick(0, 2) == 0 && row > 0 ? source.pick(1, int(row)) : ++row);
            index.upsert(point);
            oracle.upsert(point);
        }
        for (int i = 0; i < 100; ++i) {
            const EventRow gone = source.pick(1, int(row));
            EXPECT_EQ(index.remove(gone), oracle.remove(gone));
        }
        goTo(second);
        expectAgreesEverywhere(index, oracle);
        EXPECT_FALSE(index.advance(moment(second))) << "nothing new in the same moment";
    }
    std::vector<MapPoint> all;
    for (const auto& [number, point] : oracle.points())
        all.push_back(point);
    oracle.setSecond(5'000);
    const ClusterIndex built = ClusterIndex::build(all, moment(5'000));
    expectAgreesEverywhere(built, oracle);
    EXPECT_EQ(built.total().count(), all.size());
}

TEST(ClusterIndex, DueTimesAreNeverEarly)
{
    const auto at = [](qint64 ms) {
        return UtcTime{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}} + Milliseconds{ms};
    };
    MapPoint point = pointAt(1, 122, 30);
    point.due = dueSecond(at(10'900));
    const auto overdueAt = [&](qint64 ms) {
        return ClusterIndex::build(std::vector{point}, at(ms)).total().overdueOpen;
    };
    EXPECT_EQ(overdueAt(10'899), 0U);
    EXPECT_EQ(overdueAt(10'900), 0U);
    EXPECT_EQ(overdueAt(11'000), 1U);
    point.due = dueSecond(std::nullopt);
    EXPECT_EQ(overdueAt(1'000'000'000), 0U) << "without a due time nothing is overdue";
    point.due = dueSecond(at(-5'000'000'000)); // before the epoch of the map: overdue ever since
    EXPECT_EQ(overdueAt(3'000), 1U);
    point.due = dueSecond(at(3'000'000'000'000)); // beyond its end
    EXPECT_EQ(overdueAt(1'000'000'000'000), 0U);
    point.due = dueSecond(at(10'900));
    point.state = EventState::Closed;
    EXPECT_EQ(overdueAt(20'000), 0U) << "an ended event is not open";
}

TEST(ClusterIndex, StaysExactUnderRandomChanges)
{
    for (const unsigned seed : {2U, 3U, 4U}) {
        PointSource source(seed);
        Oracle oracle;
        ClusterIndex index;
        for (int step = 0; step < 12000; ++step) {
            // Grows to thousands, then shrinks, so that blocks split and merge.
            const bool growing = step < 7000;
            const EventRow row = source.pick(1, 4000);
            if (source.pick(0, 9) < (growing ? 9 : 2)) {
                const MapPoint point = source.next(row);
                oracle.upsert(point);
                index.upsert(point);
            } else {
                ASSERT_EQ(index.remove(row), oracle.remove(row));
            }
            ASSERT_EQ(index.size(), oracle.points().size());
            if (step % 3000 == 2999)
                expectAgreesEverywhere(index, oracle);
        }
        for (const auto& [row, point] : std::map(oracle.points())) {
            ASSERT_TRUE(index.find(row));
            ASSERT_TRUE(index.remove(row));
        }
        EXPECT_EQ(index.size(), 0U);
        EXPECT_TRUE(index.clusters(QRectF(0, 0, 1, 1), 0).empty());
    }
}

TEST(ClusterIndex, KeepsTheLastOfARepeatedRow)
{
    const std::vector<MapPoint> points{pointAt(1, 10, 10), pointAt(2, 20, 20), pointAt(1, 30, 30)};
    const ClusterIndex index = ClusterIndex::build(points);
    EXPECT_EQ(index.size(), 2U);
    EXPECT_EQ(index.find(1)->key, mortonKey(GeoPoint::fromDegrees(30, 30).value()));
}

TEST(ClusterIndex, SaysWhetherAnUpsertChangedAnything)
{
    ClusterIndex index;
    EXPECT_TRUE(index.upsert(pointAt(1, 122, 30)));
    EXPECT_FALSE(index.upsert(pointAt(1, 122, 30)));
    EXPECT_TRUE(index.upsert(pointAt(1, 122, 30, EventState::Closed)));
    EXPECT_EQ(index.find(1)->state, EventState::Closed);
    EXPECT_TRUE(index.upsert(pointAt(1, 122.5, 30, EventState::Closed)));
    EXPECT_EQ(index.size(), 1U);
}

TEST(ClusterIndex, SplitsAtTheExpansionZoom)
{
    PointSource source(9);
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= 3000; ++row)
        points.push_back(source.next(row));
    const ClusterIndex index = ClusterIndex::build(points);
    int split = 0;
    for (const Cluster& cluster : index.clusters(QRectF(0, 0, 1, 1), 6)) {
        if (!cluster.expansionZoom)
            continue;
        const auto inside = [&](double zoom) {
            std::size_t cells = 0;
            for (const Cluster& other : index.clusters(cluster.cell.worldRect(), zoom))
                cells += firstKeyOfCell(other.cell.key, cluster.cell.level) == cluster.cell.key ? 1U : 0U;
            return cells;
        };
        ASSERT_GT(*cluster.expansionZoom, 6);
        EXPECT_EQ(inside(*cluster.expansionZoom - 1), 1U);
        EXPECT_GT(inside(*cluster.expansionZoom), 1U);
        ++split;
    }
    EXPECT_GT(split, 3);
}

TEST(ClusterIndex, NeverSplitsEventsAtOnePlaceButListsThem)
{
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= 1500; ++row)
        points.push_back(pointAt(row, 122.1, 30.0));
    const ClusterIndex index = ClusterIndex::build(points);
    const std::vector<Cluster> clusters = index.clusters(QRectF(0, 0, 1, 1), 20);
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_EQ(clusters.front().count, 1500U);
    EXPECT_FALSE(clusters.front().expansionZoom);
    const std::vector<PointEntry> events = index.eventsIn(clusters.front().cell, 10);
    ASSERT_EQ(events.size(), 10U);
    EXPECT_EQ(events.front().row, 1);
    EXPECT_EQ(events.back().row, 10);
    EXPECT_EQ(index.eventsIn(clusters.front().cell, 100'000).size(), 1500U);
    for (const EventRow row : {1, 384, 385, 1500})
        EXPECT_EQ(index.find(row)->row, row);
}

TEST(ClusterIndex, CountsUrgentOnlyWhileOpen)
{
    const std::vector<MapPoint> points{pointAt(1, 122, 30, EventState::Reported, Priority::Urgent),
                                       pointAt(2, 122, 30, EventState::Closed, Priority::Urgent),
                                       pointAt(3, 122, 30, EventState::Handling, Priority::Important)};
    const Cluster cluster = ClusterIndex::build(points).clusters(QRectF(0, 0, 1, 1), 0).front();
    EXPECT_EQ(cluster.count, 3U);
    EXPECT_EQ(cluster.sums.urgentOpen, 1U);
    EXPECT_EQ(cluster.sums.byState.at(static_cast<std::size_t>(EventState::Closed)), 1U);
}

TEST(ClusterIndex, FindsNearestAndWithinLikeASortedList)
{
    PointSource source(21);
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= 4000; ++row)
        points.push_back(source.next(row));
    const ClusterIndex index = ClusterIndex::build(points);
    for (const GeoPoint from :
         {GeoPoint::fromDegrees(122.1, 30.0).value(), GeoPoint::fromDegrees(-179.9, -60).value(),
          GeoPoint::fromDegrees(0, 89).value()}) {
        std::vector<double> expected;
        for (const MapPoint& point : points) {
            const WorldPoint world = worldOf(mortonKey(toWorld(point.lon7 * 1e-7, point.lat7 * 1e-7)));
            expected.push_back(distanceMetres(from, toGeo(world)));
        }
        std::ranges::sort(expected);
        const std::vector<Neighbour> nearest = index.nearest(from, 25);
        ASSERT_EQ(nearest.size(), 25U);
        for (std::size_t i = 0; i < nearest.size(); ++i)
            EXPECT_DOUBLE_EQ(nearest[i].metres, expected[i]);
        const double radius = expected[1000] + 1e-6;
        const auto inside = std::ranges::upper_bound(expected, radius) - expected.begin();
        EXPECT_EQ(index.within(from, radius).size(), static_cast<std::size_t>(inside));
    }
    EXPECT_EQ(index.nearest(GeoPoint::fromDegrees(0, 0).value(), 9999).size(), 4000U);
}

TEST(ClusterIndex, BoundsTheOpenEventsOfAnArea)
{
    const std::vector<MapPoint> points{pointAt(1, 122.0, 30.0), pointAt(2, 122.4, 30.2),
                                       pointAt(3, 122.2, 29.0, EventState::Closed), pointAt(4, -87.6, 41.8)};
    const ClusterIndex index = ClusterIndex::build(points);
    const GeoBounds home(GeoPoint::fromDegrees(121, 29).value(), GeoPoint::fromDegrees(123, 31).value());
    const std::optional<GeoBounds> found = index.openBounds(home);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->west(), 122.0, 1e-6);
    EXPECT_NEAR(found->east(), 122.4, 1e-6);
    EXPECT_NEAR(found->south(), 30.0, 1e-6);
    EXPECT_NEAR(found->north(), 30.2, 1e-6);
    EXPECT_NEAR(index.openBounds(std::nullopt)->west(), -87.6, 1e-6);
    EXPECT_NEAR(index.allBounds(home)->south(), 29.0, 1e-6);
    EXPECT_FALSE(ClusterIndex().allBounds(std::nullopt));
}

TEST(ClusterIndex, StaysUnder120BytesAPoint)
{
    PointSource source(33);
    std::vector<MapPoint> points;
    for (EventRow row = 1; row <= 100'000; ++row)
        points.push_back(source.next(row));
    ClusterIndex index = ClusterIndex::build(points);
    EXPECT_LT(index.memoryBytes(), 100'000U * 70);
    for (int i = 0; i < 100'000; ++i)
        index.upsert(source.next(source.pick(1, 100'000)));
    EXPECT_LT(index.memoryBytes(), index.size() * 120);
}

} // namespace onescreen::geo
